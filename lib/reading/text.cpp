#include "reading/text.h"

#include <algorithm>

#include "core/utf8.h"
#include "reading/characters.h"

namespace annals::reading {
namespace {

bool has_no_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
         c == 0xFEFF || c == 0xAD;
}

// Chinese marks whose full-width form is the usual one stay as they are.
bool stays_wide(char32_t c) {
  return c == U'，' || c == U'；' || c == U'：' || c == U'！' || c == U'？';
}

char32_t simplified(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return stays_wide(c) ? c : c - 0xFF01 + U'!';
  if (c == 0x2212 || c == 0x2010 || c == 0x2011) return U'-';
  if (c == 0xFE63 || c == 0x02D7) return U'-';
  if (c == 0x3014 || c == 0xFE5D || c == 0x2768) return U'〔';
  if (c == 0x3015 || c == 0xFE5E || c == 0x2769) return U'〕';
  if (c == 0xFF61) return U'。';
  if (c == 0xFF5E || c == 0x301C || c == 0x223C) return U'~';
  // Radicals and compatibility ideographs, as text out of a PDF has them.
  if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF)) return core::compatible_form(c);
  return c;
}

bool is_odd_blank(char32_t c) {
  return c == U'\t' || c == U'\r' || c == U'\v' || c == U'\f' || core::is_white_space(c);
}

bool wide_digits(std::string_view utf8, std::size_t at, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view c = utf8.substr(std::min(at + 3 * i, utf8.size()), 3);
    if (c.size() < 3 || c.substr(0, 2) != "\xEF\xBC" || c[2] < '\x90' || c[2] > '\x99')
      return false;
  }
  return true;
}

// A full-width comma between full-width digits, the last of them three, separates thousands.
bool separates_thousands(std::string_view utf8, std::size_t at) {
  return at >= 3 && wide_digits(utf8, at - 3, 1) && wide_digits(utf8, at + 3, 3) &&
         !wide_digits(utf8, at + 12, 1);
}

bool beside_chinese(std::u32string_view chars, std::size_t at) {
  const auto wide = [](char32_t c) { return c >= 0x2E80 || c == 0x2019 || c == 0x201D; };
  const bool before =
      at > 0 && (wide(chars[at - 1]) || chars[at - 1] == U'%' || chars[at - 1] == U')');
  const bool behind = at + 1 < chars.size() && wide(chars[at + 1]);
  return before || behind;
}

void widen_marks(std::u32string& chars) {
  for (std::size_t i = 0; i < chars.size(); ++i) {
    char32_t& c = chars[i];
    if (c != U',' && c != U':' && c != U';') continue;
    if (!beside_chinese(chars, i)) continue;
    c = c == U',' ? U'，' : c == U':' ? U'：' : U'；';
  }
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace

Text normalised(std::string_view utf8, std::size_t base) {
  Text text;
  text.chars.reserve(utf8.size() / 2);
  text.offsets.reserve(utf8.size() / 2 + 1);
  std::size_t at = 0;
  while (at < utf8.size()) {
    const core::CodePoint c = core::first_code_point(utf8.substr(at));
    if (c.valid && !has_no_width(c.value)) {
      const char32_t plain =
          c.value == U'，' && separates_thousands(utf8, at) ? U',' : simplified(c.value);
      text.chars += plain != U'\n' && plain != U'\t' && is_odd_blank(plain) ? U' ' : plain;
      text.offsets.push_back(base + at);
    }
    at += c.length;
  }
  text.offsets.push_back(base + utf8.size());
  widen_marks(text.chars);
  return text;
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  result.reserve(text.size() * 3);
  for (const char32_t c : text) append(result, c);
  return result;
}

std::u32string to_code_points(std::string_view utf8) { return normalised(utf8, 0).chars; }

std::u32string_view trimmed(std::u32string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace annals::reading
