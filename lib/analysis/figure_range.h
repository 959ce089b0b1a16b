// The numbers that a printed figure may stand for, and arithmetic with them.
#pragma once

#include <annals/printed.h>

#include <optional>

#include "analysis/fraction.h"

namespace annals::analysis {

// From low to high; without an end there is no limit.
struct Range {
  std::optional<Fraction> low{}, high{};
  bool low_included = true, high_included = true;

  static Range only(const Fraction& value) { return {value, value}; }
  bool fits() const { return (!low || low->fits()) && (!high || high->fits()); }
};

// REQUIRES, from here on: ranges that fit.
bool meet(const Range& a, const Range& b);

// A count printed to the unit: there is no interval around it.
bool exact(const PrintedFigure& figure);

// What the figure stands for, as the head of printed.h has it. May not fit.
Range stood_for(const PrintedFigure& figure);

// The numbers that "rule", or without one either rule, rounds to "value". May not fit.
Range printing_as(const Decimal& value, std::optional<RoundingRule> rule);

Range operator+(const Range& a, const Range& b);
Range operator-(const Range& a, const Range& b);
// REQUIRES: factor is above zero.
Range operator*(const Range& a, const Fraction& factor);
// REQUIRES: denominator.low is there and above zero.
Range operator/(const Range& numerator, const Range& denominator);

}  // namespace annals::analysis
