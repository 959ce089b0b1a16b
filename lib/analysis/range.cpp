#include "analysis/range.h"

namespace annals::analysis {
namespace {

using End = std::optional<Fraction>;

End end_of(const std::optional<RangeEnd>& end) { return end ? End(Fraction(end->at)) : End(); }

// True if all of "a" lies below all of "b".
bool below(const Range& a, const Range& b) {
  if (!a.high || !b.low) return false;
  if (*a.high < *b.low) return true;
  return *a.high == *b.low && !(a.high_included && b.low_included);
}

End sum(const End& a, const End& b) { return a && b ? End(*a + *b) : End(); }
End difference(const End& a, const End& b) { return a && b ? End(*a - *b) : End(); }
End product(const End& end, const Fraction& factor) { return end ? End(*end * factor) : End(); }

// The quotient by an end that may be without limit, where it comes to nothing.
Fraction over(const Fraction& a, const End& b) { return b ? a / *b : Fraction(); }

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
