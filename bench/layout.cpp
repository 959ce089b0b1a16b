// What the layout of the table of observations costs: the one in use and others that were thought
// of, each filled and read through SQLite's own C interface. The figures of schema/README.md.
//
//   annals_bench_layout [agencies] [indicators] [years] [rounds]
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
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

constexpr int kSeriesARound = 2'000;
constexpr int kCrossSectionsARound = 10;

enum class Order { kAgencyIndicatorYear, kAgencyYearIndicator, kIndicatorAgencyYear };

struct Layout {
  const char* name;
  Order order;
  const char* table_end;  // what stands behind the columns
  const char* index;      // a statement more, or ""
  // The quickest way each key allows: a join with a small table reaches a key of which the column
  // in front is not given.
  const char* series;         // of agency ?1 and indicator ?2
  const char* cross_section;  // of indicator ?1
};

constexpr const char* kSeriesByRange =
    "observation AS o WHERE o.agency_id = ?1 AND o.indicator_id = ?2 ORDER BY o.year";
constexpr const char* kSectionByAgency =
    "agency AS a CROSS JOIN observation AS o ON o.agency_id = a.id AND o.indicator_id = ?1";

// The first is the one in use; all keys end with the batch.
constexpr Layout kLayouts[] = {
    {"WITHOUT ROWID, key agency, indicator, year", Order::kAgencyIndicatorYear,
     ", PRIMARY KEY (agency_id, indicator_id, year, batch_id)) STRICT, WITHOUT ROWID", "",
     kSeriesByRange, kSectionByAgency},
    {"WITHOUT ROWID, key agency, year, indicator", Order::kAgencyYearIndicator,
     ", PRIMARY KEY (agency_id, year, indicator_id, batch_id)) STRICT, WITHOUT ROWID", "",
     "calendar AS c CROSS JOIN observation AS o "
     "ON o.agency_id = ?1 AND o.year = c.id AND o.indicator_id = ?2",
     "agency AS a CROSS JOIN calendar AS c CROSS JOIN observation AS o "
     "ON o.agency_id = a.id AND o.year = c.id AND o.indicator_id = ?1"},
    {"WITHOUT ROWID, key indicator, agency, year", Order::kIndicatorAgencyYear,
     ", PRIMARY KEY (indicator_id, agency_id, year, batch_id)) STRICT, WITHOUT ROWID", "",
     kSeriesByRange, "observation AS o WHERE o.indicator_id = ?1"},
    {"rowid, index on agency, indicator, year", Order::kAgencyIndicatorYear, ") STRICT",
     "CREATE UNIQUE INDEX observation_key ON observation (agency_id, indicator_id, year, batch_id)",
     kSeriesByRange, kSectionByAgency},
};

// A table of the whole numbers from "first" on.
void create_numbers(BareDatabase& database, const std::string& table, int first, int count) {
  database.run("CREATE TABLE " + table + " (id INTEGER PRIMARY KEY)");
  database.run("WITH RECURSIVE n (id) AS (VALUES (" + std::to_string(first) +
               ") UNION ALL SELECT id + 1 FROM n WHERE id < " + std::to_string(first + count - 1) +
               ") INSERT INTO " + table + " SELECT id FROM n");
}

// The columns are those of the schema; its constraints are left out, they cost every layout alike.
void create(BareDatabase& database, const Layout& layout, const PanelSize& size) {
  database.run("PRAGMA journal_mode = WAL");
  create_numbers(database, "agency", 1, size.agencies);
  create_numbers(database, "calendar", kPanelFirstYear, size.years);
  database.run(
      std::string("CREATE TABLE observation (agency_id INTEGER NOT NULL, "
                  "indicator_id INTEGER NOT NULL, year INTEGER NOT NULL, "
                  "batch_id INTEGER NOT NULL, mantissa INTEGER, exponent INTEGER, "
                  "obs_status TEXT NOT NULL, bound INTEGER NOT NULL, retracted INTEGER NOT NULL, "
                  "has_detail INTEGER NOT NULL") +
      layout.table_end);
  if (*layout.index != '\0') database.run(layout.index);
}

std::tuple<int, int, int> key_of(const PanelValue& value, Order order) {
  switch (order) {
    case Order::kAgencyIndicatorYear:
      return {value.agency, value.indicator, value.year};
    case Order::kAgencyYearIndicator:
      return {value.agency, value.year, value.indicator};
    case Order::kIndicatorAgencyYear:
      return {value.indicator, value.agency, value.year};
  }
  return {};
}

std::vector<PanelValue> sorted_by(Order order, std::vector<PanelValue> values) {
  std::sort(values.begin(), values.end(), [order](const PanelValue& a, const PanelValue& b) {
    return key_of(a, order) < key_of(b, order);
  });
  return values;
}

void insert(BareDatabase& database, const std::vector<PanelValue>& values) {
  database.run("BEGIN IMMEDIATE");
  const BareStatement statement(
      database,
      "INSERT INTO observation (agency_id, indicator_id, year, batch_id, mantissa, exponent, "
      "obs_status, bound, retracted, has_detail) VALUES (?1, ?2, ?3, 1, ?4, ?5, 'A', 0, 0, 0)");
  for (const PanelValue& value : values) {
    sqlite3_bind_int(statement.get(), 1, value.agency + 1);
    sqlite3_bind_int(statement.get(), 2, value.indicator + 1);
    sqlite3_bind_int(statement.get(), 3, value.year);
    sqlite3_bind_int64(statement.get(), 4, value.mantissa);
    sqlite3_bind_int(statement.get(), 5, value.exponent);
    check(sqlite3_step(statement.get()), database.handle());
    sqlite3_reset(statement.get());
  }
  database.run("COMMIT");
}

