// Sums against sums: identities, and parents against their children.
#include <algorithm>
#include <set>

#include "query/inspection.h"

namespace annals::query {
namespace {

std::optional<RangeEnd> end_at(const std::optional<Decimal>& at) {
  return at ? std::optional(RangeEnd{*at}) : std::nullopt;
}

// Sets what missing figures stand for; false if nothing is to be compared.
bool settle_missing(const Inspection& inspection, MissingValues strategy,
                    std::vector<Operand>& operands) {
  const auto there = [](const Operand& operand) { return operand.there(); };
  switch (strategy) {
    case MissingValues::kSkipIfAny:
      return std::all_of(operands.begin(), operands.end(), there);
    case MissingValues::kSkipIfAll:
      if (std::none_of(operands.begin(), operands.end(), there)) return false;
      break;
    case MissingValues::kNeverSkip:
      break;
  }
  for (Operand& operand : operands) {
    if (operand.there()) continue;
    const Indicator& indicator = *inspection.indicator(operand.figure.indicator);
    const bool as_zero = strategy == MissingValues::kNeverSkip;
    operand.range = {end_at(as_zero ? Decimal() : indicator.lower_bound),
                     end_at(as_zero ? Decimal() : indicator.upper_bound)};
  }
  return true;
}

bool holds(const std::vector<Operand>& left, Relation relation, const std::vector<Operand>& right) {
  const analysis::Range a = sum_range(left), b = sum_range(right);
  switch (relation) {
    case Relation::kEqual:
      return can_equal(a, b);
    case Relation::kAtMost:
      return can_be_at_most(a, b);
    case Relation::kAtLeast:
      return can_be_at_most(b, a);
  }
  return true;
}

std::vector<Figure> figures_of_both(const std::vector<Operand>& left,
                                    const std::vector<Operand>& right) {
  std::vector<Figure> figures;
  for (const auto* side : {&left, &right}) {
    for (const Operand& operand : *side) figures.push_back(operand.figure);
  }
  return figures;
}

// Looks at two sums of one agency and year.
void compare(Inspection& inspection, const Rule& rule, const AgencyCode& agency, Year year,
             std::vector<Operand> left, Relation relation, std::vector<Operand> right) {
  std::vector<Operand> both = left;
  both.insert(both.end(), right.begin(), right.end());
  if (!settle_missing(inspection, rule.missing, both)) return;
  const auto middle = both.begin() + static_cast<std::ptrdiff_t>(left.size());
  left.assign(both.begin(), middle);
  right.assign(middle, both.end());
  const bool held = holds(left, relation, right);
  if (!inspection.tells(held)) return;
  const std::string sign =
      relation == Relation::kEqual ? "" : std::string(to_string(relation)) + " ";
  inspection.add(rule, finding_of(agency, year, sum_text(left), sign + sum_text(right),
                                  figures_of_both(left, right), held));
}

// The years of which anything is on record that the terms need, by agency.
using YearsByAgency = std::map<AgencyCode, std::set<Year>>;

void collect_years(Inspection& inspection, const std::vector<Term>& terms, YearsByAgency& years) {
  for (const Term& term : terms) {
    for (const auto& [agency, series] : inspection.section(term.indicator)) {
      for (const Observation& observation : series.observations()) {
        years[agency].insert(observation.year + std::chrono::years(term.years_before));
      }
    }
  }
}

std::vector<Operand> operands_of(Inspection& inspection, const std::vector<Term>& terms,
                                 const AgencyCode& agency, Year year) {
  std::vector<Operand> result;
  for (const Term& term : terms) {
    result.push_back(
        inspection.operand(agency, term.indicator, year - std::chrono::years(term.years_before)));
    result.back().negative = term.negative;
  }
  return result;
}

// True if a break of one of the series lies between the years that the identity puts side by side.
bool across_break(Inspection& inspection, const Identity& identity, const AgencyCode& agency,
                  Year year) {
  std::vector<Term> terms = identity.left;
  terms.insert(terms.end(), identity.right.begin(), identity.right.end());
  const auto [nearest, farthest] = std::minmax_element(
      terms.begin(), terms.end(),
      [](const Term& a, const Term& b) { return a.years_before < b.years_before; });
  const Year last = year - std::chrono::years(nearest->years_before);
  const Year first = year - std::chrono::years(farthest->years_before);
  if (first == last) return false;
  for (const Term& term : terms) {
    const Section& section = inspection.section(term.indicator);
    const auto series = section.find(agency);
    if (series == section.end()) continue;
    for (const Year parting : series->second.break_years()) {
      if (first < parting && parting <= last) return true;
    }
  }
  return false;
}

using Children = std::map<AgencyCode, std::vector<const Agency*>>;

// Everybody who stands or ever stood under an agency.
Children children_of(const Inspection& inspection, const Rule& rule) {
  Children result;
  for (const auto& [code, agency] : inspection.agencies()) {
    if (rule.child_kind && *rule.child_kind != agency.kind) continue;
    std::set<AgencyCode> parents;
    if (agency.parent) parents.insert(*agency.parent);
    for (const FormerParent& former : agency.former_parents) parents.insert(former.parent);
    for (const AgencyCode& parent : parents) result[parent].push_back(&agency);
  }
  return result;
}

void inspect_parent(Inspection& inspection, const Rule& rule, const Agency& parent,
                    const std::vector<const Agency*>& candidates, const IndicatorCode& indicator,
                    const Series& series) {
  for (const Observation& observation : series.observations()) {
    const Year year = observation.year;
    if (!observation.value || !inspection.wants(rule, parent, year)) continue;
    std::vector<Operand> children;
    for (const Agency* child : candidates) {
      if (!child->existed_in(year) || child->parent_in(year) != parent.code) continue;
      children.push_back(inspection.operand(child->code, indicator, year));
    }
    const bool any = std::any_of(children.begin(), children.end(),
                                 [](const Operand& child) { return child.there(); });
    if (!any) continue;
    compare(inspection, rule, parent.code, year, {inspection.operand(parent.code, indicator, year)},
            Relation::kEqual, std::move(children));
  }
}

}  // namespace

void inspect_identity(Inspection& inspection, const Rule& rule) {
  YearsByAgency all;
  collect_years(inspection, rule.identity->left, all);
  collect_years(inspection, rule.identity->right, all);
  for (const auto& [code, years] : all) {
    const Agency& agency = inspection.agencies().at(code);
    for (const Year year : years) {
      if (!inspection.wants(rule, agency, year)) continue;
      if (across_break(inspection, *rule.identity, code, year)) continue;
      compare(inspection, rule, code, year,
              operands_of(inspection, rule.identity->left, code, year), rule.identity->relation,
              operands_of(inspection, rule.identity->right, code, year));
    }
  }
}

void inspect_children(Inspection& inspection, const Rule& rule) {
  const Children children = children_of(inspection, rule);
  for (const Indicator* indicator : inspection.indicators_of(rule)) {
    if (indicator->aggregation != Aggregation::kSum) continue;
    for (const auto& [code, series] : inspection.section(indicator->code)) {
      const auto below = children.find(code);
      if (below == children.end()) continue;
      inspect_parent(inspection, rule, inspection.agencies().at(code), below->second,
                     indicator->code, series);
    }
    inspection.release();
  }
}

}  // namespace annals::query
