#include "storage/cursor.h"

#include <SQLiteCpp/Exception.h>

#include "storage/errors.h"

namespace annals::storage {

Statement prepare(sqlite3* database, const char* sql) {
  sqlite3_stmt* prepared = nullptr;
  const int code =
      sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  Statement statement(prepared);
  if (code != SQLITE_OK) throw SQLite::Exception(database, code);
  return statement;
}

void Cursor::step_to_row() {
  if (step()) return;
  storage::fail(ErrorCode::kInvalidData,
                "the store lacks a row that others refer to; let it be verified");
}

Decimal Cursor::decimal(int column) const {
  Result<Decimal> value = Decimal::make(integer(column), small(column + 1));
  if (!value) {
    storage::fail(ErrorCode::kInvalidData, "the store holds a number that is out of range");
  }
  return *value;
}

void Cursor::fail(int code) const { throw SQLite::Exception(sqlite3_db_handle(statement_), code); }

}  // namespace annals::storage
