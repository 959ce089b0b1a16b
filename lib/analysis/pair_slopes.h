// The slopes of all pairs of a series, and those at a rank without sorting them.
#pragma once

#include <cstddef>
#include <vector>

namespace annals::analysis {

// The slopes that theil_sen() sorts, kept in memory that serves one series after another.
class PairSlopes {
 public:
  explicit PairSlopes(std::size_t most_values);

  // Computes the slopes of n values. "consecutive": x are n years without a gap.
  // REQUIRES: 2 <= n <= most_values; finite values; x ascending.
  void set(const double* x, const double* y, std::size_t n, bool consecutive);

  std::size_t size() const noexcept { return size_; }
  std::size_t falling() const noexcept { return falling_; }
  std::size_t rising() const noexcept { return size_ - not_rising_; }

  // The slope at a rank, counted from 0, in ascending order. REQUIRES: rank < size().
  double at(std::size_t rank) { return select(rank, rank).first; }
  double median();

 private:
  struct Pair {
    double first, second;
  };
  // What is known of a rank that is looked for: it lies at or above "low", below which there are so
  // many, and below "high".
  struct Bracket {
    double low, high;
    std::size_t below_low, below_high;
  };
  void fill_consecutive(std::size_t n);
  void fill(std::size_t n);
  void pad();
  void guess_middle(std::size_t n);
  std::size_t count_below(double limit) const;
  Pair select(std::size_t first, std::size_t second);
  double next_limit(const Bracket& bracket, double last, double ranks) const;
  Pair around(double limit) const;
  Pair among(const Bracket& bracket, std::size_t first, std::size_t second);

  std::vector<double> x_, y_, slopes_, few_;
  std::size_t size_ = 0, falling_ = 0, not_rising_ = 0;
  double middle_ = 0;  // about where the median lies
  double step_ = 0;    // about how far two neighbours lie apart there
};

}  // namespace annals::analysis
