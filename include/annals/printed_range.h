// PrintedRange: what a printed value can stand for.
//
// This is the one answer to that question; trends, comparisons, targets, roll-ups, computed values
// and checks all ask it here.
//
//   measured, such as a rate     half a unit of the last printed digit to either side
//                                97.3: 97.25 to 97.35; 122e3: 121500 to 122500
//   counted, to the unit         itself: 93
//   counted, coarser             as measured
//   at least, at most            from, or up to, the number itself
//   about                        half a unit of the last digit that is not zero to either side, and
//                                a whole unit of the last printed digit at least
//                                about 5000: 4500 to 5500; about 383: 382 to 384
//
// There is no count below zero.
#pragma once

#include <annals/decimal.h>
#include <annals/indicator.h>
#include <annals/observation.h>

#include <cstdint>
#include <optional>

namespace annals {

// An end of a range. "closed": the end itself belongs to it. The end of a rounding does not: a
// value there may print like its neighbour, so that 97.3 surely lies below 97.4.
struct RangeEnd {
  Decimal at;
  bool closed = true;
};

// From low to high. An empty end is no limit, and so is one that no Decimal holds.
struct PrintedRange {
  std::optional<RangeEnd> low{}, high{};

  // True if one number alone is in it.
  bool is_point() const noexcept { return low && high && low->at == high->at; }
};

// How a value is taken.
struct PrintedReading {
  bool counted = false;  // things counted: 93 is 93, and not 92.5 to 93.5
  // Digits may have been cut off instead of rounded, as reports do both: 97.3 reaches up to 97.4.
  bool cut_off = false;
  // "about" is no limit: nobody said how near. For tests that must not find fault with what may be.
  bool about_is_open = false;
  // The least and the most there can be. A value beyond one of them keeps its range on that side.
  std::optional<Decimal> least{}, most{};
};

PrintedRange printed_range(const Decimal& value, Bound bound, const PrintedReading& reading = {});
// Counted if the indicator counts, and within its bounds. REQUIRES: the observation has a value.
PrintedRange printed_range(const Observation& observation, const Indicator& indicator);

// How two values stand to each other, whatever they are within their ranges.
enum class RangeOrder : std::uint8_t {
  kBelow,  // the first surely lies below the second
  kAbove,
  kEqual,  // both are one number, the same
  kOpen,   // it cannot be told
};
RangeOrder range_order(const PrintedRange& first, const PrintedRange& second) noexcept;

}  // namespace annals
