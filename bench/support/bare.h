// SQLite through its own C interface and nothing else: the floor that the store is compared with.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace annals::bench {

// Throws std::runtime_error with SQLite's message unless "code" says success.
void check(int code, sqlite3* database);

// Opened as the store does, for one thread at a time, which is the quicker way.
class BareDatabase {
 public:
  explicit BareDatabase(const std::filesystem::path& file);

  sqlite3* handle() const noexcept { return database_.get(); }
  void run(const std::string& sql);
  std::int64_t number(const std::string& sql);

 private:
  struct Close {
    void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
  };
  std::unique_ptr<sqlite3, Close> database_;
};

// With the pragmas of the store; its write-ahead logging is a property of the file.
BareDatabase open_like_store(const std::filesystem::path& file);
// With as many pages at hand as a store that is read.
BareDatabase open_like_reader(const std::filesystem::path& file);

class BareStatement {
 public:
  BareStatement(BareDatabase& database, const std::string& sql);

  sqlite3_stmt* get() const noexcept { return statement_.get(); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace annals::bench
