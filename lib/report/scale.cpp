#include "report/scale.h"

#include <algorithm>
#include <cmath>

namespace annals::report {

Ticks ticks_for(double lowest, double highest) {
  double low = lowest, high = highest;
  if (low >= 0 && low <= high / 2) low = 0;
  if (high <= 0 && high >= low / 2) high = 0;
  if (low == high) {
    // All alike: a unit to either side.
    low -= 1;
    high += 1;
    if (lowest >= 0) low = std::max(low, 0.0);
  }
  const double rough = (high - low) / 4;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double each : {1.0, 2.0, 5.0}) {
    if (each * power >= rough) {
      step = each * power;
      break;
    }
  }
  Ticks ticks;
  ticks.decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
  const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  for (double n = first; n <= last; n += 1) ticks.at.push_back(n * step);
  return ticks;
}

}  // namespace annals::report
