// Kendall's S and its variance: what the test and Sen's interval have in common.
#pragma once

#include <cstdint>
#include <span>

namespace annals::analysis {

struct KendallScore {
  std::int64_t s = 0;           // pairs that rise less pairs that fall
  std::int64_t pairs = 0;       // n (n - 1) / 2
  std::int64_t tied_pairs = 0;  // pairs that do neither
  double variance = 0;          // of s under no trend, corrected for ties
};

// Compares all pairs; a constant series has variance 0.
KendallScore kendall_score(std::span<const double> y);

}  // namespace annals::analysis
