#include "analysis/places.h"

#include <algorithm>
#include <compare>
#include <cstddef>
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

// A value with its position among those given: sorted by itself, it is close to its neighbours.
struct Ordered {
  Sortable value;
  std::size_t position;
};

// The greatest first, and those that are equal as they were given.
std::vector<Ordered> in_order(const std::vector<Turned>& all) {
  std::vector<Ordered> order;
  order.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) order.push_back({all[i].value, i});
  std::sort(order.begin(), order.end(), [](const Ordered& a, const Ordered& b) {
    const auto order_of_values = a.value <=> b.value;
    return order_of_values == 0 ? a.position < b.position : order_of_values > 0;
  });
  return order;
}

// std::partition_point(), looked for from "near" on: a few steps where it lies close by.
template <typename Iterator, typename Before>
Iterator partition_point_near(Iterator first, Iterator near, Iterator last, Before before) {
  std::ptrdiff_t step = 1;
  if (near != last && before(*near)) {
    first = near + 1;
    for (; last - first > step; step *= 2) {
      if (!before(first[step])) return std::partition_point(first, first + step, before);
      first += step + 1;
    }
  } else {
    last = near;
    for (; last - first > step; step *= 2) {
      if (before(last[-step])) return std::partition_point(last - step + 1, last, before);
      last -= step;
    }
  }
  return std::partition_point(first, last, before);
}

// Counts, for one value after the other, those surely ahead of it and those that may be. In the
// order of the values it has to look at few ends for each.
class RangeCounts {
 public:
  // "order" is that of the values, the greatest first: that of their ends is much the same.
  RangeCounts(const std::vector<Turned>& all, const std::vector<Ordered>& order) : n_(all.size()) {
    lows_.reserve(n_);
    highs_.reserve(n_);
    for (auto at = order.rbegin(); at != order.rend(); ++at) {
      const Turned& each = all[at->position];
      if (each.low) lows_.push_back(*each.low);
      if (each.high) highs_.push_back(each.high->at);
    }
    std::sort(lows_.begin(), lows_.end(), begins_before);
    std::sort(highs_.begin(), highs_.end());
    low_ = lows_.end();
    high_ = highs_.end();
  }
  RangeCounts(const RangeCounts&) = delete;
  RangeCounts& operator=(const RangeCounts&) = delete;

  // Those whose whole range lies above "own".
  std::size_t above(const Turned& own) {
    if (!own.high) return 0;
    // At the same number, only two closed ends meet.
    low_ = partition_point_near(lows_.begin(), low_, lows_.end(), [&](const End& each) {
      const auto order = each.at <=> own.high->at;
      return order < 0 || (order == 0 && own.high->closed && each.closed);
    });
    return static_cast<std::size_t>(lows_.end() - low_);
  }
  // Those that may exceed "own", itself among them if it has any width.
  std::size_t exceeding(const Turned& own) {
    if (!own.low) return n_;
    const std::size_t open = n_ - highs_.size();
    high_ = partition_point_near(highs_.begin(), high_, highs_.end(),
                                 [&](const Sortable& each) { return each <= own.low->at; });
    return open + static_cast<std::size_t>(highs_.end() - high_);
  }

 private:
  static bool begins_before(const End& a, const End& b) {
    const auto order = a.at <=> b.at;
    return order == 0 ? a.closed && !b.closed : order < 0;
  }

  std::size_t n_;
  std::vector<End> lows_;        // ascending
  std::vector<Sortable> highs_;  // ascending
  // Where the last question was answered.
  std::vector<End>::iterator low_;
  std::vector<Sortable>::iterator high_;
};

}  // namespace

std::vector<Place> places_of(std::span<const SectionValue> values, bool highest_first) {
  std::vector<Turned> all;
  all.reserve(values.size());
  for (const SectionValue& value : values) all.push_back(turned(value, highest_first));
  const std::vector<Ordered> order = in_order(all);
  RangeCounts counts(all, order);
  std::vector<Place> places;
  places.reserve(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && order[end].value == order[begin].value) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      const Turned& own = all[order[i].position];
      const std::size_t surely = counts.above(own);
      const std::size_t maybe = counts.exceeding(own) - (own.is_point() ? 0 : 1);
      places.push_back({.value = values[order[i].position],
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
