#include "exchange/text/spreadsheet_text.h"

namespace annals::exchange {
namespace {

// True for apostrophes, or none, before a character that begins a formula.
bool runs(std::string_view text) noexcept {
  const std::size_t at = text.find_first_not_of('\'');
  return at != std::string_view::npos &&
         std::string_view("=+-@\t\r").find(text[at]) != std::string_view::npos;
}

}  // namespace

std::string harmless(std::string_view text) {
  return runs(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view restored(std::string_view cell) noexcept {
  if (cell.starts_with('\'') && runs(cell)) cell.remove_prefix(1);
  return cell;
}

}  // namespace annals::exchange
