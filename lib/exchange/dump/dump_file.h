// A file of CSV (RFC 4180, but LF) that is written record by record and measured as it grows.
#pragma once

#include <annals/error.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

#include "core/sha256.h"

namespace annals::exchange {

class DumpFile {
 public:
  // Fails with kIo if the file cannot be made.
  static Result<DumpFile> create(const std::filesystem::path& file);

  // Adds a record. Cells are quoted where they must be. Fails with kInvalidData if a cell holds a
  // NUL byte, or the record is longer than CsvReader takes.
  Result<void> add(std::span<const std::string> cells);
  // Completes the file. Fails with kIo if it could not be written.
  Result<void> close();

  std::uint64_t bytes() const noexcept { return bytes_; }
  // Of all that was written. To be called once, after close().
  std::string sha256() { return digest_.hex(); }

 private:
  DumpFile(std::ofstream out, std::filesystem::path file)
      : out_(std::move(out)), file_(std::move(file)) {}
  void flush();

  std::ofstream out_;
  std::filesystem::path file_;
  std::string buffer_;
  core::Sha256 digest_;
  std::uint64_t bytes_ = 0;
};

}  // namespace annals::exchange
