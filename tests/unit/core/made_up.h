// Made-up numbers for what must hold for all: the same on every platform for a seed.
#pragma once

#include <annals/decimal.h>
#include <doctest/doctest.h>

#include <cstdint>

namespace annals::test {

// The 64-bit generator of Knuth's MMIX.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // From 0 to limit - 1.
  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
  }
  // From first to last.
  int between(int first, int last) { return first + static_cast<int>(below(last - first + 1)); }

 private:
  std::uint64_t half() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return state_ >> 33;
  }
  std::uint64_t next() { return (half() << 31) | half(); }
  std::uint64_t state_;
};

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
