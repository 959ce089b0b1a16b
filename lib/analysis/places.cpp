#include "analysis/places.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <optional>

namespace annals::analysis {
namespace {

// A decimal that is compared often: by the nearest doubles first, which are never the other way
// round than what they stand for.
class Sortable {
 public:
  explicit Sortable(const Decimal& exact) : near_(exact.to_double()), exact_(exact) {}

  friend std::weak_ordering operator<=>(const Sortable& a, const Sortable& b) noexcept {
    if (a.near_ < b.near_) return std::weak_ordering::less;
    if (a.near_ > b.near_) return std::weak_ordering::greater;
    return a.exact_ <=> b.exact_;
  }
  friend bool operator==(const Sortable& a, const Sortable& b) noexcept { return a <=> b == 0; }

 private:
  double near_;
  Decimal exact_;
};

// An end of a range, and whether it belongs to it.
struct End {
  Sortable at;
  bool closed;
};
using SortableEnd = std::optional<End>;

// A value turned so that more is better.
struct Turned {
  Sortable value;
  SortableEnd low, high;

  bool is_point() const { return low && high && low->at == high->at; }
};

SortableEnd as_it_is(const std::optional<RangeEnd>& end) {
  return end ? SortableEnd({Sortable(end->at), end->closed}) : std::nullopt;
}
SortableEnd opposite(const std::optional<RangeEnd>& end) {
  return end ? SortableEnd({Sortable(-end->at), end->closed}) : std::nullopt;
}

Turned turned(const SectionValue& value, bool highest_first) {
  const PrintedRange range = printed_range(*value.observation, value.series->indicator());
  const Decimal& printed = *value.observation->value;
  if (highest_first) return {Sortable(printed), as_it_is(range.low), as_it_is(range.high)};
  return {Sortable(-printed), opposite(range.high), opposite(range.low)};
}

// Counts, for one value, those surely ahead of it and those that may be.
class RangeCounts {
 public:
  // "order" is that of the values, the greatest first: that of their ends is much the same.
  RangeCounts(const std::vector<Turned>& all, const std::vector<std::size_t>& order)
      : n_(all.size()) {
    lows_.reserve(n_);
    highs_.reserve(n_);
    for (auto at = order.rbegin(); at != order.rend(); ++at) {
      const Turned& each = all[*at];
      if (each.low) lows_.push_back(*each.low);
      if (each.high) highs_.push_back(each.high->at);
    }
    std::sort(lows_.begin(), lows_.end(), begins_before);
    std::sort(highs_.begin(), highs_.end());
  }

  // Those whose whole range lies above "own".
  std::size_t above(const Turned& own) const {
    if (!own.high) return 0;
    // At the same number, only two closed ends meet.
    const auto first =
        own.high->closed
            ? std::upper_bound(lows_.begin(), lows_.end(), *own.high, begins_before)
            : std::lower_bound(lows_.begin(), lows_.end(), End{own.high->at, true}, begins_before);
    return static_cast<std::size_t>(lows_.end() - first);
  }
  // Those that may exceed "own", itself among them if it has any width.
  std::size_t exceeding(const Turned& own) const {
    if (!own.low) return n_;
    const std::size_t open = n_ - highs_.size();
    return open + static_cast<std::size_t>(
                      highs_.end() - std::upper_bound(highs_.begin(), highs_.end(), own.low->at));
  }

 private:
  static bool begins_before(const End& a, const End& b) {
    return a.at == b.at ? a.closed && !b.closed : a.at < b.at;
  }

  std::size_t n_;
  std::vector<End> lows_;        // ascending
  std::vector<Sortable> highs_;  // ascending
};

}  // namespace

std::vector<Place> places_of(std::span<const SectionValue> values, bool highest_first) {
  std::vector<Turned> all;
  all.reserve(values.size());
  for (const SectionValue& value : values) all.push_back(turned(value, highest_first));
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return all[a].value > all[b].value; });
  const RangeCounts counts(all, order);
  std::vector<Place> places;
  places.reserve(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && all[order[end]].value == all[order[begin]].value) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      const Turned& own = all[order[i]];
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
