#include "core/sha256.h"

#include <cstddef>
#include <iterator>

namespace annals::core {

std::string hex(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xF];
  }
  return text;
}

Sha256& Sha256::add_text(std::string_view text) {
  char length[4];
  for (std::size_t i = 0; i < std::size(length); ++i) {
    length[i] = static_cast<char>(text.size() >> 8 * i & 0xFF);
  }
  return add({length, std::size(length)}).add(text);
}

Digest Sha256::digest() {
  Digest result;
  sha256_digest(&state_, result.size(), result.data());
  return result;
}

}  // namespace annals::core
