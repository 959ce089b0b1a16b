// Text in code points, normalised, with the way back to the bytes it came from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::reading {

// One paragraph. Full-width forms, radicals and odd blanks are the characters that they stand for;
// Chinese punctuation stays, and ASCII commas and colons beside Chinese become it.
struct Text {
  std::u32string chars;
  std::vector<std::size_t> offsets;  // the byte of each character, and of the end

  std::u32string_view view(std::size_t begin, std::size_t end) const {
    return std::u32string_view(chars).substr(begin, end - begin);
  }
};

// The normal form of "utf8", which begins at byte "base" of the whole. Bytes that are not UTF-8,
// and marks of no width, are left out.
Text normalised(std::string_view utf8, std::size_t base);

std::string to_utf8(std::u32string_view text);
std::u32string to_code_points(std::string_view utf8);

std::u32string_view trimmed(std::u32string_view text);

}  // namespace annals::reading
