#include "storage/file_check.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "support/raw_sql.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("file_check");

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

std::string checked(const fs::path& file, bool may_create = false, int newest_version = 1) {
  return test::failure_of([&] { check_file(file, may_create, newest_version); });
}

// A database with the header of a store.
fs::path a_store(const test::TempDir& folder) {
  const fs::path file = folder / "store.db";
  test::run_sql(file,
                "PRAGMA application_id = 0x414E4C53; PRAGMA user_version = 1; "
                "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  return file;
}

std::string quoted(const fs::path& file) { return "\"" + file.string() + "\""; }

TEST_CASE("file_check: a store passes") {
  const test::TempDir folder;
  CHECK(checked(a_store(folder)) == "nothing thrown");
}

TEST_CASE("file_check: a file that is not there passes only where one may be created") {
  const test::TempDir folder;
  CHECK(checked(folder / "none.db") ==
        "not_found: there is no store " + quoted(folder / "none.db"));
  CHECK(checked(folder / "none.db", true) == "nothing thrown");
}

TEST_CASE("file_check: an empty file passes only where one may be created") {
  const test::TempDir folder;
  const fs::path file = folder.write("empty.db", "");
  CHECK(checked(file) == "schema_mismatch: " + quoted(file) + " is not a store: it is empty");
  CHECK(checked(file, true) == "nothing thrown");
}

TEST_CASE("file_check: a folder is no file") {
  const test::TempDir folder;
  CHECK(checked(folder.path(), true) == "io: " + quoted(folder.path()) + " is not a file");
}

TEST_CASE("file_check: a text is no database, however short or long") {
  const test::TempDir folder;
  for (const std::string& text :
       {std::string("a"), std::string("SQLite format 3\0", 16), std::string(5000, 'x')}) {
    const fs::path file = folder.write("text.db", text);
    CHECK(checked(file, true) ==
          "schema_mismatch: " + quoted(file) + " is not a store: it is not a SQLite database");
  }
}

TEST_CASE("file_check: a database of another program is no store") {
  const test::TempDir folder;
  const fs::path file = folder / "other.db";
  test::run_sql(file, "CREATE TABLE t (a)");
  const std::string refusal =
      "schema_mismatch: " + quoted(file) + " is not a store: it is a database of another program";
  CHECK(checked(file, true) == refusal);
  test::run_sql(file, "PRAGMA application_id = 252006673; PRAGMA user_version = 1");
  CHECK(checked(file, true) == refusal);
}

TEST_CASE("file_check: a store of a newer version is left to that version") {
  const test::TempDir folder;
  const fs::path file = a_store(folder);
  CHECK(checked(file, true, 0) ==
        "schema_mismatch: " + quoted(file) +
            " was written by a newer version (schema 1; this program knows up to 0); use that "
            "version, or dump the store there and load the dump here");
}

TEST_CASE("file_check: a file that is cut off says how far") {
  const test::TempDir folder;
  const fs::path file = a_store(folder);
  const std::uintmax_t size = fs::file_size(file);
  fs::resize_file(file, size - 100);
  CHECK(checked(file) == "invalid_data: " + quoted(file) + " is cut off: it has " +
                             std::to_string(size - 100) + " of " + std::to_string(size) +
                             " bytes; restore it from a backup");
}

TEST_CASE("file_check: a short file with a log beside it is left to SQLite") {
  for (const char* suffix : {"store.db-wal", "store.db-journal"}) {
    const test::TempDir folder;
    const fs::path file = a_store(folder);
    fs::resize_file(file, fs::file_size(file) - 100);
    folder.write(suffix, "log");
    CHECK(checked(file) == "nothing thrown");
  }
}

TEST_CASE("file_check: a file longer than its header says passes") {
  const test::TempDir folder;
  const fs::path file = a_store(folder);
  fs::resize_file(file, fs::file_size(file) + 1);
  CHECK(checked(file) == "nothing thrown");
}

TEST_CASE("file_check: a name that no file can have is told") {
  const test::TempDir folder;
  const fs::path file = folder / std::string(5000, 'x');
  CHECK(checked(file, true).ends_with(" cannot be reached: look whether the name is right"));
}

TEST_CASE("file_check: a link that leads back to itself is told") {
  const test::TempDir folder;
  fs::create_symlink(folder / "b.db", folder / "a.db");
  fs::create_symlink(folder / "a.db", folder / "b.db");
  CHECK(checked(folder / "a.db", true) ==
        "io: " + quoted(folder / "a.db") + " cannot be reached: look whether the name is right");
}

TEST_CASE("file_check: nothing is touched") {
  const test::TempDir folder;
  const fs::path file = a_store(folder);
  const std::string before = test::read_bytes(file);
  checked(file, true, 0);
  checked(file, true, 1);
  CHECK(test::read_bytes(file) == before);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

// SQLite removes the file that such a journal names once it has rolled the journal back.
TEST_CASE("file_check: a journal that names another file is not rolled back") {
  const std::string end = "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
  for (const char* name : {"store.db", "link.db"}) {
    const test::TempDir folder;
    const fs::path file = a_store(folder);
    fs::create_symlink(file, folder / "link.db");
    folder.write("store.db-journal", "anything" + end + "else");
    CHECK(checked(folder / name) == "nothing thrown");
    folder.write("store.db-journal", end);
    CHECK(checked(folder / name) ==
          "schema_mismatch: " + quoted(folder / name) +
              " has a journal beside it of a transaction over several files, in which no store "
              "takes part; open it with the program that wrote the journal, or restore it from a "
              "backup");
  }
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
