// What questions of a panel have in common.
#pragma once

#include <annals/panel.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace annals::analysis {

// Fails with kInvalidArgument if the panel has no indicator of that number.
Result<void> check_indicator(const Panel& panel, std::size_t indicator);

// later less earlier, exact; empty where that has more than 18 digits. REQUIRES: cells with values.
inline std::optional<Decimal> exact_difference(const Panel& panel, std::size_t earlier,
                                               std::size_t later) {
  const int exponent = panel.exponents()[later];
  if (panel.exponents()[earlier] == exponent) {
    const auto made =
        Decimal::make(panel.mantissas()[later] - panel.mantissas()[earlier], exponent);
    return made ? std::optional(*made) : std::nullopt;
  }
  const auto difference = *panel.value(later) - *panel.value(earlier);
  return difference ? std::optional(*difference) : std::nullopt;
}

// The nearest double of it; NaN where there is none.
inline double difference_of_values(const Panel& panel, std::size_t earlier, std::size_t later) {
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  constexpr std::array kPowers{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  const std::int64_t difference = panel.mantissas()[later] - panel.mantissas()[earlier];
  const int decimals = -panel.exponents()[later];
  // Both are exact as doubles, so that one division rounds correctly.
  if (panel.exponents()[earlier] == -decimals && 0 <= decimals &&
      decimals < static_cast<int>(kPowers.size()) && -kExact <= difference &&
      difference <= kExact) {
    return static_cast<double>(difference) / kPowers[static_cast<std::size_t>(decimals)];
  }
  const auto exact = exact_difference(panel, earlier, later);
  return exact ? exact->to_double() : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace annals::analysis
