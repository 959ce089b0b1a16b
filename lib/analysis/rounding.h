// What printed values may stand for, and whether that could turn a verdict.
#pragma once

#include <annals/trend.h>

#include <optional>
#include <vector>

namespace annals::analysis {

// An end of a range. "closed": the end itself belongs to it. That of a rounding does not: a value
// there would print like its neighbour.
struct RangeEnd {
  Decimal at;
  bool closed = true;
};

// From low to high; an empty end is open without limit.
struct PrintedRange {
  std::optional<RangeEnd> low{}, high{};
};

// As RoundingEffect describes it. Fails with kInvalidArgument if it cannot be told in 18 digits.
// REQUIRES: the observation has a value.
Result<PrintedRange> printed_range(const Observation& observation, const Indicator& indicator);

// How two values stand to each other, whatever they are within their ranges.
enum class PairOrder { kRises, kFalls, kEqual, kOpen };
PairOrder order(const PrintedRange& earlier, const PrintedRange& later) noexcept;

// Empty for fewer than 3 values and where a range cannot be told. "printed" is the verdict by the
// values as printed, "level" that of the test.
std::optional<RoundingEffect> rounding_effect(const std::vector<const Observation*>& used,
                                              const Indicator& indicator, Verdict printed,
                                              double level);

}  // namespace annals::analysis
