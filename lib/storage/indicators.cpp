#include "storage/indicators.h"

#include <string>
#include <unordered_map>

#include "core/printed_form.h"
#include "core/text.h"
#include "storage/computation.h"
#include "storage/errors.h"
#include "storage/names.h"
#include "storage/row_rules.h"
#include "storage/subjects.h"

namespace annals::storage {
namespace {

const std::string kSelect =
    "SELECT i.id, i.code, s.code, i.kind, i.unit, i.decimals, i.polarity, i.aggregation, n.code, "
    "d.code, i.factor_mantissa, i.factor_exponent, i.formula, i.rounding, "
    "i.lower_bound_mantissa, i.lower_bound_exponent, i.upper_bound_mantissa, "
    "i.upper_bound_exponent FROM indicator AS i "
    "LEFT JOIN subject AS s ON s.id = i.subject_id "
    "LEFT JOIN indicator AS n ON n.id = i.numerator_id "
    "LEFT JOIN indicator AS d ON d.id = i.denominator_id ";
const std::string kSelectByCode = kSelect + "WHERE i.code = ?1";
const std::string kSelectById = kSelect + "WHERE i.id = ?1";
const std::string kSelectAll = kSelect + "ORDER BY i.code";

template <typename C>
std::optional<C> maybe_code(const Cursor& cursor, int column) {
  if (cursor.is_null(column)) return std::nullopt;
  return C(cursor.text(column));
}

// From the columns field, language, content, of which the first is "column".
void add_localized(Indicator& indicator, const Cursor& cursor, int column) {
  auto& texts = cursor.text(column) == "unit" ? indicator.unit_names : indicator.definition;
  texts[cursor.text(column + 1)] = cursor.text(column + 2);
}

void read_texts(Connection& connection, std::int64_t id, Indicator& indicator) {
  Cursor cursor = connection.cursor(
      "SELECT field, language, content FROM indicator_text WHERE indicator_id = ?1");
  cursor.put(id);
  while (cursor.step()) add_localized(indicator, cursor, 0);
}

// From the columns of kSelect: without what stands in other tables.
Indicator indicator_of_row(const Cursor& cursor) {
  Indicator indicator{.code = IndicatorCode(cursor.text(1))};
  indicator.subject = maybe_code<SubjectCode>(cursor, 2);
  indicator.kind = parse_indicator_kind(cursor.text(3)).value();
  indicator.unit = cursor.text(4);
  indicator.decimals = cursor.small(5);
  indicator.polarity = parse_polarity(cursor.text(6)).value();
  indicator.aggregation = parse_aggregation(cursor.text(7)).value();
  indicator.numerator = maybe_code<IndicatorCode>(cursor, 8);
  indicator.denominator = maybe_code<IndicatorCode>(cursor, 9);
  indicator.factor = cursor.decimal(10);
  indicator.formula = cursor.text(12);
  indicator.rounding = parse_rounding_rule(cursor.text(13)).value();
  indicator.lower_bound = cursor.maybe_decimal(14);
  indicator.upper_bound = cursor.maybe_decimal(16);
  return indicator;
}

Record<Indicator> read_indicator(Connection& connection, const Cursor& cursor) {
  const std::int64_t id = cursor.integer(0);
  Indicator indicator = indicator_of_row(cursor);
  indicator.names = read_names(connection, kIndicatorNames, id);
  read_texts(connection, id, indicator);
  return {id, std::move(indicator)};
}

std::string subject_of(const Indicator& indicator) {
  return "indicator " + core::quoted(indicator.code.str());
}

Differences differences(const Indicator& a, const Indicator& b) {
  Differences result;
  const auto note = [&](bool different, std::string_view field) {
    if (different) result.push_back(field);
  };
  note(a.names != b.names, "name or alias");
  note(a.definition != b.definition, "definition");
  note(a.subject != b.subject, "subject");
  note(a.kind != b.kind, "kind");
  note(a.unit != b.unit || a.unit_names != b.unit_names, "unit");
  note(a.decimals != b.decimals, "number of decimals");
  note(a.polarity != b.polarity, "polarity");
  note(a.aggregation != b.aggregation, "aggregation");
  note(a.numerator != b.numerator, "numerator");
  note(a.denominator != b.denominator, "denominator");
  note(!identical(a.factor, b.factor), "factor");
  note(a.formula != b.formula, "formula");
  note(a.rounding != b.rounding, "rounding");
  note(!core::same_print(a.lower_bound, b.lower_bound), "lower bound");
  note(!core::same_print(a.upper_bound, b.upper_bound), "upper bound");
  return result;
}

void check_numbers(const Indicator& indicator) {
  const std::string subject = subject_of(indicator);
  if (indicator.decimals < 0 || indicator.decimals > 18) {
    fail(ErrorCode::kInvalidData, subject + " has " + std::to_string(indicator.decimals) +
                                      " decimals: give a number from 0 to 18");
  }
  if (indicator.factor.zero()) {
    fail(ErrorCode::kInvalidData, subject + " has the factor 0: give 1, or 100 for a percent");
  }
  if (indicator.lower_bound && indicator.upper_bound &&
      *indicator.upper_bound < *indicator.lower_bound) {
    fail(ErrorCode::kInvalidData, subject + " has the upper bound " + indicator.upper_bound->str() +
                                      " below its lower bound " + indicator.lower_bound->str());
  }
}

void check_counts(const Indicator& indicator) {
  const std::string subject = subject_of(indicator);
  if (indicator.numerator.has_value() != indicator.denominator.has_value()) {
    fail(ErrorCode::kInvalidData,
         subject + " has a " + (indicator.numerator ? "numerator" : "denominator") + " without a " +
             (indicator.numerator ? "denominator" : "numerator") + ": give both or none");
  }
  if (indicator.aggregation == Aggregation::kRatioOfSums && !indicator.numerator) {
    fail(ErrorCode::kInvalidData,
         subject + " adds up as a ratio of sums, but has no numerator and denominator");
  }
}

void check_all_texts(const Indicator& indicator) {
  const std::string subject = subject_of(indicator);
  check_text(indicator.unit, subject, "unit");
  check_text(indicator.formula, subject, "formula");
  check_texts(indicator.definition, subject, "definition");
  check_texts(indicator.unit_names, subject, "unit");
}

// Values outside the bounds, or of a count and not whole, would contradict the definition.
void check_values(Connection& connection, std::int64_t id, const Indicator& indicator) {
  const bool count = indicator.kind == IndicatorKind::kCount;
  if (!indicator.lower_bound && !indicator.upper_bound && !count) return;
  Cursor cursor = connection.cursor(
      "SELECT o.mantissa, o.exponent, o.year, a.code FROM agency AS a "
      "CROSS JOIN observation AS o ON o.agency_id = a.id AND o.indicator_id = ?1 "
      "WHERE o.mantissa IS NOT NULL");
  cursor.put(id);
  while (cursor.step()) {
    const Decimal value = cursor.decimal(0);
    const bool outside = (indicator.lower_bound && value < *indicator.lower_bound) ||
                         (indicator.upper_bound && value > *indicator.upper_bound);
    if (!outside && (!count || is_whole(value))) continue;
    fail(ErrorCode::kInvalidData,
         subject_of(indicator) + " has the value " + value.str() + " of " +
             core::quoted(cursor.text(3)) + " in " + std::to_string(cursor.small(2)) +
             (outside ? ", outside the bounds given" : ", which is not whole as a count must be"));
  }
}

// Counts on record that a redefinition would make wrong: a numerator, or a denominator, is whole
// unless the indicator that it belongs to is of another kind than a count.
void check_counts_on_record(Connection& connection, std::int64_t id, const Indicator& indicator) {
  Cursor cursor = connection.cursor(
      "SELECT d.numerator_mantissa, d.numerator_exponent, r.code, a.code, d.year, 'numerator' "
      "FROM observation_detail AS d JOIN indicator AS r ON r.id = d.indicator_id "
      "JOIN agency AS a ON a.id = d.agency_id LEFT JOIN indicator AS n ON n.id = r.numerator_id "
      "WHERE ?1 IN (r.id, r.numerator_id) AND ifnull(n.kind, 'count') = 'count' "
      "AND d.numerator_exponent < 0 "
      "UNION ALL "
      "SELECT d.denominator_mantissa, d.denominator_exponent, r.code, a.code, d.year, "
      "'denominator' FROM observation_detail AS d JOIN indicator AS r ON r.id = d.indicator_id "
      "JOIN agency AS a ON a.id = d.agency_id LEFT JOIN indicator AS n ON n.id = r.denominator_id "
      "WHERE ?1 IN (r.id, r.denominator_id) AND ifnull(n.kind, 'count') = 'count' "
      "AND d.denominator_exponent < 0");
  cursor.put(id);
  while (cursor.step()) {
    const Decimal count = cursor.decimal(0);
    if (is_whole(count)) continue;
    fail(ErrorCode::kInvalidData,
         subject_of(indicator) + " cannot be so: the " + cursor.text(5) + " " + count.str() +
             " of " + core::quoted(cursor.text(2)) + " for " + core::quoted(cursor.text(3)) +
             " in " + std::to_string(cursor.small(4)) + " is not whole as a count must be");
  }
}

std::int64_t insert_indicator(Connection& connection, const Indicator& indicator) {
  connection
      .cursor(
          "INSERT INTO indicator (code, kind, unit, decimals, polarity, aggregation, "
          "factor_mantissa, factor_exponent, formula, rounding) "
          "VALUES (?1, 'count', '', 0, 'neutral', 'none', 1, 0, '', 'half_up')")
      .put(indicator.code.str())
      .run();
  return connection.database().getLastInsertRowid();
}

std::optional<std::int64_t> maybe_id(Connection& connection,
                                     const std::optional<IndicatorCode>& code) {
  return code ? std::optional(indicator_id(connection, *code)) : std::nullopt;
}

void write_texts(Connection& connection, std::int64_t id, const char* field,
                 const LocalizedText& texts) {
  for (const auto& [language, text] : texts) {
    connection
        .cursor(
            "INSERT INTO indicator_text (indicator_id, field, language, content) "
            "VALUES (?1, ?2, ?3, ?4)")
        .put(id)
        .put(field)
        .put(language)
        .put(text)
        .run();
  }
}

void write_indicator(Connection& connection, std::int64_t id, const Indicator& indicator) {
  std::optional<std::int64_t> subject;
  if (indicator.subject) subject = subject_id(connection, *indicator.subject);
  const auto numerator = maybe_id(connection, indicator.numerator);
  const auto denominator = maybe_id(connection, indicator.denominator);
  connection
      .cursor(
          "UPDATE indicator SET subject_id = ?2, kind = ?3, unit = ?4, decimals = ?5, "
          "polarity = ?6, aggregation = ?7, numerator_id = ?8, denominator_id = ?9, "
          "factor_mantissa = ?10, factor_exponent = ?11, formula = ?12, rounding = ?13, "
          "lower_bound_mantissa = ?14, lower_bound_exponent = ?15, "
          "upper_bound_mantissa = ?16, upper_bound_exponent = ?17 WHERE id = ?1")
      .put(id)
      .put(subject)
      .put(to_string(indicator.kind))
      .put(indicator.unit)
      .put(indicator.decimals)
      .put(to_string(indicator.polarity))
      .put(to_string(indicator.aggregation))
      .put(numerator)
      .put(denominator)
      .put(indicator.factor)
      .put(indicator.formula)
      .put(to_string(indicator.rounding))
      .put(indicator.lower_bound)
      .put(indicator.upper_bound)
      .run();
  write_names(connection, kIndicatorNames, id, indicator.names);
  connection.cursor("DELETE FROM indicator_text WHERE indicator_id = ?1").put(id).run();
  write_texts(connection, id, "definition", indicator.definition);
  write_texts(connection, id, "unit", indicator.unit_names);
}

}  // namespace

std::optional<Record<Indicator>> load_indicator(Connection& connection, std::string_view code) {
  Cursor cursor = connection.cursor(kSelectByCode.c_str());
  cursor.put(code);
  if (!cursor.step()) return std::nullopt;
  return read_indicator(connection, cursor);
}

Record<Indicator> load_indicator(Connection& connection, std::int64_t id) {
  Cursor cursor = connection.cursor(kSelectById.c_str());
  cursor.put(id);
  cursor.step_to_row();
  return read_indicator(connection, cursor);
}

std::vector<Indicator> load_indicators(Connection& connection) {
  std::vector<Indicator> result;
  std::unordered_map<std::int64_t, std::size_t> position;
  {
    Cursor cursor = connection.cursor(kSelectAll.c_str());
    while (cursor.step()) {
      position.emplace(cursor.integer(0), result.size());
      result.push_back(indicator_of_row(cursor));
    }
  }
  const auto find = [&](std::int64_t id) -> Indicator* {
    const auto found = position.find(id);
    return found == position.end() ? nullptr : &result[found->second];
  };
  read_all_names(connection, kIndicatorNames, [&](std::int64_t id) -> Names* {
    Indicator* const indicator = find(id);
    return indicator == nullptr ? nullptr : &indicator->names;
  });
  Cursor cursor =
      connection.cursor("SELECT indicator_id, field, language, content FROM indicator_text");
  while (cursor.step()) {
    if (Indicator* const indicator = find(cursor.integer(0))) add_localized(*indicator, cursor, 1);
  }
  return result;
}

std::int64_t indicator_id(Connection& connection, const IndicatorCode& code) {
  {
    Cursor cursor = connection.cursor("SELECT id, code FROM indicator WHERE code = ?1");
    cursor.put(code.str());
    if (cursor.step() && cursor.text(1) == code.str()) return cursor.integer(0);
  }
  fail(ErrorCode::kNotFound, "indicator " + core::quoted(code.str()) + " is not defined" +
                                 suggestions(connection, kIndicatorNames, code.str()));
}

bool define(Connection& connection, const Indicator& indicator, Redefine redefine) {
  const auto existing = load_indicator(connection, indicator.code.str());
  if (existing && existing->value.code != indicator.code) {
    fail(ErrorCode::kAlreadyExists, subject_of(indicator) + " differs from " +
                                        core::quoted(existing->value.code.str()) +
                                        " in case only; use one of them");
  }
  if (existing &&
      !must_replace(differences(existing->value, indicator), subject_of(indicator), redefine)) {
    return false;
  }
  check_numbers(indicator);
  check_counts(indicator);
  check_all_texts(indicator);
  check_names(connection, kIndicatorNames, existing ? existing->id : 0, indicator.code.str(),
              indicator.names);
  check_formula(connection, indicator);
  check_no_circle(connection, indicator);
  const std::int64_t id = existing ? existing->id : insert_indicator(connection, indicator);
  write_indicator(connection, id, indicator);
  connection.touch(RecordKind::kIndicator, id);
  if (existing) check_values(connection, id, indicator);
  if (existing &&
      (existing->value.kind != indicator.kind || existing->value.numerator != indicator.numerator ||
       existing->value.denominator != indicator.denominator)) {
    check_counts_on_record(connection, id, indicator);
  }
  return true;
}

}  // namespace annals::storage
