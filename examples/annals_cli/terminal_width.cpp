#include "terminal_width.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace annals::cli {
namespace {

constexpr int kUnknown = 0, kUsual = 80, kNarrowest = 40, kWidest = 500;

int columns_of_environment() {
  const char* const value = std::getenv("COLUMNS");
  if (value == nullptr) return kUnknown;
  const std::string_view text(value);
  int columns = kUnknown;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), columns);
  const bool number = end.ec == std::errc() && end.ptr == text.data() + text.size();
  return number && columns > 0 ? columns : kUnknown;
}

int columns_of_terminal() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return kUnknown;
  return size.ws_col;
}

}  // namespace

int terminal_width() {
  int columns = columns_of_environment();
  if (columns == kUnknown) columns = columns_of_terminal();
  if (columns == kUnknown) columns = kUsual;
  return std::clamp(columns, kNarrowest, kWidest);
}

}  // namespace annals::cli
