#include <annals/printed_range.h>

namespace annals {
namespace {

std::optional<RangeEnd> closed(const Decimal& at) { return RangeEnd{at}; }

std::optional<RangeEnd> end_at(const Result<Decimal>& at, bool closed) {
  return at ? std::optional(RangeEnd{*at, closed}) : std::nullopt;
}

// mantissa * 10^exponent to either side.
struct Reach {
  std::int64_t mantissa = 0;
  int exponent = 0;
};

std::optional<RangeEnd> below(const Decimal& value, const Reach& reach, bool closed) {
  const auto distance = Decimal::make(reach.mantissa, reach.exponent);
  return distance ? end_at(value - *distance, closed) : std::nullopt;
}

std::optional<RangeEnd> above(const Decimal& value, const Reach& reach, bool closed) {
  const auto distance = Decimal::make(reach.mantissa, reach.exponent);
  return distance ? end_at(value + *distance, closed) : std::nullopt;
}

PrintedRange range_of_print(const Decimal& value, bool cut_off) {
  const Reach rounded{5, value.exponent() - 1};
  // What is cut off lies farther from zero than the print; zero itself is cut from both sides.
  const Reach cut{1, value.exponent()};
  const bool away_up = cut_off && !value.negative();
  const bool away_down = cut_off && (value.negative() || value.zero());
  return {below(value, away_down ? cut : rounded, false),
          above(value, away_up ? cut : rounded, false)};
}

PrintedRange range_about(const Decimal& value) {
  std::int64_t mantissa = value.mantissa();
  int exponent = value.exponent();
  for (; mantissa != 0 && mantissa % 10 == 0; mantissa /= 10) ++exponent;
  const Reach reach =
      exponent > value.exponent() ? Reach{5, exponent - 1} : Reach{1, value.exponent()};
  return {below(value, reach, true), above(value, reach, true)};
}

PrintedRange unlimited(const Decimal& value, Bound bound, const PrintedReading& reading) {
  switch (bound) {
    case Bound::kExact:
      if (reading.counted && value.exponent() <= 0) return {closed(value), closed(value)};
      return range_of_print(value, reading.cut_off);
    case Bound::kAbout:
      return reading.about_is_open ? PrintedRange{} : range_about(value);
    case Bound::kAtLeast:
      return {.low = closed(value)};
    case Bound::kAtMost:
      return {.high = closed(value)};
  }
  return {};
}

// A value beyond a limit, from before there was one, keeps its range.
void limit_below(PrintedRange& range, const Decimal& value, const Decimal& least) {
  if (least <= value && (!range.low || range.low->at < least)) range.low = closed(least);
}

void limit_above(PrintedRange& range, const Decimal& value, const Decimal& most) {
  if (value <= most && (!range.high || most < range.high->at)) range.high = closed(most);
}

bool lies_below(const PrintedRange& a, const PrintedRange& b) noexcept {
  if (!a.high || !b.low) return false;
  if (a.high->at == b.low->at) return !(a.high->closed && b.low->closed);
  return a.high->at < b.low->at;
}

}  // namespace

PrintedRange printed_range(const Decimal& value, Bound bound, const PrintedReading& reading) {
  PrintedRange range = unlimited(value, bound, reading);
  if (reading.counted) limit_below(range, value, Decimal());
  if (reading.least) limit_below(range, value, *reading.least);
  if (reading.most) limit_above(range, value, *reading.most);
  return range;
}

PrintedRange printed_range(const Observation& observation, const Indicator& indicator) {
  return printed_range(*observation.value, observation.bound,
                       {.counted = indicator.kind == IndicatorKind::kCount,
                        .least = indicator.lower_bound,
                        .most = indicator.upper_bound});
}

RangeOrder range_order(const PrintedRange& first, const PrintedRange& second) noexcept {
  if (lies_below(first, second)) return RangeOrder::kBelow;
  if (lies_below(second, first)) return RangeOrder::kAbove;
  // Of two points neither of which is below the other, both are one.
  return first.is_point() && second.is_point() ? RangeOrder::kEqual : RangeOrder::kOpen;
}

}  // namespace annals
