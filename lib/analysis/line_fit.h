// The least-squares line through any points, without the conditions of a yearly series.
#pragma once

#include <annals/statistics.h>

#include <span>

namespace annals::analysis {

// As least_squares(), but x may come in any order and repeat. REQUIRES: n >= 3, the same length,
// finite values, two different x, and confidence inside (0, 1).
LeastSquares fit_line(std::span<const double> x, std::span<const double> y, double confidence);

// slope / standard error; infinite for a slope without error, 0 for slope 0.
double t_statistic(double slope, double standard_error);

}  // namespace annals::analysis
