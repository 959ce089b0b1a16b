// Files that are no stores, or none of ours, are told apart and left as they are.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("foreign files");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

// How opening it fails, in both ways, and that nothing was touched or left beside it.
std::string refusal(const TempDir& folder, const fs::path& file, bool create = true) {
  const std::string before = read_bytes(file);
  const Result<Store> writer = Store::open(file, {.create_if_missing = create});
  const Result<Store> reader = Store::open(file, {.read_only = true});
  CHECK(read_bytes(file) == before);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
  if (writer || reader) return "opened";
  CHECK(writer.error() == reader.error());
  std::string result = shown(writer.error());
  const std::string name = "\"" + file.string() + "\"";
  if (const auto at = result.find(name); at != std::string::npos)
    result.replace(at, name.size(), "it");
  return result;
}

TEST_CASE("foreign: a text file") {
  const TempDir folder;
  const std::string text = "agency,year,value\ncourt,2020,1\n";
  for (const std::string& content : {std::string("x"), text, std::string(100'000, ',')}) {
    CHECK(refusal(folder, folder.write("figures.csv", content)) ==
          "schema_mismatch: it is not a store: it is not a SQLite database");
  }
}

TEST_CASE("foreign: a database of another program") {
  const TempDir folder;
  run_sql(folder / "other.db",
          "PRAGMA application_id = 7; PRAGMA user_version = 1; CREATE TABLE agency (id)");
  CHECK(refusal(folder, folder / "other.db") ==
        "schema_mismatch: it is not a store: it is a database of another program");
}

TEST_CASE("foreign: a database of another program that never said whose it is") {
  const TempDir folder;
  run_sql(folder / "other.db", "CREATE TABLE agency (id)");
  CHECK(refusal(folder, folder / "other.db") ==
        "schema_mismatch: it is not a store: it is a database of another program");
}

TEST_CASE("foreign: an empty file, which becomes a store only where one may be created") {
  const TempDir folder;
  const fs::path file = folder.write("empty.db", "");
  CHECK(refusal(folder, file, false) == "schema_mismatch: it is not a store: it is empty");
  Store store = Store::open(file).value();
  define_court(store);
  CHECK(rate_of(store) == "empty");
}

TEST_CASE("foreign: a folder") {
  const TempDir folder;
  for (const bool read_only : {false, true}) {
    CHECK(shown(Store::open(folder.path(), {.read_only = read_only}).error()) ==
          "io: \"" + folder.path().string() + "\" is not a file");
  }
}

TEST_CASE("foreign: a store of a newer version") {
  const TempDir folder;
  { define_court(*std::make_unique<Store>(Store::open(folder / "store.db").value())); }
  run_sql(folder / "store.db", "PRAGMA user_version = 2; CREATE TABLE something_new (a)");
  CHECK(refusal(folder, folder / "store.db") ==
        "schema_mismatch: it was written by a newer version (schema 2; this program knows up to "
        "1); use that version, or dump the store there and load the dump here");
}

TEST_CASE("foreign: a link leads to the store it names") {
  const TempDir folder;
  { define_court(*std::make_unique<Store>(Store::open(folder / "store.db").value())); }
  fs::create_symlink(folder / "store.db", folder / "link.db");
  fs::create_symlink(folder / "none.db", folder / "broken.db");
  CHECK(rate_of(Store::open(folder / "link.db", {.read_only = true}).value()) == "empty");
  CHECK(Store::open(folder / "broken.db", {.create_if_missing = false}).error().code ==
        ErrorCode::kNotFound);
}

// What a refused call wrote can only be seen in the file and its log.
TEST_CASE("foreign: calls that are refused write not a byte") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  Store store = Store::open(file).value();
  define_court(store);
  store.write(says("r1", 2020, "1")).value();
  const auto bytes = [&] { return read_bytes(file) + read_bytes(folder / "store.db-wal"); };
  const std::string before = bytes();
  CHECK_FALSE(store.write(says(source("new"), 2021, "1", "L")).has_value());
  CHECK_FALSE(store.write(retracts("r1", 2021)).has_value());
  CHECK_FALSE(store.write(says(source("r1", "2024"), 2021, "1")).has_value());
  Agency below = agency("below");
  below.parent = AgencyCode("none");
  CHECK_FALSE(store.define(below).has_value());
  CHECK_FALSE(store.define(agency("Court")).has_value());
  CHECK_FALSE(store
                  .atomically([&]() -> Result<void> {
                    store.write(says("r2", 2021, "1")).value();
                    return Error{ErrorCode::kConflict, "given up"};
                  })
                  .has_value());
  CHECK(store.write(says("r1", 2020, "1")).value().unchanged == 1);
  CHECK(store.define(agency("court")).value() == false);
  CHECK(bytes() == before);
  store.define(agency("new")).value();
  CHECK(bytes() != before);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
