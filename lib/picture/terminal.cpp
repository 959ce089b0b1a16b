#include <annals/terminal.h>

#include "core/utf8.h"

namespace annals {
namespace {

constexpr char32_t kEscape = 0x1B;
constexpr char32_t kNextLine = 0x85, kLineSeparator = 0x2028, kParagraphSeparator = 0x2029;

bool in(char c, char first, char last) { return c >= first && c <= last; }

std::size_t skip_range(std::string_view text, std::size_t at, char first, char last) {
  while (at < text.size() && in(text[at], first, last)) ++at;
  return at;
}

// The end of a sequence of parameters and one final character; 0 if it has none.
std::size_t end_of_control(std::string_view text, std::size_t at) {
  at = skip_range(text, at, '0', '?');
  at = skip_range(text, at, ' ', '/');
  return at < text.size() && in(text[at], '@', '~') ? at + 1 : 0;
}

// The end of a command string: at BEL or ESC \; 0 if it never ends.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (text[at] == '\a') return at + 1;
    if (text.substr(at, 2) == "\x1B\\") return at + 2;
  }
  return 0;
}

// The bytes of the escape sequence at the start (ECMA-48); 1, for the escape alone, where none is
// complete, so that no text is swallowed.
std::size_t escape_length(std::string_view text) {
  if (text.size() < 2) return 1;
  std::size_t end = 0;
  if (text[1] == '[')
    end = end_of_control(text, 2);
  else if (std::string_view("]PX^_").find(text[1]) != std::string_view::npos)
    end = end_of_string(text, 2);
  else if (const std::size_t last = skip_range(text, 1, ' ', '/');
           last < text.size() && in(text[last], '0', '~'))
    end = last + 1;
  return end == 0 ? 1 : end;
}

bool ends_line(char32_t c) {
  return c == '\n' || c == '\r' || c == kNextLine || c == kLineSeparator ||
         c == kParagraphSeparator;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const core::CodePoint c = core::first_code_point(text);
    width += core::columns(c.value);
    text.remove_prefix(c.length);
  }
  return width;
}

std::string terminal_safe(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const core::CodePoint c = core::first_code_point(text);
    std::size_t length = c.length;
    if (ends_line(c.value)) {
      result += ' ';
      if (text.starts_with("\r\n")) length = 2;
    } else if (!c.valid || core::is_control(c.value) || core::reorders_text(c.value)) {
      result += core::kReplacement;
      if (c.value == kEscape) length = escape_length(text);
    } else {
      result += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return result;
}

}  // namespace annals
