// What a job found, added up into one number, at as little cost as can be.
#pragma once

#include <annals/panel_compare.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace annals::bench {

// The sizes of changes. Of mantissas alone, since a measure has one exponent.
inline double sum_of_changes(const PanelChanges& changes) {
  std::int64_t sum = 0;
  for (const std::int64_t mantissa : changes.mantissa) sum += std::abs(mantissa);
  return changes.size() == 0 ? 0 : static_cast<double>(sum) * std::pow(10, changes.exponent[0]);
}

}  // namespace annals::bench
