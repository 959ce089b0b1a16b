#include "analysis/panel_values.h"

#include <string>

namespace annals::analysis {

Result<void> check_indicator(const Panel& panel, std::size_t indicator) {
  if (indicator < panel.indicator_count()) return {};
  return Error{ErrorCode::kInvalidArgument,
               "there is no indicator \"" + std::to_string(indicator) + "\" in a panel of " +
                   std::to_string(panel.indicator_count()) + ", they are numbered from 0"};
}

}  // namespace annals::analysis
