// All values held in memory as a panel, and what is asked of it there.
#include <annals/annals.h>

#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "nation/jobs.h"
#include "nation/plain.h"
#include "nation/sums.h"
#include "support/bare.h"
#include "support/packed.h"

namespace annals::bench {
namespace {

constexpr std::size_t kThreads = 2;
constexpr int kMeasuresARound = 4;

double finite(double number) { return std::isfinite(number) ? number : 0; }

double sum_of(const PanelLines& lines) {
  double sum = 0;
  for (std::size_t i = 0; i < lines.slope.size(); ++i) {
    sum += lines.slope[i] + lines.absolute[i] + finite(lines.growth[i]);
  }
  return sum;
}

double sum_of(const PanelTrends& trends) {
  double sum = 0;
  for (std::size_t i = 0; i < trends.slope.size(); ++i) sum += trends.slope[i] + trends.s[i];
  return sum;
}

// What is asked of a panel, and the same by plain loops over the same memory.
class InMemory {
 public:
  InMemory(const Files& files, const Nation& nation)
      : nation_(nation),
        store_(Store::open(files.store(), {.read_only = true}).value()),
        bare_(open_like_reader(files.store())),
        all_(bare_, "SELECT content FROM packed_series ORDER BY id") {
    for (int i = 0; i < nation.years; ++i) years_.push_back(kPanelFirstYear + i);
  }

  // Loading it counts the values.
  double load() {
    panel_.reset();
    panel_ = store_.panel({}, kThreads).value();
    return static_cast<double>(panel_->cell_count());
  }
  double bare_load() {
    std::vector<double> values;
    values.reserve(nation_.values());
    while (all_.step(row_)) values.insert(values.end(), row_.values.begin(), row_.values.end());
    return static_cast<double>(values.size());
  }

  double lines_from_file() {
    return sum_of(panel_lines(store_.panel({}, kThreads).value(), {.threads = kThreads}).value());
  }
  double bare_lines() {
    double sum = 0;
    while (all_.step(row_)) sum += plain_line(row_.years, row_.values);
    return sum;
  }

  double lines() { return sum_of(panel_lines(*panel_, {.threads = kThreads}).value()); }
  double plain_lines() {
    double sum = 0;
    for (std::size_t i = 0; i < panel_->series_count(); ++i) sum += plain_line(years_, series(i));
    return sum;
  }

  double trends() { return sum_of(panel_trends(*panel_, {.threads = kThreads}).value()); }
  double plain_trends() {
    std::vector<double> slopes;
    double sum = 0;
    for (std::size_t i = 0; i < panel_->series_count(); ++i) {
      sum += plain_trend(years_, series(i), slopes);
    }
    return sum;
  }

  double ranks() {
    double sum = 0;
    for (int i = 0; i < kMeasuresARound; ++i) {
      for (const std::uint32_t rank :
           panel_rank(*panel_, measure(i), nation_.last_year()).value().rank) {
        sum += rank;
      }
    }
    return sum;
  }
  double plain_ranks() {
    double sum = 0;
    for (int i = 0; i < kMeasuresARound; ++i) {
      std::vector<double> values;
      const SeriesSpan of = panel_->series_of(measure(i));
      for (std::size_t k = 0; k < of.count; ++k) values.push_back(series(of.first + k).back());
      sum += plain_rank_sum(values);
    }
    return sum;
  }

  double changes() {
    double sum = 0;
    for (int i = 0; i < kMeasuresARound; ++i) {
      sum += sum_of_changes(panel_yearly_changes(*panel_, measure(i)).value());
    }
    return sum;
  }
  double plain_changes() {
    double sum = 0;
    for (int i = 0; i < kMeasuresARound; ++i) {
      const SeriesSpan of = panel_->series_of(measure(i));
      for (std::size_t k = 0; k < of.count; ++k) sum += plain_change_sum(series(of.first + k));
    }
    return sum;
  }

 private:
  std::size_t measure(int i) const {
    return static_cast<std::size_t>(i * nation_.indicators / kMeasuresARound / 4 * 4);
  }
  std::span<const double> series(std::size_t i) const {
    return panel_->values().subspan(i * years_.size(), years_.size());
  }

  const Nation nation_;
  Store store_;
  BareDatabase bare_;
  PackedCursor all_;
  PackedValues row_;
  std::vector<int> years_;
  std::optional<Panel> panel_;
};

}  // namespace

void panel_jobs(const Files& files, const Settings& settings, Run& run) {
  InMemory memory(files, run.nation);
  const std::size_t all = run.nation.values();
  const auto counties = static_cast<std::size_t>(run.nation.agencies);
  const std::size_t a_measure = counties * static_cast<std::size_t>(run.nation.years);
  const auto add = [&](const char* name, const char* floor, std::size_t values, int times,
                       double (InMemory::*work)(), double (InMemory::*floor_work)()) {
    run.jobs.push_back(
        measured({.name = name,
                  .floor = floor,
                  .values = values,
                  .times = times,
                  .work = [&memory, work] { return (memory.*work)(); },
                  .floor_work = [&memory, floor_work] { return (memory.*floor_work)(); }},
                 settings.seconds));
  };
  add("lines of all series, from the file", "packed rows, plain sums", all, 1,
      &InMemory::lines_from_file, &InMemory::bare_lines);
  add("panel of all series", "packed rows into memory", all, 1, &InMemory::load,
      &InMemory::bare_load);
  add("lines of all series, of a panel", "plain sums over memory", all, 1, &InMemory::lines,
      &InMemory::plain_lines);
  add("trends of all series, of a panel", "nth_element over memory", all, 1, &InMemory::trends,
      &InMemory::plain_trends);
  add("rank in a year, of a panel", "values sorted", counties, kMeasuresARound, &InMemory::ranks,
      &InMemory::plain_ranks);
  add("yearly changes, of a panel", "values subtracted", a_measure, kMeasuresARound,
      &InMemory::changes, &InMemory::plain_changes);
}

}  // namespace annals::bench
