#include "analysis/places.h"

#include <algorithm>

namespace annals::analysis {
namespace {

// A value turned so that more is better.
struct Turned {
  Decimal value;
  PrintedRange range;
};

std::optional<RangeEnd> opposite(const std::optional<RangeEnd>& end) {
  return end ? std::optional(RangeEnd{-end->at, end->closed}) : std::nullopt;
}

Turned turned(const SectionValue& value, bool highest_first) {
  const PrintedRange range = printed_range(*value.observation, value.series->indicator());
  if (highest_first) return {*value.observation->value, range};
  return {-*value.observation->value, {opposite(range.high), opposite(range.low)}};
}

// Counts, for one value, those surely ahead of it and those that may be.
class RangeCounts {
 public:
  explicit RangeCounts(const std::vector<Turned>& all) : n_(all.size()) {
    lows_.reserve(n_);
    highs_.reserve(n_);
    for (const auto& [value, range] : all) {
      if (range.low) lows_.push_back(*range.low);
      if (range.high) highs_.push_back(range.high->at);
    }
    std::sort(lows_.begin(), lows_.end(), begins_before);
    std::sort(highs_.begin(), highs_.end());
  }

  // Those whose whole range lies above "own".
  std::size_t above(const PrintedRange& own) const {
    if (!own.high) return 0;
    // At the same number, only two closed ends meet.
    const auto first =
        own.high->closed
            ? std::upper_bound(lows_.begin(), lows_.end(), *own.high, begins_before)
            : std::lower_bound(lows_.begin(), lows_.end(), RangeEnd{own.high->at}, begins_before);
    return static_cast<std::size_t>(lows_.end() - first);
  }
  // Those that may exceed "own", itself among them if it has any width.
  std::size_t exceeding(const PrintedRange& own) const {
    if (!own.low) return n_;
    const std::size_t open = n_ - highs_.size();
    return open + static_cast<std::size_t>(
                      highs_.end() - std::upper_bound(highs_.begin(), highs_.end(), own.low->at));
  }

 private:
  static bool begins_before(const RangeEnd& a, const RangeEnd& b) {
    return a.at == b.at ? a.closed && !b.closed : a.at < b.at;
  }

  std::size_t n_;
  std::vector<RangeEnd> lows_;  // ascending
  std::vector<Decimal> highs_;  // ascending
};

}  // namespace

std::vector<Place> places_of(std::span<const SectionValue> values, bool highest_first) {
  std::vector<Turned> all;
  all.reserve(values.size());
  for (const SectionValue& value : values) all.push_back(turned(value, highest_first));
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return all[a].value > all[b].value; });
  const RangeCounts counts(all);
  std::vector<Place> places;
  places.reserve(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && all[order[end]].value == all[order[begin]].value) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      const PrintedRange& own = all[order[i]].range;
      const std::size_t surely = counts.above(own);
      const std::size_t maybe = counts.exceeding(own) - (own.is_point() ? 0 : 1);
      places.push_back({.value = values[order[i]],
                        .rank = static_cast<int>(begin) + 1,
                        .ahead = begin,
                        .equal = end - begin - 1,
                        .best_rank = static_cast<int>(surely) + 1,
                        .worst_rank = static_cast<int>(maybe) + 1});
    }
    begin = end;
  }
  return places;
}

}  // namespace annals::analysis
