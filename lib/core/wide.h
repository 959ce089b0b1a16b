// Integers of 128 bits, in which the exact arithmetic of Decimal is done.
#pragma once

#include <annals/decimal.h>

#include <cstdint>

namespace annals::core {

__extension__ typedef __int128 Int128;

// The largest power of ten that 64 signed bits hold is 10^18.
inline constexpr int kMaxPower = 18;

// REQUIRES: 0 <= power <= kMaxPower.
constexpr std::int64_t power_of_ten(int power) noexcept {
  std::int64_t result = 1;
  for (int i = 0; i < power; ++i) result *= 10;
  return result;
}

constexpr Int128 magnitude(Int128 value) noexcept { return value < 0 ? -value : value; }

// numerator / denominator, rounded once to a whole number. REQUIRES: denominator > 0.
constexpr Int128 divide_rounded(Int128 numerator, Int128 denominator, RoundingRule rule) noexcept {
  const Int128 size = magnitude(numerator);
  Int128 whole = size / denominator;
  const Int128 rest = size % denominator;
  // Not 2 * rest: that could overflow.
  const Int128 to_next = denominator - rest;
  const bool half_goes_up = rule == RoundingRule::kHalfUp || whole % 2 == 1;
  if (rest > to_next || (rest == to_next && half_goes_up)) ++whole;
  return numerator < 0 ? -whole : whole;
}

}  // namespace annals::core
