// Axes of charts.
#pragma once

#include <vector>

namespace annals::report {

// Round numbers, ascending, from at or below the lowest value to at or above the highest.
struct Ticks {
  std::vector<double> at;
  int decimals = 0;  // to write them with

  double low() const { return at.front(); }
  double high() const { return at.back(); }
};
// Steps of 1, 2 or 5 times a power of ten, three to six of them. An axis begins at zero unless all
// values lie in the upper half of it, or in the lower half of one below zero. REQUIRES: finite.
Ticks ticks_for(double lowest, double highest);

}  // namespace annals::report
