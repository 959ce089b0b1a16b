// SHA-256 (FIPS 180-4), by nettle.
#pragma once

#include <nettle/sha2.h>

#include <array>
#include <string>
#include <string_view>

namespace annals::core {

using Digest = std::array<unsigned char, SHA256_DIGEST_SIZE>;

// As 64 hexadecimal digits in lower case.
std::string hex(const Digest& digest);

// Can be copied on the way, to go on in two directions.
class Sha256 {
 public:
  Sha256() { sha256_init(&state_); }
  Sha256& add(std::string_view bytes) {
    sha256_update(&state_, bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data()));
    return *this;
  }
  // Its length in 4 bytes, the lowest first, and its bytes: so no two rows of texts are one.
  Sha256& add_text(std::string_view text);
  // The digest of all that was added, and begins anew.
  Digest digest();
  std::string hex() { return core::hex(digest()); }

 private:
  sha256_ctx state_;
};

}  // namespace annals::core
