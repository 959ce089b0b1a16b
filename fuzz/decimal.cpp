// Numbers as reports print them: Decimal::parse and parse_printed_value.
#include <annals/decimal.h>
#include <annals/observation.h>

#include <cmath>

#include "support/target.h"

namespace annals::fuzz {
namespace {

void require_decimal(const Decimal& value) {
  const auto back = Decimal::parse(value.str());
  require(back && identical(*back, value), "a decimal reads back from its text");
  require(std::isfinite(value.to_double()), "a decimal is a finite double");
  // Zeros for a positive exponent may be more digits than are read.
  if (const auto plain = Decimal::parse(value.plain()))
    require(*plain == value, "the plain text is the same value");
  if (const auto interval = value.interval())
    require(interval->contains(value), "a value lies in its own interval");
  for (const int decimals : {-3, 0, 2}) {
    const auto rounded = value.rounded(decimals);
    if (!rounded) continue;
    const auto again = rounded->rounded(decimals);
    require(again && identical(*again, *rounded), "rounding twice is rounding once");
  }
}

void require_printed(const PrintedValue& printed) {
  require_decimal(printed.value);
  const auto chinese = parse_printed_value(print_value(printed.value, printed.bound, "zh"));
  // A number without a unit may need more digits than are kept.
  if (!chinese) return;
  require(chinese->value == printed.value && chinese->bound == printed.bound,
          "a value printed for readers reads back as the same");
}

}  // namespace

void try_input(std::string_view input) {
  if (const auto value = Decimal::parse(input)) {
    require_decimal(*value);
    const auto printed = parse_printed_value(input);
    require(printed && identical(printed->value, *value) && printed->bound == Bound::kExact,
            "a plain number is a printed value");
  } else {
    require(value.error().code == ErrorCode::kInvalidData, "a refusal lies in the data");
  }
  if (const auto printed = parse_printed_value(input)) require_printed(*printed);
}

}  // namespace annals::fuzz
