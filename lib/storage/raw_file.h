// A database file as bytes, read by SQLite's own file system. A stream would do, but for what POSIX
// says of locks: whoever closes a file gives up all that his process has locked of it, by whatever
// way it was opened; and a Store of this process may have it open.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace annals::storage {

class RawFile {
 public:
  // Throws Failure if there is no memory. What cannot be opened is told by reading.
  explicit RawFile(const std::filesystem::path& file);
  RawFile(const RawFile&) = delete;
  RawFile& operator=(const RawFile&) = delete;
  ~RawFile();

  // Fills "bytes" from "offset" on; a code of SQLite's. Beyond the end of the file there are zeros,
  // and the code is SQLITE_IOERR_SHORT_READ.
  int read(std::span<char> bytes, std::int64_t offset = 0);

 private:
  struct FreeName {
    void operator()(const char* name) const noexcept { sqlite3_free_filename(name); }
  };

  sqlite3_file* handle() { return reinterpret_cast<sqlite3_file*>(memory_.data()); }

  std::unique_ptr<const char, FreeName> name_;
  std::vector<std::max_align_t> memory_;
  bool open_ = false;
};

// Writes all bytes of a database file to another that only its owner may read. Throws Failure with
// kIo.
void copy_database(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace annals::storage
