// The statistics of short yearly series, as pure functions over numbers.
//
// x are years (real ones: a gap of two years counts as two), y the values; both have the same
// length, x strictly ascending. Missing values are left out by the caller, never filled in.
#pragma once

#include <annals/error.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace annals {

// An ordinary least-squares line, y = intercept + slope * x, with centred sums:
//
//   slope = Sxy / Sxx      Sxx = sum (x - mean x)^2, Sxy = sum (x - mean x)(y - mean y)
//   s^2   = sum of squared residuals / (n - 2)
//   standard error = s / sqrt(Sxx),  interval = slope -+ t(n - 2) * standard error
//   R^2   = slope * Sxy / Syy
//
// Where the residuals are no more than what writing decimals in binary makes, the fit is perfect.
struct LeastSquares {
  std::size_t n = 0;
  double slope = 0;                      // units of y per year
  double slope_low = 0, slope_high = 0;  // confidence interval, Student's t with n - 2 degrees
  double slope_standard_error = 0;
  double intercept = 0;                    // at x = 0
  double mean_x = 0, mean_y = 0;           // the line passes through this point
  double residual_standard_deviation = 0;  // s, in units of y
  double r_squared = 0;  // 1 for a constant series, which the line fits without residual
  double t = 0;          // slope / slope_standard_error; infinite for a perfect slope
  double p_value = 1;    // two-sided, of slope 0; 1 for a constant series

  double at(double x) const noexcept { return mean_y + slope * (x - mean_x); }
};
// Needs n >= 3 (interval and p have n - 2 degrees of freedom), else kInsufficientData; fails with
// kInvalidArgument if the lengths differ, x does not ascend or confidence is outside (0, 1).
Result<LeastSquares> least_squares(std::span<const double> x, std::span<const double> y,
                                   double confidence = 0.95);

// The Theil-Sen line: the median of the slopes of all pairs.
// Theil (1950); Sen (1968), J. Am. Stat. Assoc. 63, 1379-1389.
struct TheilSen {
  std::size_t n = 0;
  double slope = 0;  // units of y per year
  // Sen's interval: with C = z * sqrt(variance of S, corrected for ties) and z the normal quantile,
  // the ranks (N - C)/2 and (N + C)/2 + 1 of the N ordered slopes, rounded to the nearest (half to
  // even) and kept within 1..N. With few years it is all that occurs, whatever was asked for.
  double slope_low = 0, slope_high = 0;
  double intercept = 0;  // at x = 0: median(y) - slope * median(x) (Conover)
  double at(double x) const noexcept { return intercept + slope * x; }
};
// Needs n >= 2, else kInsufficientData; kInvalidArgument as above.
Result<TheilSen> theil_sen(std::span<const double> x, std::span<const double> y,
                           double confidence = 0.95);

// The Mann-Kendall test for a monotonic trend, which looks at nothing but the order of the values.
// Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods.
//
//   variance = (n (n - 1)(2n + 5) - sum of t (t - 1)(2t + 5)) / 18    t: each group of equal values
//   tau      = s / sqrt((N - T) N)      N pairs, T of them tied
//
// p is the share of all orders of the values with an |s| at least as large: counted where "exact",
// else by the normal distribution of z, which is rough with ties and few values.
struct MannKendall {
  std::size_t n = 0;
  std::int64_t s = 0;   // pairs that rise less pairs that fall
  double variance = 0;  // of s under no trend, corrected for ties
  double z = 0;         // (s -+ 1) / sqrt(variance); 0 for s = 0
  double tau = 0;       // Kendall's tau-b; 0 for a constant series
  double p_value = 1;   // two-sided
  bool exact = false;   // p from the exact distribution: n <= 10 and no ties
  bool ties = false;
};
// Needs n >= 2, else kInsufficientData.
Result<MannKendall> mann_kendall(std::span<const double> y);
// The smallest two-sided p that n values without ties can reach: 2 / n!.
double smallest_exact_p(std::size_t n);

}  // namespace annals
