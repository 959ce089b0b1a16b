#include "query/panel_totals.h"

#include <algorithm>

namespace annals::query {

PanelTotals::PanelTotals(const PanelFigures& figures, RollupMembers members,
                         const PlannedYears& planned)
    : figures_(figures),
      leaves_(members == RollupMembers::kLeaves),
      first_(planned.first),
      years_(planned.end - planned.first),
      totals_(planned.families.size() * years_) {
  for (std::uint32_t family = 0; family < planned.families.size(); ++family) {
    const auto [first, end] = planned.families[family];
    for (std::uint32_t i = first; i < end; ++i) add(planned.children[i], family);
  }
}

void PanelTotals::add(const PlannedChild& child, std::uint32_t family) {
  const PanelTotal* const below = child.below == kNone ? nullptr : &totals_[child.below * years_];
  PanelTotal* const into = &totals_[family * years_];
  for (std::size_t i = 0; i < years_; ++i) {
    const std::size_t year = first_ + i;
    const Cell own = child.agency == kNone ? Cell{} : figures_.cell(child.agency, year);
    if (child.unsure && own.found == Found::kNothing) continue;
    into[i].anyone = true;
    // Who is unsure is not thought to report until it is counted.
    const Cell seen = child.unsure ? Cell{} : own;
    const bool has_others = below != nullptr && below[i].anyone;
    if (has_others && descends(seen, below[i], into[i])) {
      into[i].add(below[i]);
    } else {
      count(child.agency, year, own, into[i]);
    }
    into[i].best = std::max(into[i].best, seen.found);
    into[i].best_unknown |= seen.unknown;
    if (!has_others) continue;
    into[i].best = std::max(into[i].best, below[i].best);
    into[i].best_unknown |= below[i].best_unknown;
  }
}

// Whether those below stand for a child.
bool PanelTotals::descends(const Cell& child, const PanelTotal& below, PanelTotal& into) const {
  if (leaves_) return true;
  const bool nearer = child.found < below.best;
  const bool could_turn = child.found != Found::kUsable && below.best != Found::kUsable;
  into.undecided |= child.unknown || (could_turn && below.best_unknown);
  return nearer;
}

void PanelTotals::count(std::uint32_t agency, std::size_t year, const Cell& cell,
                        PanelTotal& into) const {
  ++into.expected;
  into.undecided |= cell.unknown;
  if (cell.found != Found::kUsable) return;
  ++into.reporting;
  figures_.add(agency, year, into.sums);
}

}  // namespace annals::query
