// Several processes on one file: each reader always sees whole writes.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/child.h"
#include "support/court.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("many processes");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

constexpr int kAgencies = 20;

// Every agency says the same value of 2020 and of 2021.
Batch everywhere(int value) {
  Batch batch(source("r1"));
  for (int i = 0; i < kAgencies; ++i) {
    for (const int year : {2020, 2021}) {
      batch.add(AgencyCode("a" + std::to_string(i)), kCases,
                observation(year, std::to_string(value)));
    }
  }
  return batch;
}

void define_agencies(Store& store) {
  store.define(indicator("cases")).value();
  for (int i = 0; i < kAgencies; ++i) store.define(agency("a" + std::to_string(i))).value();
}

// The one value that stands everywhere; -1 if not all are the same.
int value_everywhere(const Store& store) {
  const std::vector<Series> section = store.cross_section(kCases).value();
  if (section.size() != kAgencies) return -1;
  const Decimal first = *section[0].observations()[0].value;
  for (const Series& series : section) {
    if (series.size() != 2) return -1;
    for (const Observation& each : series.observations()) {
      if (!(*each.value == first)) return -1;
    }
  }
  return static_cast<int>(first.mantissa());
}

// Reads until the last value is there: 0 if every look showed one write and none went back.
int read_until(const fs::path& file, int last, bool reopen) {
  Store store = Store::open(file, {.read_only = true}).value();
  for (int seen = 0; seen != last;) {
    if (reopen) store = Store::open(file, {.read_only = true}).value();
    const int now = value_everywhere(store);
    if (now < seen) return 1;
    seen = now;
  }
  return 0;
}

TEST_CASE("many processes: readers beside a writer see whole writes only") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  constexpr int kWrites = 150;
  {
    Store store = Store::open(file).value();
    define_agencies(store);
    store.write(everywhere(0)).value();
  }
  std::vector<Child> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&, i] { return read_until(file, kWrites, i % 2 == 1); });
  }
  Store store = Store::open(file).value();
  for (int value = 1; value <= kWrites; ++value) store.write(everywhere(value)).value();
  for (Child& reader : readers) CHECK(reader.wait() == 0);
  CHECK(shown(store.verify()) == "none");
}

TEST_CASE("many processes: writers take turns") {
  const TempDir folder;
  const fs::path file = folder / "store.db";
  {
    Store store = Store::open(file).value();
    define_court(store);
  }
  std::vector<Child> writers;
  for (int i = 0; i < 3; ++i) {
    writers.emplace_back([&, i] {
      Store store = Store::open(file, {.busy_timeout = std::chrono::minutes(1)}).value();
      for (int n = 0; n < 40; ++n) {
        store.write(says("r" + std::to_string(i), 2020, std::to_string(n))).value();
      }
      return 0;
    });
  }
  for (Child& writer : writers) CHECK(writer.wait() == 0);
  const Store store = Store::open(file).value();
  CHECK(store.revision_count().value() == 120);
  CHECK(shown(store.verify()) == "none");
  const auto history = store.history(kCourt, kRate).value();
  for (std::size_t i = 1; i < history.size(); ++i) {
    CHECK(history[i - 1].write->id < history[i].write->id);
    CHECK(history[i - 1].write->recorded_at <= history[i].write->recorded_at);
  }
}

TEST_CASE("many processes: all may create the store at once") {
  for (int round = 0; round < 10; ++round) {
    const TempDir folder;
    const fs::path file = folder / "store.db";
    Pipe start;
    std::vector<Child> children;
    for (int i = 0; i < 4; ++i) {
      children.emplace_back([&, i] {
        start.close_writing();
        std::string nothing;
        start.read_line(nothing);  // until the pipe is closed
        Store store = Store::open(file, {.busy_timeout = std::chrono::minutes(1)}).value();
        store.define(agency("a" + std::to_string(i))).value();
        return 0;
      });
    }
    start.close_writing();
    for (Child& child : children) CHECK(child.wait() == 0);
    CHECK(codes_of(Store::open(file).value().agencies()) == "a0, a1, a2, a3");
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
