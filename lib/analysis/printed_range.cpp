#include <annals/compare.h>

namespace annals {
namespace {

void narrow(PrintedRange& range, const Indicator& indicator) {
  if (indicator.lower_bound && (!range.low || *range.low < *indicator.lower_bound)) {
    range.low = indicator.lower_bound;
  }
  if (indicator.upper_bound && (!range.high || *indicator.upper_bound < *range.high)) {
    range.high = indicator.upper_bound;
  }
}

PrintedRange around(const Decimal& value, const Indicator& indicator) {
  const bool counted = indicator.kind == IndicatorKind::kCount && value.exponent() == 0;
  const auto interval = value.interval();
  // At the ends of what a Decimal holds there is no room for half a unit.
  if (counted || !interval) return {value, value};
  return {interval->low, interval->high};
}

}  // namespace

PrintedRange printed_range(const Observation& observation, const Indicator& indicator) {
  const Decimal& value = *observation.value;
  PrintedRange range;
  switch (observation.bound) {
    case Bound::kExact:
    case Bound::kAbout:
      range = around(value, indicator);
      break;
    case Bound::kAtLeast:
      range.low = value;
      break;
    case Bound::kAtMost:
      range.high = value;
      break;
  }
  narrow(range, indicator);
  return range;
}

bool distinguishable(const Observation& a, const Observation& b, const Indicator& indicator) {
  if (*a.value == *b.value) return false;
  const PrintedRange left = printed_range(a, indicator);
  const PrintedRange right = printed_range(b, indicator);
  return (left.high && right.low && *left.high <= *right.low) ||
         (right.high && left.low && *right.high <= *left.low);
}

}  // namespace annals
