#include "query/members.h"

#include <algorithm>

namespace annals::query {

const Blocked* Assembly::lack_of(AgencyAt member) const {
  const auto found =
      std::lower_bound(lacking.begin(), lacking.end(), member,
                       [](const auto& each, AgencyAt wanted) { return each.first < wanted; });
  return found != lacking.end() && found->first == member ? &found->second : nullptr;
}

MemberFinder::MemberFinder(const Lineage& lineage, const Figures& figures, const AgencyCode& parent,
                           const RollupOptions& options)
    : lineage_(lineage),
      figures_(figures),
      options_(options),
      hierarchy_(lineage),
      parent_(hierarchy_.find(parent)) {
  figures_of_.reserve(hierarchy_.size());
  for (const Agency& agency : lineage.agencies()) figures_of_.push_back(figures.of(agency.code));
}

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

MemberFinder::Spell& MemberFinder::spell(Year year) {
  const auto [found, added] = spells_.try_emplace(hierarchy_.alike_since(year));
  Spell& spell = found->second;
  if (!added) return spell;
  for (AgencyAt agency = 0; agency < hierarchy_.size(); ++agency) {
    spell.standings.push_back(hierarchy_.standing(agency, year));
    if (spell.standings.back() == AgencyStanding::kTakenAsNotYet) spell.unsure.push_back(agency);
  }
  return spell;
}

const Tree& MemberFinder::tree(Year year) {
  Spell& alike = spell(year);
  std::vector<AgencyAt> with_figures;
  for (const AgencyAt agency : alike.unsure) {
    if (figures_of_[agency].on_record(year)) with_figures.push_back(agency);
  }
  const auto found = alike.trees.find(with_figures);
  if (found != alike.trees.end()) return found->second;
  std::vector<bool> standing;
  for (const AgencyStanding each : alike.standings) {
    standing.push_back(each == AgencyStanding::kStands);
  }
  for (const AgencyAt agency : with_figures) standing[agency] = true;
  Tree tree(hierarchy_, year, standing);
  return alike.trees.emplace(std::move(with_figures), std::move(tree)).first->second;
}

std::vector<AgencyAt> MemberFinder::members(Year year) {
  const Year basis = basis_year(year);
  std::vector<AgencyAt> selected;
  if (spell(basis).standings[parent_] == AgencyStanding::kStands) {
    const Tree& structure = tree(basis);
    for (const AgencyAt child : structure.children(parent_)) {
      select(structure, child, year, selected);
    }
  }
  std::sort(selected.begin(), selected.end());
  selected.erase(std::unique(selected.begin(), selected.end()), selected.end());
  return selected;
}

void MemberFinder::select(const Tree& structure, AgencyAt agency, Year year,
                          std::vector<AgencyAt>& selected) {
  bool descend = !structure.children(agency).empty() && !structure.is_over_itself(agency);
  switch (options_.members) {
    case RollupMembers::kChildren:
      descend = false;
      break;
    case RollupMembers::kLeaves:
      break;
    case RollupMembers::kNearest:
      descend = descend && below_is_nearer(structure, agency, year);
      break;
  }
  if (!descend) {
    selected.push_back(agency);
    return;
  }
  for (const AgencyAt child : structure.children(agency)) select(structure, child, year, selected);
}

// What those below have is nearer if the agency has nothing that can be added and one of them
// has; or if it has nothing at all and one of them something, be it without counts or value.
bool MemberFinder::below_is_nearer(const Tree& structure, AgencyAt agency, Year year) {
  const Found own = found(agency, year);
  return own != Found::kUsable && own < best_below(structure, agency, year);
}

MemberFinder::Found MemberFinder::found(AgencyAt agency, Year year) {
  const Year basis = basis_year(year);
  if (basis == year || !hierarchy_.in_succession(agency)) {
    const bool stands = spell(year).standings[agency] == AgencyStanding::kStands;
    return stands ? found_of(agency, year) : Found::kNothing;
  }
  const AgencyCode asked[] = {code(agency)};
  const LineageGroup group = lineage_.trace(asked, basis, year).front();
  const bool is_blocked = blocked(group, figures_, basis, year).obstacle != Obstacle::kNone;
  Found best = Found::kNothing;
  for (const AgencyCode& stood : group.stood) {
    best = std::max(best, found_of(hierarchy_.find(stood), year));
  }
  return is_blocked ? std::min(best, Found::kSomething) : best;
}

MemberFinder::Found MemberFinder::found_of(AgencyAt agency, Year year) const {
  if (!figures_of_[agency].on_record(year)) return Found::kNothing;
  return addend(agency, year).usable() ? Found::kUsable : Found::kSomething;
}

MemberFinder::Found MemberFinder::best_below(const Tree& structure, AgencyAt agency, Year year) {
  Found best = Found::kNothing;
  for (const AgencyAt child : structure.children(agency)) {
    best = std::max({best, found(child, year), best_below(structure, child, year)});
    if (best == Found::kUsable) break;
  }
  return best;
}

// Two members of one structure may have stood one above the other in another year.
void MemberFinder::leave_to_those_above(std::vector<Addend>& addends, Year year) {
  const Tree& then = tree(year);
  std::vector<AgencyAt> agencies;
  std::vector<bool> counted(hierarchy_.size());
  for (const Addend& addend : addends) {
    agencies.push_back(hierarchy_.find(addend.agency));
    if (addend.usable()) counted[agencies.back()] = true;
  }
  for (std::size_t i = 0; i < addends.size(); ++i) {
    const AgencyAt above = then.above(agencies[i], counted);
    if (above == kNobody) continue;
    addends[i].obstacle = Obstacle::kCountedAbove;
    addends[i].reason = "its figure is within that of " + code(above).str();
  }
}

Addend MemberFinder::addend(AgencyAt agency, Year year) const {
  return figures_.addend(code(agency), figures_of_[agency], year);
}

Assembly MemberFinder::assemble(std::span<const AgencyAt> members, Year year) {
  Assembly result;
  result.addends.reserve(members.size());
  const bool own_basis = basis_year(year) == year;
  std::vector<AgencyCode> others;
  for (const AgencyAt member : members) {
    // On the basis of the year itself nobody is unsure: the tree has seen its figures.
    if (own_basis || stands_for_itself(member, year)) {
      add_member(member, year, result);
    } else {
      others.push_back(code(member));
    }
  }
  if (own_basis) return result;
  const auto direct = static_cast<std::ptrdiff_t>(result.addends.size());
  for (const LineageGroup& group : lineage_.trace(others, basis_year(year), year)) {
    add_group(group, year, result);
  }
  leave_to_those_above(result.addends, year);
  const auto by_agency = [](const Addend& a, const Addend& b) { return a.agency < b.agency; };
  std::sort(result.addends.begin() + direct, result.addends.end(), by_agency);
  std::inplace_merge(result.addends.begin(), result.addends.begin() + direct, result.addends.end(),
                     by_agency);
  std::sort(result.lacking.begin(), result.lacking.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return result;
}

// Whatever the basis: it has no successions that could tie it to others, and it stands.
bool MemberFinder::stands_for_itself(AgencyAt agency, Year year) {
  return !hierarchy_.in_succession(agency) &&
         spell(year).standings[agency] == AgencyStanding::kStands;
}

void MemberFinder::add_member(AgencyAt member, Year year, Assembly& result) const {
  const Addend& added = result.addends.emplace_back(addend(member, year));
  if (added.usable()) return;
  result.lacking.emplace_back(member, Blocked{added.obstacle, {}, added.reason});
}

void MemberFinder::add_group(const LineageGroup& group, Year year, Assembly& result) const {
  const Blocked block = blocked(group, figures_, basis_year(year), year);
  Blocked lacking = block;
  if (block.obstacle != Obstacle::kNone) {
    for (const AgencyCode& member : group.members) {
      result.addends.push_back({.agency = member,
                                .weight = figures_.denominator(figures_.of(member), year),
                                .obstacle = block.obstacle,
                                .reason = block.reason});
    }
  } else {
    for (const AgencyCode& stood : group.stood) {
      const Addend& added = result.addends.emplace_back(addend(hierarchy_.find(stood), year));
      if (!added.usable()) lacking = {added.obstacle, {}, added.reason};
    }
  }
  if (lacking.obstacle == Obstacle::kNone) return;
  for (const AgencyCode& member : group.members) {
    result.lacking.emplace_back(hierarchy_.find(member), lacking);
  }
}

std::vector<Addend> MemberFinder::gone(Year year) {
  const std::vector<AgencyStanding>& standings = spell(year).standings;
  std::vector<Addend> result;
  for (AgencyAt agency = 0; agency < hierarchy_.size(); ++agency) {
    if (standings[agency] != AgencyStanding::kNoLonger ||
        hierarchy_.parent(agency, year) != parent_ || !figures_of_[agency].on_record(year)) {
      continue;
    }
    Addend printed = addend(agency, year);
    if (!printed.usable()) continue;
    printed.obstacle = Obstacle::kNoLonger;
    printed.reason = "it no longer stands in " + to_string(year);
    result.push_back(std::move(printed));
  }
  return result;
}

}  // namespace annals::query
