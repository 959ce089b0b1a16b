#include "storage/errors.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <new>
#include <string>

#include "storage/guarded.h"

TEST_SUITE_BEGIN("errors");

namespace annals::storage {
namespace {

std::string told(int sqlite_code, std::string_view file = "f.db") {
  const Error error = error_of(SQLite::Exception("sqlite's words", sqlite_code), file);
  CHECK(error.code == error_code_of(sqlite_code));
  return std::string(to_string(error.code)) + ": " + error.message;
}

TEST_CASE("errors: a lock of another connection is busy") {
  CHECK(told(SQLITE_BUSY) ==
        "busy: \"f.db\" is locked by another program; try again when that has finished");
  CHECK(told(SQLITE_BUSY_RECOVERY) == told(SQLITE_BUSY));
  CHECK(told(SQLITE_BUSY_SNAPSHOT) == told(SQLITE_BUSY));
  CHECK(told(SQLITE_LOCKED) ==
        "busy: \"f.db\" is locked by another part of this program; try again when that has "
        "finished");
  CHECK(told(SQLITE_PROTOCOL) == "busy: \"f.db\" is much in use; try again");
}

TEST_CASE("errors: what is no database is no store") {
  CHECK(told(SQLITE_NOTADB) ==
        "schema_mismatch: \"f.db\" is not a store: it is not a SQLite database");
}

TEST_CASE("errors: damage is invalid data") {
  CHECK(told(SQLITE_CORRUPT) == "invalid_data: \"f.db\" is damaged; restore it from a backup");
  CHECK(told(SQLITE_CORRUPT_INDEX) == told(SQLITE_CORRUPT));
}

TEST_CASE("errors: a full disk") {
  CHECK(told(SQLITE_FULL) ==
        "io: \"f.db\" cannot grow: the disk is full; the store is as it was before");
}

TEST_CASE("errors: a file or a folder that may not be written") {
  CHECK(told(SQLITE_READONLY) ==
        "io: \"f.db\" cannot be written: the file or its folder is read-only; the store is as it "
        "was before");
  CHECK(told(SQLITE_READONLY_DIRECTORY) == told(SQLITE_READONLY));
}

TEST_CASE("errors: a file that may not be opened") {
  CHECK(told(SQLITE_PERM) == "io: \"f.db\" cannot be opened: permission denied");
  CHECK(told(SQLITE_AUTH) == told(SQLITE_PERM));
  CHECK(told(SQLITE_CANTOPEN) ==
        "io: \"f.db\" cannot be opened: look whether its folder exists and may be written");
  CHECK(told(SQLITE_CANTOPEN_ISDIR) == told(SQLITE_CANTOPEN));
}

TEST_CASE("errors: what tells of the system is no damage of the file") {
  const SQLite::Database database(":memory:");
  const auto of_system = [](int code) { return is_of_system(SQLite::Exception("words", code)); };
  for (const int code : {SQLITE_NOMEM, SQLITE_IOERR, SQLITE_IOERR_READ, SQLITE_FULL, SQLITE_BUSY,
                         SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_READONLY}) {
    CAPTURE(code);
    CHECK(of_system(code));
    CHECK_THROWS_AS(throw_if_of_system(database.getHandle(), code), SQLite::Exception);
  }
  for (const int code : {SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_NOTADB, SQLITE_ERROR,
                         SQLITE_CONSTRAINT, SQLITE_INTERRUPT, SQLITE_MISUSE}) {
    CAPTURE(code);
    CHECK_FALSE(of_system(code));
    CHECK_NOTHROW(throw_if_of_system(database.getHandle(), code));
  }
  for (const int code : {SQLITE_OK, SQLITE_ROW, SQLITE_DONE}) {
    CHECK_NOTHROW(throw_if_of_system(database.getHandle(), code));
  }
  // SQLite may say it in words alone.
  CHECK(is_of_system(SQLite::Exception("out of memory", SQLITE_ERROR)));
}

TEST_CASE("errors: a file system that fails") {
  CHECK(told(SQLITE_IOERR) ==
        "io: \"f.db\" cannot be read or written: the file system reports an error");
  CHECK(told(SQLITE_IOERR_WRITE) == told(SQLITE_IOERR));
  CHECK(told(SQLITE_IOERR_SHORT_READ) == told(SQLITE_IOERR));
}

TEST_CASE("errors: a text that is too long") {
  CHECK(told(SQLITE_TOOBIG) ==
        "invalid_data: \"f.db\" cannot hold a text as long as one of those given");
}

TEST_CASE("errors: a broken constraint is a bug, with the words of SQLite") {
  CHECK(told(SQLITE_CONSTRAINT) ==
        "internal: \"f.db\" refused a row that had passed every check; let it be verified "
        "(sqlite's words)");
  CHECK(told(SQLITE_CONSTRAINT_CHECK) == told(SQLITE_CONSTRAINT));
}

TEST_CASE("errors: a statement that does not fit the schema shows a damaged schema") {
  CHECK(told(SQLITE_ERROR) ==
        "invalid_data: \"f.db\" does not have the tables of a store; restore it from a backup "
        "(sqlite's words)");
}

TEST_CASE("errors: what is not in the table is a bug, with the words of SQLite") {
  CHECK(told(SQLITE_MISUSE) == "internal: \"f.db\" cannot be used: sqlite's words");
  CHECK(told(-1) == "internal: \"f.db\" cannot be used: sqlite's words");
}

TEST_CASE("errors: a store in memory has no file to name") {
  CHECK(told(SQLITE_FULL, "") ==
        "io: the store in memory cannot grow: the disk is full; the store is as it was before");
}

TEST_CASE("errors: a lack of memory that has words and no code is one as well") {
  const Error error = error_of(SQLite::Exception("out of memory", SQLITE_ERROR), "f.db");
  CHECK(error == error_of(SQLite::Exception("out of memory", SQLITE_NOMEM), "f.db"));
  CHECK(error.code == ErrorCode::kIo);
}

TEST_CASE("errors: where the program itself has no memory the file is named all the same") {
  const auto work = []() -> int { throw std::bad_alloc(); };
  CHECK(guarded("f.db", work).error() ==
        error_of(SQLite::Exception("out of memory", SQLITE_NOMEM), "f.db"));
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
