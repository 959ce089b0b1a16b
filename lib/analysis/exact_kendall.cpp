#include "analysis/exact_kendall.h"

#include <array>
#include <cassert>
#include <cstdlib>

namespace annals::analysis {
namespace {

constexpr std::size_t kMostPairs = kMostExactValues * (kMostExactValues - 1) / 2;
using InversionCounts = std::array<std::int64_t, kMostPairs + 1>;

// counts[n][k]: the orders of n different values with k falling pairs. The n-th value, put in
// front of 0 to n - 1 of the others, adds as many falling pairs.
using AllCounts = std::array<InversionCounts, kMostExactValues + 1>;

constexpr AllCounts all_inversion_counts() {
  AllCounts counts{};
  counts[1][0] = 1;
  for (std::size_t n = 2; n <= kMostExactValues; ++n) {
    for (std::size_t k = 0; k <= kMostPairs; ++k) {
      for (std::size_t added = 0; added < n && added <= k; ++added) {
        counts[n][k] += counts[n - 1][k - added];
      }
    }
  }
  return counts;
}

std::int64_t factorial(std::size_t n) {
  std::int64_t product = 1;
  for (std::size_t i = 2; i <= n; ++i) product *= static_cast<std::int64_t>(i);
  return product;
}

}  // namespace

double exact_two_sided_p(std::size_t n, std::int64_t s) {
  assert(2 <= n && n <= kMostExactValues);
  if (s == 0) return 1;
  static constexpr AllCounts all = all_inversion_counts();
  const InversionCounts& counts = all[n];
  const auto pairs = static_cast<std::int64_t>(n * (n - 1) / 2);
  // S = pairs - 2 * falling pairs, and the distribution is symmetric: one tail, twice.
  const std::int64_t most_falling = (pairs - std::abs(s)) / 2;
  std::int64_t orders = 0;
  for (std::int64_t k = 0; k <= most_falling; ++k) orders += counts[static_cast<std::size_t>(k)];
  return static_cast<double>(2 * orders) / static_cast<double>(factorial(n));
}

}  // namespace annals::analysis
