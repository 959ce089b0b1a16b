// Limits: how much a store takes of what has no natural end. What is beyond them is refused with
// kInvalidData in a sentence that names the limit; docs/limits.md has all of them.
#pragma once

#include <cstddef>

namespace annals {

// A name, an alias, the name of a freeze; in bytes of UTF-8. Of Chinese that is 333 characters.
inline constexpr std::size_t kMaxNameBytes = 1'000;
// Any other text: a note, a locator, a title, a definition, a reason.
inline constexpr std::size_t kMaxTextBytes = 65'536;
// Agencies from the top of a tree down to its lowest, both included.
inline constexpr int kMaxTreeDepth = 64;

}  // namespace annals
