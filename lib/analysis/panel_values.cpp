#include "analysis/panel_values.h"

#include <string>

namespace annals::analysis {

Result<void> check_indicator(const Panel& panel, std::size_t indicator) {
  if (indicator < panel.indicator_count()) return {};
  return Error{ErrorCode::kInvalidArgument,
               "there is no indicator \"" + std::to_string(indicator) + "\" in a panel of " +
                   std::to_string(panel.indicator_count()) + ", they are numbered from 0"};
}

ExactDifference general_difference(const Panel& panel, std::size_t earlier, std::size_t later) {
  const auto difference = *panel.value(later) - *panel.value(earlier);
  if (!difference) return {};
  return {.mantissa = difference->mantissa(),
          .exponent = static_cast<std::int8_t>(difference->exponent()),
          .value = difference->to_double(),
          .fits = true};
}

}  // namespace annals::analysis
