#include "query/printed_range.h"

namespace annals::query {
namespace {

std::optional<Decimal> maybe(const Result<Decimal>& value) {
  return value ? std::optional(*value) : std::nullopt;
}

std::optional<Decimal> sum(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
  return a && b ? maybe(*a + *b) : std::nullopt;
}

std::optional<Decimal> minus(const std::optional<Decimal>& value) {
  return value ? std::optional(-*value) : std::nullopt;
}

// The value moved by so many units of its last digit.
std::optional<Decimal> moved(const Decimal& value, int units) {
  const auto unit = Decimal::make(units, value.exponent());
  return unit ? maybe(value + *unit) : std::nullopt;
}

PrintedRange rounded_or_cut(const Decimal& value) {
  const auto rounded = value.interval();
  PrintedRange range{moved(value, -1), moved(value, 1)};
  if (!value.zero() && !value.negative()) {
    range.low = rounded ? std::optional(rounded->low) : std::nullopt;
  }
  if (value.negative()) range.high = rounded ? std::optional(rounded->high) : std::nullopt;
  return range;
}

}  // namespace

bool PrintedRange::may_be_zero() const {
  return (!low || !(*low > Decimal(0))) && (!high || !(*high < Decimal(0)));
}

PrintedRange range_of(const Decimal& value, Bound bound, bool whole) {
  const PrintedRange range =
      whole && value.exponent() <= 0 ? PrintedRange::exactly(value) : rounded_or_cut(value);
  switch (bound) {
    case Bound::kExact:
      return range;
    case Bound::kAbout:  // it is not said how near
      return {};
    case Bound::kAtLeast:
      return {range.low, std::nullopt};
    case Bound::kAtMost:
      return {std::nullopt, range.high};
  }
  return {};
}

PrintedRange operator-(const PrintedRange& range) { return {minus(range.high), minus(range.low)}; }

PrintedRange operator+(const PrintedRange& a, const PrintedRange& b) {
  return {sum(a.low, b.low), sum(a.high, b.high)};
}

PrintedRange scaled(const PrintedRange& range, const Decimal& factor) {
  const auto times = [&](const std::optional<Decimal>& end) {
    return end ? maybe(*end * factor) : std::nullopt;
  };
  return {times(range.low), times(range.high)};
}

bool can_be_at_most(const PrintedRange& a, const PrintedRange& b) {
  return !a.low || !b.high || *a.low <= *b.high;
}

bool can_equal(const PrintedRange& a, const PrintedRange& b) {
  return can_be_at_most(a, b) && can_be_at_most(b, a);
}

}  // namespace annals::query
