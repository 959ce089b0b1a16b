// What a printed figure can stand for, and arithmetic on it.
#pragma once

#include <annals/decimal.h>
#include <annals/observation.h>

#include <optional>

namespace annals::query {

// A closed interval; an end that is empty is no limit. What has no exact Decimal becomes no limit,
// so that a comparison errs to the side of no finding.
struct PrintedRange {
  std::optional<Decimal> low, high;

  static PrintedRange exactly(const Decimal& value) { return {value, value}; }
  bool may_be_zero() const;
};

// Reports round and cut off: a figure stands for all that is up to half a unit of its last digit
// nearer to zero, and up to a unit farther. "whole": the figure is of whole numbers; printed to the
// unit it stands for itself.
PrintedRange range_of(const Decimal& value, Bound bound, bool whole);

PrintedRange operator-(const PrintedRange& range);
PrintedRange operator+(const PrintedRange& a, const PrintedRange& b);
// REQUIRES: factor is not negative.
PrintedRange scaled(const PrintedRange& range, const Decimal& factor);

// True if some choice from both makes it so.
bool can_equal(const PrintedRange& a, const PrintedRange& b);
bool can_be_at_most(const PrintedRange& a, const PrintedRange& b);

}  // namespace annals::query
