// What each target is made of: it defines try_input(), and a main() calls that for every input,
// either libFuzzer's or our own in replay.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/require.h"

namespace annals::fuzz {

// Runs the reader over one input and requires what it promises.
void try_input(std::string_view input);

// Takes the first line off "text", without its end.
inline std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

}  // namespace annals::fuzz
