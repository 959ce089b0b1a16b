// What runs over all series of the nation.
#include <annals/annals.h>

#include <numeric>
#include <string>
#include <vector>

#include "nation/jobs.h"
#include "nation/plain.h"
#include "support/bare.h"
#include "support/packed.h"

namespace annals::bench {
namespace {

constexpr unsigned kThreads = 2;

class Scans {
 public:
  Scans(const Files& files, const Nation& nation)
      : nation_(nation),
        store_(Store::open(files.store(), {.read_only = true}).value()),
        bare_(open_like_reader(files.store())),
        all_(bare_, "SELECT content FROM packed_series ORDER BY id") {}

  double store_lines() {
    double sum = 0;
    each_series([&](const Series& series) {
      const std::vector<double> x = years_of(series), y = values_of(series);
      const Year first = series.observations().front().year;
      const Year last = series.observations().back().year;
      sum += least_squares(x, y).value().slope + change(series, first, last)->absolute.to_double() +
             compound_annual_growth(series, first, last).value_or(0);
    });
    return sum;
  }
  double bare_lines() {
    double sum = 0;
    while (all_.step(values_)) sum += plain_line(values_.years, values_.values);
    return sum;
  }

  double store_trends() {
    double sum = 0;
    each_series([&](const Series& series) {
      const std::vector<double> x = years_of(series), y = values_of(series);
      sum += theil_sen(x, y).value().slope + static_cast<double>(mann_kendall(y).value().s);
    });
    return sum;
  }
  double bare_trends() {
    std::vector<double> slopes;
    double sum = 0;
    while (all_.step(values_)) sum += plain_trend(values_.years, values_.values, slopes);
    return sum;
  }

  // The figures of the nation, each province and each prefecture, of a panel that is made of the
  // file. Of each indicator the nation's sum over the years, and of a rate that of its
  // denominators.
  double store_rollups() {
    const Panel panel = store_.panel({}, kThreads).value();
    const Lineage lineage =
        Lineage::make(store_.agencies().value(), store_.successions().value()).value();
    const PanelRollup rolled = panel_rollup(panel, lineage, {.threads = kThreads}).value();
    const std::size_t nation = rolled.find(AgencyCode(kNation)).value();
    double sum = 0;
    for (std::size_t i = 0; i < rolled.indicators.size(); ++i) {
      const bool rate = panel.indicator(i).aggregation == Aggregation::kRatioOfSums;
      for (Year year = rolled.years.first; year <= rolled.years.last; ++year) {
        const std::size_t entry = rolled.entry(i, nation, year);
        sum += (rate ? rolled.denominators : rolled.values).at(entry).to_double();
      }
    }
    return sum;
  }
  // The counts behind a rate are those of the accepted cases, which are added up twice.
  double bare_sums() {
    double sum = 0;
    PackedCursor section(bare_, kPackedSection);
    for (int i = 0; i < nation_.indicators; ++i) {
      section.bind_indicator(first_measure_ + (i % 4 == 2 ? i - 2 : i));
      while (section.step(values_)) {
        sum = std::accumulate(values_.values.begin(), values_.values.end(), sum);
      }
    }
    return sum;
  }

  // Findings of all rules: none.
  double store_checks() { return static_cast<double>(check(store_).value().size()); }
  double bare_checks() {
    double below = 0;
    while (all_.step(values_)) {
      for (const double value : values_.values) below += value < 0 ? 1 : 0;
    }
    return below;
  }

 private:
  template <typename Visit>
  void each_series(Visit visit) {
    store_
        .for_each_series({},
                         [&](const Series& series) -> Result<void> {
                           visit(series);
                           return {};
                         })
        .value();
  }
  static std::vector<double> years_of(const Series& series) {
    std::vector<double> years;
    for (const Observation& each : series.observations()) {
      years.push_back(static_cast<int>(each.year));
    }
    return years;
  }
  static std::vector<double> values_of(const Series& series) {
    std::vector<double> values;
    for (const Observation& each : series.observations()) values.push_back(each.value->to_double());
    return values;
  }

  const Nation nation_;
  Store store_;
  BareDatabase bare_;
  PackedCursor all_;
  std::int64_t first_measure_ = bare_.number("SELECT min(id) FROM indicator");
  PackedValues values_;
};

}  // namespace

void scan_jobs(const Files& files, const Settings& settings, Run& run) {
  Scans scans(files, run.nation);
  const auto add = [&](const char* name, const char* floor, double (Scans::*work)(),
                       double (Scans::*floor_work)()) {
    run.jobs.push_back(
        measured({.name = name,
                  .floor = floor,
                  .values = run.nation.values(),
                  .work = [&scans, work] { return (scans.*work)(); },
                  .floor_work = [&scans, floor_work] { return (scans.*floor_work)(); }},
                 settings.seconds));
  };
  add("lines of all series, one by one", "packed rows, plain sums", &Scans::store_lines,
      &Scans::bare_lines);
  add("trends of all series, one by one", "packed rows, nth_element", &Scans::store_trends,
      &Scans::bare_trends);
  add("roll-up of everything", "packed rows, added", &Scans::store_rollups, &Scans::bare_sums);
  add("checks of everything", "packed rows, compared", &Scans::store_checks, &Scans::bare_checks);
}

}  // namespace annals::bench
