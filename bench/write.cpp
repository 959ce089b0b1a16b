// How fast Store::write is, against SQLite's own C interface filling the same tables.
//
//   annals_bench_write [agencies] [indicators] [years] [rounds]
#include <annals/annals.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "support/bare.h"
#include "support/panel.h"
#include "support/rounds.h"
#include "support/table.h"
#include "temp_dir.h"

namespace annals::bench {
namespace {

namespace fs = std::filesystem;

// A store with the definitions and without values, copied afresh for each run.
class Template {
 public:
  explicit Template(const PanelSize& size) {
    Store store = Store::open(folder_ / "definitions.db").value();
    define_panel(store, size);
  }

  fs::path fresh() const {
    const fs::path file = folder_ / "fresh.db";
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix);
    fs::copy_file(folder_ / "definitions.db", file);
    return file;
  }

 private:
  test::TempDir folder_;
};

// Filling the batch counts too; opening and closing the file does not.
double write_by_store(const Template& files, const std::vector<PanelValue>& values) {
  Store store = Store::open(files.fresh()).value();
  return seconds_of([&] {
    const WriteSummary written = store.write(batch_of(values, "report", "2024-01-31")).value();
    if (written.inserted != values.size()) throw std::runtime_error("values are missing");
  });
}

void insert_bare(BareDatabase& database, const std::vector<PanelValue>& values) {
  database.run("BEGIN IMMEDIATE");
  database.run(
      "INSERT INTO source (code, title, document_number, publisher, published, url, sha256, note) "
      "VALUES ('report', 'A report of figures', '', '', '2024-01-31', '', '', '')");
  database.run(
      "INSERT INTO batch (id, source_id, recorded_at, author, reason, program) "
      "VALUES (1, 1, '2024-01-31T08:30:00.000Z', '', '', 'bench')");
  const BareStatement insert(
      database,
      "INSERT INTO observation (agency_id, indicator_id, year, batch_id, mantissa, exponent, "
      "obs_status, bound, retracted, has_detail) VALUES (?1, ?2, ?3, 1, ?4, ?5, 'A', 0, 0, 0)");
  for (const PanelValue& value : values) {
    sqlite3_bind_int(insert.get(), 1, value.agency + 1);
    sqlite3_bind_int(insert.get(), 2, value.indicator + 1);
    sqlite3_bind_int(insert.get(), 3, value.year);
    sqlite3_bind_int64(insert.get(), 4, value.mantissa);
    sqlite3_bind_int(insert.get(), 5, value.exponent);
    check(sqlite3_step(insert.get()), database.handle());
    sqlite3_reset(insert.get());
  }
  database.run("COMMIT");
}

double write_bare(const Template& files, const std::vector<PanelValue>& values) {
  BareDatabase database = open_like_store(files.fresh());
  return seconds_of([&] { insert_bare(database, values); });
}

double write_bare_sorted(const Template& files, const std::vector<PanelValue>& values) {
  BareDatabase database = open_like_store(files.fresh());
  return seconds_of([&] {
    std::vector<PanelValue> sorted = values;
    std::sort(sorted.begin(), sorted.end(), [](const PanelValue& a, const PanelValue& b) {
      return std::tie(a.agency, a.indicator, a.year) < std::tie(b.agency, b.indicator, b.year);
    });
    insert_bare(database, sorted);
  });
}

void compare(const PanelSize& size, int rounds) {
  const Template files(size);
  const std::vector<PanelValue> values = arriving(size);
  std::printf(
      "Writing %s in one transaction into a fresh file, arriving by agency, year and indicator.\n"
      "%s; %d rounds.\n\n",
      size.words().c_str(), versions().c_str(), rounds);

  const std::vector<Timing> timings =
      run_rounds({{"C interface, one prepared INSERT, as they arrive",
                   [&] { return write_bare(files, values); }},
                  {"C interface, sorted by the table's key first",
                   [&] { return write_bare_sorted(files, values); }},
                  {"Store::write, one Batch", [&] { return write_by_store(files, values); }},
                  {"  of which filling the Batch",
                   [&] { return seconds_of([&] { batch_of(values, "report", "2024-01-31"); }); }}},
                 rounds);

  std::vector<std::vector<std::string>> rows{
      {"", "median", "best", "values/s", "rate, C as they arrive = 1", "C sorted = 1"}};
  for (const Timing& timing : timings) {
    rows.push_back(
        {timing.name, fixed(timing.median(), 3) + " s", fixed(timing.best(), 3) + " s",
         with_commas(
             static_cast<std::size_t>(static_cast<double>(values.size()) / timing.median())),
         fixed(1 / times_of(timing, timings[0]), 2), fixed(1 / times_of(timing, timings[1]), 2)});
  }
  rows.back().resize(3);  // a part of the work has no rate
  print_table(rows);
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) {
  using annals::bench::argument;
  try {
    const annals::bench::PanelSize size{argument(argc, argv, 1, 250), argument(argc, argv, 2, 200),
                                        argument(argc, argv, 3, 20)};
    annals::bench::compare(size, argument(argc, argv, 4, 5));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
