// How fast Store::series, Store::cross_section and the view current_observation are, against a bare
// prepared statement that steps over the same rows of the same file.
//
//   annals_bench_read [agencies] [indicators] [years] [rounds]
#include <annals/annals.h>

#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
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

// A store of the panel; with "revised", a tenth of it by a second report.
void make_store(const fs::path& file, const PanelSize& size, bool revised) {
  Store store = Store::open(file).value();
  define_panel(store, size);
  const std::vector<PanelValue> values = arriving(size);
  store.write(batch_of(values, "report", "2024-01-31")).value();
  if (revised) store.write(batch_of(revised_tenth(values), "later-report", "2025-01-31")).value();
}

// The codes of a panel, made once.
struct Codes {
  explicit Codes(const PanelSize& size) {
    for (int a = 0; a < size.agencies; ++a) agencies.push_back(agency_code(a));
    for (int i = 0; i < size.indicators; ++i) indicators.push_back(indicator_code(i));
  }
  std::vector<AgencyCode> agencies;
  std::vector<IndicatorCode> indicators;
};

// The i-th series to read, jumping about in the file; each comes up once before any does again
// where 7919, a prime, does not divide their number.
std::size_t scattered_series(std::size_t i, const PanelSize& size) {
  const std::size_t series =
      static_cast<std::size_t>(size.agencies) * static_cast<std::size_t>(size.indicators);
  return i * 7919 % series;
}

// Sums of what was read, so that both ways can be seen to read the same.
struct Read {
  std::size_t observations = 0;
  std::int64_t sum = 0;
};

class Comparison {
 public:
  Comparison(const fs::path& file, const PanelSize& size, bool revised)
      : size_(size),
        revised_(revised),
        codes_(size),
        store_(open(file)),
        bare_(open_like_store(file)) {}

  void series(int rounds) {
    const std::string heading = "One series, " + std::to_string(size_.years) + " years" +
                                (revised_ ? ", a tenth of the values revised" : "") + ", " +
                                with_commas(kSeriesARound) + " of them a round:";
    const BareStatement statement(
        bare_,
        "SELECT year, mantissa, exponent, obs_status FROM observation "
        "WHERE agency_id = ?1 AND indicator_id = ?2 ORDER BY year, batch_id");
    const BareStatement view(bare_,
                             "SELECT year, mantissa, exponent, obs_status "
                             "FROM current_observation WHERE agency = ?1 AND indicator = ?2 "
                             "ORDER BY year");
    report(heading, kSeriesARound, rounds,
           {{"bare statement", [&] { return bare_series(statement); }},
            {"Store::series", [&] { return store_series(); }},
            {"view current_observation", [&] { return view_series(view); }}});
  }

  void cross_sections(int rounds) {
    const BareStatement statement(
        bare_,
        "SELECT o.year, o.mantissa, o.exponent, o.obs_status, o.agency_id FROM agency AS a "
        "CROSS JOIN observation AS o ON o.agency_id = a.id AND o.indicator_id = ?1 "
        "AND o.year BETWEEN ?2 AND ?3 ORDER BY a.code, o.year, o.batch_id");
    const BareStatement view(bare_,
                             "SELECT year, mantissa, exponent, obs_status "
                             "FROM current_observation WHERE indicator = ?1 "
                             "AND year BETWEEN ?2 AND ?3 ORDER BY agency, year");
    const std::string of = " of one indicator at " + std::to_string(size_.agencies) + " agencies";
    const int last = kPanelFirstYear + size_.years - 1;
    report("Cross-section" + of + ", " + std::to_string(size_.years) + " years:",
           kCrossSectionsARound, rounds,
           {{"bare statement", [&] { return bare_sections(statement, {}); }},
            {"Store::cross_section", [&] { return store_sections({}); }},
            {"view current_observation", [&] { return view_sections(view, {}); }}});
    const YearRange year{Year(last), Year(last)};
    report("Cross-section" + of + ", one year:", kCrossSectionsARound, rounds,
           {{"bare statement", [&] { return bare_sections(statement, year); }},
            {"Store::cross_section", [&] { return store_sections(year); }},
            {"view current_observation", [&] { return view_sections(view, year); }}});
  }

 private:
  static Store open(const fs::path& file) {
    StoreOptions options;
    options.read_only = true;
    return Store::open(file, options).value();
  }

  void report(const std::string& heading, int reads, int rounds,
              const std::vector<Contender>& contenders) {
    const std::vector<Timing> timings = run_rounds(contenders, rounds);
    std::printf("%s\n", heading.c_str());
    std::vector<std::vector<std::string>> rows{{"", "median", "best", "time, bare = 1"}};
    for (const Timing& timing : timings) {
      rows.push_back({timing.name, microseconds(timing.median() / reads, 2),
                      microseconds(timing.best() / reads, 2),
                      fixed(times_of(timing, timings[0]), 2)});
    }
    print_table(rows);
    std::printf("\n");
  }

  // Position of an agency and an indicator, for the i-th series of a round.
  struct At {
    std::size_t agency, indicator;
  };
  At series_at(int i) const {
    const auto indicators = static_cast<std::size_t>(size_.indicators);
    const std::size_t at = scattered_series(static_cast<std::size_t>(i), size_);
    return {at / indicators, at % indicators};
  }
  std::size_t section_at(int i) const {
    return static_cast<std::size_t>(i * 37 % size_.indicators);
  }

