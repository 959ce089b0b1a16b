#include <SQLiteCpp/Database.h>
#include <annals/doctor.h>
#include <annals/store.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("locks");

namespace annals::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// Another program that holds a lock on a file.
class Locker {
 public:
  Locker(const fs::path& file, const char* begin)
      : database_(file.string(), SQLite::OPEN_READWRITE) {
    database_.exec(begin);
  }
  void release() { database_.exec("ROLLBACK"); }

 private:
  SQLite::Database database_;
};

fs::path a_store(const TempDir& folder) {
  Store store = Store::open(folder / "store.db").value();
  define_court(store);
  store.write(says("r1", 2020, "1")).value();
  return folder / "store.db";
}

std::string busy(const fs::path& file) {
  return "busy: \"" + file.string() +
         "\" is locked by another program; try again when that has finished";
}

TEST_CASE("lock: a writer that is kept out for too long changes nothing and may try again") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  Store store = Store::open(file, {.busy_timeout = milliseconds(1)}).value();
  const std::string before = dump(file);
  Locker other(file, "BEGIN IMMEDIATE");
  CHECK(shown(store.write(says("r1", 2020, "2"))) == busy(file));
  CHECK(shown(store.define(agency("new"))) == busy(file));
  bool worked = false;
  CHECK(shown(store.atomically([&]() -> Result<void> {
          worked = true;
          return {};
        })) == busy(file));
  CHECK_FALSE(worked);
  CHECK(difference(before, dump(file)) == "");
  other.release();
  CHECK(shown(store.write(says("r1", 2020, "2"))) == "1 revised");
  CHECK(shown(store.define(agency("new"))) == "changed");
}

TEST_CASE("lock: readers go on beside a writer") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  Store store = Store::open(file, {.busy_timeout = milliseconds(0)}).value();
  Locker other(file, "BEGIN IMMEDIATE; DELETE FROM observation");
  CHECK(rate_of(store) == "2020=1 @r1");
  CHECK(shown(store.verify()) == "none");
  CHECK(shown(store.examine(std::vector{says("r1", 2020, "2")})) == "none");
  CHECK(shown(store.backup(folder / "copy.db")) == "ok");
  const Result<Store> second =
      Store::open(file, {.read_only = true, .busy_timeout = milliseconds(0)});
  REQUIRE(second.has_value());
  CHECK(rate_of(*second) == "2020=1 @r1");
}

TEST_CASE("lock: a writer waits for another that finishes in time") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  Store store = Store::open(file, {.busy_timeout = milliseconds(60'000)}).value();
  Locker other(file, "BEGIN IMMEDIATE");
  std::string written;
  std::thread writer([&] { written = shown(store.write(says("r1", 2020, "2"))); });
  other.release();
  writer.join();
  CHECK(written == "1 revised");
}

TEST_CASE("lock: a file that another program keeps for itself cannot be opened") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  const Locker other(file, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  for (const bool read_only : {false, true}) {
    const Result<Store> store =
        Store::open(file, {.read_only = read_only, .busy_timeout = milliseconds(1)});
    REQUIRE_FALSE(store.has_value());
    CHECK(shown(store.error()) == busy(file));
  }
}

// True if another process finds the file locked.
bool is_locked(const fs::path& file) {
  const pid_t child = fork();
  if (child == 0) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    const int descriptor = ::open(file.c_str(), O_RDWR);
    const bool asked = descriptor >= 0 && ::fcntl(descriptor, F_GETLK, &lock) == 0;
    _exit(!asked ? 2 : lock.l_type == F_UNLCK ? 1 : 0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) < 2);
  return WEXITSTATUS(status) == 0;
}

// A process that closes a file gives up all its locks on it, however often it has the file open.
TEST_CASE("lock: a second store of a process leaves the locks of the first alone") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  const Store first = Store::open(file).value();
  CHECK(rate_of(first) == "2020=1 @r1");
  REQUIRE(is_locked(file));
  {
    const Store second = Store::open(file, {.read_only = true}).value();
    CHECK(is_locked(file));
  }
  CHECK(is_locked(file));
}

TEST_CASE("lock: the doctor leaves the locks of a store of its process alone") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  const Store store = Store::open(file).value();
  CHECK(rate_of(store) == "2020=1 @r1");
  REQUIRE(is_locked(file));
  CHECK(shown(examine_file(file)) == "none");
  CHECK(is_locked(file));
  CHECK(salvage(file, folder / "new.db").value().whole());
  CHECK(is_locked(file));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
