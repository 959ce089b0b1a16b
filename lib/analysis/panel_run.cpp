#include "analysis/panel_run.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "analysis/trend_span.h"
#include "analysis/two.h"

namespace annals::analysis {
namespace {

// True if there is a value in each of the years: what is not a number does not equal itself.
bool whole(const double* y, std::size_t n) {
  TwoFlags all = Two{} == Two{};
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) all &= two_at(y + i) == two_at(y + i);
  return (all[0] & all[1]) != 0 && (i == n || y[i] == y[i]);
}

bool concerns(const SeriesBreak& known, const Agency& agency) {
  return !known.agency || *known.agency == agency.code;
}

}  // namespace

PanelRunReader::PanelRunReader(const Panel& panel, const TrendOptions& options)
    : panel_(&panel),
      years_(panel.year_count()),
      last_asked_(options.years.last),
      restart_at_break_(options.restart_at_break),
      counted_(years_),
      x_(years_),
      y_(years_) {
  const Year first = std::max(options.years.first, panel.years().first);
  const Year last = std::min(options.years.last, panel.years().last);
  if (first <= last) {
    begin_ = static_cast<std::size_t>((first - panel.years().first).count());
    end_ = static_cast<std::size_t>((last - panel.years().first).count()) + 1;
  }
  std::iota(counted_.begin(), counted_.end(), 0.0);
}

PanelRun PanelRunReader::read(std::size_t series) {
  const double* const values = panel_->values().data() + series * years_;
  PanelRun run;
  if (end_ > begin_ && whole(values + begin_, end_ - begin_)) {
    run.n = end_ - begin_;
    run.x = counted_.data() + begin_;
    run.y = values + begin_;
    run.first = begin_;
    run.last = end_ - 1;
  } else {
    run = gapped(series);
  }
  if (panel_->plain(series)) {
    if (!run.without_gaps()) run.caveats.insert(TrendCaveat::kGaps);
    return run;
  }
  if (panel_->may_have_break(series)) restart(series, run);
  if (!run.without_gaps()) run.caveats.insert(TrendCaveat::kGaps);
  note_cells(series, run);
  return run;
}

PanelRun PanelRunReader::gapped(std::size_t series) {
  const double* const values = panel_->values().data() + series * years_;
  std::size_t n = 0;
  for (std::size_t at = begin_; at < end_; ++at) {
    // Written always and counted where there is a value: gaps are hard to foresee.
    x_[n] = counted_[at];
    y_[n] = values[at];
    n += values[at] == values[at] ? 1 : 0;
  }
  PanelRun run;
  run.n = n;
  run.x = x_.data();
  run.y = y_.data();
  if (n == 0) return run;
  run.first = static_cast<std::size_t>(x_[0]);
  run.last = static_cast<std::size_t>(x_[n - 1]);
  return run;
}

// True if a break lies behind "before" and not behind "after"; the last one is told.
bool PanelRunReader::break_between(std::size_t series, Year before, Year after,
                                   Year* last_of_them) const {
  bool found = false;
  const auto note = [&](Year year) {
    if (year <= before || after < year) return;
    *last_of_them = found ? std::max(*last_of_them, year) : year;
    found = true;
  };
  const Agency& agency = panel_->agency(panel_->agency_of(series));
  for (const SeriesBreak& known : panel_->breaks_of(panel_->indicator_of(series))) {
    if (concerns(known, agency)) note(known.first_year);
  }
  const Year first = panel_->years().first;
  for (std::size_t at = 0; at < years_; ++at) {
    if (panel_->statuses()[series * years_ + at].contains(ObsStatus::kBreak)) {
      note(first + std::chrono::years(at));
    }
  }
  return found;
}

void PanelRunReader::restart(std::size_t series, PanelRun& run) {
  if (run.n == 0) return;
  const Year first = panel_->years().first;
  const auto year_of = [&](std::size_t i) {
    return first + std::chrono::years(static_cast<std::size_t>(run.x[i]));
  };
  Year last_break{};
  if (break_between(series, year_of(run.n - 1), last_asked_, &last_break)) {
    run.caveats.insert(TrendCaveat::kNoValueAfterBreak);
  }
  if (!break_between(series, year_of(0), year_of(run.n - 1), &last_break)) return;
  run.caveats.insert(TrendCaveat::kBreak);
  if (!restart_at_break_) return;
  std::size_t from = run.n - 1;
  while (year_of(from - 1) >= last_break) --from;
  run.restarted_at = last_break;
  run.x += from;
  run.y += from;
  run.n -= from;
  run.first = static_cast<std::size_t>(run.x[0]);
}

void PanelRunReader::note_cells(std::size_t series, PanelRun& run) const {
  for (std::size_t i = 0; i < run.n; ++i) {
    const std::size_t cell = series * years_ + static_cast<std::size_t>(run.x[i]);
    const ObsStatusSet& status = panel_->statuses()[cell];
    if (panel_->bounds()[cell] != Bound::kExact) run.caveats.insert(TrendCaveat::kBoundedValues);
    if (panel_->exponents()[cell] > 0) run.caveats.insert(TrendCaveat::kRoundedValues);
    // A break alone is told by its own caveat.
    if (!status.normal() && status != ObsStatusSet(ObsStatus::kBreak)) {
      run.caveats.insert(TrendCaveat::kStatuses);
    }
  }
}

PanelSpans make_spans(std::size_t count) {
  PanelSpans spans;
  spans.n.resize(count);
  spans.first_year.resize(count);
  spans.last_year.resize(count);
  spans.restarted_at.resize(count);
  spans.caveats.resize(count);
  return spans;
}

Result<SeriesSpan> series_asked(const Panel& panel, const PanelTrendOptions& options) {
  if (auto ok = check_trend_options(options.trend); !ok) return ok.error();
  const SeriesSpan asked = options.series.value_or(panel.all_series());
  const std::size_t all = panel.series_count();
  if (asked.first <= all && asked.count <= all - asked.first) return asked;
  return Error{ErrorCode::kInvalidArgument, "series \"" + std::to_string(asked.first) +
                                                "\" and \"" + std::to_string(asked.count) +
                                                "\" from there are not in a panel of " +
                                                std::to_string(all) + ", they must lie within it"};
}

}  // namespace annals::analysis
