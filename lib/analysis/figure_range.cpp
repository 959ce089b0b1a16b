#include "analysis/figure_range.h"

namespace annals::analysis {
namespace {

using End = std::optional<Fraction>;

// True if all of "a" lies below all of "b".
bool below(const Range& a, const Range& b) {
  if (!a.high || !b.low) return false;
  if (*a.high < *b.low) return true;
  return *a.high == *b.low && !(a.high_included && b.low_included);
}

// Half a unit of the last printed digit.
Fraction half_unit(const Decimal& value) {
  const auto unit = Decimal::make(1, value.exponent());
  return Fraction(*unit) / Fraction(core::Int128{2});
}

Range printed_interval(const Decimal& value) {
  const Fraction middle(value);
  const Fraction half = half_unit(value);
  return {middle - half, middle + half};
}

End sum(const End& a, const End& b) { return a && b ? End(*a + *b) : std::nullopt; }
End difference(const End& a, const End& b) { return a && b ? End(*a - *b) : std::nullopt; }

// The quotient by an end that may be without limit, where it comes to nothing.
Fraction over(const Fraction& a, const End& b) { return b ? a / *b : Fraction(); }

}  // namespace

bool meet(const Range& a, const Range& b) { return !below(a, b) && !below(b, a); }

bool exact(const PrintedFigure& figure) {
  return figure.counted && figure.bound == Bound::kExact && figure.value.exponent() <= 0;
}

Range stood_for(const PrintedFigure& figure) {
  switch (figure.bound) {
    case Bound::kExact:
      break;
    case Bound::kAbout:
      return {};
    case Bound::kAtLeast:
      return {.low = Fraction(figure.value)};
    case Bound::kAtMost:
      return {.high = Fraction(figure.value)};
  }
  return exact(figure) ? Range::only(Fraction(figure.value)) : printed_interval(figure.value);
}

Range printing_as(const Decimal& value, std::optional<RoundingRule> rule) {
  Range range = printed_interval(value);
  // Half up goes away from zero: the end nearer to zero belongs to the print, and none of zero's.
  const bool up = rule != RoundingRule::kHalfEven;
  // Half to even leads to an even last digit from both sides.
  const bool even = rule != RoundingRule::kHalfUp && value.mantissa() % 2 == 0;
  range.low_included = even || (up && value.mantissa() > 0);
  range.high_included = even || (up && value.mantissa() < 0);
  return range;
}

Range operator+(const Range& a, const Range& b) { return {sum(a.low, b.low), sum(a.high, b.high)}; }

Range operator-(const Range& a, const Range& b) {
  return {difference(a.low, b.high), difference(a.high, b.low)};
}

Range operator*(const Range& a, const Fraction& factor) {
  Range product;
  if (a.low) product.low = *a.low * factor;
  if (a.high) product.high = *a.high * factor;
  return product;
}

Range operator/(const Range& numerator, const Range& denominator) {
  Range quotient;
  if (numerator.low) {
    quotient.low = numerator.low->sign() < 0 ? *numerator.low / *denominator.low
                                             : over(*numerator.low, denominator.high);
  }
  if (numerator.high) {
    quotient.high = numerator.high->sign() < 0 ? over(*numerator.high, denominator.high)
                                               : *numerator.high / *denominator.low;
  }
  return quotient;
}

}  // namespace annals::analysis
