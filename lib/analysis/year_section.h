// The values of several agencies in one year, and which of them may be compared.
#pragma once

#include <annals/compare.h>

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace annals::analysis {

// Points into the series that it was made of.
struct SectionValue {
  const Series* series;
  const Observation* observation;  // with a value
  std::optional<NotComparable> why{};
};

// All by agency code.
struct YearSection {
  std::vector<SectionValue> comparable, not_comparable;
  std::vector<const Series*> without_value;
};

// Fails with kInvalidArgument unless the series are of one indicator and of different agencies.
Result<void> check_group(std::span<const Series> series);

// REQUIRES: check_group() has passed.
YearSection section_of(std::span<const Series> series, Year year);

// What a series is measured by in a year: the breaks up to it.
using Method = std::vector<Year>;
Method method_in(std::vector<Year> breaks, Year year);

// The method of most; of equally many the one with fewer breaks, then with the earlier.
using MethodCounts = std::map<Method, std::size_t>;
Method common_method(const MethodCounts& counts);

// Whether the highest value is the first. Fails with kInvalidArgument if the polarity should say
// so and is neutral.
Result<bool> highest_comes_first(const Indicator& indicator, RankOrder order);

}  // namespace annals::analysis
