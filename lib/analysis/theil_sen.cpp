#include <annals/statistics.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/arguments.h"
#include "analysis/distributions.h"
#include "analysis/kendall_score.h"

namespace annals {
namespace {

std::vector<double> sorted_pair_slopes(std::span<const double> x, std::span<const double> y) {
  std::vector<double> slopes;
  slopes.reserve(x.size() * (x.size() - 1) / 2);
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = i + 1; j < x.size(); ++j) {
      slopes.push_back((y[j] - y[i]) / (x[j] - x[i]));
    }
  }
  std::sort(slopes.begin(), slopes.end());
  return slopes;
}

double median_of_sorted(std::span<const double> values) {
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return (values[middle - 1] + values[middle]) / 2;
}

double median(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return median_of_sorted(sorted);
}

// The slope at a rank counted from 1; ranks beyond the ends mean the end.
double at_rank(std::span<const double> slopes, double rank) {
  const double kept = std::clamp(std::nearbyint(rank), 1.0, static_cast<double>(slopes.size()));
  return slopes[static_cast<std::size_t>(kept) - 1];
}

}  // namespace

Result<TheilSen> theil_sen(std::span<const double> x, std::span<const double> y,
                           double confidence) {
  if (auto ok = analysis::check_confidence(confidence); !ok) return ok.error();
  if (auto ok = analysis::check_points(x, y); !ok) return ok.error();
  if (auto ok = analysis::check_count(x.size(), 2, "theil-sen line"); !ok) return ok.error();

  const std::vector<double> slopes = sorted_pair_slopes(x, y);
  const auto pairs = static_cast<double>(slopes.size());
  const double half_width = analysis::normal_two_sided_quantile(confidence) *
                            std::sqrt(analysis::kendall_score(y).variance);
  TheilSen line{.n = x.size(), .slope = median_of_sorted(slopes)};
  line.slope_low = at_rank(slopes, (pairs - half_width) / 2);
  line.slope_high = at_rank(slopes, (pairs + half_width) / 2 + 1);
  line.intercept = median(y) - line.slope * median(x);
  return line;
}

}  // namespace annals
