#include <annals/proportion.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "analysis/arguments.h"
#include "analysis/distributions.h"
#include "analysis/trend_span.h"

namespace annals {
namespace {

// Below this an expected count is too small for the chi squared distribution (Cochran 1954).
constexpr double kLeastExpected = 5;

std::optional<std::int64_t> whole(const Decimal& value) {
  const auto units = value.rounded(0);
  if (!units || *units != value) return std::nullopt;
  return units->mantissa();
}

Result<void> check_counts(std::int64_t numerator, std::int64_t denominator) {
  if (0 <= numerator && numerator <= denominator) return {};
  return Error{ErrorCode::kInvalidArgument,
               "\"" + std::to_string(numerator) + "\" of \"" + std::to_string(denominator) +
                   "\" is no proportion, it takes a count from 0 to that of all cases"};
}

struct Counts {
  Year year;
  Decimal numerator, denominator;
  bool bounded = false;
};

std::optional<CountPair> pair_of(const Counts& counts) {
  const auto numerator = whole(counts.numerator);
  const auto denominator = whole(counts.denominator);
  if (!numerator || !denominator || !check_counts(*numerator, *denominator)) return std::nullopt;
  return CountPair{.year = counts.year,
                   .numerator = *numerator,
                   .denominator = *denominator,
                   .rounded = counts.bounded || counts.numerator.exponent() > 0 ||
                              counts.denominator.exponent() > 0};
}

CountPairs sorted_out(const std::vector<Counts>& all) {
  CountPairs result;
  for (const Counts& counts : all) {
    if (const auto pair = pair_of(counts)) {
      result.pairs.push_back(*pair);
    } else {
      result.left_out.push_back(counts.year);
    }
  }
  return result;
}

std::optional<Counts> counts_beside(const Observation& observation) {
  if (!observation.numerator || !observation.denominator) return std::nullopt;
  return Counts{observation.year, *observation.numerator, *observation.denominator};
}

std::optional<Counts> counts_of(const Observation& numerator, const Series& denominators) {
  const Observation* const denominator = denominators.find(numerator.year);
  if (!numerator.value || denominator == nullptr || !denominator->value) return std::nullopt;
  return Counts{numerator.year, *numerator.value, *denominator->value,
                numerator.bound != Bound::kExact || denominator->bound != Bound::kExact};
}

// Leaves out what lies before the last break that has counts on both sides.
void keep_last_part(std::vector<Counts>& all, const std::set<Year>& breaks) {
  for (std::size_t i = all.size(); i > 1; --i) {
    const auto parting = breaks.upper_bound(all[i - 2].year);
    if (parting == breaks.end() || all[i - 1].year < *parting) continue;
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i - 1));
    return;
  }
}

Result<void> check_pairs(std::span<const CountPair> pairs) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (auto ok = check_counts(pairs[i].numerator, pairs[i].denominator); !ok) return ok;
    if (i == 0 || pairs[i - 1].year < pairs[i].year) continue;
    return Error{ErrorCode::kInvalidArgument,
                 "count pair of \"" + to_string(pairs[i].year) + "\" is behind that of \"" +
                     to_string(pairs[i - 1].year) + "\", the years must ascend"};
  }
  return {};
}

// Cases are summed in the widest type, as the counts of a nation over decades may be large.
struct Pooled {
  long double cases = 0, with = 0, mean_year = 0;
  long double proportion() const { return with / cases; }
};

Pooled pooled(std::span<const CountPair> pairs) {
  Pooled sums;
  for (const CountPair& pair : pairs) {
    const auto cases = static_cast<long double>(pair.denominator);
    sums.cases += cases;
    sums.with += static_cast<long double>(pair.numerator);
    sums.mean_year += cases * static_cast<int>(pair.year);
  }
  sums.mean_year /= sums.cases;
  return sums;
}

bool few_expected(std::span<const CountPair> pairs, const Pooled& all) {
  const long double rarer = std::min(all.proportion(), 1 - all.proportion());
  return std::any_of(pairs.begin(), pairs.end(), [&](const CountPair& pair) {
    return static_cast<long double>(pair.denominator) * rarer < kLeastExpected;
  });
}

}  // namespace

