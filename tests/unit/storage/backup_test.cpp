#include "storage/backup.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>

#include "support/raw_sql.h"
#include "support/room.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("backup");

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

TEST_CASE("backup: the copy holds all that the store does") {
  const test::TempDir folder;
  test::Room room(folder / "store.db");
  back_up(room.connection, folder / "copy.db");
  CHECK(test::difference(test::dump(folder / "store.db"), test::dump(folder / "copy.db")) == "");
}

TEST_CASE("backup: a store that is locked for too long is not copied") {
  const test::TempDir folder;
  { const test::Room room(folder / "store.db"); }
  test::run_sql(folder / "store.db", "PRAGMA journal_mode = DELETE");
  Connection connection(folder / "store.db",
                        {.read_only = true, .busy_timeout = std::chrono::milliseconds(1)});
  SQLite::Database other((folder / "store.db").string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN EXCLUSIVE");
  CHECK(test::failure_of([&] {
          back_up(connection, folder / "copy.db");
          return 0;
        }) == "busy: \"" + (folder / "store.db").string() +
                  "\" is locked by another program; try again when that has finished");
  CHECK_FALSE(fs::exists(folder / "copy.db"));
}

TEST_CASE("backup: before an upgrade a damaged file is told, and its copy not kept") {
  const test::TempDir folder;
  const fs::path file = folder / "store.db";
  {
    test::Room room(file);
    back_up(room.connection, folder / "sound.db");
  }
  CHECK(back_up_version(folder / "sound.db", 1) == folder / "sound.db.version-1");
  // A row that its index does not have.
  test::run_sql(file,
                "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage "
                "FROM sqlite_schema WHERE name = 'agency_by_parent') WHERE name = "
                "'agency_name_by_folded'");
  CHECK(test::failure_of([&] {
          return back_up_version(file, 1);
        }).starts_with("invalid_data: its copy is damaged, and so it must be itself: "));
  CHECK_FALSE(fs::exists(folder / "store.db.version-1"));
  CHECK_FALSE(fs::exists(folder / "store.db.part"));
}

TEST_CASE("backup: a copy that cannot be made leaves nothing behind") {
  const test::TempDir folder;
  test::Room room(folder / "store.db");
  const WriteScope scope(room.connection);  // a store that is being written cannot be copied
  CHECK(test::failure_of([&] {
          back_up(room.connection, folder / "copy.db");
          return 0;
        }).starts_with("busy: "));
  CHECK_FALSE(fs::exists(folder / "copy.db"));
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
