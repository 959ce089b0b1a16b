#include <annals/panel_compare.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "analysis/breaks.h"
#include "analysis/panel_values.h"

namespace annals {
namespace {

void resize(PanelChanges& changes, std::size_t count) {
  changes.agency.resize(count);
  changes.from.resize(count);
  changes.to.resize(count);
  changes.mantissa.resize(count);
  changes.exponent.resize(count);
  changes.relative.resize(count);
  changes.across_break.resize(count);
  changes.bounded.resize(count);
}

// Fills columns of "most" entries, agency by agency, and cuts off what was not needed.
class ChangeWriter {
 public:
  ChangeWriter(const Panel& panel, std::size_t indicator, std::size_t most, PanelChanges& changes)
      : panel_(&panel), indicator_(indicator), changes_(&changes) {
    changes.percentage_points = panel.indicator(indicator).kind == IndicatorKind::kPercent;
    resize(changes, most);
  }

  void begin(std::size_t agency) {
    const std::size_t series = panel_->series_at(agency, indicator_);
    agency_ = static_cast<std::uint32_t>(agency);
    first_cell_ = series * panel_->year_count();
    breaks_ = panel_->break_years(series);
  }

  // From one year of the panel to a later one, counted from its first.
  void add(std::size_t from, std::size_t to) {
    const std::size_t earlier = first_cell_ + from, later = first_cell_ + to;
    if (!panel_->has_value(earlier) || !panel_->has_value(later)) return;
    const auto difference = analysis::exact_difference(*panel_, earlier, later);
    if (!difference.fits) return;
    const double value = panel_->values()[earlier];
    const Year first = panel_->years().first;
    const Year from_year = first + std::chrono::years(from),
               to_year = first + std::chrono::years(to);
    changes_->agency[entry_] = agency_;
    changes_->from[entry_] = from_year;
    changes_->to[entry_] = to_year;
    changes_->mantissa[entry_] = difference.mantissa;
    changes_->exponent[entry_] = difference.exponent;
    changes_->relative[entry_] =
        value == 0 ? std::numeric_limits<double>::quiet_NaN() : difference.value / std::fabs(value);
    changes_->across_break[entry_] = analysis::break_between(breaks_, from_year, to_year) ? 1 : 0;
    changes_->bounded[entry_] = bounded(earlier) || bounded(later) ? 1 : 0;
    ++entry_;
  }

  void end() { resize(*changes_, entry_); }

 private:
  bool bounded(std::size_t cell) const { return panel_->bounds()[cell] != Bound::kExact; }

  const Panel* panel_;
  std::size_t indicator_;
  PanelChanges* changes_;
  std::size_t entry_ = 0;
  std::uint32_t agency_ = 0;
  std::size_t first_cell_ = 0;
  std::vector<Year> breaks_;
};

}  // namespace

Result<PanelChanges> panel_yearly_changes(const Panel& panel, std::size_t indicator) {
  if (auto ok = analysis::check_indicator(panel, indicator); !ok) return ok.error();
  PanelChanges changes;
  ChangeWriter writer(panel, indicator, panel.agency_count() * (panel.year_count() - 1), changes);
  for (std::size_t agency = 0; agency < panel.agency_count(); ++agency) {
    writer.begin(agency);
    for (std::size_t to = 1; to < panel.year_count(); ++to) writer.add(to - 1, to);
  }
  writer.end();
  return changes;
}

Result<PanelChanges> panel_changes(const Panel& panel, std::size_t indicator, Year from, Year to) {
  if (auto ok = analysis::check_indicator(panel, indicator); !ok) return ok.error();
  if (to < from) {
    return Error{ErrorCode::kInvalidArgument, "years \"" + to_string(from) + "\" to \"" +
                                                  to_string(to) +
                                                  "\" run backwards, the earlier comes first"};
  }
  PanelChanges changes;
  ChangeWriter writer(panel, indicator, panel.agency_count(), changes);
  const Year first = panel.years().first;
  if (panel.years().contains(from) && panel.years().contains(to)) {
    for (std::size_t agency = 0; agency < panel.agency_count(); ++agency) {
      writer.begin(agency);
      writer.add(static_cast<std::size_t>((from - first).count()),
                 static_cast<std::size_t>((to - first).count()));
    }
  }
  writer.end();
  return changes;
}

}  // namespace annals
