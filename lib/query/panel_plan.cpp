#include "query/panel_plan.h"

#include <optional>

namespace annals::query {
namespace {

// Plans the years from one on in which the structure is the same.
class Planning {
 public:
  Planning(const Hierarchy& hierarchy, Year year, std::span<const std::uint32_t> in_panel,
           bool children_only)
      : hierarchy_(hierarchy), in_panel_(in_panel), children_only_(children_only) {
    for (AgencyAt agency = 0; agency < hierarchy.size(); ++agency) {
      standings_.push_back(hierarchy.standing(agency, year));
      may_stand_.push_back(standings_.back() == AgencyStanding::kStands || unsure(agency));
    }
    tree_.emplace(hierarchy, year, may_stand_);
  }

  PlannedYears plan(std::span<const AgencyAt> parents) {
    order_from_below();
    PlannedYears planned;
    for (AgencyAt agency = 0; agency < hierarchy_.size(); ++agency) {
      planned.undecided |= unsure(agency) && over_itself(agency);
    }
    family_of_.assign(hierarchy_.size(), kNone);
    const std::vector<bool> wanted = needed_for(parents);
    for (const AgencyAt agency : order_) {
      if (wanted[agency]) add_family(agency, planned);
    }
    for (const AgencyAt parent : parents) {
      planned.of_parent.push_back(stands(parent) ? family_of_[parent] : kNone);
    }
    return planned;
  }

 private:
  bool unsure(AgencyAt agency) const {
    return standings_[agency] == AgencyStanding::kTakenAsNotYet;
  }
  bool stands(AgencyAt agency) const { return standings_[agency] == AgencyStanding::kStands; }
  bool over_itself(AgencyAt agency) const { return open_children_[agency] > 0; }

  // Those who have children, each when all of its children are done; at last those over themselves.
  void order_from_below() {
    std::vector<AgencyAt> done;
    for (AgencyAt agency = 0; agency < hierarchy_.size(); ++agency) {
      open_children_.push_back(tree_->children(agency).size());
      if (open_children_.back() == 0) done.push_back(agency);
    }
    for (std::size_t i = 0; i < done.size(); ++i) {
      if (!tree_->children(done[i]).empty()) order_.push_back(done[i]);
      const AgencyAt parent = tree_->parent(done[i]);
      if (parent != kNobody && --open_children_[parent] == 0) done.push_back(parent);
    }
    for (AgencyAt agency = 0; agency < hierarchy_.size(); ++agency) {
      if (over_itself(agency)) order_.push_back(agency);
    }
  }

  // Those asked for, and who may stand for their children.
  std::vector<bool> needed_for(std::span<const AgencyAt> parents) const {
    std::vector<bool> needed(hierarchy_.size());
    for (const AgencyAt parent : parents) needed[parent] = true;
    if (children_only_) return needed;
    for (auto agency = order_.rbegin(); agency != order_.rend(); ++agency) {
      const AgencyAt parent = tree_->parent(*agency);
      if (parent != kNobody && needed[parent]) needed[*agency] = true;
    }
    return needed;
  }

  void add_family(AgencyAt agency, PlannedYears& planned) {
    Family family;
    family.first_child = static_cast<std::uint32_t>(planned.children.size());
    for (const AgencyAt child : tree_->children(agency)) {
      const bool alone = children_only_ || over_itself(child);
      planned.children.push_back({.agency = in_panel_[child],
                                  .below = alone ? kNone : family_of_[child],
                                  .unsure = unsure(child)});
    }
    family.end_child = static_cast<std::uint32_t>(planned.children.size());
    family_of_[agency] = static_cast<std::uint32_t>(planned.families.size());
    planned.families.push_back(family);
  }

  const Hierarchy& hierarchy_;
  std::span<const std::uint32_t> in_panel_;
  bool children_only_;
  std::vector<AgencyStanding> standings_;
  std::vector<bool> may_stand_;
  std::optional<Tree> tree_;
  std::vector<std::size_t> open_children_;  // in the end, of those over themselves only
  std::vector<AgencyAt> order_;
  std::vector<std::uint32_t> family_of_;
};

// The number in the panel of each agency.
std::vector<std::uint32_t> numbers_in(const Panel& panel, const Lineage& lineage) {
  std::vector<std::uint32_t> numbers;
  for (const Agency& agency : lineage.agencies()) {
    const auto number = panel.find(agency.code);
    numbers.push_back(number ? static_cast<std::uint32_t>(*number) : kNone);
  }
  return numbers;
}

}  // namespace

std::vector<PlannedYears> plan_years(const Panel& panel, const Lineage& lineage,
                                     std::span<const AgencyAt> parents, bool children_only) {
  const Hierarchy hierarchy(lineage);
  const std::vector<std::uint32_t> in_panel = numbers_in(panel, lineage);
  const Year first_year = panel.years().first;
  std::vector<PlannedYears> result;
  for (std::size_t at = 0; at < panel.year_count(); ++at) {
    const Year year = first_year + std::chrono::years(at);
    if (at == 0 || hierarchy.alike_since(year) == year) {
      result.push_back(Planning(hierarchy, year, in_panel, children_only).plan(parents));
      result.back().first = at;
    }
    result.back().end = at + 1;
  }
  return result;
}

std::vector<AgencyAt> parents_in(const Panel& panel, const Lineage& lineage) {
  const Hierarchy hierarchy(lineage);
  const std::vector<Agency>& agencies = lineage.agencies();
  std::vector<bool> found(agencies.size());
  for (Year year = panel.years().first; year <= panel.years().last; ++year) {
    for (AgencyAt agency = 0; agency < agencies.size(); ++agency) {
      const AgencyAt parent = hierarchy.parent(agency, year);
      if (parent == kNobody || found[parent]) continue;
      found[parent] = agencies[agency].existed_in(year) && agencies[parent].existed_in(year);
    }
  }
  std::vector<AgencyAt> parents;
  for (AgencyAt agency = 0; agency < agencies.size(); ++agency) {
    if (found[agency]) parents.push_back(agency);
  }
  return parents;
}

}  // namespace annals::query
