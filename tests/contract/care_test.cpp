#include <annals/store.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>

#include "support/builders.h"
#include "support/court.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

const StoreOptions kReadOnly{.read_only = true};
const StoreOptions kExisting{.create_if_missing = false};

std::string opened(const fs::path& file, const StoreOptions& options = {}) {
  const Result<Store> store = Store::open(file, options);
  return store ? "ok" : shown(store.error());
}

void fill(TestStore& store) {
  define_court(*store);
  store->write(says(source("r1", "2024"), 2020, "97.30")).value();
  store->write(says(source("r2", "2023"), 2021, "", "L")).value();
}
constexpr const char* kFilled = "2020=97.30 @r1; 2021=- (L) @r2";

STORE_CASE("store: a store tells its file and the version of its schema") {
  CHECK(store->schema_version() == 1);
  CHECK(store->file() == (store.on_file() ? store.file() : fs::path()));
}

STORE_CASE("store: a sound store has no defects") {
  CHECK(shown(store->verify()) == "none");
  fill(store);
  store->write(retracts("r1", 2020)).value();
  CHECK(shown(store->verify()) == "none");
}

STORE_CASE("store: a backup is a store of its own, and one file") {
  fill(store);
  const fs::path copy = store.folder() / "copy.db";
  CHECK(shown(store->backup(copy)) == "ok");
  CHECK_FALSE(fs::exists(store.folder() / "copy.db-wal"));
  CHECK_FALSE(fs::exists(store.folder() / "copy.db-journal"));
  store->write(says(source("r1", "2024"), 2020, "1")).value();
  {
    Store opened = Store::open(copy, kExisting).value();
    CHECK(rate_of(opened) == kFilled);
    CHECK(shown(opened.verify()) == "none");
    opened.write(says("r3", 2022, "5")).value();
  }
  CHECK(rate_of(Store::open(copy, kReadOnly).value()) == std::string(kFilled) + "; 2022=5 @r3");
  CHECK(rate_of(*store) == "2020=1 @r1; 2021=- (L) @r2");
}

STORE_CASE("store: a backup does not replace a file") {
  fill(store);
  const fs::path copy = store.folder().write("copy.db", "mine");
  CHECK(shown(store->backup(copy)) ==
        "already_exists: \"" + copy.string() + "\" is there already; choose a name that is free");
  CHECK(read_bytes(copy) == "mine");
}

STORE_CASE("store: a backup to a folder that is not there fails and leaves nothing") {
  fill(store);
  const fs::path copy = store.folder() / "none" / "copy.db";
  CHECK(shown(store->backup(copy)) ==
        "io: \"" + copy.string() +
            "\" cannot be opened: look whether its folder exists and may be written");
  CHECK_FALSE(fs::exists(copy.parent_path()));
}

STORE_CASE("store: a backup within atomically is refused and leaves nothing") {
  define_court(*store);
  Store& open = *store;
  const fs::path copy = store.folder() / "copy.db";
  CHECK(shown(open.atomically([&]() -> Result<void> {
          open.write(says("r1", 2020, "1")).value();
          return open.backup(copy);
        })) ==
        "invalid_argument: backup() was called within atomically(); call it before or after");
  CHECK_FALSE(fs::exists(copy));
}

STORE_CASE("store: a store can be moved") {
  fill(store);
  const fs::path copy = store.folder() / "copy.db";
  store->backup(copy).value();
  Store first = Store::open(copy).value();
  Store second = std::move(first);
  CHECK(rate_of(second) == kFilled);
  second = Store::in_memory().value();
  CHECK(codes_of(second.agencies()) == "none");
}

TEST_CASE("store: stores in memory are apart from one another") {
  Store one = Store::in_memory().value();
  Store other = Store::in_memory().value();
  one.define(agency("court")).value();
  CHECK(codes_of(other.agencies()) == "none");
}

TEST_CASE("store: a store in memory cannot be opened for reading only") {
  CHECK(Store::in_memory(kReadOnly).error() ==
        Error{ErrorCode::kInvalidArgument, "a store in memory cannot be opened for reading only"});
}

TEST_CASE("store: a file needs a name") {
  CHECK(opened("") == "invalid_argument: the file of a store needs a name");
}

TEST_CASE("store: a file that is not there is created only where that is wanted") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  const std::string refusal = "not_found: there is no store \"" + file.string() + "\"";
  CHECK(opened(file, kExisting) == refusal);
  CHECK(opened(file, kReadOnly) == refusal);
  CHECK_FALSE(fs::exists(file));
  CHECK(opened(file) == "ok");
  CHECK(opened(file, kExisting) == "ok");
  CHECK(opened(file, kReadOnly) == "ok");
}

