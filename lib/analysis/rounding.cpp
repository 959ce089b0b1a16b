#include "analysis/rounding.h"

#include <annals/printed_range.h>

#include "analysis/kendall_score.h"
#include "analysis/kendall_test.h"
#include "analysis/verdict.h"

namespace annals::analysis {
namespace {

std::vector<PrintedRange> ranges_of(const std::vector<const Observation*>& used,
                                    const Indicator& indicator) {
  std::vector<PrintedRange> ranges;
  for (const Observation* observation : used) {
    ranges.push_back(printed_range(*observation, indicator));
  }
  return ranges;
}

// Pairs of values, by the order their ranges leave them.
struct PairCounts {
  std::int64_t rises = 0, falls = 0, open = 0;
  std::vector<bool> in_open_pair;  // by value
};

PairCounts count_pairs(const std::vector<PrintedRange>& ranges) {
  PairCounts counts{.in_open_pair = std::vector<bool>(ranges.size(), false)};
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    for (std::size_t j = i + 1; j < ranges.size(); ++j) {
      const RangeOrder order = range_order(ranges[i], ranges[j]);
      counts.rises += order == RangeOrder::kBelow ? 1 : 0;
      counts.falls += order == RangeOrder::kAbove ? 1 : 0;
      if (order != RangeOrder::kOpen) continue;
      ++counts.open;
      counts.in_open_pair[i] = counts.in_open_pair[j] = true;
    }
  }
  return counts;
}

// The values that are equal for certain; all other ties are gone where every open pair rises.
Ties certain_ties(const std::vector<PrintedRange>& ranges) {
  std::vector<double> points;
  for (const PrintedRange& range : ranges) {
    if (range.is_point()) points.push_back(range.low->at.to_double());
  }
  return count_ties(points);
}

}  // namespace

std::optional<RoundingEffect> rounding_effect(const std::vector<const Observation*>& used,
                                              const Indicator& indicator, Verdict printed,
                                              double level) {
  if (used.size() < 3) return std::nullopt;
  const auto ranges = ranges_of(used, indicator);
  const PairCounts pairs = count_pairs(ranges);
  const Ties ties = certain_ties(ranges);

  RoundingEffect effect;
  effect.s_low = pairs.rises - pairs.falls - pairs.open;
  effect.s_high = pairs.rises - pairs.falls + pairs.open;
  const MannKendall low = test_of(used.size(), kendall_score(effect.s_low, used.size(), ties));
  const MannKendall high = test_of(used.size(), kendall_score(effect.s_high, used.size(), ties));
  effect.p_low = low.p_value;
  effect.p_high = high.p_value;
  effect.verdict_low = verdict(used.size(), low, level, indicator.polarity);
  effect.verdict_high = verdict(used.size(), high, level, indicator.polarity);
  // Without an open pair both ends are the values as printed.
  effect.could_turn =
      pairs.open > 0 && (effect.verdict_low != printed || effect.verdict_high != printed);
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (pairs.in_open_pair[i]) effect.values.push_back(used[i]->year);
  }
  return effect;
}

}  // namespace annals::analysis
