// One indicator added up below every agency of a panel's plan.
#pragma once

#include <annals/rollup.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/panel_figures.h"
#include "query/panel_plan.h"

namespace annals::query {

// What the members below an agency come to in a year.
struct PanelTotal {
  PanelSums sums;
  std::uint32_t expected = 0, reporting = 0;
  Found best = Found::kNothing;  // of all below, at any depth
  bool best_unknown = false;     // one of them may have better
  bool anyone = false;           // somebody stands below
  bool undecided = false;

  // The members of another; who is best below whom is told apart.
  void add(const PanelTotal& other) noexcept {
    sums.add(other.sums);
    expected += other.expected;
    reporting += other.reporting;
    undecided |= other.undecided;
  }
};

// The totals of the families of a plan. Who is counted is decided as MemberFinder decides on the
// basis of the year itself; what those below a child come to is known before the child is asked.
class PanelTotals {
 public:
  PanelTotals(const PanelFigures& figures, RollupMembers members, const PlannedYears& planned);

  // REQUIRES: a family and a year of the plan.
  const PanelTotal& of(std::uint32_t family, std::size_t year) const {
    return totals_[family * years_ + year - first_];
  }

 private:
  void add(const PlannedChild& child, std::uint32_t family);
  bool descends(const Cell& child, const PanelTotal& below, PanelTotal& into) const;
  void count(std::uint32_t agency, std::size_t year, const Cell& cell, PanelTotal& into) const;

  const PanelFigures& figures_;
  bool leaves_;
  std::size_t first_, years_;
  std::vector<PanelTotal> totals_;  // by family, then by year
};

}  // namespace annals::query
