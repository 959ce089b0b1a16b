#include <annals/panel_compare.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "analysis/breaks.h"
#include "analysis/panel_values.h"

namespace annals {
namespace {

void reserve(PanelChanges& changes, std::size_t count) {
  changes.agency.reserve(count);
  changes.from.reserve(count);
  changes.to.reserve(count);
  changes.absolute.reserve(count);
  changes.relative.reserve(count);
  changes.across_break.reserve(count);
  changes.bounded.reserve(count);
}

// The changes of one agency.
class ChangeWriter {
 public:
  ChangeWriter(const Panel& panel, std::size_t agency, std::size_t indicator, PanelChanges& changes)
      : panel_(&panel),
        changes_(&changes),
        agency_(static_cast<std::uint32_t>(agency)),
        first_cell_(panel.series_at(agency, indicator) * panel.year_count()),
        breaks_(panel.break_years(panel.series_at(agency, indicator))) {}

  // From one year of the panel to a later one, counted from its first.
  void add(std::size_t from, std::size_t to) {
    const std::size_t earlier = first_cell_ + from, later = first_cell_ + to;
    if (!panel_->has_value(earlier) || !panel_->has_value(later)) return;
    const auto difference = analysis::exact_difference(*panel_, earlier, later);
    if (!difference) return;
    const Year first = panel_->years().first;
    const Year from_year = first + std::chrono::years(from),
               to_year = first + std::chrono::years(to);
    changes_->agency.push_back(agency_);
    changes_->from.push_back(from_year);
    changes_->to.push_back(to_year);
    changes_->absolute.push_back(*difference);
    changes_->relative.push_back(relative(earlier, later));
    changes_->across_break.push_back(analysis::break_between(breaks_, from_year, to_year) ? 1 : 0);
    changes_->bounded.push_back(bounded(earlier) || bounded(later) ? 1 : 0);
  }

 private:
  double relative(std::size_t earlier, std::size_t later) const {
    const double value = panel_->values()[earlier];
    if (value == 0) return std::numeric_limits<double>::quiet_NaN();
    return analysis::difference_of_values(*panel_, earlier, later) / std::fabs(value);
  }
  bool bounded(std::size_t cell) const { return panel_->bounds()[cell] != Bound::kExact; }

  const Panel* panel_;
  PanelChanges* changes_;
  std::uint32_t agency_;
  std::size_t first_cell_;
  std::vector<Year> breaks_;
};

PanelChanges no_changes(const Panel& panel, std::size_t indicator) {
  PanelChanges changes;
  changes.percentage_points = panel.indicator(indicator).kind == IndicatorKind::kPercent;
  return changes;
}

}  // namespace

Result<PanelChanges> panel_yearly_changes(const Panel& panel, std::size_t indicator) {
  if (auto ok = analysis::check_indicator(panel, indicator); !ok) return ok.error();
  PanelChanges changes = no_changes(panel, indicator);
  reserve(changes, panel.agency_count() * (panel.year_count() - 1));
  for (std::size_t agency = 0; agency < panel.agency_count(); ++agency) {
    ChangeWriter writer(panel, agency, indicator, changes);
    for (std::size_t to = 1; to < panel.year_count(); ++to) writer.add(to - 1, to);
  }
  return changes;
}

Result<PanelChanges> panel_changes(const Panel& panel, std::size_t indicator, Year from, Year to) {
  if (auto ok = analysis::check_indicator(panel, indicator); !ok) return ok.error();
  if (to < from) {
    return Error{ErrorCode::kInvalidArgument, "years \"" + to_string(from) + "\" to \"" +
                                                  to_string(to) +
                                                  "\" run backwards, the earlier comes first"};
  }
  PanelChanges changes = no_changes(panel, indicator);
  if (!panel.years().contains(from) || !panel.years().contains(to)) return changes;
  const auto offset = [&](Year year) {
    return static_cast<std::size_t>((year - panel.years().first).count());
  };
  reserve(changes, panel.agency_count());
  for (std::size_t agency = 0; agency < panel.agency_count(); ++agency) {
    ChangeWriter(panel, agency, indicator, changes).add(offset(from), offset(to));
  }
  return changes;
}

}  // namespace annals
