// Questions about one series, or about one indicator of all counties.
#include <annals/annals.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "nation/jobs.h"
#include "nation/plain.h"
#include "nation/sums.h"
#include "support/bare.h"
#include "support/packed.h"

namespace annals::bench {
namespace {

constexpr int kSeriesARound = 1000;
constexpr int kSectionsARound = 4;

// The store and the bare database on one file, with what both need.
class Questions {
 public:
  Questions(const Files& files, const Nation& nation)
      : nation_(nation),
        store_(Store::open(files.store(), {.read_only = true}).value()),
        bare_(open_like_reader(files.store())),
        one_(bare_, "SELECT content FROM packed_series WHERE id = ?1"),
        section_(bare_, kPackedSection),
        first_county_(bare_.number("SELECT id FROM agency WHERE code = 'county-0000'")),
        first_measure_(bare_.number("SELECT min(id) FROM indicator")) {
    for (int i = 0; i < nation.agencies; ++i) counties_.push_back(county_code(i));
    for (int i = 0; i < nation.indicators; ++i) measures_.push_back(measure_code(i));
  }

  double store_series() {
    double sum = 0;
    for (int i = 0; i < kSeriesARound; ++i) {
      const auto [agency, indicator] = series_at(i);
      const Series series = store_.series(counties_[agency], measures_[indicator]).value();
      for (const Observation& each : series.observations()) sum += each.value->to_double();
    }
    return sum;
  }
  double bare_series() {
    double sum = 0;
    for (int i = 0; i < kSeriesARound; ++i) {
      const auto [agency, indicator] = series_at(i);
      one_.bind(1, packed_id(first_measure_ + static_cast<std::int64_t>(indicator),
                             first_county_ + static_cast<std::int64_t>(agency)));
      while (one_.step(values_))
        sum = std::accumulate(values_.values.begin(), values_.values.end(), sum);
    }
    return sum;
  }
  double store_series_in_one_state() {
    double sum = 0;
    store_
        .in_one_state([&]() -> Result<void> {
          sum = store_series();
          return {};
        })
        .value();
    return sum;
  }
  double bare_series_in_one_state() {
    bare_.run("BEGIN");
    const double sum = bare_series();
    bare_.run("COMMIT");
    return sum;
  }

  // The ranks, added up: of a panel that is made of the year, and of series.
  double panel_ranks() {
    const Year year = nation_.last_year();
    return of_measures([&](const IndicatorCode& measure) {
      const Panel panel =
          store_.panel({.indicators = {measure}, .read = {.years = {year, year}}}).value();
      double sum = 0;
      for (const std::uint32_t each : panel_rank(panel, 0, year).value().rank) sum += each;
      return sum;
    });
  }
  double store_rank() {
    const Year year = nation_.last_year();
    return of_measures([&](const IndicatorCode& measure) {
      const auto section = store_.cross_section(measure, {.years = {year, year}}).value();
      double sum = 0;
      for (const Standing& each : rank(section, year).value().standings) sum += each.rank;
      return sum;
    });
  }
  double bare_rank() {
    return of_sections([&](const std::vector<PackedValues>& section) {
      std::vector<double> values;
      for (const PackedValues& each : section) values.push_back(each.values.back());
      return plain_rank_sum(values);
    });
  }

  // The sizes of the changes, added up, in the same two ways.
  double changes_of_panel() {
    return of_measures([&](const IndicatorCode& measure) {
      const Panel panel = store_.panel({.indicators = {measure}}).value();
      return sum_of_changes(panel_yearly_changes(panel, 0).value());
    });
  }
  double store_changes() {
    return of_measures([&](const IndicatorCode& measure) {
      double sum = 0;
      for (const Series& series : store_.cross_section(measure).value()) {
        for (const Change& change : yearly_changes(series)) {
          sum += std::abs(change.absolute.to_double());
        }
      }
      return sum;
    });
  }
  double bare_changes() {
    return of_sections([](const std::vector<PackedValues>& section) {
      double sum = 0;
      for (const PackedValues& each : section) {
        sum += plain_change_sum(each.values);
      }
      return sum;
    });
  }

  // The nation's figures, added up over the years.
  double store_rollup() {
    return of_measures([&](const IndicatorCode& measure) {
      double sum = 0;
      for (const RollupYear& each : rollup(store_, AgencyCode(kNation), measure).value().years) {
        sum += each.computed->value.to_double();
      }
      return sum;
    });
  }
  double store_coverage() {
    return of_measures([&](const IndicatorCode& measure) {
      return static_cast<double>(indicator_coverage(store_, measure).value().count.present);
    });
  }
  double bare_count() {
    return of_sections([](const std::vector<PackedValues>& section) {
      double count = 0;
      for (const PackedValues& each : section) count += static_cast<double>(each.size());
      return count;
    });
  }
  double bare_sum() {
    return of_sections([](const std::vector<PackedValues>& section) {
      double sum = 0;
      for (const PackedValues& each : section) {
        sum = std::accumulate(each.values.begin(), each.values.end(), sum);
      }
      return sum;
    });
  }

