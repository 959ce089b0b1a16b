// Which bounds occur among the parts of a result, and what they leave of it.
#pragma once

#include <annals/observation.h>

#include <cstdint>

namespace annals::query {

class Bounds {
 public:
  void add(Bound bound) noexcept { bits_ = static_cast<std::uint8_t>(bits_ | bit(bound)); }
  void add(Bounds other) noexcept { bits_ = static_cast<std::uint8_t>(bits_ | other.bits_); }
  bool has(Bound bound) const noexcept { return (bits_ & bit(bound)) != 0; }

  // Of a sum.
  Bound together() const noexcept {
    if (has(Bound::kAbout) || (has(Bound::kAtLeast) && has(Bound::kAtMost))) return Bound::kAbout;
    if (has(Bound::kAtLeast)) return Bound::kAtLeast;
    return has(Bound::kAtMost) ? Bound::kAtMost : Bound::kExact;
  }

 private:
  static constexpr unsigned bit(Bound bound) noexcept { return 1U << static_cast<unsigned>(bound); }
  std::uint8_t bits_ = 0;
};

// Of a quotient: more below the line is less of it.
inline Bound bound_of_ratio(Bounds above, Bounds below) noexcept {
  if (below.has(Bound::kAbout)) above.add(Bound::kAbout);
  if (below.has(Bound::kAtMost)) above.add(Bound::kAtLeast);
  if (below.has(Bound::kAtLeast)) above.add(Bound::kAtMost);
  return above.together();
}

}  // namespace annals::query
