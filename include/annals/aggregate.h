// Aggregate: several observations of one year made into one value, with all the doubt they carry.
#pragma once

#include <annals/decimal.h>
#include <annals/obs_status.h>
#include <annals/observation.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace annals {

// Why the figure of an agency, or of a year, cannot take part.
enum class Obstacle : std::uint8_t {
  kNone,             // "none"
  kNothingOnRecord,  // "nothing_on_record": no observation
  kNoValue,          // "no_value": an observation whose status says why there is no value
  kNoCounts,         // "no_counts": a rate without its numerator and denominator
  kNotSeparable,     // "not_separable": the figure on record is that of others as well
  kUnsureStart,      // "unsure_start": whether it stood beside its predecessors is not on record
  kNotAdditive,      // "not_additive": the indicator cannot be added up over agencies
  kNoCases,          // "no_cases": the denominators add up to zero
  kNoLonger,         // "no_longer": it has gone over into others, whose figures are used
  kCountedAbove,     // "counted_above": its figure is within that of an agency above it
  kTooLong,          // "too_long": the exact result has more than 18 digits
};
std::string_view to_string(Obstacle obstacle) noexcept;

// A sum, a ratio of sums or a mean.
//
// "value" is what the printed numbers give; "low" and "high" are what they allow. Each part stands
// for its printed_range(), within the bounds of the indicator: 12.2 ten-thousands and 99 cases are
// 122099 by print, and between 121599 and 122599. A part that is "about" makes the result so.
struct Aggregate {
  // A sum is exact, at the finest printed digit among its parts. A ratio of sums and a mean are
  // rounded once, by the indicator's rule, to its decimals.
  Decimal value;
  Bound bound = Bound::kExact;  // what the bounds of the parts leave of it
  // The ends of what is possible; empty where an end is open. Exact for a sum; for a quotient
  // exact where it has at most six decimals more than the indicator, else that, rounded outwards.
  std::optional<Decimal> low{}, high{};
  ObsStatusSet status{};  // every status of every part
  // What a ratio of sums was computed from.
  std::optional<Decimal> numerator{}, denominator{};

  // True if the parts leave no doubt: "low" is the result, and "value" is it, rounded.
  bool exact() const noexcept { return low && high && *low == *high; }
};

}  // namespace annals
