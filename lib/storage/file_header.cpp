#include "storage/file_header.h"

#include <string_view>

namespace annals::storage {
namespace {

constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kPageSizeAt = 16, kWriteVersionAt = 18, kReadVersionAt = 19;
constexpr char kRollbackJournal = 1, kWriteAheadLog = 2;

}  // namespace

bool FileHeader::is_sqlite() const noexcept {
  return std::string_view(bytes_.data(), kMagic.size()) == kMagic;
}

std::uint32_t FileHeader::page_size() const noexcept {
  const auto high = static_cast<unsigned char>(bytes_[kPageSizeAt]);
  const auto low = static_cast<unsigned char>(bytes_[kPageSizeAt + 1]);
  const std::uint32_t size = std::uint32_t{high} << 8 | low;
  return size == 1 ? 65536 : size;
}

bool FileHeader::has_possible_page_size() const noexcept {
  const std::uint32_t size = page_size();
  return size >= 512 && (size & (size - 1)) == 0;
}

std::uint32_t FileHeader::number(Field field) const noexcept {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes_[static_cast<std::size_t>(field) + i]);
  }
  return value;
}

std::uintmax_t FileHeader::expected_length() const noexcept {
  if (number(Field::kChangeCounter) != number(Field::kVersionValidFor)) return 0;
  return std::uintmax_t{page_size()} * number(Field::kPageCount);
}

bool FileHeader::has_log() const noexcept { return bytes_[kWriteVersionAt] == kWriteAheadLog; }

void FileHeader::set(Field field, std::uint32_t value) noexcept {
  for (std::size_t i = 4; i-- > 0; value >>= 8) {
    bytes_[static_cast<std::size_t>(field) + i] = static_cast<char>(value & 0xFF);
  }
}

void FileHeader::forget_log() noexcept {
  bytes_[kWriteVersionAt] = bytes_[kReadVersionAt] = kRollbackJournal;
}

void FileHeader::set_page_count(std::uint32_t pages) noexcept {
  set(Field::kPageCount, pages);
  set(Field::kVersionValidFor, number(Field::kChangeCounter));
}

}  // namespace annals::storage
