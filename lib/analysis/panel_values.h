// What questions of a panel have in common.
#pragma once

#include <annals/panel.h>

#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/nearest_double.h"

namespace annals::analysis {

// Fails with kInvalidArgument if the panel has no indicator of that number.
Result<void> check_indicator(const Panel& panel, std::size_t indicator);

struct ExactDifference {
  std::int64_t mantissa = 0;
  std::int8_t exponent = 0;
  double value = std::numeric_limits<double>::quiet_NaN();  // the nearest double
  bool fits = false;  // in 18 digits; else nothing of this holds
};

// For cells of different exponents, and what else is rare.
ExactDifference general_difference(const Panel& panel, std::size_t earlier, std::size_t later);

// later less earlier. REQUIRES: cells with values.
inline ExactDifference exact_difference(const Panel& panel, std::size_t earlier,
                                        std::size_t later) {
  const std::int8_t exponent = panel.exponents()[later];
  const std::int64_t mantissa = panel.mantissas()[later] - panel.mantissas()[earlier];
  const bool usual =
      panel.exponents()[earlier] == exponent && core::divides_exactly(mantissa, exponent);
  if (!usual) return general_difference(panel, earlier, later);
  return {.mantissa = mantissa,
          .exponent = exponent,
          .value = core::nearest_double(mantissa, exponent),
          .fits = true};
}

}  // namespace annals::analysis
