// Classes of characters, in normalised text.
#pragma once

#include <string_view>

namespace annals::reading {

constexpr bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }
constexpr bool is_letter(char32_t c) noexcept {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
constexpr bool is_blank(char32_t c) noexcept { return c == U' ' || c == U'\t'; }
constexpr bool is_han(char32_t c) noexcept {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

// Ends a clause; 、 and blanks do not.
constexpr bool ends_clause(char32_t c) noexcept {
  constexpr std::u32string_view kMarks = U"，。；：！？;!?…\n";
  return kMarks.find(c) != std::u32string_view::npos;
}
// Ends a sentence, within which subjects are left out.
constexpr bool ends_sentence(char32_t c) noexcept {
  constexpr std::u32string_view kMarks = U"。！？!?\n";
  return kMarks.find(c) != std::u32string_view::npos;
}

}  // namespace annals::reading
