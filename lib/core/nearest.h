// What somebody may have meant by a word that is not known.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::core {

// The candidates nearest to "wanted", nearest first, at most "limit": those that contain it, begin
// like it or differ in few characters (edit distance over code points, on folded text). Candidates
// that have nothing to do with it are left out.
std::vector<std::string> nearest(std::string_view wanted, std::span<const std::string> candidates,
                                 std::size_t limit = 3);

// "; did you mean "a", "b" or "c"?" for the nearest candidates, or "" if there are none.
std::string did_you_mean(std::span<const std::string> nearest);

}  // namespace annals::core
