// Which values of a panel's series a trend is computed from: trend_span() for columns.
#pragma once

#include <annals/panel_trend.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace annals::analysis {

// In a column of statistics, that of a series which has none.
inline constexpr double kNoStatistic = std::numeric_limits<double>::quiet_NaN();

// Years are counted from the panel's first year. Valid until the next is read.
struct PanelRun {
  std::size_t n = 0;
  const double* x = nullptr;  // n years, ascending
  const double* y = nullptr;  // their values
  std::size_t first = 0, last = 0;
  Year restarted_at{};  // 0: no break was in the way
  TrendCaveats caveats{};

  bool without_gaps() const noexcept { return n == 0 || last - first + 1 == n; }
};

// Reads one series after another; allocates nothing after its construction.
class PanelRunReader {
 public:
  PanelRunReader(const Panel& panel, const TrendOptions& options);

  // REQUIRES: a series of the panel.
  PanelRun read(std::size_t series);

  // The most values that a run can have.
  std::size_t most_values() const noexcept { return end_ - begin_; }

 private:
  bool break_between(std::size_t series, Year before, Year after, Year* last_of_them) const;
  PanelRun gapped(std::size_t series);
  void restart(std::size_t series, PanelRun& run);
  void note_cells(std::size_t series, PanelRun& run) const;

  const Panel* panel_;
  std::size_t years_, begin_ = 0, end_ = 0;  // of the years asked for, counted
  Year last_asked_;
  bool restart_at_break_;
  std::vector<double> counted_;  // 0, 1, 2, ...
  std::vector<double> x_, y_;
};

// Columns of so many entries.
PanelSpans make_spans(std::size_t count);
inline void keep(PanelSpans& spans, std::size_t entry, const PanelRun& run, Year first_year) {
  spans.n[entry] = static_cast<std::uint16_t>(run.n);
  spans.caveats[entry] = run.caveats;
  if (run.n == 0) return;
  spans.first_year[entry] = first_year + std::chrono::years(run.first);
  spans.last_year[entry] = first_year + std::chrono::years(run.last);
  spans.restarted_at[entry] = run.restarted_at;
}

// The series that the options ask for. Fails as panel_lines() does.
Result<SeriesSpan> series_asked(const Panel& panel, const PanelTrendOptions& options);

}  // namespace annals::analysis
