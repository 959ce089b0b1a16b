// Made-up numbers: a generator of our own, so that all platforms see the same ones for a seed.
#pragma once

#include <concepts>
#include <cstdint>

namespace annals::test {

// The 64-bit generator of Knuth's MMIX.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // From 0 to limit - 1. REQUIRES: limit > 0.
  template <std::integral Number>
  Number below(Number limit) {
    const auto end = static_cast<std::uint64_t>(limit);
    const std::uint64_t high = next();
    return static_cast<Number>((end >> 31 == 0 ? high : high << 31 | next()) % end);
  }
  // From first to last.
  int between(int first, int last) { return first + below(last - first + 1); }
  bool one_in(int count) { return below(count) == 0; }
  template <typename List>
  const auto& of(const List& list) {
    return list[below(list.size())];
  }

 private:
  // Of 31 bits: the lower ones are hardly random.
  std::uint64_t next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return state_ >> 33;
  }

  std::uint64_t state_;
};

}  // namespace annals::test
