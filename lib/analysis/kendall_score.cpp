#include "analysis/kendall_score.h"

#include <algorithm>
#include <vector>

namespace annals::analysis {
namespace {

// n(n-1)(2n+5): 18 times the variance of S among n different values, and 18 times what a group of
// n equal ones takes from it.
std::int64_t eighteen_variances(std::int64_t n) { return n * (n - 1) * (2 * n + 5); }

std::int64_t rises_less_falls(std::span<const double> y) {
  std::int64_t s = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    for (std::size_t j = i + 1; j < y.size(); ++j) s += (y[j] > y[i]) - (y[j] < y[i]);
  }
  return s;
}

}  // namespace

Ties count_ties(std::span<const double> y) {
  std::vector<double> sorted(y.begin(), y.end());
  std::sort(sorted.begin(), sorted.end());
  return count_ties_of_sorted(sorted);
}

Ties count_ties_of_sorted(std::span<const double> ascending) {
  Ties ties;
  for (auto first = ascending.begin(); first != ascending.end();) {
    const auto last = std::upper_bound(first, ascending.end(), *first);
    const std::int64_t size = last - first;
    ties.pairs += size * (size - 1) / 2;
    ties.eighteen_variances += eighteen_variances(size);
    first = last;
  }
  return ties;
}

KendallScore kendall_score(std::int64_t s, std::size_t n, const Ties& ties) {
  const auto count = static_cast<std::int64_t>(n);
  const std::int64_t eighteen = eighteen_variances(count) - ties.eighteen_variances;
  return {.s = s,
          .pairs = count * (count - 1) / 2,
          .tied_pairs = ties.pairs,
          .variance = static_cast<double>(eighteen) / 18.0};
}

KendallScore kendall_score(std::span<const double> y) {
  return kendall_score(rises_less_falls(y), y.size(), count_ties(y));
}

}  // namespace annals::analysis
