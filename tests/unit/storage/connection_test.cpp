#include "storage/connection.h"

#include <annals/store.h>
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "support/raw_sql.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("connection");

namespace annals::storage {
namespace {

std::string asked(Connection& connection, const std::string& sql) {
  return test::rows_of(connection.database(), sql);
}

void add_source(Connection& connection, const char* code) {
  connection
      .cursor(
          "INSERT INTO source (code, title, document_number, publisher, url, sha256, note) "
          "VALUES (?1, '', '', '', '', '', '')")
      .put(code)
      .run();
}

std::string sources(Connection& connection) {
  return asked(connection,
               "SELECT group_concat(code, ' ') FROM (SELECT code FROM source "
               "ORDER BY code)");
}

TEST_CASE("connection: a file is written ahead, so that readers need not wait") {
  const test::TempDir folder;
  Connection connection(folder / "store.db", {});
  CHECK(asked(connection, "PRAGMA journal_mode") == "wal");
}

TEST_CASE("connection: a file that is not written ahead is so from the next opening") {
  const test::TempDir folder;
  { Connection connection(folder / "store.db", {}); }
  test::run_sql(folder / "store.db", "PRAGMA journal_mode = DELETE");
  Connection reader(folder / "store.db", {.read_only = true});
  CHECK(asked(reader, "PRAGMA journal_mode") == "delete");
  Connection writer(folder / "store.db", {});
  CHECK(asked(writer, "PRAGMA journal_mode") == "wal");
}

TEST_CASE("connection: the guards of SQLite are on") {
  Connection connection("", {.busy_timeout = std::chrono::milliseconds(1234)});
  CHECK(asked(connection, "PRAGMA foreign_keys") == "1");
  CHECK(asked(connection, "PRAGMA trusted_schema") == "0");
  CHECK(asked(connection, "PRAGMA cell_size_check") == "1");
  CHECK(asked(connection, "PRAGMA busy_timeout") == "1234");
}

TEST_CASE("connection: a row that names none is refused") {
  Connection connection("", {});
  CHECK_THROWS_AS(connection.database().exec(
                      "INSERT INTO batch (source_id, recorded_at, author, reason, program) "
                      "VALUES (7, '2024-01-31T08:30:00.000Z', '', '', '')"),
                  SQLite::Exception);
}

TEST_CASE("connection: the schema cannot be written by hand") {
  Connection connection("", {});
  const char* const attempts[] = {
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x' WHERE name = 'agency'",
      "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'agency'"};
  for (const char* sql : attempts) {
    CHECK_THROWS_AS(connection.database().exec(sql), SQLite::Exception);
  }
  CHECK(asked(connection, "SELECT count(*) FROM agency") == "0");
}

TEST_CASE("connection: a reader can change nothing") {
  const test::TempDir folder;
  { Connection connection(folder / "store.db", {}); }
  Connection reader(folder / "store.db", {.read_only = true});
  CHECK(asked(reader, "PRAGMA query_only") == "1");
  CHECK_THROWS_AS(add_source(reader, "a"), SQLite::Exception);
  CHECK(
      test::failure_of([&] {
        WriteScope scope(reader);
        return 0;
      }) ==
      "invalid_argument: the store was opened for reading only; open it for writing to change it");
}

TEST_CASE("connection: a cursor that was left half read holds no lock") {
  const test::TempDir folder;
  Connection connection(folder / "store.db", {});
  add_source(connection, "a");
  add_source(connection, "b");
  {
    Cursor cursor = connection.cursor("SELECT code FROM source");
    CHECK(cursor.step());
  }
  Connection other(folder / "store.db", {});
  add_source(other, "c");
  CHECK(sources(connection) == "a b c");
}

TEST_CASE("connection: the version of the content changes when any connection writes") {
  const test::TempDir folder;
  Connection connection(folder / "store.db", {});
  Connection other(folder / "store.db", {});
  sources(connection);
  const auto before = connection.data_version();
  sources(connection);
  CHECK(connection.data_version() == before);
  add_source(other, "a");
  sources(connection);
  const auto after_other = connection.data_version();
  CHECK(after_other != before);
  add_source(connection, "b");
  CHECK(connection.data_version() != after_other);
}

TEST_CASE("write_scope: what is not committed is undone") {
  Connection connection("", {});
  {
    WriteScope scope(connection);
    add_source(connection, "kept");
    scope.commit();
  }
  {
    WriteScope scope(connection);
    add_source(connection, "lost");
  }
  CHECK(sources(connection) == "kept");
}

TEST_CASE("write_scope: one inside another is undone alone") {
  Connection connection("", {});
  {
    WriteScope outer(connection);
    add_source(connection, "a");
    {
      WriteScope inner(connection);
      add_source(connection, "b");
    }
    {
      WriteScope inner(connection);
      add_source(connection, "c");
      inner.commit();
    }
    outer.commit();
  }
  CHECK(sources(connection) == "a c");
}

TEST_CASE("write_scope: the outer one undoes what the inner one committed") {
  Connection connection("", {});
  {
    WriteScope outer(connection);
    WriteScope inner(connection);
    add_source(connection, "a");
    inner.commit();
  }
  CHECK(sources(connection) == "NULL");
}

TEST_CASE("write_scope: nothing is kept after SQLite has undone the transaction") {
  Connection connection("", {});
  const std::string refusal =
      "io: the transaction was undone after an earlier error, and nothing of it remains";
  {
    WriteScope outer(connection);
    add_source(connection, "a");
    connection.database().exec("ROLLBACK");  // as SQLite does on some errors
    CHECK(test::failure_of([&] {
            WriteScope inner(connection);
            return 0;
          }) == refusal);
    CHECK(test::failure_of([&] {
            outer.commit();
            return 0;
          }) == refusal);
  }
  CHECK(sources(connection) == "NULL");
  WriteScope next(connection);
  add_source(connection, "b");
  next.commit();
  CHECK(sources(connection) == "b");
}

TEST_CASE("write_scope: a second writer is told that the file is locked") {
  const test::TempDir folder;
  Connection connection(folder / "store.db", {});
  Connection other(folder / "store.db", {.busy_timeout = std::chrono::milliseconds(0)});
  WriteScope scope(connection);
  try {
    WriteScope refused(other);
    FAIL("both write");
  } catch (const SQLite::Exception& exception) {
    CHECK(error_of(exception, "f").code == ErrorCode::kBusy);
  }
}

TEST_CASE("read_scope: several statements see one state") {
  const test::TempDir folder;
  Connection connection(folder / "store.db", {});
  Connection other(folder / "store.db", {});
  add_source(other, "a");
  {
    const ReadScope scope(connection);
    CHECK(sources(connection) == "a");
    add_source(other, "b");
    CHECK(sources(connection) == "a");
  }
  CHECK(sources(connection) == "a b");
}

TEST_CASE("cursor: a stored number out of range is damage") {
  Connection connection("", {});
  Cursor cursor = connection.cursor("SELECT 1, 41");
  CHECK(cursor.step());
  CHECK(test::failure_of([&] { return cursor.decimal(0); }) ==
        "invalid_data: the store holds a number that is out of range");
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
