#include "exchange/records/records.h"

#include <annals/formula.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.h"

namespace annals::exchange {
namespace {

template <typename T>
Draft<T> draft_of(T value, const Fields& fields) {
  return {.value = std::move(value), .ok = fields.ok()};
}

// Lets "column" name another definition of the same sort; apply(T&, code) takes it.
template <typename T, typename Apply>
void refer(Draft<T>& draft, const Fields& fields, std::string_view column, Apply apply) {
  if (fields.cell(column).empty()) return;
  draft.references.push_back({std::string(column), fields.text(column), std::move(apply)});
}

struct FormerParentText {
  std::string parent;
  Year last_year;
};

// "jiangpu:2002": the parent, and the last year under it.
Result<FormerParentText> read_former_parent(std::string_view part) {
  const std::size_t colon = part.rfind(':');
  if (colon == std::string_view::npos || colon == 0) {
    return Error{ErrorCode::kInvalidData, core::quoted(part) +
                                              " names no former parent: write its code, a colon "
                                              "and the last year under it, such as jiangpu:2002"};
  }
  auto year = parse_year(part.substr(colon + 1));
  if (!year) return year.error();
  return FormerParentText{std::string(part.substr(0, colon)), *year};
}

// Adds former parents in the order of their years. The place of each is kept by a stand-in code
// until the references are known.
void read_former_parents(Draft<Agency>& draft, Fields& fields) {
  std::vector<std::string> parts;
  fields.read("former_parents", parts, read_list);
  std::vector<FormerParentText> parents;
  for (const std::string& part : parts) {
    if (auto parent = read_former_parent(part)) {
      parents.push_back(*std::move(parent));
    } else {
      fields.fail("former_parents", parent.error());
    }
  }
  std::stable_sort(parents.begin(), parents.end(),
                   [](const auto& a, const auto& b) { return a.last_year < b.last_year; });
  for (std::size_t i = 0; i < parents.size(); ++i) {
    draft.value.former_parents.push_back({draft.value.code, parents[i].last_year});
    draft.references.push_back(
        {"former_parents", parents[i].parent, [i](Agency& agency, const std::string& code) {
           agency.former_parents[i].parent = AgencyCode(code);
         }});
  }
}

// Reads the formula and takes note of the codes in it, which may be of the same file.
void read_formula(Draft<Indicator>& draft, Fields& fields) {
  draft.value.formula = fields.text("formula");
  if (draft.value.formula.empty()) return;
  const auto formula = Formula::parse(draft.value.formula);
  if (!formula) {
    fields.fail("formula", formula.error());
    return;
  }
  for (const IndicatorCode& code : formula->codes()) draft.uses.push_back(code.str());
}

void read_measure(Fields& fields, Indicator& indicator) {
  indicator.unit = fields.text("unit");
  indicator.unit_names = fields.texts("unit_");
  fields.read("kind", indicator.kind, parse_indicator_kind);
  fields.read("decimals", indicator.decimals, read_whole);
  fields.read("polarity", indicator.polarity, parse_polarity);
  fields.read("aggregation", indicator.aggregation, parse_aggregation);
  fields.read("factor", indicator.factor, Decimal::parse);
  fields.read("rounding", indicator.rounding, parse_rounding_rule);
  fields.read("lower_bound", indicator.lower_bound, Decimal::parse);
  fields.read("upper_bound", indicator.upper_bound, Decimal::parse);
}

// A value of a target or a break, which has no place for a bound.
Result<Decimal> read_exact_value(std::string_view text) {
  auto printed = parse_printed_value(text);
  if (!printed) return printed.error();
  if (printed->bound == Bound::kExact) return printed->value;
  return Error{ErrorCode::kInvalidData, core::quoted(text) + " is not exact (" +
                                            std::string(to_string(printed->bound)) +
                                            "): write the number alone"};
}

// False if some indicator of the identity is not known.
bool knows_terms(const Identity& identity, Fields& fields) {
  bool known = true;
  for (const auto* side : {&identity.left, &identity.right}) {
    for (const Term& term : *side) {
      auto& lookup = fields.directory().indicators;
      const Result<IndicatorCode>& found = lookup.find(term.indicator.str());
      if (found) continue;
      known = false;
      if (!lookup.excused(term.indicator.str())) fields.fail("identity", found.error());
    }
  }
  return known;
}

}  // namespace

Draft<Subject> read_subject(Fields& fields) {
  Subject subject{.code = fields.code<SubjectCode>("code"), .names = fields.names()};
  auto draft = draft_of(std::move(subject), fields);
  refer(draft, fields, "parent",
        [](Subject& value, const std::string& code) { value.parent = SubjectCode(code); });
  return draft;
}

Draft<Agency> read_agency(Fields& fields) {
  Draft<Agency> draft{.value = {.code = fields.code<AgencyCode>("code"), .names = fields.names()}};
  fields.read("kind", draft.value.kind, parse_agency_kind);
  fields.read("first_year", draft.value.first_year, parse_year);
  fields.read("last_year", draft.value.last_year, parse_year);
  refer(draft, fields, "parent",
        [](Agency& value, const std::string& code) { value.parent = AgencyCode(code); });
  read_former_parents(draft, fields);
  draft.ok = fields.ok();
  return draft;
}

Draft<Indicator> read_indicator(Fields& fields) {
  Draft<Indicator> draft{
      .value = {.code = fields.code<IndicatorCode>("code"), .names = fields.names()}};
  draft.value.definition = fields.texts("definition_");
  draft.value.subject = fields.known("subject", fields.directory().subjects);
  read_formula(draft, fields);
  read_measure(fields, draft.value);
  refer(draft, fields, "numerator",
        [](Indicator& value, const std::string& code) { value.numerator = IndicatorCode(code); });
  refer(draft, fields, "denominator",
        [](Indicator& value, const std::string& code) { value.denominator = IndicatorCode(code); });
  draft.ok = fields.ok();
  return draft;
}

Draft<DefinitionVersion> read_version(Fields& fields) {
  DefinitionVersion version{.indicator = fields.needed("indicator", fields.directory().indicators),
                            .version = fields.text("version"),
                            .legal_basis = fields.text("legal_basis"),
                            .numerator_rule = fields.text("numerator_rule"),
                            .denominator_rule = fields.text("denominator_rule"),
                            .note = fields.text("note")};
  fields.read("valid_from", version.valid_from, parse_date);
  fields.read("valid_to", version.valid_to, parse_date);
  return draft_of(std::move(version), fields);
}

Draft<SeriesBreak> read_break(Fields& fields) {
  SeriesBreak series_break{.indicator = fields.needed("indicator", fields.directory().indicators),
                           .agency = fields.known("agency", fields.directory().agencies),
                           .first_year = kFirstYear,
                           .reason = fields.text("reason")};
  fields.read("first_year", series_break.first_year, parse_year);
  fields.read("pre_break_value", series_break.pre_break_value, read_exact_value);
  return draft_of(std::move(series_break), fields);
}

Draft<SourceDocument> read_source(Fields& fields) {
  SourceDocument source{.code = fields.code<SourceCode>("code"),
                        .title = fields.text("title"),
                        .document_number = fields.text("document_number"),
                        .publisher = fields.text("publisher"),
                        .url = fields.text("url"),
                        .sha256 = fields.text("sha256"),
                        .note = fields.text("note")};
  fields.read("published", source.published, PartialDate::parse);
  return draft_of(std::move(source), fields);
}

Draft<Succession> read_succession(Fields& fields) {
  Succession succession{.kind = SuccessionKind::kRename,
                        .predecessor = fields.needed("predecessor", fields.directory().agencies),
                        .successor = fields.needed("successor", fields.directory().agencies),
                        .year = kFirstYear,
                        .basis = fields.text("basis"),
                        .note = fields.text("note")};
  fields.read("kind", succession.kind, parse_succession_kind);
  fields.read("year", succession.year, parse_year);
  return draft_of(std::move(succession), fields);
}

Draft<Target> read_target(Fields& fields) {
  Target target{.agency = fields.known("agency", fields.directory().agencies),
                .indicator = fields.needed("indicator", fields.directory().indicators),
                .year = kFirstYear,
                .value = {},
                .source = fields.needed("source", fields.directory().sources),
                .note = fields.text("note")};
  fields.read("agency_kind", target.agency_kind, parse_agency_kind);
  if (fields.cell("agency").empty() == fields.cell("agency_kind").empty()) {
    fields.fail("", {ErrorCode::kInvalidData,
                     "a target is for one agency or for all of a kind: fill agency or agency_kind, "
                     "and not both"});
  }
  fields.read("year", target.year, parse_year);
  fields.read("direction", target.direction, parse_target_direction);
  fields.read("value", target.value, read_exact_value);
  return draft_of(std::move(target), fields);
}

Draft<Rule> read_rule(Fields& fields) {
  Rule rule{.code = fields.code<RuleCode>("code"), .names = fields.texts("name_")};
  rule.indicator = fields.known("indicator", fields.directory().indicators);
  rule.note = fields.text("note");
  fields.read("kind", rule.kind, parse_rule_kind);
  fields.read("severity", rule.severity, parse_severity);
  fields.read("identity", rule.identity, parse_identity);
  fields.read("agency_kind", rule.agency_kind, parse_agency_kind);
  fields.read("child_kind", rule.child_kind, parse_agency_kind);
  fields.read("first_year", rule.first_year, parse_year);
  fields.read("last_year", rule.last_year, parse_year);
  fields.read("low", rule.low, read_exact_value);
  fields.read("high", rule.high, read_exact_value);
  fields.read("limit", rule.limit, read_exact_value);
  fields.read("measure", rule.measure, parse_jump_measure);
  fields.read("missing", rule.missing, parse_missing_values);
  const bool known = !rule.identity || knows_terms(*rule.identity, fields);
  Draft<Rule> draft = draft_of(std::move(rule), fields);
  draft.ok = draft.ok && known;
  return draft;
}

}  // namespace annals::exchange
