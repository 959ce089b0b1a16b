// How a spreadsheet prints a number: the first line of an input is the number, the rest its format.
#include "exchange/workbook/number_format.h"

#include <charconv>
#include <cmath>

#include "core/utf8.h"
#include "support/target.h"

namespace annals::fuzz {

void try_input(std::string_view input) {
  const std::string_view line = take_line(input);
  double number = 0;
  const auto end = std::from_chars(line.data(), line.data() + line.size(), number);
  if (end.ec != std::errc() || end.ptr != line.data() + line.size()) return;
  const std::string general = exchange::shown_number(number, "General", false);
  if (std::isfinite(number)) {
    double back = 0;
    std::from_chars(general.data(), general.data() + general.size(), back);
    require(back == number, "General prints the number itself");
  }
  for (const bool since_1904 : {false, true}) {
    const std::string shown = exchange::shown_number(number, input, since_1904);
    require(!shown.empty(), "a number is shown");
    require(core::invalid_utf8(input) || !core::invalid_utf8(shown), "what is shown is UTF-8");
  }
}

}  // namespace annals::fuzz
