// The lineage of agencies as it concerns one indicator, and what a traced group has on record.
#pragma once

#include <annals/lineage.h>

#include <string>
#include <vector>

#include "query/figures.h"

namespace annals::query {

// A transfer moves a task, and no record says which indicators are its. It moves an indicator if
// the predecessor has no value of it afterwards; else the predecessor's series goes on.
struct Structure {
  Lineage lineage;
  std::vector<Succession> not_followed;
};
Result<Structure> structure_for(const Figures& figures, std::vector<Agency> agencies,
                                std::vector<Succession> successions);

// What keeps the figures of a group in "year" from being those of its members; kNone if nothing.
struct Blocked {
  Obstacle obstacle = Obstacle::kNone;
  std::vector<AgencyCode> agencies{};
  std::string reason{};
};
// "from" is the year in which the members stand.
Blocked blocked(const LineageGroup& group, const Figures& figures, Year from, Year year);

// What combine() could not do, as an obstacle.
Obstacle obstacle_of(const Indicator& indicator, const std::vector<Addend>& addends);

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<AgencyCode>& codes);

// The series of the indicator's counts, for each agency given; none for an indicator without.
Result<Figures> load_figures(const Store& store, const Indicator& indicator,
                             const std::vector<AgencyCode>& agencies, const ReadOptions& options);
// Those of all agencies.
Result<Figures> load_figures(const Store& store, const Indicator& indicator,
                             const ReadOptions& options);

}  // namespace annals::query
