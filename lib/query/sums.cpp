// Sums against sums: identities, and parents against their children.
#include <algorithm>
#include <set>
#include <span>

#include "query/inspection.h"
#include "query/screen.h"

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

std::vector<Term> terms_of(const Identity& identity) {
  std::vector<Term> terms = identity.left;
  terms.insert(terms.end(), identity.right.begin(), identity.right.end());
  return terms;
}

// The years of which anything is on record that the terms need.
std::set<Year> years_of(Inspection& inspection, const std::vector<Term>& terms,
                        const AgencyCode& agency) {
  std::set<Year> years;
  for (const Term& term : terms) {
    const Series* series = inspection.find(agency, term.indicator);
    if (series == nullptr) continue;
    for (const Observation& observation : series->observations()) {
      years.insert(observation.year + std::chrono::years(term.years_before));
    }
  }
  return years;
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
  const std::vector<Term> terms = terms_of(identity);
  const auto [nearest, farthest] = std::minmax_element(
      terms.begin(), terms.end(),
      [](const Term& a, const Term& b) { return a.years_before < b.years_before; });
  const Year last = year - std::chrono::years(nearest->years_before);
  const Year first = year - std::chrono::years(farthest->years_before);
  if (first == last) return false;
  for (const Term& term : terms) {
    const Series* series = inspection.find(agency, term.indicator);
    if (series == nullptr) continue;
    for (const Year parting : series->break_years()) {
      if (first < parting && parting <= last) return true;
    }
  }
  return false;
}

// The terms of one side, where a panel has them.
struct PanelTerms {
  std::vector<std::size_t> indicators;  // of each term
  std::span<const Term> terms;

  std::vector<Summand> summands(const Panel& panel, std::size_t agency, Year year) const {
    std::vector<Summand> result;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const Year of_term = year - std::chrono::years(terms[i].years_before);
      result.push_back({.cell = {}, .negative = terms[i].negative});
      if (!panel.years().contains(of_term)) continue;
      result.back().cell = panel.series_at(agency, indicators[i]) * panel.year_count() +
                           static_cast<std::size_t>((of_term - panel.years().first).count());
    }
    return result;
  }
};

// The terms of one side as the indicators of a panel, to which those are added that it needs.
PanelTerms panel_terms(std::span<const Term> terms, std::vector<IndicatorCode>& codes) {
  PanelTerms result{.indicators = {}, .terms = terms};
  for (const Term& term : terms) {
    const auto at = std::find(codes.begin(), codes.end(), term.indicator) - codes.begin();
    if (at == std::ssize(codes)) codes.push_back(term.indicator);
    result.indicators.push_back(static_cast<std::size_t>(at));
  }
  return result;
}

std::vector<AgencyCode> suspects_of_identity(Inspection& inspection, const Rule& rule) {
  const Identity& identity = *rule.identity;
  std::vector<IndicatorCode> codes;
  const PanelTerms left = panel_terms(identity.left, codes);
  const PanelTerms right = panel_terms(identity.right, codes);
  int most_before = 0;
  for (const Term& term : terms_of(identity))
    most_before = std::max(most_before, term.years_before);
  return inspection.suspects(rule, codes, [&](const Panel& panel, std::size_t agency) {
    const Year last = panel.years().last + std::chrono::years(most_before);
    for (Year year = panel.years().first; year <= last; ++year) {
      if (may_break_relation(panel, left.summands(panel, agency, year), identity.relation,
                             right.summands(panel, agency, year), rule.missing)) {
        return true;
      }
    }
    return false;
  });
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

bool is_under(const Agency& child, const Agency& parent, Year year) {
  return child.existed_in(year) && child.parent_in(year) == parent.code;
}

bool may_differ_from_children(const Panel& panel, std::size_t parent,
                              const std::vector<const Agency*>& candidates, const Rule& rule) {
  std::vector<std::optional<std::size_t>> numbers;
  for (const Agency* child : candidates) numbers.push_back(panel.find(child->code));
  std::vector<Summand> children;
  for (std::size_t year = 0; year < panel.year_count(); ++year) {
    const std::size_t cell = parent * panel.year_count() + year;
    if (!panel.has_value(cell)) continue;
    children.clear();
    bool any = false;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Year when = panel.years().first + std::chrono::years(year);
      if (!is_under(*candidates[i], panel.agency(parent), when)) continue;
      children.emplace_back();
      if (!numbers[i]) continue;
      children.back().cell = *numbers[i] * panel.year_count() + year;
      any |= panel.has_value(*children.back().cell);
    }
    const Summand of_parent[] = {{.cell = cell}};
    if (any && may_break_relation(panel, of_parent, Relation::kEqual, children, rule.missing)) {
      return true;
    }
  }
  return false;
}

void inspect_parent(Inspection& inspection, const Rule& rule, const Agency& parent,
                    const std::vector<const Agency*>& candidates, const IndicatorCode& indicator,
                    const Series& series) {
  for (const Observation& observation : series.observations()) {
    const Year year = observation.year;
    if (!observation.value || !inspection.wants(rule, parent, year)) continue;
    std::vector<Operand> children;
    for (const Agency* child : candidates) {
      if (!is_under(*child, parent, year)) continue;
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
  const std::vector<Term> terms = terms_of(*rule.identity);
  for (const AgencyCode& code : suspects_of_identity(inspection, rule)) {
    const Agency& agency = inspection.agencies().at(code);
    for (const Year year : years_of(inspection, terms, code)) {
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
    const auto may_offend = [&](const Panel& panel, std::size_t agency) {
      const auto below = children.find(panel.agency(agency).code);
      return below != children.end() &&
             may_differ_from_children(panel, agency, below->second, rule);
    };
    for (const Series* series : inspection.suspect_series(rule, {indicator->code}, may_offend)) {
      const auto below = children.find(series->agency().code);
      if (below == children.end()) continue;
      inspect_parent(inspection, rule, series->agency(), below->second, indicator->code, *series);
    }
    inspection.release();
  }
}

}  // namespace annals::query
