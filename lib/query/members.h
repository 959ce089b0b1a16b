// Who is to be added up: the agencies below a parent, in one year, on a basis.
#pragma once

#include <annals/rollup.h>

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "query/hierarchy.h"
#include "query/structure.h"

namespace annals::query {

// What the members of a basis come to in a year.
struct Assembly {
  std::vector<Addend>
      addends;  // by agency: who stood for the members, and members that none stood for
  // Members not all of whose figures can be counted, and why, ascending.
  std::vector<std::pair<AgencyAt, Blocked>> lacking;

  const Blocked* lack_of(AgencyAt member) const;  // nullptr if its figures are complete
};

class MemberFinder {
 public:
  // REQUIRES: all of them live as long as this, and so does what they give.
  MemberFinder(const Lineage& lineage, const Figures& figures, const AgencyCode& parent,
               const RollupOptions& options);

  std::size_t agency_count() const noexcept { return hierarchy_.size(); }
  const AgencyCode& code(AgencyAt agency) const { return hierarchy_.code(agency); }

  // The members for a year, on the basis, ascending.
  std::vector<AgencyAt> members(Year year);
  // Their figures in that year. REQUIRES: ascending.
  Assembly assemble(std::span<const AgencyAt> members, Year year);
  // Figures directly below the parent of agencies that no longer stand in "year".
  std::vector<Addend> gone(Year year);

 private:
  // Years that are alike but for whom figures show to stand.
  struct Spell {
    std::vector<AgencyStanding> standings;
    std::vector<AgencyAt> unsure;                 // kTakenAsNotYet
    std::map<std::vector<AgencyAt>, Tree> trees;  // by those of them that have figures
  };
  Year basis_year(Year year) const;
  Spell& spell(Year year);
  // The tree of a year. Whoever has figures of it stands, too, if only a missing first year
  // speaks against that.
  const Tree& tree(Year year);
  void select(const Tree& structure, AgencyAt agency, Year year, std::vector<AgencyAt>& selected);
  void leave_to_those_above(std::vector<Addend>& addends, Year year);
  enum class Found { kNothing, kSomething, kUsable };
  bool below_is_nearer(const Tree& structure, AgencyAt agency, Year year);
  Found found(AgencyAt agency, Year year);
  Found found_of(AgencyAt agency, Year year) const;
  Found best_below(const Tree& structure, AgencyAt agency, Year year);
  Addend addend(AgencyAt agency, Year year) const;
  bool stands_for_itself(AgencyAt agency, Year year);
  void add_member(AgencyAt member, Year year, Assembly& result) const;
  void add_group(const LineageGroup& group, Year year, Assembly& result) const;

  const Lineage& lineage_;
  const Figures& figures_;
  const RollupOptions& options_;
  const Hierarchy hierarchy_;
  const AgencyAt parent_;
  std::vector<AgencyFigures> figures_of_;  // of each agency
  std::map<Year, Spell> spells_;           // by their first years
};

}  // namespace annals::query
