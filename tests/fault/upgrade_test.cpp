// A store that is brought to a newer schema, interrupted wherever that can be. There is one
// released version yet; the steps behind it are made up.
#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"
#include "storage/errors.h"
#include "storage/migrate.h"
#include "storage/migrations.h"
#include "support/child.h"
#include "support/court.h"
#include "support/file_size_limit.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("upgrade");

namespace annals::test {
namespace {

namespace fs = std::filesystem;
using storage::Connection;

constexpr std::string_view kSecond =
    "CREATE TABLE remark (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;"
    "INSERT INTO remark (content) SELECT 'of ' || code FROM agency ORDER BY id;"
    "ALTER TABLE agency ADD COLUMN remark_id INTEGER;"
    "UPDATE agency SET remark_id = id;";
constexpr std::string_view kThird =
    "CREATE TABLE said (year INTEGER NOT NULL, mantissa INTEGER) STRICT;"
    "INSERT INTO said SELECT year, mantissa FROM observation;"
    "CREATE INDEX said_by_year ON said (year);"
    "DELETE FROM remark;"
    "DROP TABLE remark;";

std::vector<std::string_view> steps(std::string_view second = kSecond,
                                    std::string_view third = kThird) {
  return {storage::migrations()[0], second, third};
}

// A store of the first version with values enough for some pages.
void make_store(const fs::path& file) {
  Store store = Store::open(file).value();
  define_court(store);
  Batch batch(source("r1"));
  for (int year = 1800; year < 2100; ++year) {
    Observation each = observation(year, std::to_string(year));
    each.note = std::string(100, 'n');
    batch.add(kCourt, kCases, each);
  }
  store.write(batch).value();
}

std::string version_of(const fs::path& file) { return rows_of(file, "PRAGMA user_version"); }

// "nothing thrown", or what was.
std::string upgraded(const fs::path& file, const std::vector<std::string_view>& to) {
  return failure_of([&] { return Connection(file, {}, to).user_version(); });
}

// What a store of each version holds when it was never interrupted.
std::array<std::string, 4> expected_dumps() {
  std::array<std::string, 4> result;
  for (std::size_t version = 1; version <= 3; ++version) {
    const TempDir folder;
    const fs::path file = folder / "store.db";
    make_store(file);
    std::vector<std::string_view> to = steps();
    to.resize(version);
    REQUIRE(upgraded(file, to) == "nothing thrown");
    result[version] = rows_of(file, "SELECT type, name, sql FROM sqlite_schema ORDER BY name") +
                      rows_of(file, "SELECT agency_id, year, mantissa FROM observation");
  }
  return result;
}

std::string dump_of_version(const fs::path& file) {
  return rows_of(file, "SELECT type, name, sql FROM sqlite_schema ORDER BY name") +
         rows_of(file, "SELECT agency_id, year, mantissa FROM observation");
}

TEST_CASE("upgrade: an older store is copied beside, then brought up to date step by step") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  make_store(file);
  const std::string before = dump(file);
  CHECK(upgraded(file, steps()) == "nothing thrown");
  CHECK(version_of(file) == "3");
  CHECK(dump_of_version(file) == expected_dumps()[3]);
  CHECK(difference(before, dump(folder / "store.db.version-1")) == "");
  CHECK(version_of(folder / "store.db.version-1") == "1");
  // The copy is a store of its version.
  CHECK(shown(Store::open(folder / "store.db.version-1").value().verify()) == "none");
}

TEST_CASE("upgrade: a new store needs no copy, nor does one that is up to date") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  CHECK(upgraded(file, steps()) == "nothing thrown");
  CHECK(upgraded(file, steps()) == "nothing thrown");
  CHECK(version_of(file) == "3");
  CHECK_FALSE(fs::exists(folder / "store.db.version-1"));
}

TEST_CASE("upgrade: a copy from before is never written over") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  make_store(file);
  folder.write("store.db.version-1", "a letter");
  CHECK(upgraded(file, steps()) == "nothing thrown");
  CHECK(read_bytes(folder / "store.db.version-1") == "a letter");
  CHECK(version_of(folder / "store.db.version-1-2") == "1");
}

