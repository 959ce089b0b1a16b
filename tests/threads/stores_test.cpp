// Stores in many threads on one file: readers beside writers, writers beside one another.
#include <annals/dump.h>
#include <annals/import.h>
#include <annals/panel_trend.h>
#include <annals/store.h>
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "support/court.h"
#include "support/soak.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("threads");

namespace annals::test {
namespace {

namespace fs = std::filesystem;

constexpr int kYears = 30;

// Every year says the same, of both indicators.
Batch in_every_year(int value) {
  Batch batch(source("r1"));
  for (int year = 2000; year < 2000 + kYears; ++year) {
    const Observation each = observation(year, std::to_string(value));
    batch.add(kCourt, kCases, each).add(kCourt, kRate, each);
  }
  return batch;
}

fs::path a_store(const TempDir& folder) {
  Store store = Store::open(folder / "store.db").value();
  define_court(store);
  store.write(in_every_year(0)).value();
  return folder / "store.db";
}

// The value that stands in every year of a series; -1 if they differ or some are not there.
int value_in_every_year(const Series& series) {
  if (series.size() != kYears) return -1;
  const Decimal first = *series.observations()[0].value;
  for (const Observation& each : series.observations()) {
    if (!(*each.value == first)) return -1;
  }
  return static_cast<int>(first.mantissa());
}

// Threads that are joined, and what went wrong in them: doctest's checks belong to the first one.
class Threads {
 public:
  Threads() = default;
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads() { join(); }

  // "work" gives true if all was well.
  void start(std::function<bool()> work) {
    threads_.emplace_back([this, work = std::move(work)] {
      try {
        if (!work()) ++failures_;
      } catch (const std::exception&) {
        ++failures_;
      }
    });
  }
  int join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    return failures_;
  }

 private:
  std::vector<std::thread> threads_;
  std::atomic<int> failures_{0};
};

// Reads in all ways until the last value is there; false if a look shows a part of a write, or goes
// back behind an earlier one.
bool read_until(const fs::path& file, int last) {
  const Store store = Store::open(file, {.read_only = true}).value();
  for (int seen = 0; seen != last;) {
    int now = -1;
    store
        .in_one_state([&]() -> Result<void> {
          now = value_in_every_year(store.series(kCourt, kCases).value());
          const Panel panel = store.panel({}, 2).value();
          const bool same = value_in_every_year(store.series(kCourt, kRate).value()) == now &&
                            store.cross_section(kCases).value().size() == 1 &&
                            panel.year_count() == kYears && panel_trends(panel, {.threads = 2});
          if (!same) now = -1;
          return {};
        })
        .value();
    if (now < seen) return false;
    seen = now;
  }
  return true;
}

TEST_CASE("threads: readers with stores of their own beside a writer see whole writes only") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  const int last = 20 * rounds(1);
  Threads readers;
  for (int i = 0; i < 3; ++i) readers.start([&] { return read_until(file, last); });
  Store store = Store::open(file).value();
  for (int value = 1; value <= last; ++value) store.write(in_every_year(value)).value();
  CHECK(readers.join() == 0);
  CHECK(shown(store.verify()) == "none");
  tell_count("writes beside reading threads", last);
}

// A writer that is kept out for too long is told so and has lost nothing: it tries again.
TEST_CASE("threads: of two writers each writes all, and who waits too long is told busy") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  const int count = 25 * rounds(1);
  std::atomic<int> busy{0};
  Threads writers;
  for (int i = 0; i < 2; ++i) {
    writers.start([&, i] {
      Store store = Store::open(file, {.busy_timeout = std::chrono::milliseconds(0)}).value();
      for (int n = 1; n <= count;) {
        const Result<WriteSummary> written =
            store.write(says("w" + std::to_string(i), 1000 + n, std::to_string(n)));
        if (written) {
          ++n;
        } else if (written.error().code == ErrorCode::kBusy) {
          ++busy;
        } else {
          return false;
        }
      }
      return true;
    });
  }
  CHECK(writers.join() == 0);
  const Store store = Store::open(file).value();
  CHECK(store.revision_count().value() == 2 * kYears + 2 * count);
  CHECK(shown(store.verify()) == "none");
  tell_count("writes of contending threads", 2 * count);
  tell_count("of which were told busy before", busy);
}

