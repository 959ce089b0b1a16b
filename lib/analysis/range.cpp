#include "analysis/range.h"

namespace annals::analysis {
namespace {

using Limit = std::optional<Fraction>;

Limit end_of(const std::optional<RangeEnd>& end) {
  return end ? Limit(Fraction(end->at)) : Limit();
}

// True if all of "a" lies below all of "b".
bool below(const Range& a, const Range& b) {
  if (!a.high || !b.low) return false;
  if (*a.high < *b.low) return true;
  return *a.high == *b.low && !(a.high_included && b.low_included);
}

Limit sum(const Limit& a, const Limit& b) { return a && b ? Limit(*a + *b) : Limit(); }
Limit difference(const Limit& a, const Limit& b) { return a && b ? Limit(*a - *b) : Limit(); }
Limit product(const Limit& end, const Fraction& factor) {
  return end ? Limit(*end * factor) : Limit();
}

// The quotient by an end that may be without limit, where it comes to nothing.
Fraction over(const Fraction& a, const Limit& b) { return b ? a / *b : Fraction(); }

}  // namespace

Range::Range(const PrintedRange& printed) : low(end_of(printed.low)), high(end_of(printed.high)) {}

bool meet(const Range& a, const Range& b) { return !below(a, b) && !below(b, a); }

bool may_be_at_most(const Range& a, const Range& b) { return !below(b, a); }

Range operator-(const Range& range) { return Range::only(Fraction()) - range; }

Range operator+(const Range& a, const Range& b) { return {sum(a.low, b.low), sum(a.high, b.high)}; }

Range operator-(const Range& a, const Range& b) {
  return {difference(a.low, b.high), difference(a.high, b.low)};
}

Range operator*(const Range& a, const Fraction& factor) {
  if (factor.sign() == 0) return Range::only(Fraction());
  const Range scaled{product(a.low, factor), product(a.high, factor)};
  return factor.sign() > 0 ? scaled : Range(scaled.high, scaled.low);
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
