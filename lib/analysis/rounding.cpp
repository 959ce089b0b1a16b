#include "analysis/rounding.h"

#include "analysis/kendall_score.h"
#include "analysis/kendall_test.h"
#include "analysis/verdict.h"

namespace annals::analysis {
namespace {

// Half a unit of the last digit that is not zero: 500 for 5000; a whole unit of the last printed
// digit if that is more: 1 for 383.
Result<Decimal> reach_of_about(const Decimal& value) {
  std::int64_t mantissa = value.mantissa();
  int exponent = value.exponent();
  for (; mantissa != 0 && mantissa % 10 == 0; mantissa /= 10) ++exponent;
  return exponent > value.exponent() ? Decimal::make(5, exponent - 1)
                                     : Decimal::make(1, value.exponent());
}

Result<PrintedRange> range_around(const Decimal& value, const Decimal& reach) {
  const auto low = value - reach;
  if (!low) return low.error();
  const auto high = value + reach;
  if (!high) return high.error();
  return PrintedRange{RangeEnd{*low}, RangeEnd{*high}};
}

Result<PrintedRange> range_of_rounding(const Decimal& value) {
  const auto interval = value.interval();
  if (!interval) return interval.error();
  return PrintedRange{RangeEnd{interval->low, false}, RangeEnd{interval->high, false}};
}

Result<PrintedRange> unlimited_range(const Observation& observation, IndicatorKind kind) {
  const Decimal& value = *observation.value;
  switch (observation.bound) {
    case Bound::kExact:
      if (kind != IndicatorKind::kCount || value.exponent() != 0) return range_of_rounding(value);
      return PrintedRange{RangeEnd{value}, RangeEnd{value}};
    case Bound::kAbout: {
      const auto reach = reach_of_about(value);
      if (!reach) return reach.error();
      return range_around(value, *reach);
    }
    case Bound::kAtLeast:
      return PrintedRange{.low = RangeEnd{value}};
    case Bound::kAtMost:
      return PrintedRange{.high = RangeEnd{value}};
  }
  return PrintedRange{};
}

// A value beyond the limit, from before there was one, keeps its range.
void limit(PrintedRange& range, const Decimal& value, const Indicator& indicator) {
  const auto& least = indicator.lower_bound;
  if (least && *least <= value && (!range.low || range.low->at < *least)) {
    range.low = RangeEnd{*least};
  }
  const auto& most = indicator.upper_bound;
  if (most && value <= *most && (!range.high || *most < range.high->at)) {
    range.high = RangeEnd{*most};
  }
}

bool below(const PrintedRange& a, const PrintedRange& b) noexcept {
  if (!a.high || !b.low) return false;
  if (a.high->at == b.low->at) return !(a.high->closed && b.low->closed);
  return a.high->at < b.low->at;
}

bool is_point(const PrintedRange& range) noexcept {
  return range.low && range.high && range.low->at == range.high->at;
}

std::optional<std::vector<PrintedRange>> ranges_of(const std::vector<const Observation*>& used,
                                                   const Indicator& indicator) {
  std::vector<PrintedRange> ranges;
  for (const Observation* observation : used) {
    auto range = printed_range(*observation, indicator);
    if (!range) return std::nullopt;
    ranges.push_back(*range);
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
      switch (order(ranges[i], ranges[j])) {
        case PairOrder::kRises:
          ++counts.rises;
          break;
        case PairOrder::kFalls:
          ++counts.falls;
          break;
        case PairOrder::kEqual:
          break;
        case PairOrder::kOpen:
          ++counts.open;
          counts.in_open_pair[i] = counts.in_open_pair[j] = true;
          break;
      }
    }
  }
  return counts;
}

// The values that are equal for certain; all other ties are gone where every open pair rises.
Ties certain_ties(const std::vector<PrintedRange>& ranges) {
  std::vector<double> points;
  for (const PrintedRange& range : ranges) {
    if (is_point(range)) points.push_back(range.low->at.to_double());
  }
  return count_ties(points);
}

}  // namespace

Result<PrintedRange> printed_range(const Observation& observation, const Indicator& indicator) {
  auto range = unlimited_range(observation, indicator.kind);
  if (range) limit(*range, *observation.value, indicator);
  return range;
}

PairOrder order(const PrintedRange& earlier, const PrintedRange& later) noexcept {
  if (below(earlier, later)) return PairOrder::kRises;
  if (below(later, earlier)) return PairOrder::kFalls;
  const bool equal = is_point(earlier) && is_point(later) && earlier.low->at == later.low->at;
  return equal ? PairOrder::kEqual : PairOrder::kOpen;
}

std::optional<RoundingEffect> rounding_effect(const std::vector<const Observation*>& used,
                                              const Indicator& indicator, Verdict printed,
                                              double level) {
  if (used.size() < 3) return std::nullopt;
  const auto ranges = ranges_of(used, indicator);
  if (!ranges) return std::nullopt;
  const PairCounts pairs = count_pairs(*ranges);
  const Ties ties = certain_ties(*ranges);

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