TEST_CASE("threads: a writer behind a long transaction is told busy, and nothing of it is kept") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  Store first = Store::open(file).value();
  Store second = Store::open(file, {.busy_timeout = std::chrono::milliseconds(5)}).value();
  std::string told;
  first
      .atomically([&]() -> Result<void> {
        first.write(says("w1", 1990, "1")).value();
        std::thread other([&] { told = shown(second.write(says("w2", 1991, "2"))); });
        other.join();
        return {};
      })
      .value();
  CHECK(told == "busy: \"" + file.string() +
                    "\" is locked by another program; try again when that has finished");
  CHECK(first.history(kCourt, kRate).value().size() == kYears + 1);
  CHECK(shown(second.write(says("w2", 1991, "2"))) == "1 inserted");
}

TEST_CASE("threads: a long report reads one state while values are imported") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  std::string csv = "agency,indicator,year,value,source\n";
  for (int year = 1001; year < 2500; ++year) csv += "tax,cases," + std::to_string(year) + ",5,r1\n";
  folder.write("values.csv", csv);
  const Store reader = Store::open(file, {.read_only = true}).value();
  Threads writers;
  reader
      .in_one_state([&]() -> Result<void> {
        const std::int64_t before = reader.revision_count().value();
        writers.start([&] {
          Store store = Store::open(file).value();
          // In parts, which one thread reads while another writes.
          return import_csv(store, {{CsvContent::kObservations, folder / "values.csv"}},
                            {.rows_of_a_part = 200})
                     .value()
                     .written.inserted == 1499;
        });
        CHECK(writers.join() == 0);
        CHECK(reader.revision_count().value() == before);
        CHECK(reader.series(kTax, kCases).value().empty());
        CHECK(shown(reader.verify()) == "none");
        return {};
      })
      .value();
  CHECK(reader.series(kTax, kCases).value().size() == 1499);
}

TEST_CASE("threads: dumps are made and loaded in several threads at once") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  Threads threads;
  for (int i = 0; i < 3; ++i) {
    threads.start([&, i] {
      const Store store = Store::open(file, {.read_only = true}).value();
      const fs::path dump = folder / ("dump" + std::to_string(i) + ".json");
      dump_json(store, dump).value();
      Store copy = Store::open(folder / ("copy" + std::to_string(i) + ".db")).value();
      return load_json(copy, dump).value().issues.empty() && copy.verify().value().empty();
    });
  }
  CHECK(threads.join() == 0);
}

// A store is not bound to the thread that opened it, only to one at a time.
TEST_CASE("threads: a store may be handed from thread to thread") {
  const TempDir folder;
  Store store = Store::open(a_store(folder)).value();
  for (int value = 1; value <= 5; ++value) {
    Threads one;
    one.start([&] { return store.write(in_every_year(value)).value().revised == 2 * kYears; });
    CHECK(one.join() == 0);
  }
  CHECK(value_in_every_year(store.series(kCourt, kCases).value()) == 5);
}

// What a store gives is values: any thread may have them, also when the store is gone.
TEST_CASE("threads: what was read is shared by threads without a lock") {
  const TempDir folder;
  const fs::path file = a_store(folder);
  const Panel panel = Store::open(file).value().panel().value();
  const Series series = Store::open(file).value().series(kCourt, kCases).value();
  Threads readers;
  for (int i = 0; i < 3; ++i) {
    readers.start([&] {
      return panel_trends(panel, {.threads = 2}).has_value() && value_in_every_year(series) == 0 &&
             series.source(0)->code.str() == "r1";
    });
  }
  CHECK(readers.join() == 0);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
