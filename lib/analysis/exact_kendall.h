// The exact distribution of Kendall's S for few values.
#pragma once

#include <cstddef>
#include <cstdint>

namespace annals::analysis {

// Up to here the orders of n values are counted; beyond, the normal distribution serves.
inline constexpr std::size_t kMostExactValues = 10;

// The share of the n! orders of n different values whose |S| is at least |s|: the two-sided p.
// REQUIRES: 2 <= n <= kMostExactValues, and an s that n values can have.
double exact_two_sided_p(std::size_t n, std::int64_t s);

}  // namespace annals::analysis
