// Numbers for made-up files: its own generator, so that all platforms see the same ones.
#pragma once

#include <cstddef>
#include <cstdint>

namespace annals::test {

// The 64-bit generator of Knuth's MMIX.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // From 0 to limit - 1.
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <typename List>
  const auto& of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace annals::test
