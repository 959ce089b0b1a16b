// Who is to be added up: the agencies below a parent, in one year, on a basis.
#pragma once

#include <annals/rollup.h>

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "query/structure.h"

namespace annals::query {

// The tree of one year.
class Tree {
 public:
  // Who stands in "year" under whom. Whoever has figures of that year stands, too, if only a
  // missing first year speaks against it.
  Tree(const Lineage& lineage, const Figures& figures, Year year);

  const std::vector<AgencyCode>& children(const AgencyCode& agency) const;
  // The nearest of "some" over the agency, itself if it is over itself; nothing if there is none.
  std::optional<AgencyCode> above(const AgencyCode& agency, const std::set<AgencyCode>& some) const;

 private:
  std::map<AgencyCode, std::vector<AgencyCode>> children_;
  std::map<AgencyCode, AgencyCode> parents_;
};

// What the members of a basis come to in a year.
struct Assembly {
  std::vector<Term> terms;  // by agency: who stood for the members, and members that none stood for
  std::set<AgencyCode> complete;          // members all of whose figures can be counted
  std::map<AgencyCode, Blocked> lacking;  // the other members, and why
};

class MemberFinder {
 public:
  MemberFinder(const Lineage& lineage, const Figures& figures, const AgencyCode& parent,
               const RollupOptions& options);

  // The members for a year, on the basis.
  std::vector<AgencyCode> members(Year year);
  // Their figures in that year.
  Assembly assemble(const std::vector<AgencyCode>& members, Year year);
  // Figures directly below the parent of agencies that no longer stand in "year".
  std::vector<Term> gone(Year year) const;

 private:
  Year basis_year(Year year) const;
  const Tree& tree(Year year);
  void select(const AgencyCode& agency, Year year, std::vector<AgencyCode>& selected);
  void leave_to_those_above(std::vector<Term>& terms, Year year);
  enum class Found { kNothing, kSomething, kUsable };
  bool below_is_nearer(const AgencyCode& agency, Year year);
  Found found(const AgencyCode& agency, Year year) const;
  Found best_below(const AgencyCode& agency, Year year);

  const Lineage& lineage_;
  const Figures& figures_;
  const AgencyCode& parent_;
  const RollupOptions& options_;
  std::map<Year, Tree> trees_;
};

}  // namespace annals::query
