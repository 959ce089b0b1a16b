#include "storage/rules.h"

#include <optional>
#include <string>
#include <string_view>

#include "core/printed_form.h"
#include "core/text.h"
#include "storage/errors.h"
#include "storage/indicators.h"
#include "storage/record.h"

namespace annals::storage {
namespace {

std::string subject_of(const Rule& rule) { return "rule " + core::quoted(rule.code.str()); }

std::optional<AgencyKind> maybe_kind(const Cursor& cursor, int column) {
  const auto text = cursor.maybe_text(column);
  return text ? std::optional(parse_agency_kind(*text).value()) : std::nullopt;
}

std::optional<Year> maybe_year(const Cursor& cursor, int column) {
  return cursor.is_null(column) ? std::nullopt : std::optional(Year(cursor.small(column)));
}

// From the columns id, code, kind, severity, relation, indicator's code, agency_kind, child_kind,
// first_year, last_year, low, high, limit (two columns each), measure, missing, note.
Record<Rule> read_rule(const Cursor& cursor) {
  Rule rule{.code = RuleCode(cursor.text(1))};
  rule.kind = parse_rule_kind(cursor.text(2)).value();
  rule.severity = parse_severity(cursor.text(3)).value();
  if (const auto relation = cursor.maybe_text(4)) {
    rule.identity.emplace();
    if (*relation == "<=") rule.identity->relation = Relation::kAtMost;
    if (*relation == ">=") rule.identity->relation = Relation::kAtLeast;
  }
  if (const auto code = cursor.maybe_text(5)) rule.indicator = IndicatorCode(*code);
  rule.agency_kind = maybe_kind(cursor, 6);
  rule.child_kind = maybe_kind(cursor, 7);
  rule.first_year = maybe_year(cursor, 8);
  rule.last_year = maybe_year(cursor, 9);
  rule.low = cursor.maybe_decimal(10);
  rule.high = cursor.maybe_decimal(12);
  rule.limit = cursor.maybe_decimal(14);
  rule.measure = parse_jump_measure(cursor.text(16)).value();
  rule.missing = parse_missing_values(cursor.text(17)).value();
  rule.note = cursor.text(18);
  return {cursor.integer(0), std::move(rule)};
}

void load_names(Connection& connection, Record<Rule>& rule) {
  Cursor cursor = connection.cursor("SELECT language, name FROM rule_name WHERE rule_id = ?1");
  cursor.put(rule.id);
  while (cursor.step()) rule.value.names[cursor.text(0)] = cursor.text(1);
}

void load_terms(Connection& connection, Record<Rule>& rule) {
  if (!rule.value.identity) return;
  Cursor cursor = connection.cursor(
      "SELECT t.side, t.sign, i.code, t.years_before FROM rule_term AS t "
      "JOIN indicator AS i ON i.id = t.indicator_id WHERE t.rule_id = ?1 "
      "ORDER BY t.side, t.position");
  cursor.put(rule.id);
  while (cursor.step()) {
    auto& side = cursor.view(0) == "left" ? rule.value.identity->left : rule.value.identity->right;
    side.push_back({IndicatorCode(cursor.text(2)), cursor.small(1) < 0, cursor.small(3)});
  }
}

std::optional<Record<Rule>> load_rule(Connection& connection, std::string_view code) {
  std::optional<Record<Rule>> rule;
  {
    Cursor cursor = connection.cursor(
        "SELECT r.id, r.code, r.kind, r.severity, r.relation, i.code, r.agency_kind, "
        "r.child_kind, r.first_year, r.last_year, r.low_mantissa, r.low_exponent, "
        "r.high_mantissa, r.high_exponent, r.limit_mantissa, r.limit_exponent, r.measure, "
        "r.missing, r.note FROM rule AS r LEFT JOIN indicator AS i ON i.id = r.indicator_id "
        "WHERE r.code = ?1");
    cursor.put(code);
    if (!cursor.step()) return std::nullopt;
    rule = read_rule(cursor);
  }
  load_names(connection, *rule);
  load_terms(connection, *rule);
  return rule;
}

Differences differences(const Rule& a, const Rule& b) {
  Differences result;
  const auto note = [&](bool different, std::string_view field) {
    if (different) result.push_back(field);
  };
  note(a.names != b.names, "name");
  note(a.kind != b.kind, "kind");
  note(a.severity != b.severity, "severity");
  note(a.identity != b.identity, "identity");
  note(a.indicator != b.indicator, "indicator");
  note(a.agency_kind != b.agency_kind, "kind of agency");
  note(a.child_kind != b.child_kind, "kind of children");
  note(a.first_year != b.first_year, "first year");
  note(a.last_year != b.last_year, "last year");
  note(!core::same_print(a.low, b.low), "low limit");
  note(!core::same_print(a.high, b.high), "high limit");
  note(!core::same_print(a.limit, b.limit), "limit");
  note(a.measure != b.measure, "measure");
  note(a.missing != b.missing, "missing-value strategy");
  note(a.note != b.note, "note");
  return result;
}

void check_rule(const Rule& rule) {
  if (const auto valid = validate(rule); !valid) throw Failure{valid.error()};
  const std::string subject = subject_of(rule);
  if (rule.first_year) check_year(*rule.first_year, subject);
  if (rule.last_year) check_year(*rule.last_year, subject);
  check_text(rule.note, subject, "note");
  check_texts(rule.names, subject, "name");
}

// A parent is told against a sum only where values add up.
void check_addable(Connection& connection, const Rule& rule) {
  if (rule.kind != RuleKind::kParentAgainstChildren || !rule.indicator) return;
  const auto indicator = load_indicator(connection, rule.indicator->str());
  if (!indicator || indicator->value.aggregation == Aggregation::kSum) return;
  fail(ErrorCode::kInvalidData, subject_of(rule) + " sums " + core::quoted(rule.indicator->str()) +
                                    ", whose values do not add up over agencies: its aggregation "
                                    "is " +
                                    std::string(to_string(indicator->value.aggregation)));
}

std::optional<std::string> text_of(const std::optional<AgencyKind>& kind) {
  return kind ? std::optional(std::string(to_string(*kind))) : std::nullopt;
}
std::optional<int> number_of(const std::optional<Year>& year) {
  return year ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

// An upsert, so that the id stays.
void write_rule(Connection& connection, const Rule& rule) {
  std::optional<std::int64_t> indicator;
  if (rule.indicator) indicator = indicator_id(connection, *rule.indicator);
  std::optional<std::string> relation;
  if (rule.identity) relation = std::string(to_string(rule.identity->relation));
  connection
      .cursor(
          "INSERT INTO rule (code, kind, severity, relation, indicator_id, agency_kind, "
          "child_kind, "
          "first_year, last_year, low_mantissa, low_exponent, high_mantissa, high_exponent, "
          "limit_mantissa, limit_exponent, measure, missing, note) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
          "?18) "
          "ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, severity = excluded.severity, "
          "relation = excluded.relation, indicator_id = excluded.indicator_id, "
          "agency_kind = excluded.agency_kind, child_kind = excluded.child_kind, "
          "first_year = excluded.first_year, last_year = excluded.last_year, "
          "low_mantissa = excluded.low_mantissa, low_exponent = excluded.low_exponent, "
          "high_mantissa = excluded.high_mantissa, high_exponent = excluded.high_exponent, "
          "limit_mantissa = excluded.limit_mantissa, limit_exponent = excluded.limit_exponent, "
          "measure = excluded.measure, missing = excluded.missing, note = excluded.note")
      .put(rule.code.str())
      .put(to_string(rule.kind))
      .put(to_string(rule.severity))
      .put(relation)
      .put(indicator)
      .put(text_of(rule.agency_kind))
      .put(text_of(rule.child_kind))
      .put(number_of(rule.first_year))
      .put(number_of(rule.last_year))
      .put(rule.low)
      .put(rule.high)
      .put(rule.limit)
      .put(to_string(rule.measure))
      .put(to_string(rule.missing))
      .put(rule.note)
      .run();
}

void write_side(Connection& connection, std::int64_t id, std::string_view side,
                const std::vector<Term>& terms) {
  for (std::size_t position = 0; position < terms.size(); ++position) {
    const Term& term = terms[position];
    connection
        .cursor(
            "INSERT INTO rule_term (rule_id, side, position, sign, indicator_id, years_before) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .put(id)
        .put(side)
        .put(static_cast<std::int64_t>(position))
        .put(term.negative ? -1 : 1)
        .put(indicator_id(connection, term.indicator))
        .put(term.years_before)
        .run();
  }
}

// A rule whose code a statement has just listed, or written. Only in a damaged file it is not
// there.
Record<Rule> listed_rule(Connection& connection, const std::string& code) {
  auto found = load_rule(connection, code);
  if (!found) {
    fail(ErrorCode::kInvalidData, "rule " + core::quoted(code) +
                                      " is listed and cannot be found: the file is damaged; let it "
                                      "be verified");
  }
  return *std::move(found);
}

void write_parts(Connection& connection, const Rule& rule) {
  const std::int64_t id = listed_rule(connection, rule.code.str()).id;
  connection.touch(RecordKind::kRule, id);
  connection.cursor("DELETE FROM rule_name WHERE rule_id = ?1").put(id).run();
  connection.cursor("DELETE FROM rule_term WHERE rule_id = ?1").put(id).run();
  for (const auto& [language, name] : rule.names) {
    connection.cursor("INSERT INTO rule_name (rule_id, language, name) VALUES (?1, ?2, ?3)")
        .put(id)
        .put(language)
        .put(name)
        .run();
  }
  if (!rule.identity) return;
  write_side(connection, id, "left", rule.identity->left);
  write_side(connection, id, "right", rule.identity->right);
}

}  // namespace

std::vector<Rule> load_rules(Connection& connection) {
  std::vector<std::string> codes;
  {
    Cursor cursor = connection.cursor("SELECT code FROM rule ORDER BY code");
    while (cursor.step()) codes.push_back(cursor.text(0));
  }
  std::vector<Rule> result;
  for (const std::string& code : codes) result.push_back(listed_rule(connection, code).value);
  return result;
}

bool define(Connection& connection, const Rule& rule, Redefine redefine) {
  check_rule(rule);
  check_addable(connection, rule);
  const auto existing = load_rule(connection, rule.code.str());
  if (existing && existing->value.code != rule.code) {
    fail(ErrorCode::kAlreadyExists, subject_of(rule) + " differs from " +
                                        core::quoted(existing->value.code.str()) +
                                        " in case only; use one of them");
  }
  if (existing && !must_replace(differences(existing->value, rule), subject_of(rule), redefine)) {
    return false;
  }
  write_rule(connection, rule);
  write_parts(connection, rule);
  return true;
}

}  // namespace annals::storage
