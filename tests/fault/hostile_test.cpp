// A store from somebody who means no good: nothing in it is run, nothing hangs, and no more memory
// is asked for than the file has bytes, or thereabouts.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "operations.h"
#include "storage/file_header.h"
#include "support/faulty_memory.h"
#include "support/faulty_vfs.h"
#include "support/full_store.h"
#include "support/questions.h"
#include "support/raw_sql.h"
#include "support/soak.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("hostile files");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

constexpr long kMuchMemory = 64L << 20;

const Operation& on_full_store() {
  static const Operation kOperation{.name = "look"};
  return kOperation;
}

fs::path full_store(const TempDir& folder) {
  prepare(on_full_store(), folder);
  return folder / "store.db";
}

// Asks everything of a store with content that no store of ours has, and changes something.
void use(const fs::path& file) {
  largest_allocation();
  Result<Store> store = Store::open(file);
  CHECK_ANSWERED(store);
  if (store) {
    ask_everything(*store);
    ask_questions(*store);
    CHECK_ANSWERED(store->verify());
    CHECK_ANSWERED(store->define(agency("new")));
    CHECK_ANSWERED(store->write(says(source("r1", "2016"), 2000, "77")));
    CHECK_ANSWERED(store->freeze("mine"));
    CHECK_ANSWERED(store->frozen("mine"));
    CHECK_ANSWERED(store->rebuild());
  }
  CHECK(largest_allocation() < kMuchMemory);
}

// A file with "sql" run on it, past every guard.
void use_after(const std::string& sql) {
  CAPTURE(sql);
  const TempDir folder;
  const fs::path file = full_store(folder);
  run_sql(file, sql);
  use(file);
}

TEST_CASE("hostile: what is asked of a sound store is answered") {
  const TempDir folder;
  use(full_store(folder));
  CHECK(Store::open(folder / "store.db").value().verify().value().empty());
}

TEST_CASE("hostile: a virtual table, a trigger and a view of other names are not touched") {
  const TempDir folder;
  const fs::path file = full_store(folder);
  run_sql(file,
          "CREATE TABLE log (a); CREATE TABLE other (a);"
          "CREATE TRIGGER spy AFTER INSERT ON other BEGIN INSERT INTO log VALUES (1); END;"
          "CREATE VIEW spied AS SELECT load_extension('/tmp/evil') FROM revision;"
          "PRAGMA writable_schema = ON;"
          "INSERT INTO sqlite_schema VALUES ('table', 'evil', 'evil', 0, "
          "'CREATE VIRTUAL TABLE evil USING nothing_known(a)')");
  use(file);
  const Store store = Store::open(file).value();
  CHECK(shown(store.verify()) == "none");
  CHECK(shown(store.backup(folder / "copy.db")) == "ok");
}

TEST_CASE("hostile: functions in tables and views of ours are not called") {
  for (const std::string sql :
       {"CREATE TRIGGER spy AFTER INSERT ON batch BEGIN SELECT load_extension('/tmp/evil'); END",
        "CREATE INDEX slow ON observation (hex(zeroblob(10 + year)))",
        "ALTER TABLE source ADD COLUMN huge BLOB GENERATED ALWAYS AS (zeroblob(900000000)) VIRTUAL",
        "DROP VIEW revision; CREATE VIEW revision AS SELECT load_extension('/tmp/evil')",
        "ALTER TABLE agency RENAME TO real_agency; CREATE VIEW agency AS SELECT 1 AS id",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, "
        "'year BETWEEN 1 AND 2999', 'length(zeroblob(900000000)) > 0') WHERE name = 'observation'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
        "'CREATE VIRTUAL TABLE waiver USING fts5(a)', rootpage = 0 WHERE name = 'waiver'"}) {
    CAPTURE(sql);
    const TempDir folder;
    const fs::path file = full_store(folder);
    run_sql(file, sql);
    largest_allocation();
    const Result<Store> store = Store::open(file);
    REQUIRE_FALSE(store.has_value());
    // What is no schema at all SQLite refuses itself.
    CHECK((store.error().code == ErrorCode::kSchemaMismatch ||
           store.error().code == ErrorCode::kInvalidData));
    CHECK(largest_allocation() < kMuchMemory);
  }
}

TEST_CASE("hostile: circles among rows end") {
  use_after("UPDATE agency SET parent_id = id");
  use_after("UPDATE agency SET parent_id = (id % 3) + 1");
  use_after("UPDATE subject SET parent_id = id");
  use_after("UPDATE agency_former_parent SET parent_id = agency_id");
  use_after(
      "INSERT INTO succession SELECT successor_id, predecessor_id, year, kind, '', '' "
      "FROM succession");
  use_after("UPDATE indicator SET numerator_id = id, denominator_id = id");
  use_after(
      "UPDATE indicator SET formula = code || ' + 1', numerator_id = NULL, "
      "denominator_id = NULL");
}

