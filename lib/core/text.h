// Text: UTF-8, folding for lookup, and the words of error messages. The only user of utf8proc.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::core {

// The byte at which "text" stops being valid UTF-8; empty if all of it is.
std::optional<std::size_t> invalid_utf8(std::string_view text);

// The code points of "text"; U+FFFD for each byte that is not valid.
std::u32string code_points(std::string_view text);
void append_utf8(char32_t code_point, std::string& text);
// Terminal columns: 2 for wide characters, 0 for combining ones.
int columns_of(char32_t code_point);
// True for controls, format marks (such as those that reorder text) and line separators.
bool is_unprintable(char32_t code_point);

// "text" in double quotes for a message: control characters replaced, and cut after "limit"
// characters with an ellipsis.
std::string quoted(std::string_view text, std::size_t limit = 60);

// The candidates nearest to "wanted", nearest first, at most "limit": those that contain it, begin
// like it or differ in few characters (edit distance over code points, on folded text). Candidates
// that have nothing to do with it are left out.
std::vector<std::string> nearest(std::string_view wanted, std::span<const std::string> candidates,
                                 std::size_t limit = 3);

// "; did you mean "a", "b" or "c"?" for the nearest candidates, or "" if there are none.
std::string did_you_mean(std::span<const std::string> nearest);

// "a, b or c" for the words of a list; for messages that say what would be right.
std::string one_of(std::span<const std::string_view> words);

}  // namespace annals::core
