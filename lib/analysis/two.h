// Two numbers that are computed with at once, on every machine the library is built for: the vector
// extension of g++ and clang. A loop over an array of two means the same, but compilers keep the
// sums of such loops in memory, or take the numbers one by one.
#pragma once

#include <cstring>

namespace annals::analysis {

using Two = double __attribute__((vector_size(16)));
// What a comparison gives: all bits set where it holds, which is -1.
using TwoFlags = decltype(Two{} < Two{});

inline Two both(double value) { return Two{value, value}; }

inline Two two_at(const double* values) {
  Two two;
  std::memcpy(&two, values, sizeof two);
  return two;
}

inline void put_two(double* to, Two two) { std::memcpy(to, &two, sizeof two); }

inline double total(Two two) { return two[0] + two[1]; }

}  // namespace annals::analysis
