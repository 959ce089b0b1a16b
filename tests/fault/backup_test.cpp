// Backups of a store that is being written, and of a damaged one; and bringing one back.
#include <annals/backup.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "storage/file_header.h"
#include "support/court.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("backup");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

constexpr int kYears = 50;

// Every year says the same value.
Batch in_every_year(int value) {
  Batch batch(source("r1"));
  for (int year = 1950; year < 1950 + kYears; ++year) {
    batch.add(kCourt, kCases, observation(year, std::to_string(value)));
  }
  return batch;
}

// The value that stands in every year; -1 if they differ.
int value_in_every_year(const Store& store) {
  const Series series = store.series(kCourt, kCases).value();
  if (series.size() != kYears) return -1;
  const Decimal first = *series.observations()[0].value;
  for (const Observation& each : series.observations()) {
    if (!(*each.value == first)) return -1;
  }
  return static_cast<int>(first.mantissa());
}

// A store with the values of "writes" writes.
void make_store(const fs::path& file, int writes) {
  Store store = Store::open(file, {.author = "lin"}).value();
  define_court(store);
  for (int value = 1; value <= writes; ++value) store.write(in_every_year(value)).value();
}

Store read(const fs::path& file) {
  return Store::open(file, {.create_if_missing = false, .read_only = true}).value();
}

std::string names_in(const TempDir& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

TEST_CASE("backup: copies made while another thread writes are each one moment of the store") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  make_store(file, 1);
  std::atomic<bool> done{false};
  std::atomic<int> written{1};
  std::thread writer([&] {
    Store store = Store::open(file, {.author = "lin"}).value();
    for (int value = 2; !done; ++value) {
      store.write(in_every_year(value)).value();
      written = value;
    }
  });
  const Store store = read(file);
  int last = 0;
  for (int round = 0; round < 8; ++round) {
    const int before = written;
    const fs::path copy = folder / ("copy" + std::to_string(round) + ".db");
    const auto report = back_up(store, copy);
    const int after = written;
    CHECK(shown(report ? Error{} : report.error()) == shown(Error{}));
    if (!report) break;
    CHECK(report->defects.empty());
    const Store copied = read(copy);
    const int value = value_in_every_year(copied);
    CHECK(value >= before);
    CHECK(value <= after + 1);
    CHECK(value >= last);
    CHECK(copied.revision_count().value() == kYears * value);
    CHECK(report->revisions == kYears * value);
    CHECK(shown(copied.verify()) == "none");
    last = value;
  }
  done = true;
  writer.join();
  CHECK(written > 1);
}

TEST_CASE("backup: a file that is there stays unless it is to be replaced") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  const Store store = read(folder / "store.db");
  folder.write("copy.db", "a letter");
  CHECK(shown(back_up(store, folder / "copy.db").error()) ==
        "already_exists: \"" + (folder / "copy.db").string() +
            "\" is there already; choose a name that is free");
  CHECK(read_bytes(folder / "copy.db") == "a letter");
  const BackupReport report = back_up(store, folder / "copy.db", {.replace = true}).value();
  CHECK(report.bytes == fs::file_size(folder / "copy.db"));
  CHECK(report.revisions == kYears);
  CHECK(value_in_every_year(read(folder / "copy.db")) == 1);
}

TEST_CASE("backup: nothing but the copy is left beside it") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  {
    const Store store = read(folder / "store.db");
    back_up(store, folder / "copy.db").value();
    CHECK_FALSE(back_up(store, folder / "nowhere/copy.db"));
  }
  CHECK(names_in(folder) == "copy.db store.db");
}

TEST_CASE("backup: a store is not its own copy") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  const Store store = read(folder / "store.db");
  CHECK(back_up(store, folder / "store.db", {.replace = true}).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(value_in_every_year(store) == 1);
}

TEST_CASE("backup: of a store with a defect the copy is kept and the defect told") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  run_sql(folder / "store.db", "UPDATE observation SET mantissa = 7 WHERE year = 1960");
  const BackupReport report = back_up(read(folder / "store.db"), folder / "copy.db").value();
  CHECK_FALSE(report.defects.empty());
  CHECK(fs::exists(folder / "copy.db"));
  CHECK(back_up(read(folder / "store.db"), folder / "quick.db", {.verify = false})
            .value()
            .defects.empty());
}

