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

constexpr TransactionOptions kVeryMany{.expected_values = 1'000'000};

// A store with its definitions, for its first values.
struct WithoutValues {
  WithoutValues() { define_court(store); }

  const TempDir folder{};
  const fs::path file = folder / "store.db";
  Store store = Store::open(file).value();
};

bool has_journal(const fs::path& file) { return fs::exists(file.string() + "-journal"); }
bool has_log(const fs::path& file) { return fs::exists(file.string() + "-wal"); }

// The two bytes of a file's header that tell whether it has a log.
bool keeps_log(const fs::path& file) { return read_bytes(file).substr(18, 2) == "\x02\x02"; }

TEST_CASE("lock: the first of very many values go straight into the file") {
  WithoutValues without;
  const fs::path& file = without.file;
  Store& store = without.store;
  const auto write = [&](int year, bool journal) {
    return [&store, &file, year, journal]() -> Result<void> {
      store.write(says(source("r1"), year, "1")).value();
      CHECK(has_journal(file) == journal);
      CHECK(has_log(file) == !journal);
      return {};
    };
  };
  CHECK(shown(store.atomically(write(2020, true), kVeryMany)) == "ok");
  CHECK_FALSE(has_journal(file));
  CHECK(keeps_log(file));
  // Where there are values somebody may want to read them.
  CHECK(shown(store.atomically(write(2021, false), kVeryMany)) == "ok");
  CHECK(rate_of(store) == "2020=1 @r1; 2021=1 @r1");
  CHECK(shown(store.verify()) == "none");
}

TEST_CASE("lock: the first of few values, and those of a copy in memory, are written as ever") {
  WithoutValues without;
  const fs::path& file = without.file;
  Store& store = without.store;
  CHECK(shown(store.atomically(
            [&]() -> Result<void> {
              store.write(says(source("r1"), 2020, "1")).value();
              CHECK_FALSE(has_journal(file));
              return {};
            },
            {.expected_values = 99'999})) == "ok");
  Store memory = Store::in_memory().value();
  define_court(memory);
  CHECK(shown(memory.atomically(
            [&]() -> Result<void> {
              memory.write(says(source("r1"), 2020, "1")).value();
              return {};
            },
            kVeryMany)) == "ok");
  CHECK(rate_of(memory) == "2020=1 @r1");
}

TEST_CASE("lock: a batch of very many first values goes straight into the file") {
  WithoutValues without;
  const fs::path& file = without.file;
  Store& store = without.store;
  Batch batch(source("r1"));
  for (int i = 0; i < 300; ++i) {
    const std::string code = "a" + std::to_string(i);
    store.define(agency(code)).value();
    for (int year = 1600; year < 1935; ++year) {
      batch.add(AgencyCode(code), kCases, observation(year, std::to_string(year)));
    }
  }
  const auto log_before = fs::file_size(file.string() + "-wal");
  CHECK(shown(store.write(batch)) == "100500 inserted");
  // Neither emptied nor filled with them, but made anew.
  CHECK((!has_log(file) || fs::file_size(file.string() + "-wal") < log_before));
  CHECK(keeps_log(file));
  CHECK(shown(store.verify()) == "none");
}

TEST_CASE("lock: what fails of the first values leaves the file as it was, with its log") {
  WithoutValues without;
  const fs::path& file = without.file;
  Store& store = without.store;
  const std::string before = dump(file);
  CHECK(shown(store.atomically(
            [&]() -> Result<void> {
              store.write(says(source("r1"), 2020, "1")).value();
              return Error{ErrorCode::kCancelled, "given up"};
            },
            kVeryMany)) == "cancelled: given up");
  CHECK_FALSE(has_journal(file));
  CHECK(keeps_log(file));
  CHECK(difference(before, dump(file)) == "");
  CHECK(shown(store.write(says(source("r1"), 2020, "2"))) == "1 inserted");
}

TEST_CASE("lock: where another has the file open its first values go through the log") {
  WithoutValues without;
  const fs::path& file = without.file;
  Store& store = without.store;
  const Store reader = Store::open(file, {.read_only = true}).value();
  CHECK(rate_of(reader) == "empty");
  CHECK(shown(store.atomically(
            [&]() -> Result<void> {
              store.write(says(source("r1"), 2020, "1")).value();
              CHECK_FALSE(has_journal(file));
              CHECK(rate_of(reader) == "empty");
              return {};
            },
            kVeryMany)) == "ok");
  CHECK(rate_of(reader) == "2020=1 @r1");
}

TEST_CASE("lock: a store that is open for reading only keeps its file whatever is said to come") {
  const WithoutValues without;
  const fs::path file = without.folder / "copy.db";
  without.store.backup(file).value();
  const std::string before = read_bytes(file);
  {
    Store reader = Store::open(file, {.read_only = true}).value();
    CHECK(shown(reader.atomically([] { return Result<void>(); }, kVeryMany))
              .starts_with("invalid_argument: the store was opened for reading only"));
  }
  CHECK(read_bytes(file) == before);
}

// More than is kept in memory.
Batch many_pages() {
  Batch batch(source("r1"));
  for (int year = 1; year <= 2500; ++year) {
    Observation each = observation(year, "1");
    each.note = std::string(30'000, 'n');
    batch.add(kCourt, kRate, each);
  }
  return batch;
}

TEST_CASE("lock: who comes while the first values are written reads none, or waits for all") {
  WithoutValues without;
  const fs::path& file = without.file;
  Store& store = without.store;
  const StoreOptions impatient{.read_only = true, .busy_timeout = milliseconds(1)};
  CHECK(shown(store.atomically(
            [&]() -> Result<void> {
              store.write(says(source("r0"), 2020, "1")).value();
              CHECK(rate_of(Store::open(file, impatient).value()) == "empty");
              store.write(many_pages()).value();
              const Result<Store> late = Store::open(file, impatient);
              REQUIRE_FALSE(late.has_value());
              CHECK(shown(late.error()) == busy(file));
              return {};
            },
            kVeryMany)) == "ok");
  CHECK(Store::open(file, impatient).value().revision_count().value() == 2501);
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
