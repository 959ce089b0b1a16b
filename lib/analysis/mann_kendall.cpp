#include <annals/statistics.h>

#include <algorithm>
#include <cmath>

#include "analysis/arguments.h"
#include "analysis/distributions.h"
#include "analysis/exact_kendall.h"
#include "analysis/kendall_score.h"
#include "analysis/kendall_test.h"

namespace annals {
namespace analysis {
namespace {

// With the correction for continuity: S goes in steps of 2 and the normal distribution does not.
double standardised(const KendallScore& score) {
  if (score.s == 0) return 0;
  const std::int64_t towards_zero = score.s > 0 ? score.s - 1 : score.s + 1;
  return static_cast<double>(towards_zero) / std::sqrt(score.variance);
}

double tau_b(const KendallScore& score) {
  const std::int64_t untied = score.pairs - score.tied_pairs;
  if (untied == 0) return 0;
  return static_cast<double>(score.s) /
         std::sqrt(static_cast<double>(untied) * static_cast<double>(score.pairs));
}

}  // namespace

MannKendall test_of(std::size_t n, const KendallScore& score) {
  MannKendall test{.n = n,
                   .s = score.s,
                   .variance = score.variance,
                   .z = standardised(score),
                   .tau = tau_b(score)};
  test.ties = score.tied_pairs > 0;
  test.exact = !test.ties && test.n <= kMostExactValues;
  test.p_value = test.exact ? exact_two_sided_p(test.n, test.s) : normal_two_sided_p(test.z);
  return test;
}

}  // namespace analysis

Result<MannKendall> mann_kendall(std::span<const double> y) {
  if (auto ok = analysis::check_finite(y, "y"); !ok) return ok.error();
  if (auto ok = analysis::check_count(y.size(), 2, "mann-kendall test"); !ok) return ok.error();
  return analysis::test_of(y.size(), analysis::kendall_score(y));
}

double smallest_exact_p(std::size_t n) {
  double p = 2;
  for (std::size_t i = 2; i <= n && p > 0; ++i) p /= static_cast<double>(i);
  return std::min(p, 1.0);
}

}  // namespace annals
