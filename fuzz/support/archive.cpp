#include "support/archive.h"

#include <cstddef>
#include <cstdint>

namespace annals::fuzz {
namespace {

// CRC-32 of ISO 3309, as ZIP has it.
std::uint32_t checksum(std::string_view text) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : text) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

// The least significant byte first.
void put(std::string& bytes, std::size_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
}

// What the header before a part and its entry in the directory have alike: from the version that
// is needed to the length of an extra field.
std::string description(const ArchivePart& part) {
  constexpr std::size_t kFirstOf1980 = 0x21;
  std::string bytes;
  put(bytes, 10, 2);
  put(bytes, 0, 2);  // no flags
  put(bytes, 0, 2);  // stored
  put(bytes, kFirstOf1980 << 16U, 4);
  put(bytes, checksum(part.text), 4);
  put(bytes, part.text.size(), 4);
  put(bytes, part.text.size(), 4);
  put(bytes, part.name.size(), 2);
  put(bytes, 0, 2);
  return bytes;
}

}  // namespace

std::string archive(const std::vector<ArchivePart>& parts) {
  std::string bytes, directory;
  for (const ArchivePart& part : parts) {
    const std::string described = description(part);
    const std::size_t begin = bytes.size();
    bytes.append("PK\3\4").append(described).append(part.name).append(part.text);
    directory.append("PK\1\2");
    put(directory, 10, 2);
    directory += described;
    put(directory, 0, 2);  // no comment
    put(directory, 0, 2);  // on the first disk
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, begin, 4);
    directory += part.name;
  }
  const std::size_t begin = bytes.size();
  bytes += directory;
  bytes.append("PK\5\6");
  put(bytes, 0, 4);
  put(bytes, parts.size(), 2);
  put(bytes, parts.size(), 2);
  put(bytes, directory.size(), 4);
  put(bytes, begin, 4);
  put(bytes, 0, 2);
  return bytes;
}

}  // namespace annals::fuzz
