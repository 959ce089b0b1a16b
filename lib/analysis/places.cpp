#include "analysis/places.h"

#include <algorithm>

namespace annals::analysis {
namespace {

// A value turned so that more is better.
struct Turned {
  Decimal value;
  PrintedRange range;
};

std::optional<Decimal> opposite(const std::optional<Decimal>& value) {
  return value ? std::optional(-*value) : std::nullopt;
}

Turned turned(const SectionValue& value, bool highest_first) {
  const PrintedRange range = printed_range(*value.observation, value.series->indicator());
  if (highest_first) return {*value.observation->value, range};
  return {-*value.observation->value, {opposite(range.high), opposite(range.low)}};
}

// The known ends of all ranges, ascending.
std::vector<Decimal> ends(const std::vector<Turned>& all,
                          std::optional<Decimal> PrintedRange::*end) {
  std::vector<Decimal> result;
  for (const Turned& each : all) {
    if (each.range.*end) result.push_back(*(each.range.*end));
  }
  std::sort(result.begin(), result.end());
  return result;
}

// Whether a value with the range "other" is surely no less than one with the range "own".
bool reaches(const PrintedRange& other, const PrintedRange& own) {
  return other.low && own.high && *other.low >= *own.high;
}
// Whether it may be more.
bool may_exceed(const PrintedRange& other, const PrintedRange& own) {
  return !other.high || !own.low || *other.high > *own.low;
}

// Counts, for one value, those surely ahead of it and those that may be.
class RangeCounts {
 public:
  explicit RangeCounts(const std::vector<Turned>& all)
      : n_(all.size()),
        lows_(ends(all, &PrintedRange::low)),
        highs_(ends(all, &PrintedRange::high)) {}

  // Those whose range reaches "own", equal values among them.
  std::size_t reaching(const PrintedRange& own) const {
    if (!own.high) return 0;
    return static_cast<std::size_t>(lows_.end() -
                                    std::lower_bound(lows_.begin(), lows_.end(), *own.high));
  }
  // Those that may exceed "own", itself among them if it has any width.
  std::size_t exceeding(const PrintedRange& own) const {
    if (!own.low) return n_;
    const std::size_t open = n_ - highs_.size();
    return open + static_cast<std::size_t>(
                      highs_.end() - std::upper_bound(highs_.begin(), highs_.end(), *own.low));
  }

 private:
  std::size_t n_;
  std::vector<Decimal> lows_, highs_;
};

}  // namespace

std::vector<Place> places_of(std::span<const SectionValue> values, bool highest_first) {
  std::vector<Turned> all;
  for (const SectionValue& value : values) all.push_back(turned(value, highest_first));
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return all[a].value > all[b].value; });
  const RangeCounts counts(all);
  std::vector<Place> places;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && all[order[end]].value == all[order[begin]].value) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      const PrintedRange& own = all[order[i]].range;
      // An equal value is not ahead, though its range may lie at the end of this one.
      const auto equal_reaching =
          std::count_if(order.begin() + static_cast<std::ptrdiff_t>(begin),
                        order.begin() + static_cast<std::ptrdiff_t>(end),
                        [&](std::size_t other) { return reaches(all[other].range, own); });
      const std::size_t surely = counts.reaching(own) - static_cast<std::size_t>(equal_reaching);
      const std::size_t maybe = counts.exceeding(own) - (may_exceed(own, own) ? 1 : 0);
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
