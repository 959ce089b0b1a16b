// How much a test does: a little in every build, and as much as scripts/soak asks for.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace annals::test {

// What ANNALS_SOAK_ROUNDS says; 0 for the short form.
inline int soak_rounds() {
  const char* rounds = std::getenv("ANNALS_SOAK_ROUNDS");
  return rounds ? std::atoi(rounds) : 0;
}
inline bool soaking() { return soak_rounds() > 0; }

#if defined(__SANITIZE_ADDRESS__)  // by g++
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)  // by clang
inline constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif

// So many rounds, or a third of them in a sanitized build: it takes many times as long, and looks
// for what each of them shows.
inline int lessened(int rounds) { return kSanitized ? (rounds + 2) / 3 : rounds; }
inline int rounds(int in_short) { return soaking() ? soak_rounds() : lessened(in_short); }

// Adds a line "what: count" to the file that ANNALS_SOAK_COUNTS names, if there is one.
inline void tell_count(std::string_view what, std::int64_t count) {
  if (const char* file = std::getenv("ANNALS_SOAK_COUNTS")) {
    std::ofstream(file, std::ios::app) << what << ": " << count << '\n';
  }
}

}  // namespace annals::test