TEST_CASE("backup: of a store with damaged pages no copy is kept") {
  const TempDir folder;
  make_store(folder / "store.db", 3);
  std::string bytes = read_bytes(folder / "store.db");
  const int page = std::stoi(
      rows_of(folder / "store.db", "SELECT rootpage FROM sqlite_schema WHERE name = 'waiver'"));
  bytes[static_cast<std::size_t>(page - 1) * storage::kPageSize] = '\x07';
  folder.write("store.db", bytes);
  const auto report = back_up(read(folder / "store.db"), folder / "copy.db");
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::kInvalidData);
  CHECK(names_in(folder) == "store.db");
}

TEST_CASE("backup: a frozen store can be copied") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  {
    Store store = Store::open(folder / "store.db").value();
    store.freeze("sent").value();
    store.write(in_every_year(2)).value();
    back_up(store.frozen("sent").value(), folder / "sent.db").value();
  }
  CHECK(value_in_every_year(read(folder / "sent.db")) == 1);
}

TEST_CASE("restore: the store is what the backup is, and the backup stays") {
  const TempDir folder;
  make_store(folder / "store.db", 2);
  back_up(read(folder / "store.db"), folder / "copy.db").value();
  const std::string backup = read_bytes(folder / "copy.db");
  fs::remove(folder / "store.db");
  const RestoreReport report = restore(folder / "copy.db", folder / "store.db").value();
  CHECK(report.revisions == 2 * kYears);
  CHECK(report.kept.empty());
  CHECK(read_bytes(folder / "copy.db") == backup);
  CHECK(names_in(folder) == "copy.db store.db");
  CHECK(difference(dump(folder / "copy.db"), dump(folder / "store.db")) == "");
}

TEST_CASE("restore: a store that is there is kept under another name") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  back_up(read(folder / "store.db"), folder / "copy.db").value();
  {
    Store store = Store::open(folder / "store.db").value();
    store.write(in_every_year(2)).value();
  }
  CHECK(restore(folder / "copy.db", folder / "store.db").error().code == ErrorCode::kAlreadyExists);
  const RestoreReport first =
      restore(folder / "copy.db", folder / "store.db", {.replace = true}).value();
  CHECK(first.kept.filename() == "store.db.before-restore");
  CHECK(value_in_every_year(read(folder / "store.db")) == 1);
  CHECK(value_in_every_year(read(first.kept)) == 2);
  const RestoreReport second =
      restore(folder / "copy.db", folder / "store.db", {.replace = true}).value();
  CHECK(second.kept.filename() == "store.db.before-restore-2");
}

TEST_CASE("restore: a store that is open elsewhere is not replaced") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  back_up(read(folder / "store.db"), folder / "copy.db").value();
  const Store open = read(folder / "store.db");
  CHECK(value_in_every_year(open) == 1);
  CHECK(restore(folder / "copy.db", folder / "store.db", {.replace = true}).error().code ==
        ErrorCode::kBusy);
  CHECK(value_in_every_year(open) == 1);
}

TEST_CASE("restore: a damaged store gives way, and its log goes with it") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  back_up(read(folder / "store.db"), folder / "copy.db").value();
  folder.write("store.db", std::string(5000, '\xA5'));
  folder.write("store.db-wal", "a log");
  restore(folder / "copy.db", folder / "store.db", {.replace = true}).value();
  CHECK(value_in_every_year(read(folder / "store.db")) == 1);
  CHECK(names_in(folder) == "copy.db store.db store.db.before-restore store.db.before-restore-wal");
}

TEST_CASE("restore: a backup that is not sound is refused, and nothing is changed") {
  const TempDir folder;
  make_store(folder / "store.db", 1);
  make_store(folder / "copy.db", 2);
  run_sql(folder / "copy.db", "UPDATE observation SET mantissa = 7 WHERE year = 1960");
  CHECK(restore(folder / "copy.db", folder / "store.db", {.replace = true}).error().code ==
        ErrorCode::kInvalidData);
  CHECK(restore(folder / "nothing.db", folder / "store.db", {.replace = true}).error().code ==
        ErrorCode::kNotFound);
  CHECK(restore(folder / "store.db", folder / "store.db", {.replace = true}).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(value_in_every_year(read(folder / "store.db")) == 1);
  CHECK(names_in(folder) == "copy.db store.db");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
