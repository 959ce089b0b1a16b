#include "query/members.h"

#include <algorithm>

namespace annals::query {

Tree::Tree(const Lineage& lineage, const Figures& figures, Year year) {
  for (const Agency& agency : lineage.agencies()) {
    const AgencyStanding standing = lineage.standing(agency.code, year);
    const bool stands =
        standing == AgencyStanding::kStands ||
        (standing == AgencyStanding::kTakenAsNotYet && figures.on_record(agency.code, year));
    const auto parent = agency.parent_in(year);
    if (!stands || !parent) continue;
    children_[*parent].push_back(agency.code);
    parents_.emplace(agency.code, *parent);
  }
}

const std::vector<AgencyCode>& Tree::children(const AgencyCode& agency) const {
  static const std::vector<AgencyCode> kNobody;
  const auto found = children_.find(agency);
  return found == children_.end() ? kNobody : found->second;
}

std::optional<AgencyCode> Tree::above(const AgencyCode& agency,
                                      const std::set<AgencyCode>& some) const {
  // Former parents are not checked for circles as today's are.
  std::set<AgencyCode> seen;
  auto at = parents_.find(agency);
  while (at != parents_.end() && seen.insert(at->second).second) {
    if (some.contains(at->second)) return at->second;
    at = parents_.find(at->second);
  }
  return std::nullopt;
}

MemberFinder::MemberFinder(const Lineage& lineage, const Figures& figures, const AgencyCode& parent,
                           const RollupOptions& options)
    : lineage_(lineage), figures_(figures), parent_(parent), options_(options) {}

Year MemberFinder::basis_year(Year year) const {
  switch (options_.basis) {
    case RollupBasis::kAsWas:
      return year;
    case RollupBasis::kAsIs:
      return kLastYear;
    case RollupBasis::kAsOf:
      return options_.basis_year;
  }
  return year;
}

const Tree& MemberFinder::tree(Year year) {
  const auto found = trees_.find(year);
  if (found != trees_.end()) return found->second;
  return trees_.emplace(year, Tree(lineage_, figures_, year)).first->second;
}

std::vector<AgencyCode> MemberFinder::members(Year year) {
  std::vector<AgencyCode> selected;
  if (lineage_.standing(parent_, basis_year(year)) == AgencyStanding::kStands) {
    for (const AgencyCode& child : tree(basis_year(year)).children(parent_)) {
      select(child, year, selected);
    }
  }
  std::sort(selected.begin(), selected.end());
  selected.erase(std::unique(selected.begin(), selected.end()), selected.end());
  return selected;
}

void MemberFinder::select(const AgencyCode& agency, Year year, std::vector<AgencyCode>& selected) {
  const Tree& structure = tree(basis_year(year));
  const bool circle = structure.above(agency, {agency}).has_value();
  bool descend = !circle && !structure.children(agency).empty();
  switch (options_.members) {
    case RollupMembers::kChildren:
      descend = false;
      break;
    case RollupMembers::kLeaves:
      break;
    case RollupMembers::kNearest:
      descend = descend && below_is_nearer(agency, year);
      break;
  }
  if (!descend) {
    selected.push_back(agency);
    return;
  }
  for (const AgencyCode& child : structure.children(agency)) select(child, year, selected);
}

// What those below have is nearer if the agency has nothing that can be added and one of them
// has; or if it has nothing at all and one of them something, be it without counts or value.
bool MemberFinder::below_is_nearer(const AgencyCode& agency, Year year) {
  const Found own = found(agency, year);
  return own != Found::kUsable && own < best_below(agency, year);
}

MemberFinder::Found MemberFinder::found(const AgencyCode& agency, Year year) const {
  const AgencyCode asked[] = {agency};
  const LineageGroup group = lineage_.trace(asked, basis_year(year), year).front();
  const bool is_blocked =
      blocked(group, figures_, basis_year(year), year).obstacle != Obstacle::kNone;
  Found best = Found::kNothing;
  for (const AgencyCode& code : group.stood) {
    if (!figures_.on_record(code, year)) continue;
    const bool usable = !is_blocked && figures_.term(code, year).usable();
    best = std::max(best, usable ? Found::kUsable : Found::kSomething);
  }
  return best;
}

MemberFinder::Found MemberFinder::best_below(const AgencyCode& agency, Year year) {
  Found best = Found::kNothing;
  for (const AgencyCode& child : tree(basis_year(year)).children(agency)) {
    best = std::max({best, found(child, year), best_below(child, year)});
    if (best == Found::kUsable) break;
  }
  return best;
}

// Two members of one structure may have stood one above the other in another year.
void MemberFinder::leave_to_those_above(std::vector<Term>& terms, Year year) {
  const Tree& then = tree(year);
  std::set<AgencyCode> counted;
  for (const Term& term : terms) {
    if (term.usable()) counted.insert(term.agency);
  }
  for (Term& term : terms) {
    const auto above = then.above(term.agency, counted);
    if (!above) continue;
    term.obstacle = Obstacle::kCountedAbove;
    term.reason = "its figure is within that of " + above->str();
  }
}

Assembly MemberFinder::assemble(const std::vector<AgencyCode>& members, Year year) {
  Assembly result;
  const Year basis = basis_year(year);
  for (const LineageGroup& group : lineage_.trace(members, basis, year)) {
    // On the basis of the year itself nobody is unsure: the tree has seen its figures.
    const Blocked block = basis == year ? Blocked{} : blocked(group, figures_, basis, year);
    Blocked lacking = block;
    if (block.obstacle != Obstacle::kNone) {
      for (const AgencyCode& member : group.members) {
        result.terms.push_back(
            {.agency = member, .obstacle = block.obstacle, .reason = block.reason});
      }
    } else {
      for (const AgencyCode& code : basis == year ? group.members : group.stood) {
        result.terms.push_back(figures_.term(code, year));
        const Term& term = result.terms.back();
        if (!term.usable()) lacking = {term.obstacle, {}, term.reason};
      }
    }
    for (const AgencyCode& member : group.members) {
      if (lacking.obstacle == Obstacle::kNone) {
        result.complete.insert(member);
      } else {
        result.lacking.emplace(member, lacking);
      }
    }
  }
  if (basis != year) leave_to_those_above(result.terms, year);
  std::sort(result.terms.begin(), result.terms.end(),
            [](const Term& a, const Term& b) { return a.agency < b.agency; });
  return result;
}

std::vector<Term> MemberFinder::gone(Year year) const {
  std::vector<Term> result;
  for (const Agency& agency : lineage_.agencies()) {
    if (agency.parent_in(year) != parent_ || !figures_.on_record(agency.code, year) ||
        lineage_.standing(agency.code, year) != AgencyStanding::kNoLonger) {
      continue;
    }
    Term term = figures_.term(agency.code, year);
    if (!term.usable()) continue;
    term.obstacle = Obstacle::kNoLonger;
    term.reason = "it no longer stands in " + to_string(year);
    result.push_back(std::move(term));
  }
  return result;
}

}  // namespace annals::query