TEST_CASE("hostile: rows that are long, many or deep are answered") {
  use_after(
      "UPDATE indicator SET formula = replace(hex(zeroblob(20000)), '00', '(') || '1', "
      "numerator_id = NULL, denominator_id = NULL");
  use_after("UPDATE agency_name SET name = hex(zeroblob(100000)), folded = 'x'");
  use_after("UPDATE packed_series SET content = zeroblob(1000000)");
  use_after("UPDATE packed_series SET content = randomblob(1000)");
  use_after(
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
      "INSERT INTO agency SELECT i, 'deep' || i, 'other', iif(i = 100, 1, i - 1), NULL, "
      "NULL FROM n");
  use_after(
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
      "INSERT INTO indicator SELECT i, 'deep' || i, NULL, kind, unit, decimals, polarity, "
      "aggregation, NULL, NULL, 1, 0, iif(i = 100, 'cases', 'deep' || (i - 1)) || ' + 1', "
      "rounding, NULL, NULL, NULL, NULL FROM n, indicator WHERE code = 'cases'; "
      "UPDATE indicator SET numerator_id = NULL, denominator_id = NULL, "
      "formula = 'deep1500' WHERE code = 'full'");
  use_after("UPDATE observation SET mantissa = -9223372036854775807 - 1, exponent = 40");
  use_after("UPDATE observation SET year = 9223372036854775807 - year");
  use_after("UPDATE observation SET obs_status = hex(zeroblob(2000))");
}

TEST_CASE("hostile: a freeze that holds another database") {
  use_after("UPDATE freeze SET definitions = zeroblob(100000)");
  const TempDir folder;
  Operation frozen{.name = "look", .base = Operation::Base::kFrozenStore};
  prepare(frozen, folder);
  run_sql(folder / "store.db", "UPDATE freeze SET definitions = randomblob(100000)");
  use(folder / "store.db");
  const Store store = Store::open(folder / "store.db").value();
  CHECK(store.frozen("sent").error().code == ErrorCode::kInvalidData);
}

TEST_CASE("hostile: sizes that the file does not have are not believed") {
  const TempDir origin;
  const std::string sound = read_bytes(full_store(origin));
  const auto with = [&](std::size_t at, const std::string& bytes) {
    const TempDir folder;
    std::string changed = sound;
    changed.replace(at, bytes.size(), bytes);
    use(folder.write("store.db", changed));
  };
  with(28, "\xFF\xFF\xFF\xFE");                  // pages of the database
  with(32, std::string("\x00\x00\x00\x05", 4));  // the first free page
  with(36, "\xFF\xFF\xFF\xFF");                  // free pages
  with(48, "\x7F\xFF\xFF\xFF");                  // pages of the cache
  for (std::size_t page = 1; page < sound.size() / storage::kPageSize; page += soaking() ? 1 : 3) {
    CAPTURE(page);
    with(page * storage::kPageSize + 3, "\xFF\xFF");                        // cells of the page
    with((page + 1) * storage::kPageSize - 6, "\xFF\xFF\xFF\xFF\xFF\x7F");  // within its last cell
  }
}

TEST_CASE("hostile: a file with a hole of a hundred gigabytes") {
  const TempDir folder;
  const fs::path file = full_store(folder);
  std::error_code error;
  fs::resize_file(file, 100ULL << 30, error);
  if (error) {
    MESSAGE("no such file can be made here");
    return;
  }
  use(file);
}

TEST_CASE("hostile: links in place of the logs lead nowhere") {
  for (const char* suffix : {"-wal", "-journal", "-shm"}) {
    CAPTURE(suffix);
    const TempDir folder;
    const fs::path file = full_store(folder);
    const fs::path victim = folder.write("victim", "precious");
    fs::create_symlink(victim, file.string() + suffix);
    const Result<Store> store = Store::open(file);
    if (store) CHECK_ANSWERED(store->series(kCourt, kRate));
    CHECK(read_bytes(victim) == "precious");
  }
}

TEST_CASE("hostile: logs of another file leave a store that is sound, or are told of") {
  const TempDir origin;
  std::string wal, journal;
  {
    Store other = Store::open(origin / "other.db").value();
    define_everything(other);
    other.write(says("r1", 2020, "1")).value();
    wal = read_bytes(origin / "other.db-wal");
  }
  {
    SQLite::Database other((origin / "rolled.db").string(),
                           SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(100000))");
    other.exec("PRAGMA cache_size = 1; BEGIN; UPDATE t SET a = zeroblob(100001)");
    journal = read_bytes(origin / "rolled.db-journal");
  }
  REQUIRE(wal.size() > 10'000);
  REQUIRE(journal.size() > 500);
  for (const std::size_t cut :
       {std::size_t{0}, std::size_t{1}, std::size_t{31}, std::size_t{5000}}) {
    CAPTURE(cut);
    for (const bool is_wal : {true, false}) {
      const TempDir folder;
      const fs::path file = full_store(folder);
      const std::string before = contents(file);
      const std::string& log = is_wal ? wal : journal;
      folder.write(is_wal ? "store.db-wal" : "store.db-journal",
                   log.substr(0, log.size() - std::min(cut, log.size())));
      {
        const Result<Store> store = Store::open(file);
        CHECK_ANSWERED(store);
        if (!store) continue;
        const auto defects = store->verify();
        CHECK_ANSWERED(defects);
        if (defects && defects->empty()) ask_everything(*store);
      }
    }
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