CountPairs count_pairs(const Series& series, const TrendOptions& options) {
  const std::optional<Year> restart = analysis::trend_span(series, options).restarted_at;
  std::vector<Counts> all;
  for (const Observation& observation : series.observations()) {
    if (!options.years.contains(observation.year)) continue;
    if (restart && observation.year < *restart) continue;
    if (const auto counts = counts_beside(observation)) all.push_back(*counts);
  }
  return sorted_out(all);
}

CountPairs count_pairs(const Series& series, const Series& numerators, const Series& denominators,
                       const TrendOptions& options) {
  std::map<Year, Counts> by_year;
  for (const Observation& observation : series.observations()) {
    if (const auto counts = counts_beside(observation)) by_year.emplace(counts->year, *counts);
  }
  for (const Observation& observation : numerators.observations()) {
    if (const auto counts = counts_of(observation, denominators)) {
      by_year.emplace(counts->year, *counts);
    }
  }
  const std::optional<Year> restart = analysis::trend_span(series, options).restarted_at;
  std::vector<Counts> all;
  for (const auto& [year, counts] : by_year) {
    if (options.years.contains(year) && !(restart && year < *restart)) all.push_back(counts);
  }
  if (options.restart_at_break) {
    std::set<Year> breaks;
    for (const Series* each : {&series, &numerators, &denominators}) {
      for (const Year year : each->break_years()) breaks.insert(year);
    }
    keep_last_part(all, breaks);
  }
  return sorted_out(all);
}

Result<WilsonInterval> wilson_interval(std::int64_t numerator, std::int64_t denominator,
                                       double confidence) {
  if (auto ok = analysis::check_confidence(confidence); !ok) return ok.error();
  if (auto ok = check_counts(numerator, denominator); !ok) return ok.error();
  if (denominator == 0) {
    return Error{ErrorCode::kInsufficientData,
                 "\"0\" of \"0\" has no proportion, it needs one case or more"};
  }
  const auto n = static_cast<double>(denominator);
  const double p = static_cast<double>(numerator) / n;
  const double z = analysis::normal_two_sided_quantile(confidence);
  const double centre = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  WilsonInterval interval{.proportion = p,
                          .low = std::fmax(0, (centre - half) / scale),
                          .high = std::fmin(1, (centre + half) / scale)};
  // There the two terms are equal, and only rounding would tell them apart.
  if (numerator == 0) interval.low = 0;
  if (numerator == denominator) interval.high = 1;
  return interval;
}

Result<CochranArmitage> cochran_armitage(std::span<const CountPair> pairs) {
  if (auto ok = check_pairs(pairs); !ok) return ok.error();
  std::vector<CountPair> used(pairs.begin(), pairs.end());
  std::erase_if(used, [](const CountPair& pair) { return pair.no_cases(); });
  if (auto ok = analysis::check_count(used.size(), 2, "trend in proportions"); !ok) {
    return ok.error();
  }
  const Pooled all = pooled(used);
  long double sxx = 0;
  long double sxy = 0;
  for (const CountPair& pair : used) {
    const long double away = static_cast<int>(pair.year) - all.mean_year;
    sxx += static_cast<long double>(pair.denominator) * away * away;
    // n (p - P), without dividing by n first.
    sxy += (static_cast<long double>(pair.numerator) -
            static_cast<long double>(pair.denominator) * all.proportion()) *
           away;
  }
  CochranArmitage test{.years = used.size(),
                       .pooled_proportion = static_cast<double>(all.proportion()),
                       .few_cases = few_expected(used, all)};
  const long double spread = all.proportion() * (1 - all.proportion());
  if (spread == 0) return test;
  test.slope = static_cast<double>(sxy / sxx);
  test.chi_squared = static_cast<double>(sxy * sxy / (spread * sxx));
  test.p_value = analysis::normal_two_sided_p(std::sqrt(test.chi_squared));
  return test;
}

}  // namespace annals
