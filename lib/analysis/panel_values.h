// What questions of a panel have in common.
#pragma once

#include <annals/panel.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

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
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  constexpr std::array kPowers{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  const std::int8_t exponent = panel.exponents()[later];
  const std::int64_t mantissa = panel.mantissas()[later] - panel.mantissas()[earlier];
  const bool usual = panel.exponents()[earlier] == exponent && exponent <= 0 &&
                     -exponent < static_cast<int>(kPowers.size()) && -kExact <= mantissa &&
                     mantissa <= kExact;
  if (!usual) return general_difference(panel, earlier, later);
  // Both are exact as doubles, so that one division rounds correctly.
  const double value = static_cast<double>(mantissa) / kPowers[static_cast<std::size_t>(-exponent)];
  return {.mantissa = mantissa, .exponent = exponent, .value = value, .fits = true};
}

}  // namespace annals::analysis