TEST_CASE("upgrade: an older version says how to go back") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  make_store(file);
  CHECK(upgraded(file, steps()) == "nothing thrown");
  const std::string before = read_bytes(file);
  const std::string refusal = "schema_mismatch: \"" + file.string() +
                              "\" was written by a newer version (schema 3; this program knows up "
                              "to 1); use that version, ";
  CHECK(shown(Store::open(file).error()) ==
        refusal + "or this one with \"" + (folder / "store.db.version-1").string() +
            "\", the copy from before the upgrade, which lacks what was written since");
  fs::remove(folder / "store.db.version-1");
  CHECK(shown(Store::open(file).error()) ==
        refusal + "or dump the store there and load the dump here");
  CHECK(read_bytes(file) == before);
}

TEST_CASE("upgrade: a reader leaves an older store as it is") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  make_store(file);
  const std::string before = read_bytes(file);
  CHECK(failure_of([&] {
          const std::vector<std::string_view> to = steps();
          return Connection(file, {.read_only = true}, to).user_version();
        }).starts_with("schema_mismatch: "));
  CHECK(read_bytes(file) == before);
  CHECK_FALSE(fs::exists(folder / "store.db.version-1"));
}

// Each prefix of the statements of "sql", with one behind it that fails.
std::vector<std::string> failing(std::string_view sql) {
  std::vector<std::string> result{"INSERT INTO nowhere VALUES (1);"};
  for (std::size_t at = sql.find(';'); at != std::string_view::npos; at = sql.find(';', at + 1)) {
    result.push_back(std::string(sql.substr(0, at + 1)) + "INSERT INTO nowhere VALUES (1);");
  }
  return result;
}

TEST_CASE("upgrade: a step that fails at any statement leaves the version before it, wholly") {
  const std::array<std::string, 4> expected = expected_dumps();
  for (const int version : {1, 2}) {
    for (const std::string& sql : failing(version == 1 ? kSecond : kThird)) {
      CAPTURE(sql);
      const TempDir folder;
      const fs::path file = folder / "store.db";
      make_store(file);
      const std::vector<std::string_view> to =
          version == 1 ? steps(sql, kThird) : steps(kSecond, sql);
      CHECK_THROWS_AS(Connection(file, {}, to), SQLite::Exception);
      CHECK(version_of(file) == std::to_string(version));
      CHECK(dump_of_version(file) == expected[static_cast<std::size_t>(version)]);
      CHECK(version_of(folder / "store.db.version-1") == "1");
      // A program whose steps are right goes on from there.
      CHECK(upgraded(file, steps()) == "nothing thrown");
      CHECK(dump_of_version(file) == expected[3]);
    }
  }
}

TEST_CASE("upgrade: without room for the copy nothing is changed") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  make_store(file);
  const std::string before = dump(file);
  {
    const FileSizeLimit limit(fs::file_size(file) / 2);
    const std::string thrown = upgraded(file, steps());
    CHECK(
        thrown.starts_with("io: \"" + file.string() +
                           "\" was not brought up to date, since it could not be copied first: "));
  }
  CHECK(version_of(file) == "1");
  CHECK(difference(before, dump(file)) == "");
  CHECK_FALSE(fs::exists(folder / "store.db.version-1"));
  CHECK_FALSE(fs::exists(folder / "store.db.part"));
  CHECK(upgraded(file, steps()) == "nothing thrown");
}

TEST_CASE("upgrade: killed at any moment it is of one version, and goes on from there") {
  const std::array<std::string, 4> expected = expected_dumps();
  std::mt19937 random(20240131);
  std::array<int, 4> left{};
  for (int round = 0; round < 25; ++round) {
    CAPTURE(round);
    const TempDir folder;
    const fs::path file = folder / "store.db";
    make_store(file);
    Pipe ready;
    Child upgrader([&] {
      ready.write_line("go");
      return upgraded(file, steps()) == "nothing thrown" ? 0 : 1;
    });
    ready.close_writing();
    std::string line;
    ready.read_line(line);
    const auto end = std::chrono::steady_clock::now() +
                     std::chrono::microseconds(std::uniform_int_distribution<>(0, 9000)(random));
    while (std::chrono::steady_clock::now() < end) {
    }
    upgrader.kill();
    upgrader.wait();
    // Whoever opens it next sees one version wholly; a reader without the library, too.
    { SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint"); }
    const std::size_t version = std::stoul(version_of(file));
    REQUIRE(version >= 1);
    REQUIRE(version <= 3);
    ++left[version];
    REQUIRE(dump_of_version(file) == expected[version]);
    REQUIRE(upgraded(file, steps()) == "nothing thrown");
    REQUIRE(dump_of_version(file) == expected[3]);
    REQUIRE(version_of(folder / "store.db.version-1") == "1");
  }
  CHECK(left[1] > 0);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