  // No side has a transaction open: each read begins and ends its own.
  template <typename ReadOne>
  static double timed(int times, Read& read, ReadOne read_one) {
    return seconds_of([&] {
      for (int i = 0; i < times; ++i) read_one(i, read);
    });
  }

  double bare_series(const BareStatement& statement) {
    expected_ = {};
    return timed(kSeriesARound, expected_, [&](int i, Read& read) {
      // Ids are 1 and up.
      sqlite3_bind_int64(statement.get(), 1, static_cast<std::int64_t>(series_at(i).agency) + 1);
      sqlite3_bind_int64(statement.get(), 2, static_cast<std::int64_t>(series_at(i).indicator) + 1);
      step_through(statement, read);
    });
  }

  double store_series() {
    Read read;
    const double seconds = timed(kSeriesARound, read, [&](int i, Read& all) {
      const auto [agency, indicator] = series_at(i);
      add(store_.series(codes_.agencies[agency], codes_.indicators[indicator]).value(), all);
    });
    check_same(read);
    return seconds;
  }

  double view_series(const BareStatement& view) {
    Read read;
    const double seconds = timed(kSeriesARound, read, [&](int i, Read& all) {
      bind_code(view, 1, codes_.agencies[series_at(i).agency].str());
      bind_code(view, 2, codes_.indicators[series_at(i).indicator].str());
      step_through(view, all);
    });
    check_same(read);
    return seconds;
  }

  double bare_sections(const BareStatement& statement, YearRange years) {
    expected_ = {};
    return timed(kCrossSectionsARound, expected_, [&](int i, Read& read) {
      sqlite3_bind_int64(statement.get(), 1, static_cast<std::int64_t>(section_at(i)) + 1);
      bind_years(statement, years);
      step_through(statement, read);
    });
  }

  double store_sections(YearRange years) {
    Read read;
    const double seconds = timed(kCrossSectionsARound, read, [&](int i, Read& all) {
      const std::vector<Series> section =
          store_.cross_section(codes_.indicators[section_at(i)], {.years = years}).value();
      for (const Series& series : section) add(series, all);
    });
    check_same(read);
    return seconds;
  }

  double view_sections(const BareStatement& view, YearRange years) {
    Read read;
    const double seconds = timed(kCrossSectionsARound, read, [&](int i, Read& all) {
      bind_code(view, 1, codes_.indicators[section_at(i)].str());
      bind_years(view, years);
      step_through(view, all);
    });
    check_same(read);
    return seconds;
  }

  // The code outlives the reading.
  static void bind_code(const BareStatement& statement, int parameter, const std::string& code) {
    sqlite3_bind_text(statement.get(), parameter, code.c_str(), -1, SQLITE_STATIC);
  }

  static void bind_years(const BareStatement& statement, YearRange years) {
    sqlite3_bind_int(statement.get(), 2, static_cast<int>(years.first));
    sqlite3_bind_int(statement.get(), 3, static_cast<int>(years.last));
  }

  void step_through(const BareStatement& statement, Read& read) {
    while (sqlite3_step(statement.get()) == SQLITE_ROW) {
      read.sum += sqlite3_column_int(statement.get(), 0) +
                  sqlite3_column_int64(statement.get(), 1) +
                  sqlite3_column_int(statement.get(), 2) +
                  (sqlite3_column_text(statement.get(), 3)[0] == 'A' ? 0 : 1);
      ++read.observations;
    }
    check(sqlite3_reset(statement.get()), bare_.handle());
  }

  static void add(const Series& series, Read& read) {
    for (const Observation& observation : series.observations()) {
      read.sum += static_cast<int>(observation.year) + observation.value->mantissa() +
                  observation.value->exponent() + (observation.status.normal() ? 0 : 1);
      ++read.observations;
    }
  }

  // Of revised values the bare statement gives all, the others the current ones.
  void check_same(const Read& read) const {
    if (revised_ ? read.observations >= expected_.observations
                 : read.observations != expected_.observations || read.sum != expected_.sum) {
      throw std::runtime_error("the two ways do not read the same values");
    }
  }

  PanelSize size_;
  bool revised_;
  Codes codes_;
  Store store_;
  BareDatabase bare_;
  Read expected_;
};

void compare(const PanelSize& size, int rounds) {
  std::printf(
      "Reading from a store of %s.\n"
      "The store gives Series with sources and breaks; the bare statement and that on the view "
      "step\n"
      "over the rows and add their numbers up. %s; %d rounds.\n\n",
      size.words().c_str(), versions().c_str(), rounds);
  const test::TempDir folder;
  make_store(folder / "plain.db", size, false);
  Comparison plain(folder / "plain.db", size, false);
  plain.series(rounds);
  make_store(folder / "revised.db", size, true);
  Comparison(folder / "revised.db", size, true).series(rounds);
  plain.cross_sections(rounds);
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) {
  using annals::bench::argument;
  try {
    const annals::bench::PanelSize size{argument(argc, argv, 1, 250), argument(argc, argv, 2, 200),
                                        argument(argc, argv, 3, 20)};
    annals::bench::compare(size, argument(argc, argv, 4, 31));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
