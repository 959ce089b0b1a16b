// Kendall's S and its variance: what the test and Sen's interval have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace annals::analysis {

// Groups of equal values.
struct Ties {
  std::int64_t pairs = 0;               // pairs of equal values
  std::int64_t eighteen_variances = 0;  // 18 times what they take from the variance of S
};
Ties count_ties(std::span<const double> y);
Ties count_ties_of_sorted(std::span<const double> ascending);  // the same, in place

struct KendallScore {
  std::int64_t s = 0;           // pairs that rise less pairs that fall
  std::int64_t pairs = 0;       // n (n - 1) / 2
  std::int64_t tied_pairs = 0;  // pairs that do neither
  double variance = 0;          // of s under no trend, corrected for ties
};

// An S of n values of which some are equal.
KendallScore kendall_score(std::int64_t s, std::size_t n, const Ties& ties);
// Compares all pairs; a constant series has variance 0.
KendallScore kendall_score(std::span<const double> y);

}  // namespace annals::analysis
