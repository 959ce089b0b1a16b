// The first bytes of a SQLite file; https://www.sqlite.org/fileformat.html, section 1.3.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace annals::storage {

inline constexpr std::uint32_t kPageSize = 8192;             // of the files that are made here
inline constexpr std::uint32_t kApplicationId = 0x414E4C53;  // "ANLS"; do not change: on disk

class FileHeader {
 public:
  static constexpr std::size_t kSize = 100;
  // Where a number of four bytes begins.
  enum class Field : std::size_t {
    kChangeCounter = 24,
    kPageCount = 28,
    kFreeList = 32,
    kFreePages = 36,
    kUserVersion = 60,
    kApplication = 68,
    kVersionValidFor = 92,
  };

  // Zeros, until they are filled.
  std::span<char, kSize> bytes() noexcept { return bytes_; }
  std::span<const char, kSize> bytes() const noexcept { return bytes_; }

  bool is_sqlite() const noexcept;
  // As it is told, be it a size that no page has.
  std::uint32_t page_size() const noexcept;
  bool has_possible_page_size() const noexcept;
  std::uint32_t number(Field field) const noexcept;
  // How long the file should be; 0 where the number of pages may not be current.
  std::uintmax_t expected_length() const noexcept;
  bool is_of_store() const noexcept { return number(Field::kApplication) == kApplicationId; }
  bool has_log() const noexcept;

  void set(Field field, std::uint32_t value) noexcept;
  // Makes SQLite take the file as it lies.
  void forget_log() noexcept;
  // Tells of so many pages, and that this is current.
  void set_page_count(std::uint32_t pages) noexcept;

 private:
  std::array<char, kSize> bytes_{};
};

}  // namespace annals::storage
