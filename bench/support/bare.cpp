#include "support/bare.h"

#include <stdexcept>

namespace annals::bench {

void check(int code, sqlite3* database) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  throw std::runtime_error(sqlite3_errmsg(database));
}

BareDatabase::BareDatabase(const std::filesystem::path& file) {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(file.c_str(), &opened,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(opened);
  check(code, opened);
}

void BareDatabase::run(const std::string& sql) {
  check(sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr), handle());
}

std::int64_t BareDatabase::number(const std::string& sql) {
  const BareStatement statement(*this, sql);
  check(sqlite3_step(statement.get()), handle());
  return sqlite3_column_int64(statement.get(), 0);
}

BareDatabase open_like_store(const std::filesystem::path& file) {
  BareDatabase database(file);
  database.run("PRAGMA foreign_keys = ON");
  database.run("PRAGMA cell_size_check = ON");
  return database;
}

BareDatabase open_like_reader(const std::filesystem::path& file) {
  BareDatabase database = open_like_store(file);
  database.run("PRAGMA cache_size = -65536");
  return database;
}

BareStatement::BareStatement(BareDatabase& database, const std::string& sql) {
  sqlite3_stmt* prepared = nullptr;
  check(sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &prepared, nullptr),
        database.handle());
  statement_.reset(prepared);
}

}  // namespace annals::bench
