// A disk that is full at every possible moment of a write, and what remains then.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "storage/errors.h"
#include "support/court.h"
#include "support/file_size_limit.h"
#include "support/raw_sql.h"
#include "support/room.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("a full disk");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

// Rows for both agencies, most with a note, over some fifteen pages.
Batch large_batch(const SourceDocument& of, int value) {
  Batch batch(of);
  for (int year = 1800; year < 2100; ++year) {
    Observation each = observation(year, std::to_string(value + year % 7));
    if (year % 3 != 0) each.note = std::string(100, 'n');
    batch.add(kCourt, kRate, each).add(kTax, kCases, each);
  }
  return batch;
}

int number(storage::Connection& connection, const char* sql) {
  return std::stoi(rows_of(connection.database(), sql));
}

void limit_pages(storage::Connection& connection, int pages) {
  connection.database().exec("PRAGMA max_page_count = " + std::to_string(pages));
}

// The code with which the write fails; kInternal stands for "it did not".
ErrorCode refused(Room& room, const Batch& batch) {
  try {
    room.write(batch);
  } catch (const SQLite::Exception& exception) {
    return storage::error_code_of(exception.getErrorCode());
  }
  return ErrorCode::kInternal;
}

TEST_CASE("disk full: a write for which any page is missing leaves the file as before") {
  const TempDir folder;
  Room room(folder / "store.db");
  room.write(says(source("r1"), 2020, "1"));
  const std::string before = dump(folder / "store.db");
  const int pages = number(room.connection, "PRAGMA page_count");
  int missing = 0;
  for (int limit = pages;; ++limit, ++missing) {
    CAPTURE(limit);
    limit_pages(room.connection, limit);
    const ErrorCode code = refused(room, large_batch(source("r2"), 10));
    if (code == ErrorCode::kInternal) break;
    REQUIRE(code == ErrorCode::kIo);
    REQUIRE(difference(before, dump(folder / "store.db")) == "");
    REQUIRE(rows_of(room.connection.database(), "PRAGMA integrity_check") == "ok");
  }
  CHECK(missing > 5);
  CHECK(rows_of(folder / "store.db", "SELECT count(*) FROM observation") == "601");
}

TEST_CASE("disk full: a definition that does not fit leaves the file as before") {
  const TempDir folder;
  Room room(folder / "store.db");
  const std::string before = dump(folder / "store.db");
  limit_pages(room.connection, number(room.connection, "PRAGMA page_count"));
  Indicator large = indicator("large");
  large.definition["en"] = std::string(20'000, 'd');
  CHECK_THROWS_AS(room.define(large), SQLite::Exception);
  CHECK(difference(before, dump(folder / "store.db")) == "");
  limit_pages(room.connection, 1'000'000);
  CHECK(room.define(large));
  CHECK(rows_of(folder / "store.db", "SELECT code FROM indicator WHERE code = 'large'") == "large");
}

// SQLite may undo the whole transaction by itself; what is done after that must not stay alone.
TEST_CASE("disk full: a transaction of several writes is never kept in part") {
  const TempDir folder;
  Room room(folder / "store.db");
  const std::string before = dump(folder / "store.db");
  const int pages = number(room.connection, "PRAGMA page_count");
  for (int limit = pages; limit < pages + 20; ++limit) {
    CAPTURE(limit);
    limit_pages(room.connection, limit);
    bool failed = false;
    try {
      storage::WriteScope outer(room.connection);
      room.define(agency("first"));
      failed = refused(room, large_batch(source("r1"), 1)) != ErrorCode::kInternal;
      room.define(agency("last"));
      outer.commit();
    } catch (const storage::Failure& failure) {
      CHECK(failure.error.code == ErrorCode::kIo);
      CHECK(difference(before, dump(folder / "store.db")) == "");
      continue;
    } catch (const SQLite::Exception&) {
      CHECK(difference(before, dump(folder / "store.db")) == "");
      continue;
    }
    const std::string codes = rows_of(
        folder / "store.db", "SELECT group_concat(code) FROM (SELECT code FROM agency ORDER BY 1)");
    CHECK(codes == "court,first,last,tax");
    CHECK(rows_of(folder / "store.db", "SELECT count(*) FROM observation") ==
          (failed ? "0" : "600"));
    break;
  }
}

TEST_CASE("disk full: a file that may not grow refuses the write and keeps what it had") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  Store store = Store::open(file).value();
  define_court(store);
  store.write(says("r1", 2020, "1")).value();
  const std::string before = dump(file);
  const std::uintmax_t size = fs::file_size(folder / "store.db-wal");
  for (std::uintmax_t more = 0; more < 60'000; more += 7'000) {
    CAPTURE(more);
    const Result<WriteSummary> written = [&] {
      const FileSizeLimit limit(size + more);
      return store.write(large_batch(source("r2"), 10));
    }();
    REQUIRE_FALSE(written.has_value());
    CHECK(shown(written) == "io: \"" + file.string() +
                                "\" cannot be read or written: the file system reports an error");
    CHECK(difference(before, dump(file)) == "");
    CHECK(rate_of(store) == "2020=1 @r1");
    CHECK(shown(store.verify()) == "none");
  }
  CHECK(shown(store.write(large_batch(source("r2"), 10))) == "600 inserted");
}

TEST_CASE("disk full: atomically keeps nothing, even if the work goes on after the error") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  Store store = Store::open(file).value();
  define_court(store);
  const std::string before = dump(file);
  const Result<void> done = store.atomically([&]() -> Result<void> {
    // So large that it does not wait in memory for the end of the transaction.
    Batch large(source("large"));
    for (int year = 1; year <= 1700; ++year) {
      Observation each = observation(year, "1");
      each.note = std::string(60'000, 'n');
      large.add(kCourt, kCases, each);
    }
    const FileSizeLimit limit(fs::file_size(folder / "store.db-wal"));
    CHECK(store.write(large).error().code == ErrorCode::kIo);
    static_cast<void>(store.write(says("r1", 2020, "1")).has_value());
    return {};
  });
  if (!done) {
    CHECK(done.error().code == ErrorCode::kIo);
    CHECK(difference(before, dump(file)) == "");
  } else {
    CHECK(rate_of(store) == "2020=1 @r1");
  }
  CHECK(store.series(kCourt, kCases)->empty());
  CHECK(shown(store.verify()) == "none");
  CHECK(shown(store.write(says("r2", 2021, "2"))) == "1 inserted");
}

TEST_CASE("disk full: a store that cannot be created can be created later") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  for (std::uintmax_t size = 0; size < 120'000; size += 15'000) {
    CAPTURE(size);
    const Result<Store> store = [&] {
      const FileSizeLimit limit(size);
      return Store::open(file);
    }();
    if (!store) CHECK(store.error().code == ErrorCode::kIo);
  }
  Store store = Store::open(file).value();
  define_court(store);
  CHECK(shown(store.verify()) == "none");
}

TEST_CASE("disk full: a backup that does not fit leaves nothing behind") {
  const TempDir folder;
  Store store = Store::open(folder / "store.db").value();
  define_court(store);
  {
    const FileSizeLimit limit(20'000);
    CHECK(store.backup(folder / "copy.db").error().code == ErrorCode::kIo);
  }
  CHECK_FALSE(fs::exists(folder / "copy.db"));
  CHECK_FALSE(fs::exists(folder / "copy.db-journal"));
  CHECK(shown(store.backup(folder / "copy.db")) == "ok");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
