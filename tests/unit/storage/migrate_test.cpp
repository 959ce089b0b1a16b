#include "storage/migrate.h"

#include <annals/store.h>
#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <regex>
#include <string>

#include "storage/connection.h"
#include "storage/migrations.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("migrate");

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

// FNV-1a, 64 bits.
std::uint64_t checksum(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

std::string opened(const fs::path& file, bool read_only = false) {
  return test::failure_of(
      [&] { return Connection(file, {.read_only = read_only}).user_version(); });
}

std::string schema_of(Connection& connection) {
  return test::rows_of(connection.database(),
                       "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name");
}

// "CREATE TABLE …" without comments, runs of blanks as one.
std::string plain(const std::string& sql) {
  const std::string without_comments = std::regex_replace(sql, std::regex("--[^\n]*"), "");
  return std::regex_replace(without_comments, std::regex("\\s+"), " ");
}

// A released step may be in somebody's file: it is never edited, a change is a new step.
TEST_CASE("migrate: the released steps are unchanged") {
  REQUIRE(migrations().size() >= 1);
  CHECK(checksum(migrations()[0]) == 16644232609509264857u);
}

TEST_CASE("migrate: a new store has the newest version and the application id") {
  Connection connection("", {});
  CHECK(connection.user_version() == newest_schema_version());
  CHECK(newest_schema_version() == static_cast<int>(migrations().size()));
  CHECK(test::rows_of(connection.database(), "PRAGMA application_id") == "1095650387");
}

TEST_CASE("migrate: a store that is opened again keeps its schema") {
  const test::TempDir folder;
  std::string before;
  {
    Connection connection(folder / "store.db", {});
    before = schema_of(connection);
  }
  Connection connection(folder / "store.db", {});
  CHECK(schema_of(connection) == before);
  Connection in_memory("", {});
  CHECK(schema_of(in_memory) == before);
}

TEST_CASE("migrate: every table is strict") {
  Connection connection("", {});
  CHECK(test::rows_of(connection.database(),
                      "SELECT name FROM pragma_table_list WHERE schema = 'main' "
                      "AND type = 'table' AND name NOT LIKE 'sqlite%' AND NOT strict") == "");
  CHECK(test::rows_of(connection.database(),
                      "SELECT count(*) > 10 FROM pragma_table_list WHERE strict") == "1");
}

TEST_CASE("migrate: every constraint has a name that begins with its table's") {
  Connection connection("", {});
  SQLite::Statement tables(connection.database(),
                           "SELECT name, sql FROM sqlite_schema WHERE type = 'table' "
                           "AND name NOT LIKE 'sqlite%'");
  const std::regex constraint("(CONSTRAINT (\\w+) )?\\b(PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY)\\b");
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    // The key of a table with an id is part of the column.
    const std::string sql = std::regex_replace(plain(tables.getColumn(1).getString()),
                                               std::regex("\\( id INTEGER PRIMARY KEY"), "");
    CAPTURE(sql);
    for (std::sregex_iterator at(sql.begin(), sql.end(), constraint), end; at != end; ++at) {
      INFO("the constraint is ", at->str());
      CHECK((*at)[2].str().starts_with(table + "_"));
    }
    CHECK(std::regex_search(sql, std::regex("NOT NULL")));
    CHECK_FALSE(std::regex_search(sql, std::regex("[^)] REFERENCES")));
  }
}

TEST_CASE("migrate: every foreign key and every view can be used") {
  const test::TempDir folder;
  { const Connection connection(folder / "store.db", {}); }
  // As others read it: the library itself reads no view.
  SQLite::Database database((folder / "store.db").string(), SQLite::OPEN_READONLY);
  CHECK(test::rows_of(database, "PRAGMA foreign_key_check") == "");
  SQLite::Statement views(database, "SELECT name FROM sqlite_schema WHERE type = 'view'");
  int count = 0;
  while (views.executeStep()) {
    ++count;
    CHECK(test::rows_of(database, "SELECT * FROM " + views.getColumn(0).getString()) == "");
  }
  CHECK(count == 2);
}

TEST_CASE("migrate: an older store is brought up to date, but not by a reader") {
  const test::TempDir folder;
  const fs::path file = folder / "store.db";
  test::run_sql(file, "PRAGMA application_id = 0x414E4C53");
  const std::string before = test::read_bytes(file);
  CHECK(opened(file, true) == "schema_mismatch: \"" + file.string() +
                                  "\" was written by an older version; open it for writing once "
                                  "to bring it up to date");
  CHECK(test::read_bytes(file) == before);
  CHECK(opened(file) == "nothing thrown");
  Connection updated(file, {});
  Connection fresh("", {});
  CHECK(schema_of(updated) == schema_of(fresh));
  CHECK(updated.user_version() == newest_schema_version());
}

TEST_CASE("migrate: a newer store is refused and not touched") {
  const test::TempDir folder;
  const fs::path file = folder / "store.db";
  CHECK(opened(file) == "nothing thrown");
  test::run_sql(file, "PRAGMA user_version = 99");
  const std::string before = test::read_bytes(file);
  CHECK(opened(file).starts_with("schema_mismatch: \"" + file.string() +
                                 "\" was written by a newer version (schema 99;"));
  CHECK(opened(file, true).starts_with("schema_mismatch: "));
  CHECK(test::read_bytes(file) == before);
}

TEST_CASE("migrate: a newer version that stands only in the log is seen") {
  const test::TempDir folder;
  const fs::path file = folder / "store.db";
  Connection keeps_the_log(file, {});
  CHECK(keeps_the_log.user_version() == 1);
  test::run_sql(file, "PRAGMA user_version = 99");
  CHECK(opened(file) ==
        "schema_mismatch: \"" + file.string() +
            "\" was written by a newer version (schema 99; this program knows up to 1); "
            "use that version, or dump the store there and load the dump here");
}

TEST_CASE("migrate: a step that fails leaves the file as before") {
  const test::TempDir folder;
  const fs::path file = folder / "store.db";
  // The first step meets a table of its own name.
  test::run_sql(file, "PRAGMA application_id = 0x414E4C53; CREATE TABLE target (a)");
  const std::string before = test::dump(file);
  CHECK_THROWS_AS(Connection(file, {}), SQLite::Exception);
  CHECK(test::difference(before, test::dump(file)) == "");
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
