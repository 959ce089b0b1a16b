// SHA-256 (FIPS 180-4).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace annals::core {

class Sha256 {
 public:
  Sha256& add(std::string_view bytes);
  // The digest of all that was added, as 64 hexadecimal digits in lower case. To be called once.
  std::string hex();

 private:
  void add_block(const unsigned char* block);

  static constexpr std::size_t kBlock = 64;
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, kBlock> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t total_ = 0;  // bytes
};

}  // namespace annals::core
