// A writer that is killed at any moment: what it had reported is there, and nothing by half.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "endless_writer.h"
#include "support/child.h"
#include "support/court.h"
#include "support/soak.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("kill");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

// Runs a writer, kills it, and gives back the last value that it reported.
int killed_writer(const fs::path& file, int from, Moments& moments) {
  Pipe reports;
  Child writer([&] { return write_for_ever(file, reports, from); });
  reports.close_writing();
  int last = from - 1;
  std::string line;
  for (int i = moments.below(4); i >= 0 && reports.read_line(line); --i) last = std::stoi(line);
  moments.wait(std::chrono::milliseconds(3));
  writer.kill();
  while (reports.read_line(line)) last = std::stoi(line);
  CHECK(writer.wait() == 128 + SIGKILL);
  return last;
}

// Kills one writer after the other and looks at what each has left.
void kill_writers(const fs::path& file, int rounds) {
  Moments moments;
  int next = 1;
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    const int reported = killed_writer(file, next, moments);
    REQUIRE(reported >= next);
    const Store store = Store::open(file).value();
    REQUIRE(shown(store.verify()) == "none");
    const int found = value_in_every_year(store);
    REQUIRE((found == reported || found == reported + 1));
    // All that were ever written, one after the other.
    REQUIRE(store.revision_count().value() == kYears * found);
    next = found + 1;
  }
}

TEST_CASE("kill: every write that was reported is there, and no half one") {
  const TempDir folder;
  create(folder / "store.db");
  kill_writers(folder / "store.db", lessened(50));
}

// The log beside the file is not cleared away then, and grows until a writer empties it.
TEST_CASE("kill: the same beside another process that has the store open") {
  const TempDir folder;
  create(folder / "store.db");
  Pipe ready;
  Pipe end;
  Child reader([&] {
    end.close_writing();
    const Store store = Store::open(folder / "store.db", {.read_only = true}).value();
    ready.write_line(codes_of(store.agencies()));
    end.read_all();
    return store.verify().value().empty() ? 0 : 1;
  });
  std::string line;
  REQUIRE(ready.read_line(line));
  CHECK(line == "court, tax");
  kill_writers(folder / "store.db", lessened(20));
  end.close_writing();
  CHECK(reader.wait() == 0);
}

// More than is kept in memory: the file grows before the end, with a journal beside it.
int write_first_values(const fs::path& file, const Pipe& reports, int values) {
  Store store = Store::open(file).value();
  const auto write = [&]() -> Result<void> {
    for (int value = 1; value <= values; ++value) {
      store.write(in_every_year(value, 50'000)).value();
      reports.write_line(std::to_string(value));
    }
    return {};
  };
  return store.atomically(write, {.expected_values = 1'000'000}) ? 0 : 1;
}

TEST_CASE("kill: of the first values, written without the log, all are there or none") {
  constexpr int kValues = 20;
  Moments moments;
  int half_written = 0;
  for (int round = 0; round < lessened(8); ++round) {
    CAPTURE(round);
    const TempDir folder;
    const fs::path file = folder / "store.db";
    create(file);
    const auto size_before = fs::file_size(file);
    Pipe reports;
    Child writer([&] { return write_first_values(file, reports, kValues); });
    reports.close_writing();
    std::string line;
    for (int i = moments.below(kValues); i >= 0 && reports.read_line(line); --i) {
    }
    moments.wait(std::chrono::milliseconds(20));
    writer.kill();
    const int ended = writer.wait();
    REQUIRE((ended == 0 || ended == 128 + SIGKILL));
    const bool changed = fs::file_size(file) > size_before;
    Store store = Store::open(file).value();
    REQUIRE(shown(store.verify()) == "none");
    const int found = value_in_every_year(store);
    REQUIRE((found == kValues || found == -1));
    if (ended == 0) REQUIRE(found == kValues);
    if (found == -1) {
      REQUIRE(store.revision_count().value() == 0);
      half_written += changed ? 1 : 0;
    }
    store.write(in_every_year(kValues + 1)).value();
    REQUIRE(value_in_every_year(store) == kValues + 1);
  }
  CHECK(half_written > 0);
}

TEST_CASE("kill: a store whose creator was killed can be opened and used") {
  Moments moments;
  for (int round = 0; round < lessened(30); ++round) {
    CAPTURE(round);
    const TempDir folder;
    const fs::path file = folder / "store.db";
    Child creator([&] {
      Store store = Store::open(file).value();
      define_court(store);
      return 0;
    });
    moments.wait(std::chrono::milliseconds(6));
    creator.kill();
    creator.wait();
    Store store = Store::open(file).value();
    REQUIRE(shown(store.verify()) == "none");
    if (!store.find_agency("court")) store.define(agency("court")).value();
    CHECK(code_of(store.find_agency("court")) == "court");
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
