// Who may be added up for whom in a panel, laid out for one walk from the leaves upwards.
#pragma once

#include <annals/panel.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "query/hierarchy.h"

namespace annals::query {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct PlannedChild {
  std::uint32_t agency = kNone;  // its number in the panel; kNone: nothing is on record of it
  std::uint32_t below = kNone;   // the family of those who may stand for it; kNone if there is none
  bool unsure = false;           // it stands only if it has figures
};

// Those directly below an agency.
struct Family {
  std::uint32_t first_child = 0, end_child = 0;
};

// Years in which the structure is the same.
struct PlannedYears {
  std::size_t first = 0, end = 0;        // counted from the panel's first year
  std::vector<Family> families{};        // each behind those that its children stand over
  std::vector<PlannedChild> children{};  // by family
  // The family of each parent asked for; kNone if it does not stand or has nobody below.
  std::vector<std::uint32_t> of_parent{};
  // Who stands over whom may depend on figures in a way that is not followed.
  bool undecided = false;
};

// All years of the panel, in order. "children_only": nobody stands for a child but itself.
// REQUIRES: agencies of the lineage.
std::vector<PlannedYears> plan_years(const Panel& panel, const Lineage& lineage,
                                     std::span<const AgencyAt> parents, bool children_only);

// The agencies that have others below them, by the records of parents and years of existence, in a
// year of the panel.
std::vector<AgencyAt> parents_in(const Panel& panel, const Lineage& lineage);

}  // namespace annals::query
