// The characters of UTF-8 text, and what a terminal does with them. utf8.cpp is the only user of
// utf8proc; it also holds annals::folded().
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace annals::core {

// U+FFFD, which stands for what cannot be shown.
inline constexpr std::string_view kReplacement = "\uFFFD";

struct CodePoint {
  char32_t value = 0xFFFD;
  std::size_t length = 1;  // in bytes
  bool valid = false;      // if not: one byte that is not UTF-8, with the value U+FFFD
};

// The first code point of a text. REQUIRES: !text.empty().
CodePoint first_code_point(std::string_view text) noexcept;

std::u32string code_points(std::string_view text);

// The byte at which "text" stops being valid UTF-8; empty if all of it is.
std::optional<std::size_t> invalid_utf8(std::string_view text);

// "text" with full-width forms (U+FF01 to U+FF5E) as the ASCII characters that they are wide forms
// of, and the ideographic space as a blank.
std::string narrowed(std::string_view text);

// The character that NFKC has for "c"; "c" itself where NFKC has several or the same.
char32_t compatible_form(char32_t c) noexcept;

// White_Space of Unicode, as far as NFKC leaves it.
bool is_white_space(char32_t c) noexcept;
// "text" without white space, and marks of no width, at its ends.
std::string_view trimmed(std::string_view text) noexcept;

// C0 and C1 controls and DEL.
constexpr bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

// Marks that change the direction of the text after them.
constexpr bool reorders_text(char32_t c) noexcept {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

// The columns a terminal gives to a code point: 0, 1 or 2.
std::size_t columns(char32_t c) noexcept;

}  // namespace annals::core
