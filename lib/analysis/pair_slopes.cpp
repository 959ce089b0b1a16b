#include "analysis/pair_slopes.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "analysis/two.h"

namespace annals::analysis {
namespace {

// Loops go by so many at a time, and memory behind the last value may be read and written; so they
// need no case for the rest, and a compiler finds what it can do at once.
constexpr std::size_t kLanes = 4;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLeastPositive = std::numeric_limits<double>::denorm_min();

// So few are cheaper to sort out than to divide any further.
constexpr std::size_t kFew = 8;
constexpr int kMostRounds = 8;

Two where(TwoFlags flags, Two yes, Two no) {
  TwoFlags yes_bits, no_bits;
  std::memcpy(&yes_bits, &yes, sizeof yes);
  std::memcpy(&no_bits, &no, sizeof no);
  const TwoFlags bits = (yes_bits & flags) | (no_bits & ~flags);
  Two result;
  std::memcpy(&result, &bits, sizeof bits);
  return result;
}

std::size_t pairs_of(std::size_t n) { return n * (n - 1) / 2; }

}  // namespace

PairSlopes::PairSlopes(std::size_t most_values)
    : x_(most_values + kLanes),
      y_(most_values + kLanes),
      slopes_(pairs_of(std::max<std::size_t>(most_values, 1)) + 2 * kLanes),
      few_(slopes_.size()) {}

void PairSlopes::set(const double* x, const double* y, std::size_t n, bool consecutive) {
  std::copy_n(y, n, y_.begin());
  size_ = pairs_of(n);
  if (consecutive) {
    fill_consecutive(n);
  } else {
    std::copy_n(x, n, x_.begin());
    fill(n);
  }
  pad();
  guess_middle(n);
  falling_ = count_below(0);
  not_rising_ = count_below(kLeastPositive);
}

// By the number of years between: one divisor for all, and none where it is a power of two, whose
// reciprocal is exact.
void PairSlopes::fill_consecutive(std::size_t n) {
  double* to = slopes_.data();
  for (std::size_t lag = 1; lag < n; ++lag) {
    const double* const earlier = y_.data();
    const double* const later = y_.data() + lag;
    const Two years = both(static_cast<double>(lag));
    const Two reciprocal = 1 / years;
    const std::size_t count = n - lag;
    if ((lag & (lag - 1)) == 0) {
      for (std::size_t i = 0; i < count; i += 2) {
        put_two(to + i, (two_at(later + i) - two_at(earlier + i)) * reciprocal);
      }
    } else {
      for (std::size_t i = 0; i < count; i += 2) {
        put_two(to + i, (two_at(later + i) - two_at(earlier + i)) / years);
      }
    }
    to += count;
  }
}

void PairSlopes::fill(std::size_t n) {
  double* to = slopes_.data();
  for (std::size_t first = 0; first + 1 < n; ++first) {
    const Two year = both(x_[first]), value = both(y_[first]);
    const double* const x = x_.data() + first + 1;
    const double* const y = y_.data() + first + 1;
    const std::size_t count = n - first - 1;
    for (std::size_t i = 0; i < count; i += 2) {
      put_two(to + i, (two_at(y + i) - value) / (two_at(x + i) - year));
    }
    to += count;
  }
}

void PairSlopes::pad() {
  for (std::size_t k = 0; k < kLanes; ++k) slopes_[size_ + k] = kInfinity;
}

// By the means of both halves, and by how far the values stray from that line from one to the next:
// were they normal and independent, the slopes would lie 18.85 / (n^3 - n) of it apart.
void PairSlopes::guess_middle(std::size_t n) {
  const std::size_t half = n / 2, rest = n - half;
  double rise = 0;
  for (std::size_t i = 0; i < half; ++i) rise += y_[rest + i] - y_[i];
  middle_ = rise / static_cast<double>(half * rest);
  double stray = 0;
  for (std::size_t i = 0; i + 1 < n; ++i) stray += std::fabs(y_[i + 1] - y_[i] - middle_);
  const auto count = static_cast<double>(n);
  step_ = 18.85 * stray / (count - 1) / (count * count * count - count);
}

std::size_t PairSlopes::count_below(double limit) const {
  TwoFlags below{}, below2{};
  const double* const slopes = slopes_.data();
  const Two limits = both(limit);
  for (std::size_t i = 0; i < size_; i += kLanes) {
    below += two_at(slopes + i) < limits;
    below2 += two_at(slopes + i + 2) < limits;
  }
  below += below2;
  return static_cast<std::size_t>(-(below[0] + below[1]));
}

double PairSlopes::median() {
  const std::size_t upper = size_ / 2;
  if (size_ % 2 == 1) return at(upper);
  const Pair middle = select(upper - 1, upper);
  return (middle.first + middle.second) / 2;
}

// A bracket closes around the ranks: counting is cheap, since it does not depend on what is found.
PairSlopes::Pair PairSlopes::select(std::size_t first, std::size_t second) {
  Bracket bracket{-kInfinity, kInfinity, 0, size_};
  if (falling_ > second) {
    bracket.high = 0;
    bracket.below_high = falling_;
  } else if (falling_ <= first && second < not_rising_) {
    return {0, 0};
  } else if (not_rising_ <= first) {
    bracket.low = kLeastPositive;
    bracket.below_low = not_rising_;
  }
  const double wanted = static_cast<double>(first + second) / 2;
  double limit = middle_ + (wanted - static_cast<double>(size_ - 1) / 2) * step_;
  if (bracket.low >= limit || limit >= bracket.high) limit = next_limit(bracket, limit, 0);
  for (int round = 0; round < kMostRounds; ++round) {
    if (bracket.below_high - bracket.below_low <= kFew) break;
    if (!(bracket.low < limit && limit < bracket.high)) break;
    const std::size_t below = count_below(limit);
    if (first < below && below <= second) return around(limit);
    if (below <= first) {
      bracket.low = limit;
      bracket.below_low = below;
    } else {
      bracket.high = limit;
      bracket.below_high = below;
    }
    // Beyond the rank by a few, so that the other end comes near too.
    constexpr double kBeyond = 3;
    const double ranks = wanted - static_cast<double>(below);
    limit = next_limit(bracket, limit, below <= first ? ranks + kBeyond : ranks - kBeyond);
  }
  return among(bracket, first, second);
}

// So many ranks from the last limit on, or halfway where that leaves the bracket.
double PairSlopes::next_limit(const Bracket& bracket, double last, double ranks) const {
  constexpr double kFar = 200;  // ranks, where all that is known is one end
  const double next = last + ranks * step_;
  if (bracket.low < next && next < bracket.high) return next;
  if (bracket.low == -kInfinity) return bracket.high - kFar * step_;
  if (bracket.high == kInfinity) return bracket.low + kFar * step_;
  return bracket.low + (bracket.high - bracket.low) / 2;
}

// The highest below the limit and the lowest from there on.
PairSlopes::Pair PairSlopes::around(double limit) const {
  Two below = both(-kInfinity), above = both(kInfinity);
  const double* const slopes = slopes_.data();
  const Two limits = both(limit);
  for (std::size_t i = 0; i < size_; i += 2) {
    const Two two = two_at(slopes + i);
    const TwoFlags low = two < limits;
    const Two if_below = where(low, two, below), if_above = where(low, above, two);
    below = where(below < if_below, if_below, below);
    above = where(if_above < above, if_above, above);
  }
  return {std::max(below[0], below[1]), std::min(above[0], above[1])};
}

PairSlopes::Pair PairSlopes::among(const Bracket& bracket, std::size_t first, std::size_t second) {
  const Two low = both(bracket.low), high = both(bracket.high);
  // A slope that a double does not hold is infinite, and in a bracket without an upper end. What
  // lies behind the slopes is too, and is found behind the rank that is looked for.
  const TwoFlags open = high == both(kInfinity);
  std::size_t count = 0;
  for (std::size_t i = 0; i < size_; i += 2) {
    const Two two = two_at(slopes_.data() + i);
    const TwoFlags inside = (two >= low) & ((two < high) | open);
    // Written always and counted if inside: which one is, is hard to foresee.
    few_[count] = two[0];
    count -= static_cast<std::size_t>(inside[0]);
    few_[count] = two[1];
    count -= static_cast<std::size_t>(inside[1]);
  }
  const auto begin = few_.begin(), end = begin + static_cast<std::ptrdiff_t>(count);
  const auto at = begin + static_cast<std::ptrdiff_t>(first - bracket.below_low);
  std::nth_element(begin, at, end);
  if (first == second) return {*at, *at};
  return {*at, *std::min_element(at + 1, end)};
}

}  // namespace annals::analysis
