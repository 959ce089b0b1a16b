// Agencies under one another, by numbers instead of codes: what walks over all of them in every
// year compares no texts.
#pragma once

#include <annals/lineage.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace annals::query {

// An agency, by its position in Lineage::agencies(): numbers are ordered as codes are.
using AgencyAt = std::uint32_t;
inline constexpr AgencyAt kNobody = std::numeric_limits<AgencyAt>::max();

// What the records say of each agency and year, whatever figures there are. A view of the lineage.
class Hierarchy {
 public:
  explicit Hierarchy(const Lineage& lineage);

  std::size_t size() const noexcept { return lineage_->agencies().size(); }
  const AgencyCode& code(AgencyAt agency) const { return lineage_->agencies()[agency].code; }
  AgencyAt find(const AgencyCode& code) const noexcept;  // kNobody if there is none of that code

  AgencyAt parent(AgencyAt agency, Year year) const;  // kNobody at the top
  AgencyStanding standing(AgencyAt agency, Year year) const {
    return lineage_->standing(lineage_->agencies()[agency], year);
  }
  // False: it has neither predecessors nor successors.
  bool in_succession(AgencyAt agency) const { return in_succession_[agency]; }
  // The first of the years around "year" that are alike: between them no agency begins or ends,
  // comes under another parent or takes part in a succession.
  Year alike_since(Year year) const;

 private:
  struct Place {
    Year last_year;
    AgencyAt parent;
  };
  void note_years(const Agency& agency);

  const Lineage* lineage_;
  std::vector<Place> places_;              // of each agency its parents, by year
  std::vector<std::uint32_t> place_from_;  // of each agency, and one more for the end
  std::vector<bool> in_succession_;
  std::vector<Year> changes_;  // first years of something new, ascending, each once
};

// Who stands under whom in one year.
class Tree {
 public:
  // "standing" says of each agency whether it stands.
  Tree(const Hierarchy& hierarchy, Year year, const std::vector<bool>& standing);

  std::span<const AgencyAt> children(AgencyAt agency) const {
    return std::span(children_).subspan(from_[agency], from_[agency + 1] - from_[agency]);
  }
  AgencyAt parent(AgencyAt agency) const { return parents_[agency]; }  // of who stands
  // The nearest of "some" over the agency, itself if it is over itself; kNobody if there is none.
  AgencyAt above(AgencyAt agency, const std::vector<bool>& some) const;
  // Former parents are not checked for circles as today's are.
  bool is_over_itself(AgencyAt agency) const;

 private:
  std::vector<AgencyAt> parents_, children_;
  std::vector<std::uint32_t> from_;  // of each agency's children, and one more for the end
};

}  // namespace annals::query
