// A store in memory, as the real one would be with the proposals of a report in it.
#pragma once

#include <annals/check.h>
#include <annals/review.h>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace annals::query {

// All functions throw BadResultAccess with the error of a store.
class ReviewScratch {
 public:
  ReviewScratch(const Store& store, std::span<const Proposal> proposals);

  std::vector<ReviewNote> notes() const;

 private:
  // One observation; and the proposals that tell of it, the one that stands for them first.
  using Place = std::tuple<AgencyCode, IndicatorCode, Year>;
  using Positions = std::vector<std::size_t>;

  void take_proposals();
  void define(const Store& store);
  void define_indicators();
  void copy_values(const Store& store);
  void write_proposals();

  void add_rule_notes(std::vector<ReviewNote>& notes) const;
  void add_formula_notes(std::vector<ReviewNote>& notes) const;
  void add_change_notes(std::vector<ReviewNote>& notes) const;
  void add_scale_notes(std::vector<ReviewNote>& notes) const;
  void add_twice_notes(std::vector<ReviewNote>& notes) const;

  std::optional<Place> place_of(const Proposal& proposal) const;
  const Observation* recorded(const AgencyCode& agency, const IndicatorCode& indicator,
                              Year year) const;
  Positions proposals_in(const std::vector<Figure>& figures) const;
  bool is_equation(const Finding& finding) const;

  std::span<const Proposal> proposals_;
  Store scratch_;
  std::map<IndicatorCode, Indicator> indicators_;
  std::vector<Rule> rules_;
  std::set<AgencyCode> agencies_;
  std::map<Place, Positions> told_;
  std::map<std::pair<AgencyCode, IndicatorCode>, Series> known_;
  SourceCode report_;
  std::vector<ReviewNote> refused_;
};

}  // namespace annals::query
