#include "storage/definition_versions.h"

#include <optional>
#include <string>

#include "core/text.h"
#include "storage/agencies.h"
#include "storage/errors.h"
#include "storage/indicators.h"
#include "storage/record.h"

namespace annals::storage {
namespace {

std::optional<Date> maybe_date(const Cursor& cursor, int column) {
  if (cursor.is_null(column)) return std::nullopt;
  return parse_date(cursor.text(column)).value();
}

std::optional<std::string> text_of(const std::optional<Date>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

// From the columns indicator's code, version, valid_from, valid_to, legal_basis, numerator_rule,
// denominator_rule, note.
DefinitionVersion read_version(const Cursor& cursor) {
  DefinitionVersion version{.indicator = IndicatorCode(cursor.text(0)), .version = cursor.text(1)};
  version.valid_from = maybe_date(cursor, 2);
  version.valid_to = maybe_date(cursor, 3);
  version.legal_basis = cursor.text(4);
  version.numerator_rule = cursor.text(5);
  version.denominator_rule = cursor.text(6);
  version.note = cursor.text(7);
  return version;
}

std::string subject_of(const DefinitionVersion& version) {
  return "version " + core::quoted(version.version) + " of indicator " +
         core::quoted(version.indicator.str());
}

std::optional<DefinitionVersion> load_version(Connection& connection, std::int64_t indicator,
                                              const std::string& version) {
  Cursor cursor = connection.cursor(
      "SELECT i.code, v.version, v.valid_from, v.valid_to, v.legal_basis, v.numerator_rule, "
      "v.denominator_rule, v.note FROM definition_version AS v "
      "JOIN indicator AS i ON i.id = v.indicator_id "
      "WHERE v.indicator_id = ?1 AND v.version = ?2");
  cursor.put(indicator).put(version);
  if (!cursor.step()) return std::nullopt;
  return read_version(cursor);
}

Differences differences(const DefinitionVersion& a, const DefinitionVersion& b) {
  Differences result;
  const auto note = [&](bool different, std::string_view field) {
    if (different) result.push_back(field);
  };
  note(a.valid_from != b.valid_from, "first day");
  note(a.valid_to != b.valid_to, "last day");
  note(a.legal_basis != b.legal_basis, "legal basis");
  note(a.numerator_rule != b.numerator_rule, "numerator rule");
  note(a.denominator_rule != b.denominator_rule, "denominator rule");
  note(a.note != b.note, "note");
  return result;
}

void check_day(const std::optional<Date>& day, const std::string& subject, const char* which) {
  if (!day) return;
  check_year(day->year(), subject);
  if (!day->ok()) {
    fail(ErrorCode::kInvalidData,
         subject + " has the " + which + " " + to_string(*day) + ", which is not in the calendar");
  }
}

void check_version(const DefinitionVersion& version) {
  const std::string subject = subject_of(version);
  if (version.version.empty()) {
    fail(ErrorCode::kInvalidData, subject + " has no name: give a short one, such as \"2020\"");
  }
  check_text(version.version, subject, "name");
  check_text(version.legal_basis, subject, "legal basis");
  check_text(version.numerator_rule, subject, "numerator rule");
  check_text(version.denominator_rule, subject, "denominator rule");
  check_text(version.note, subject, "note");
  check_day(version.valid_from, subject, "first day");
  check_day(version.valid_to, subject, "last day");
  if (version.valid_from && version.valid_to && *version.valid_to < *version.valid_from) {
    fail(ErrorCode::kInvalidData, subject + " ends on " + to_string(*version.valid_to) +
                                      ", before it begins on " + to_string(*version.valid_from));
  }
}

// From the columns indicator's code, agency's code, first_year, reason, mantissa, exponent.
SeriesBreak read_break(const Cursor& cursor) {
  SeriesBreak result{.indicator = IndicatorCode(cursor.text(0)),
                     .first_year = Year(cursor.small(2))};
  if (const auto agency = cursor.maybe_text(1)) result.agency = AgencyCode(*agency);
  result.reason = cursor.text(3);
  result.pre_break_value = cursor.maybe_decimal(4);
  return result;
}

std::string subject_of(const SeriesBreak& series_break) {
  return "the break of " + core::quoted(series_break.indicator.str()) + " in " +
         std::to_string(static_cast<int>(series_break.first_year));
}

Differences differences(const SeriesBreak& a, const SeriesBreak& b) {
  Differences result;
  if (a.reason != b.reason) result.push_back("reason");
  SeriesBreak like = a;
  like.reason = b.reason;
  if (!(like == b)) result.push_back("value by the old method");
  return result;
}

std::optional<SeriesBreak> load_break(Connection& connection, std::int64_t indicator,
                                      std::optional<std::int64_t> agency, Year first_year) {
  Cursor cursor = connection.cursor(
      "SELECT i.code, a.code, b.first_year, b.reason, b.pre_break_mantissa, b.pre_break_exponent "
      "FROM series_break AS b JOIN indicator AS i ON i.id = b.indicator_id "
      "LEFT JOIN agency AS a ON a.id = b.agency_id "
      "WHERE b.indicator_id = ?1 AND b.agency_id IS ?2 AND b.first_year = ?3");
  cursor.put(indicator).put(agency).put(static_cast<int>(first_year));
  if (!cursor.step()) return std::nullopt;
  return read_break(cursor);
}

}  // namespace

std::vector<DefinitionVersion> load_definition_versions(Connection& connection) {
  std::vector<DefinitionVersion> result;
  Cursor cursor = connection.cursor(
      "SELECT i.code, v.version, v.valid_from, v.valid_to, v.legal_basis, v.numerator_rule, "
      "v.denominator_rule, v.note FROM definition_version AS v "
      "JOIN indicator AS i ON i.id = v.indicator_id "
      "ORDER BY i.code, v.valid_from, v.version");
  while (cursor.step()) result.push_back(read_version(cursor));
  return result;
}

bool define(Connection& connection, const DefinitionVersion& version, Redefine redefine) {
  check_version(version);
  const std::int64_t indicator = indicator_id(connection, version.indicator);
  const auto existing = load_version(connection, indicator, version.version);
  if (existing && !must_replace(differences(*existing, version), subject_of(version), redefine)) {
    return false;
  }
  connection
      .cursor(
          "REPLACE INTO definition_version (indicator_id, version, valid_from, valid_to, "
          "legal_basis, numerator_rule, denominator_rule, note) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .put(indicator)
      .put(version.version)
      .put(text_of(version.valid_from))
      .put(text_of(version.valid_to))
      .put(version.legal_basis)
      .put(version.numerator_rule)
      .put(version.denominator_rule)
      .put(version.note)
      .run();
  connection.touch(RecordKind::kIndicator, indicator);
  return true;
}

std::vector<SeriesBreak> load_breaks(Connection& connection) {
  std::vector<SeriesBreak> result;
  Cursor cursor = connection.cursor(
      "SELECT i.code, a.code, b.first_year, b.reason, b.pre_break_mantissa, b.pre_break_exponent "
      "FROM series_break AS b JOIN indicator AS i ON i.id = b.indicator_id "
      "LEFT JOIN agency AS a ON a.id = b.agency_id ORDER BY i.code, b.first_year, a.code");
  while (cursor.step()) result.push_back(read_break(cursor));
  return result;
}

std::vector<SeriesBreak> load_breaks(Connection& connection, std::int64_t indicator_id) {
  std::vector<SeriesBreak> result;
  Cursor cursor = connection.cursor(
      "SELECT i.code, a.code, b.first_year, b.reason, b.pre_break_mantissa, b.pre_break_exponent "
      "FROM series_break AS b JOIN indicator AS i ON i.id = b.indicator_id "
      "LEFT JOIN agency AS a ON a.id = b.agency_id "
      "WHERE b.indicator_id = ?1 ORDER BY b.first_year, a.code");
  cursor.put(indicator_id);
  while (cursor.step()) result.push_back(read_break(cursor));
  return result;
}

bool define(Connection& connection, const SeriesBreak& series_break, Redefine redefine) {
  const std::string subject = subject_of(series_break);
  check_year(series_break.first_year, subject);
  check_text(series_break.reason, subject, "reason");
  const std::int64_t indicator = indicator_id(connection, series_break.indicator);
  std::optional<std::int64_t> agency;
  if (series_break.agency) agency = agency_id(connection, *series_break.agency);
  const auto existing = load_break(connection, indicator, agency, series_break.first_year);
  if (existing && !must_replace(differences(*existing, series_break), subject, redefine)) {
    return false;
  }
  connection
      .cursor(
          "REPLACE INTO series_break (indicator_id, agency_id, first_year, reason, "
          "pre_break_mantissa, pre_break_exponent) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .put(indicator)
      .put(agency)
      .put(static_cast<int>(series_break.first_year))
      .put(series_break.reason)
      .put(series_break.pre_break_value)
      .run();
  connection.touch(RecordKind::kIndicator, indicator);
  return true;
}

}  // namespace annals::storage