  // Findings of the rule for the first measure: none.
  double store_check() {
    CheckOptions options{.rule = RuleCode(kRule)};
    return static_cast<double>(check(store_, options).value().size());
  }
  double bare_check() {
    double outside = 0;
    section_.bind_indicator(first_measure_);
    while (section_.step(values_)) {
      for (const double value : values_.values) outside += value < 1 || value > 1e6 ? 1 : 0;
    }
    return outside;
  }

 private:
  struct At {
    std::size_t agency, indicator;
  };
  // Jumping about in the file.
  At series_at(int i) const {
    const std::size_t at = scattered(static_cast<std::uint64_t>(i)) % nation_.series();
    const auto indicators = static_cast<std::size_t>(nation_.indicators);
    return {at / indicators, at % indicators};
  }
  // Counts, of which all questions can be asked, spread over the file.
  int measure_at(int i) const { return i * nation_.indicators / kSectionsARound / 4 * 4; }

  template <typename Ask>
  double of_measures(Ask ask) {
    double sum = 0;
    for (int i = 0; i < kSectionsARound; ++i) {
      sum += ask(measures_[static_cast<std::size_t>(measure_at(i))]);
    }
    return sum;
  }
  template <typename Ask>
  double of_sections(Ask ask) {
    double sum = 0;
    for (int i = 0; i < kSectionsARound; ++i) {
      section_.bind_indicator(first_measure_ + measure_at(i));
      std::size_t n = 0;
      for (rows_.resize(static_cast<std::size_t>(nation_.agencies));
           n < rows_.size() && section_.step(rows_[n]);) {
        ++n;
      }
      section_.step(values_);  // behind the last, so that it can begin anew
      sum += ask(rows_);
    }
    return sum;
  }

  const Nation nation_;
  Store store_;
  BareDatabase bare_;
  PackedCursor one_, section_;
  std::int64_t first_county_, first_measure_;
  std::vector<AgencyCode> counties_;
  std::vector<IndicatorCode> measures_;
  PackedValues values_;
  std::vector<PackedValues> rows_;
};

}  // namespace

void question_jobs(const Files& files, const Settings& settings, Run& run) {
  Questions ask(files, run.nation);
  const std::size_t a_series = static_cast<std::size_t>(run.nation.years);
  const std::size_t counties = static_cast<std::size_t>(run.nation.agencies);
  const std::size_t a_measure = counties * a_series;
  const auto add = [&](const char* name, const char* floor, std::size_t values, int times,
                       double (Questions::*work)(), double (Questions::*floor_work)()) {
    run.jobs.push_back(measured({.name = name,
                                 .floor = floor,
                                 .values = values,
                                 .times = times,
                                 .work = [&ask, work] { return (ask.*work)(); },
                                 .floor_work = [&ask, floor_work] { return (ask.*floor_work)(); }},
                                settings.seconds));
  };
  add("series, in one state", "packed row", a_series, kSeriesARound,
      &Questions::store_series_in_one_state, &Questions::bare_series_in_one_state);
  add("series, alone", "packed row", a_series, kSeriesARound, &Questions::store_series,
      &Questions::bare_series);
  add("rank in a year", "packed rows, sorted", counties, kSectionsARound, &Questions::panel_ranks,
      &Questions::bare_rank);
  add("rank in a year, of series", "packed rows, sorted", counties, kSectionsARound,
      &Questions::store_rank, &Questions::bare_rank);
  add("yearly changes", "packed rows, subtracted", a_measure, kSectionsARound,
      &Questions::changes_of_panel, &Questions::bare_changes);
  add("yearly changes, of series", "packed rows, subtracted", a_measure, kSectionsARound,
      &Questions::store_changes, &Questions::bare_changes);
  add("roll-up", "packed rows, added", a_measure, kSectionsARound, &Questions::store_rollup,
      &Questions::bare_sum);
  add("coverage", "packed rows, counted", a_measure, kSectionsARound, &Questions::store_coverage,
      &Questions::bare_count);
  add("check of a rule", "packed rows, compared", a_measure, 1, &Questions::store_check,
      &Questions::bare_check);
}

}  // namespace annals::bench
