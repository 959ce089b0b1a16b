#include <annals/terminal.h>

#include "core/text.h"

namespace annals {

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t each : core::code_points(text)) {
    if (!core::is_unprintable(each)) width += static_cast<std::size_t>(core::columns_of(each));
  }
  return width;
}

std::string terminal_safe(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t each : core::code_points(text)) {
    if (each == U'\n' || each == U'\r' || each == U'\u2028' || each == U'\u2029') {
      result += ' ';
    } else {
      core::append_utf8(core::is_unprintable(each) ? U'\uFFFD' : each, result);
    }
  }
  return result;
}

}  // namespace annals
