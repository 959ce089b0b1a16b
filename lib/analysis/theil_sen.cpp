#include <annals/statistics.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/arguments.h"
#include "analysis/distributions.h"
#include "analysis/kendall_score.h"
#include "analysis/pair_slopes.h"

namespace annals {
namespace {

double median(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const std::size_t middle = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

// The slope at a rank counted from 1; ranks beyond the ends mean the end.
double at_rank(analysis::PairSlopes& slopes, double rank) {
  const double kept = std::clamp(std::nearbyint(rank), 1.0, static_cast<double>(slopes.size()));
  return slopes.at(static_cast<std::size_t>(kept) - 1);
}

}  // namespace

Result<TheilSen> theil_sen(std::span<const double> x, std::span<const double> y,
                           double confidence) {
  if (auto ok = analysis::check_confidence(confidence); !ok) return ok.error();
  if (auto ok = analysis::check_points(x, y); !ok) return ok.error();
  if (auto ok = analysis::check_count(x.size(), 2, "theil-sen line"); !ok) return ok.error();

  analysis::PairSlopes slopes(x.size());
  slopes.set(x.data(), y.data(), x.size(), false);
  const auto pairs = static_cast<double>(slopes.size());
  const double half_width = analysis::normal_two_sided_quantile(confidence) *
                            std::sqrt(analysis::kendall_score(y).variance);
  TheilSen line{.n = x.size(), .slope = slopes.median()};
  line.slope_low = at_rank(slopes, (pairs - half_width) / 2);
  line.slope_high = at_rank(slopes, (pairs + half_width) / 2 + 1);
  line.intercept = median(y) - line.slope * median(x);
  return line;
}

}  // namespace annals
