// Made-up numbers for what must hold for all: the same on every platform for a seed.
#pragma once

#include <annals/decimal.h>
#include <doctest/doctest.h>

#include <cstdint>

#include "support/random.h"

namespace annals::test {

// A whole number of at most "digits" digits and any sign; short and long ones alike often.
inline std::int64_t made_up_mantissa(Random& random, int digits) {
  std::int64_t limit = 1;
  for (int i = random.between(0, digits); i > 0; --i) limit *= 10;
  const std::int64_t size = random.below(limit);
  return random.below(2) == 0 ? size : -size;
}

inline Decimal made_up_decimal(Random& random, int digits, int max_exponent) {
  const std::int64_t mantissa = made_up_mantissa(random, digits);
  return Decimal::make(mantissa, random.between(-max_exponent, max_exponent)).value();
}

// Calls check(random) often, each time with a seed that a failure prints.
template <typename Check>
void for_seeds(Check check) {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    check(random);
  }
}

}  // namespace annals::test
