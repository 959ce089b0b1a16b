// The nearest double of a decimal, for loops over many of them.
#pragma once

#include <annals/decimal.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace annals::core {

// The powers of ten that a double holds exactly.
inline constexpr std::array kExactPowers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                         1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
// Whole numbers up to this size are exact as doubles.
inline constexpr std::int64_t kExactWhole = std::int64_t{1} << 53;

// Where the mantissa and the power are exact as doubles, so that one division rounds correctly.
inline bool divides_exactly(std::int64_t mantissa, int exponent) noexcept {
  return exponent <= 0 && -exponent < static_cast<int>(kExactPowers.size()) &&
         -kExactWhole <= mantissa && mantissa <= kExactWhole;
}

// As Decimal::to_double(). REQUIRES: a mantissa and an exponent that Decimal::make() takes.
inline double nearest_double(std::int64_t mantissa, int exponent) noexcept {
  if (divides_exactly(mantissa, exponent)) {
    return static_cast<double>(mantissa) / kExactPowers[static_cast<std::size_t>(-exponent)];
  }
  return Decimal::make(mantissa, exponent)->to_double();
}

}  // namespace annals::core
