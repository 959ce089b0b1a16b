#include <annals/compare.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/arguments.h"

namespace annals {
namespace {

// Factors that make the two scales estimate the standard deviation of normal values.
constexpr double kOfMad = 0.6745;
constexpr double kOfMeanDistance = 1.253314;

// The quantile at "quarters" fourths of ascending values.
double quantile(std::span<const double> ascending, std::size_t quarters) {
  const std::size_t position = (ascending.size() - 1) * quarters;
  const std::size_t below = position / 4;
  const double fraction = static_cast<double>(position % 4) / 4;
  if (fraction == 0) return ascending[below];
  return ascending[below] + fraction * (ascending[below + 1] - ascending[below]);
}

Result<void> check_values(std::span<const double> values) {
  if (auto ok = analysis::check_finite(values, "the group"); !ok) return ok;
  return analysis::check_count(values.size(), 1, "the group");
}

}  // namespace

Result<Quartiles> quartiles(std::span<const double> values) {
  if (auto ok = check_values(values); !ok) return ok.error();
  std::vector<double> ascending(values.begin(), values.end());
  std::sort(ascending.begin(), ascending.end());
  return Quartiles{quantile(ascending, 1), quantile(ascending, 2), quantile(ascending, 3)};
}

Result<ModifiedZScores> modified_z_scores(std::span<const double> values) {
  const auto of_values = quartiles(values);
  if (!of_values) return of_values.error();
  ModifiedZScores result;
  result.median = of_values->median;
  std::vector<double> distances;
  for (const double value : values) distances.push_back(std::fabs(value - result.median));
  // In ascending order, so that the order of the values does not change their sum.
  std::sort(distances.begin(), distances.end());
  result.mad = quantile(distances, 2);
  result.by_mean_distance = result.mad == 0;
  double factor = kOfMad / result.mad;
  if (result.by_mean_distance) {
    const double sum = std::accumulate(distances.begin(), distances.end(), 0.0);
    const double mean = sum / static_cast<double>(distances.size());
    factor = mean == 0 ? 0 : 1 / (kOfMeanDistance * mean);
  }
  for (const double value : values) result.scores.push_back((value - result.median) * factor);
  return result;
}

}  // namespace annals