TEST_CASE("store: the folder of a file is not created") {
  const TempDir folder;
  CHECK(opened(folder / "none" / "store.db").starts_with("io: "));
  CHECK_FALSE(fs::exists(folder / "none"));
}

TEST_CASE("store: a closed store is one file") {
  const TempDir folder;
  { define_court(*std::make_unique<Store>(Store::open(folder / "store.db").value())); }
  { CHECK(opened(folder / "store.db", kReadOnly) == "ok"); }
  CHECK_FALSE(fs::exists(folder / "store.db-wal"));
  CHECK_FALSE(fs::exists(folder / "store.db-shm"));
}

TEST_CASE("store: names of files may hold any character") {
  const TempDir folder;
  for (const char* name : {"a b.db", "100%25?x#y.db", "浦口.db", ":memory:", "file:x.db"}) {
    CAPTURE(name);
    const fs::path file = folder / name;
    { CHECK(opened(file) == "ok"); }
    CHECK(fs::file_size(file) > 0);
    CHECK(opened(file, kReadOnly) == "ok");
  }
}

TEST_CASE("store: a store opened for reading only reads and does not write") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  {
    Store store = Store::open(file).value();
    define_court(store);
    store.write(says("r1", 2020, "1")).value();
  }
  const std::string before = read_bytes(file);
  {
    Store store = Store::open(file, kReadOnly).value();
    const std::string refusal =
        "invalid_argument: the store was opened for reading only; open it for writing to change "
        "it";
    CHECK(rate_of(store) == "2020=1 @r1");
    CHECK(shown(store.examine(std::vector{says("r1", 2021, "1")})) == "none");
    CHECK(shown(store.verify()) == "none");
    CHECK(shown(store.define(agency("new"))) == refusal);
    CHECK(shown(store.write(says("r1", 2021, "1"))) == refusal);
    CHECK(shown(store.atomically([]() -> Result<void> { return {}; })) == refusal);
    CHECK(shown(store.backup(folder / "copy.db")) == "ok");
  }
  CHECK(read_bytes(file) == before);
  CHECK(rate_of(Store::open(folder / "copy.db").value()) == "2020=1 @r1");
}

TEST_CASE("store: two stores on one file see each other's writes") {
  const TempDir folder;
  Store one = Store::open(folder / "store.db").value();
  Store other = Store::open(folder / "store.db").value();
  define_court(one);
  one.write(says("r1", 2020, "1")).value();
  CHECK(rate_of(other) == "2020=1 @r1");
  other.write(says(source("r1"), 2020, "2")).value();
  CHECK(rate_of(one) == "2020=2 @r1");
}

TEST_CASE("store: what was read before does not hide what another store has redefined") {
  const TempDir folder;
  Store one = Store::open(folder / "store.db").value();
  const Store reader = Store::open(folder / "store.db", kReadOnly).value();
  define_court(one);
  one.write(says(source("r1", "2023"), 2020, "1")).value();
  one.write(says(source("r2", "2022"), 2020, "2")).value();
  CHECK(rate_of(reader) == "2020=1 @r1");
  CHECK(shown(reader.cross_section(kRate)) == "court: 2020=1 @r1");
  one.define(source("r2", "2024"), Redefine::kReplace).value();
  CHECK(rate_of(reader) == "2020=2 @r2");
  one.define(source("r2", "2021"), Redefine::kReplace).value();
  CHECK(shown(reader.cross_section(kRate)) == "court: 2020=1 @r1");
  one.define(source("r2", "2025"), Redefine::kReplace).value();
  CHECK(history_of(reader) == "2020=1 @r1; *2020=2 @r2");
  one.define(SeriesBreak{.indicator = kRate, .first_year = Year(2015)}).value();
  Indicator rate = indicator("rate", IndicatorKind::kScore);
  one.define(rate, Redefine::kReplace).value();
  const Series series = reader.series(kCourt, kRate).value();
  CHECK(series.breaks().size() == 1);
  CHECK(series.indicator() == rate);
}

TEST_CASE("store: rows are checked against what another store has redefined") {
  const TempDir folder;
  Store one = Store::open(folder / "store.db").value();
  Store other = Store::open(folder / "store.db").value();
  define_court(one);
  one.write(says("r1", 2020, "1")).value();
  Agency closed = agency("court");
  closed.last_year = Year(2020);
  other.define(closed, Redefine::kReplace).value();
  CHECK(shown(one.write(says("r1", 2021, "1"))) ==
        "invalid_data: \"court\", \"rate\" in 2021: agency \"court\" did not exist in 2021: it "
        "ended in 2020");
  CHECK(shown(one.examine(std::vector{says("r1", 2021, "1")})) ==
        "0:0 year: invalid_data: agency \"court\" did not exist in 2021: it ended in 2020");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