// One layout, filled in two orders and read.
class Trial {
 public:
  Trial(const Layout& layout, const PanelSize& size, const std::vector<PanelValue>& arriving)
      : layout_(layout), size_(size), arriving_(arriving) {}

  double load_arriving() { return load("arriving.db", arriving_); }

  double load_sorted() {
    reading_.reset();
    return load("sorted.db", sorted_by(layout_.order, arriving_));
  }

  double bytes_a_value() const {
    return static_cast<double>(fs::file_size(folder_ / "sorted.db")) /
           static_cast<double>(size_.values());
  }

  double one_series() {
    return read(layout_.series, kSeriesARound, size_.years, [this](sqlite3_stmt* statement, int i) {
      // Jumping about in the file: 7919 is a prime.
      const int at = static_cast<int>(i * 7919LL % (size_.agencies * size_.indicators));
      sqlite3_bind_int(statement, 1, at / size_.indicators + 1);
      sqlite3_bind_int(statement, 2, at % size_.indicators + 1);
    });
  }

  double one_cross_section() {
    return read(layout_.cross_section, kCrossSectionsARound, size_.agencies * size_.years,
                [this](sqlite3_stmt* statement, int i) {
                  sqlite3_bind_int(statement, 1, i * 37 % size_.indicators + 1);
                });
  }

  double full_scan() {
    return read("observation AS o", 1, static_cast<int>(size_.values()), [](sqlite3_stmt*, int) {});
  }

 private:
  // Sorting is not counted.
  double load(const char* name, const std::vector<PanelValue>& values) {
    for (const char* suffix : {"", "-wal", "-shm"}) {
      fs::remove(folder_ / (std::string(name) + suffix));
    }
    BareDatabase database(folder_ / name);
    create(database, layout_, size_);
    return seconds_of([&] { insert(database, values); });
  }

  // Seconds for one of "times" readings of the sorted file, each of which gives "rows" rows.
  template <typename Bind>
  double read(const std::string& from, int times, int rows, Bind bind) {
    if (!reading_) reading_ = std::make_unique<BareDatabase>(folder_ / "sorted.db");
    const BareStatement statement(*reading_, "SELECT o.year, o.mantissa, o.exponent FROM " + from);
    int seen = 0;
    const double seconds = seconds_of([&] {
      for (int i = 0; i < times; ++i) {
        bind(statement.get(), i);
        while (sqlite3_step(statement.get()) == SQLITE_ROW) {
          sum_ += sqlite3_column_int(statement.get(), 0) +
                  sqlite3_column_int64(statement.get(), 1) + sqlite3_column_int(statement.get(), 2);
          ++seen;
        }
        check(sqlite3_reset(statement.get()), reading_->handle());
      }
    });
    if (seen != times * rows) throw std::runtime_error("a reading does not give all its rows");
    return seconds / times;
  }

  const Layout& layout_;
  PanelSize size_;
  const std::vector<PanelValue>& arriving_;
  test::TempDir folder_;
  std::unique_ptr<BareDatabase> reading_;
  std::int64_t sum_ = 0;
};

using Job = double (Trial::*)();

// A row for each job, a column for each layout: the best of the rounds, which other work on the
// machine disturbs least.
std::vector<std::vector<std::string>> rows_of(std::vector<std::unique_ptr<Trial>>& trials,
                                              int rounds) {
  struct Named {
    const char* name;
    Job job;
    bool load;
  };
  const Named jobs[] = {{"loading as they arrive", &Trial::load_arriving, true},
                        {"loading sorted by key", &Trial::load_sorted, true},
                        {"one series", &Trial::one_series, false},
                        {"cross-section, all years", &Trial::one_cross_section, false},
                        {"full scan", &Trial::full_scan, false}};
  std::vector<std::vector<std::string>> rows;
  for (const Named& each : jobs) {
    std::vector<Contender> contenders;
    for (auto& trial : trials) {
      contenders.push_back({"", [&trial, &each] { return (trial.get()->*each.job)(); }});
    }
    rows.push_back({each.name});
    // Reading is quick and shakes more.
    for (const Timing& timing : run_rounds(contenders, each.load ? rounds : rounds * 5)) {
      const double best = timing.best();
      rows.back().push_back(best < 0.01 ? microseconds(best, 1) : fixed(best, 3) + " s");
    }
  }
  rows.push_back({"bytes a value"});
  for (const auto& trial : trials) rows.back().push_back(fixed(trial->bytes_a_value(), 1));
  return rows;
}

void compare(const PanelSize& size, int rounds) {
  std::printf(
      "The table of observations laid out in several ways, with %s.\n"
      "The best of %d rounds of loading and %d of reading; SQLite %s.\n\n",
      size.words().c_str(), rounds, rounds * 5, sqlite3_libversion());
  const std::vector<PanelValue> arriving = bench::arriving(size);
  std::vector<std::unique_ptr<Trial>> trials;
  std::vector<std::vector<std::string>> rows{{""}};
  char letter = 'A';
  for (const Layout& layout : kLayouts) {
    std::printf("  %c  %s\n", letter, layout.name);
    rows[0].emplace_back(1, letter++);
    trials.push_back(std::make_unique<Trial>(layout, size, arriving));
  }
  std::printf("\n");
  for (auto& row : rows_of(trials, rounds)) rows.push_back(std::move(row));
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
