// How a fuzzing target says that a promise was broken.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace annals::fuzz {

// Ends the program unless "kept", so that the fuzzer keeps the input that broke "promise".
inline void require(bool kept, std::string_view promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(promise.size()), promise.data());
  std::abort();
}

}  // namespace annals::fuzz
