#include <annals/panel_compare.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "analysis/breaks.h"
#include "analysis/panel_values.h"
#include "core/nearest_double.h"

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

  // All changes from one year to the next.
  void add_yearly(std::size_t agency) {
    begin(agency);
    const std::size_t years = panel_->year_count();
    if (breaks_.empty() && is_regular()) {
      add_regular();
      return;
    }
    for (std::size_t to = 1; to < years; ++to) add(to - 1, to);
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
  // True if there is a value in every year, none is bounded, and all have one exponent at which
  // differences divide exactly, as in nearly all series.
  bool is_regular() const {
    constexpr std::int64_t kSmall = core::kExactWhole / 2;
    if (!panel_->plain(panel_->series_at(agency_, indicator_))) return false;
    const double* const values = panel_->values().data() + first_cell_;
    const std::int64_t* const mantissas = panel_->mantissas().data() + first_cell_;
    const std::int8_t* const exponents = panel_->exponents().data() + first_cell_;
    bool regular = core::divides_exactly(0, exponents[0]);
    for (std::size_t i = 0; i < panel_->year_count(); ++i) {
      regular &= values[i] == values[i];
      regular &= -kSmall <= mantissas[i] && mantissas[i] <= kSmall;
      regular &= exponents[i] == exponents[0];
    }
    return regular;
  }

  // The same as add() for each, column by column.
  void add_regular() {
    const std::size_t count = panel_->year_count() - 1;
    const double* const values = panel_->values().data() + first_cell_;
    const std::int64_t* const mantissas = panel_->mantissas().data() + first_cell_;
    const std::int8_t exponent = panel_->exponents()[first_cell_];
    const double power = core::kExactPowers[static_cast<std::size_t>(-exponent)];
    const auto first = static_cast<int>(panel_->years().first);
    std::int64_t* const differences = changes_->mantissa.data() + entry_;
    double* const relative = changes_->relative.data() + entry_;
    for (std::size_t i = 0; i < count; ++i) differences[i] = mantissas[i + 1] - mantissas[i];
    for (std::size_t i = 0; i < count; ++i) {
      double value = static_cast<double>(differences[i]);
      if (exponent != 0) value /= power;
      const double base = values[i] == 0 ? std::numeric_limits<double>::quiet_NaN() : values[i];
      relative[i] = value / std::fabs(base);
    }
    for (std::size_t i = 0; i < count; ++i) {
      changes_->from[entry_ + i] = Year(first + static_cast<int>(i));
      changes_->to[entry_ + i] = Year(first + static_cast<int>(i) + 1);
    }
    const auto at = static_cast<std::ptrdiff_t>(entry_);
    std::fill_n(changes_->agency.begin() + at, count, agency_);
    std::fill_n(changes_->exponent.begin() + at, count, exponent);
    entry_ += count;
  }

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
    writer.add_yearly(agency);
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
