// Ranges of numbers and exact arithmetic on them.
#pragma once

#include <annals/printed_range.h>

#include <optional>

#include "analysis/fraction.h"

namespace annals::analysis {

// From low to high; without an end there is no limit.
struct Range {
  std::optional<Fraction> low{}, high{};
  bool low_included = true, high_included = true;

  Range() = default;
  Range(std::optional<Fraction> least, std::optional<Fraction> most) : low(least), high(most) {}
  // With both ends, whether or not they belong to it: whoever looks for a contradiction must not
  // find one where a rule of rounding decides.
  explicit Range(const PrintedRange& printed);

  static Range only(const Fraction& value) { return {value, value}; }
  bool fits() const { return (!low || low->fits()) && (!high || high->fits()); }
};

// REQUIRES, from here on: ranges that fit.
bool meet(const Range& a, const Range& b);  // they have a number in common
bool may_be_at_most(const Range& a, const Range& b);

Range operator-(const Range& range);
Range operator+(const Range& a, const Range& b);
Range operator-(const Range& a, const Range& b);
Range operator*(const Range& a, const Fraction& factor);
// REQUIRES: denominator.low is there and above zero.
Range operator/(const Range& numerator, const Range& denominator);

}  // namespace annals::analysis
