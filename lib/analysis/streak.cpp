#include "analysis/streak.h"

#include <annals/printed_range.h>

#include <algorithm>

namespace annals {
namespace analysis {
namespace {

Direction direction(const Observation& earlier, const Observation& later) {
  if (*earlier.value < *later.value) return Direction::kUp;
  return *later.value < *earlier.value ? Direction::kDown : Direction::kSame;
}

// The next year, and by the same method. A break in the year of the later value parts the two.
bool neighbours(const Observation& earlier, const Observation& later,
                const std::vector<Year>& breaks) {
  return earlier.year + std::chrono::years(1) == later.year &&
         !std::binary_search(breaks.begin(), breaks.end(), later.year);
}

RangeOrder order_of(Direction way) {
  if (way == Direction::kSame) return RangeOrder::kEqual;
  return way == Direction::kUp ? RangeOrder::kBelow : RangeOrder::kAbove;
}

// True if the values go that way whatever they are within the ranges they are printed for.
bool certain(Direction way, const Observation& earlier, const Observation& later,
             const Indicator& indicator) {
  return range_order(printed_range(earlier, indicator), printed_range(later, indicator)) ==
         order_of(way);
}

}  // namespace

std::optional<Streak> streak(const std::vector<const Observation*>& used,
                             const std::vector<Year>& breaks, const Indicator& indicator) {
  std::optional<Streak> found;
  for (std::size_t i = used.size(); i-- > 1;) {
    const Observation& earlier = *used[i - 1];
    const Observation& later = *used[i];
    if (!neighbours(earlier, later, breaks)) break;
    const Direction way = direction(earlier, later);
    if (found && found->direction != way) break;
    if (!found) found = Streak{.direction = way};
    ++found->changes;
    found->since = earlier.year;
    found->certain = found->certain && certain(way, earlier, later, indicator);
  }
  return found;
}

std::optional<Best> best(const std::vector<const Observation*>& used, Polarity polarity) {
  if (used.empty()) return std::nullopt;
  const bool lower = polarity == Polarity::kLowerIsBetter;
  const Observation* found = used.front();
  for (const Observation* value : used) {
    const bool worse = lower ? *found->value < *value->value : *value->value < *found->value;
    if (!worse) found = value;
  }
  return Best{found->year, static_cast<int>(used.back()->year) - static_cast<int>(found->year)};
}

}  // namespace analysis

std::string_view to_string(Direction direction) noexcept {
  switch (direction) {
    case Direction::kUp:
      return "up";
    case Direction::kDown:
      return "down";
    case Direction::kSame:
      return "same";
  }
  return "";
}

}  // namespace annals
