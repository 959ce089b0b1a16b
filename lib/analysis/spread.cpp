#include <annals/compare.h>

#include <algorithm>
#include <set>

#include "analysis/year_section.h"

namespace annals {
namespace {

using analysis::SectionValue;

std::set<Year> years_with_values(std::span<const Series> series, YearRange span) {
  std::set<Year> years;
  for (const Series& each : series) {
    for (const Observation& observation : each.observations()) {
      if (observation.value && span.contains(observation.year)) years.insert(observation.year);
    }
  }
  return years;
}

// REQUIRES: a value that can be compared.
Spread spread_of(const analysis::YearSection& section, Year year) {
  Spread spread{.year = year,
                .n = section.comparable.size(),
                .not_comparable = section.not_comparable.size(),
                .without_value = section.without_value.size(),
                .min = {},
                .max = {},
                .coefficient = {}};
  std::vector<Decimal> values;
  std::vector<double> numbers;
  for (const SectionValue& value : section.comparable) {
    values.push_back(*value.observation->value);
    numbers.push_back(value.observation->value->to_double());
  }
  spread.min = *std::min_element(values.begin(), values.end());
  spread.max = *std::max_element(values.begin(), values.end());
  spread.quartiles = *quartiles(numbers);
  spread.interquartile_range = spread.quartiles.upper - spread.quartiles.lower;
  const double sum = spread.quartiles.upper + spread.quartiles.lower;
  if (!spread.min.negative() && sum > 0) spread.coefficient = spread.interquartile_range / sum;
  return spread;
}

}  // namespace

Result<std::vector<Spread>> spread(std::span<const Series> series, YearRange years) {
  if (auto ok = analysis::check_group(series); !ok) return ok.error();
  std::vector<Spread> result;
  for (const Year year : years_with_values(series, years)) {
    const analysis::YearSection section = analysis::section_of(series, year);
    if (section.comparable.empty()) continue;
    result.push_back(spread_of(section, year));
  }
  return result;
}

}  // namespace annals
