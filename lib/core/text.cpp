#include "core/text.h"

#include <annals/names.h>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace annals {
namespace {

struct FreeDeleter {
  void operator()(utf8proc_uint8_t* bytes) const noexcept { std::free(bytes); }
};

// NFKC with case folding, without what is invisible; empty for invalid UTF-8.
std::optional<std::string> nfkc_casefold(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, FreeDeleter> owned(mapped);
  if (size < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

bool is_white(char c) { return c == ' ' || ('\t' <= c && c <= '\r'); }

// Runs of white space as one blank, none at the ends. NFKC has made the wide blanks plain.
std::string single_spaced(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (!is_white(c)) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace

std::string folded(std::string_view text) {
  const auto mapped = nfkc_casefold(text);
  return mapped ? single_spaced(*mapped) : std::string(text);
}

namespace core {

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    if (bytes[at] < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (size < 0) return at;
    at += static_cast<std::size_t>(size);
  }
  return std::nullopt;
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    result += size < 0 ? U'\uFFFD' : static_cast<char32_t>(code_point);
    at += size < 0 ? 1 : static_cast<std::size_t>(size);
  }
  return result;
}

void append_utf8(char32_t code_point, std::string& text) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t size =
      utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

int columns_of(char32_t code_point) {
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
}

bool is_unprintable(char32_t code_point) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

std::string quoted(std::string_view text, std::size_t limit) {
  std::string result = "\"";
  std::size_t count = 0;
  for (const char32_t each : code_points(text)) {
    if (count++ == limit) {
      result += "\u2026";
      break;
    }
    append_utf8(is_unprintable(each) ? U'\uFFFD' : each, result);
  }
  return result + "\"";
}

std::string one_of(std::span<const std::string_view> words) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? " or " : ", ";
    result += words[i];
  }
  return result;
}

}  // namespace core
}  // namespace annals
