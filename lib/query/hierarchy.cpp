#include "query/hierarchy.h"

#include <algorithm>

namespace annals::query {

Hierarchy::Hierarchy(const Lineage& lineage) : lineage_(&lineage), in_succession_(size()) {
  place_from_.reserve(size() + 1);
  for (const Agency& agency : lineage.agencies()) {
    place_from_.push_back(static_cast<std::uint32_t>(places_.size()));
    for (const FormerParent& former : agency.former_parents) {
      places_.push_back({former.last_year, find(former.parent)});
    }
    places_.push_back({kLastYear, agency.parent ? find(*agency.parent) : kNobody});
    note_years(agency);
  }
  place_from_.push_back(static_cast<std::uint32_t>(places_.size()));
  for (const Succession& step : lineage.successions()) {
    changes_.push_back(step.year);
    for (const AgencyCode& code : {step.predecessor, step.successor}) {
      if (const AgencyAt agency = find(code); agency != kNobody) in_succession_[agency] = true;
    }
  }
  std::sort(changes_.begin(), changes_.end());
  changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
}

void Hierarchy::note_years(const Agency& agency) {
  const std::chrono::years next(1);
  if (agency.first_year) changes_.push_back(*agency.first_year);
  if (agency.last_year) changes_.push_back(*agency.last_year + next);
  for (const FormerParent& former : agency.former_parents) {
    changes_.push_back(former.last_year + next);
  }
}

AgencyAt Hierarchy::find(const AgencyCode& code) const noexcept {
  const Agency* const found = lineage_->find(code);
  return found == nullptr ? kNobody : static_cast<AgencyAt>(found - lineage_->agencies().data());
}

AgencyAt Hierarchy::parent(AgencyAt agency, Year year) const {
  const std::uint32_t last = place_from_[agency + 1] - 1;
  for (std::uint32_t i = place_from_[agency]; i < last; ++i) {
    if (year <= places_[i].last_year) return places_[i].parent;
  }
  return places_[last].parent;
}

Year Hierarchy::alike_since(Year year) const {
  const auto later = std::upper_bound(changes_.begin(), changes_.end(), year);
  return later == changes_.begin() ? kFirstYear : *std::prev(later);
}

Tree::Tree(const Hierarchy& hierarchy, Year year, const std::vector<bool>& standing)
    : parents_(hierarchy.size(), kNobody), from_(hierarchy.size() + 1) {
  const auto size = static_cast<AgencyAt>(hierarchy.size());
  for (AgencyAt agency = 0; agency < size; ++agency) {
    if (standing[agency]) parents_[agency] = hierarchy.parent(agency, year);
    if (parents_[agency] != kNobody) ++from_[parents_[agency] + 1];
  }
  for (std::size_t i = 1; i < from_.size(); ++i) from_[i] += from_[i - 1];
  children_.resize(from_.back());
  std::vector<std::uint32_t> next = from_;
  for (AgencyAt agency = 0; agency < size; ++agency) {
    if (parents_[agency] != kNobody) children_[next[parents_[agency]]++] = agency;
  }
}

AgencyAt Tree::above(AgencyAt agency, const std::vector<bool>& some) const {
  // A circle is gone through once, and that takes no more steps than there are agencies.
  AgencyAt at = parents_[agency];
  for (std::size_t step = 0; at != kNobody && step < parents_.size(); ++step) {
    if (some[at]) return at;
    at = parents_[at];
  }
  return kNobody;
}

bool Tree::is_over_itself(AgencyAt agency) const {
  AgencyAt at = parents_[agency];
  for (std::size_t step = 0; at != kNobody && step < parents_.size(); ++step) {
    if (at == agency) return true;
    at = parents_[at];
  }
  return false;
}

}  // namespace annals::query
