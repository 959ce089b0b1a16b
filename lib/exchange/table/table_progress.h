// How far the import of a table has come.
#pragma once

#include <annals/import.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "exchange/table/rows.h"

namespace annals::exchange {

// Counts all readings of the table. REQUIRES: the rows outlive it.
class TableProgress {
 public:
  TableProgress(const std::filesystem::path& file, const Rows& rows) : rows_(rows) {
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    size_ = problem ? 0 : size;
  }

  std::uint64_t bytes_of_file() const noexcept { return size_; }

  // A reading begins; with it, so many are to come.
  void begin_reading(std::uint64_t to_come) {
    before_ = now_;
    before_.bytes = readings_++ * size_;
    now_.all_bytes = std::max(now_.all_bytes, before_.bytes + to_come * size_);
  }
  // After so many rows of this reading.
  ImportProgress after(std::size_t rows) {
    now_.rows = before_.rows + rows;
    now_.bytes = rows_.bytes_read() == 0 ? 0 : before_.bytes + std::min(size_, rows_.bytes_read());
    ImportProgress told = now_;
    if (told.bytes == 0) told.all_bytes = 0;
    return told;
  }

 private:
  const Rows& rows_;
  std::uint64_t size_ = 0, readings_ = 0;
  ImportProgress before_, now_;
};

}  // namespace annals::exchange
