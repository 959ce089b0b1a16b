#include "core/utf8.h"

#include <annals/names.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace annals::core {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Zero-width spaces and joiners, and the byte order mark.
bool has_no_width(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower_ascii(c);
  return result;
}

struct Free {
  void operator()(utf8proc_uint8_t* bytes) const noexcept { std::free(bytes); }
};

// NFKC with case folding, without what is invisible (soft hyphens, zero-width marks); empty if
// "text" is not UTF-8.
std::optional<std::string> compatible(std::string_view text) {
  utf8proc_uint8_t* raw = nullptr;
  const auto options = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> bytes(raw);
  if (length < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(length));
}

// Runs of white space as one blank, none at the ends.
std::string with_single_blanks(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool blank_due = false;
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    if (is_white_space(c.value)) {
      blank_due = !result.empty();
    } else {
      if (blank_due) result += ' ';
      blank_due = false;
      result += text.substr(0, c.length);
    }
    text.remove_prefix(c.length);
  }
  return result;
}

}  // namespace

CodePoint first_code_point(std::string_view text) noexcept {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x80) return {byte, 1, true};
  utf8proc_int32_t value = -1;
  const utf8proc_ssize_t length = utf8proc_iterate(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4)), &value);
  if (length <= 0) return {};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(length), true};
}

bool is_white_space(char32_t c) noexcept {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

std::string_view trimmed(std::string_view text) noexcept {
  const auto is_nothing = [](char32_t c) { return is_white_space(c) || has_no_width(c); };
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    if (!is_nothing(c.value)) break;
    text.remove_prefix(c.length);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && is_continuation(text[last])) --last;
    if (!is_nothing(first_code_point(text.substr(last)).value)) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string narrowed(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    if (c.value >= 0xFF01 && c.value <= 0xFF5E) {
      result += static_cast<char>(c.value - 0xFF01 + '!');
    } else if (c.value == 0x3000) {
      result += ' ';
    } else {
      result += text.substr(0, c.length);
    }
    text.remove_prefix(c.length);
  }
  return result;
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    result += c.value;
    text.remove_prefix(c.length);
  }
  return result;
}

char32_t compatible_form(char32_t c) noexcept {
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = UTF8PROC_BOUNDCLASS_START;
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE),
      &boundary);
  return count == 1 ? static_cast<char32_t>(parts[0]) : c;
}

std::size_t columns(char32_t c) noexcept {
  if (is_control(c)) return 0;
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = first_code_point(text.substr(at));
    if (!c.valid) return at;
    at += c.length;
  }
  return std::nullopt;
}

}  // namespace annals::core

namespace annals {

std::string folded(std::string_view text) {
  if (core::is_ascii(text)) return core::with_single_blanks(core::lower_ascii(text));
  const std::optional<std::string> mapped = core::compatible(text);
  return mapped ? core::with_single_blanks(*mapped) : std::string(text);
}

}  // namespace annals
