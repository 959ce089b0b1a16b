#include "storage/targets.h"

#include <optional>
#include <string>

#include "core/text.h"
#include "storage/agencies.h"
#include "storage/errors.h"
#include "storage/indicators.h"
#include "storage/record.h"
#include "storage/sources.h"

namespace annals::storage {
namespace {

// From the columns agency's code, agency_kind, indicator's code, year, direction, mantissa,
// exponent, source's code, note.
Target read_target(const Cursor& cursor) {
  Target target{.indicator = IndicatorCode(cursor.text(2)),
                .year = Year(cursor.small(3)),
                .value = cursor.decimal(5),
                .source = SourceCode(cursor.text(7))};
  if (const auto agency = cursor.maybe_text(0)) target.agency = AgencyCode(*agency);
  if (const auto kind = cursor.maybe_text(1)) target.agency_kind = parse_agency_kind(*kind).value();
  target.direction = parse_target_direction(cursor.text(4)).value();
  target.note = cursor.text(8);
  return target;
}

std::string subject_of(const Target& target) {
  std::string who = "all agencies";
  if (target.agency) who = core::quoted(target.agency->str());
  if (target.agency_kind) who = "each " + std::string(to_string(*target.agency_kind));
  return "the target of " + who + " for " + core::quoted(target.indicator.str()) + " in " +
         std::to_string(static_cast<int>(target.year));
}

Differences differences(const Target& a, const Target& b) {
  Differences result;
  if (!identical(a.value, b.value)) result.push_back("value");
  if (a.note != b.note) result.push_back("note");
  return result;
}

// The parts of the table's unique key.
struct Key {
  std::optional<std::int64_t> agency;
  std::optional<std::string> kind;
  std::int64_t indicator, source;
};

Key key_of(Connection& connection, const Target& target) {
  Key key{};
  if (target.agency) key.agency = agency_id(connection, *target.agency);
  if (target.agency_kind) key.kind = std::string(to_string(*target.agency_kind));
  key.indicator = indicator_id(connection, target.indicator);
  key.source = source_id(connection, target.source);
  return key;
}

std::optional<Target> load_target(Connection& connection, const Key& key, const Target& like) {
  Cursor cursor = connection.cursor(
      "SELECT a.code, t.agency_kind, i.code, t.year, t.direction, t.mantissa, t.exponent, s.code, "
      "t.note FROM target AS t JOIN indicator AS i ON i.id = t.indicator_id "
      "JOIN source AS s ON s.id = t.source_id LEFT JOIN agency AS a ON a.id = t.agency_id "
      "WHERE ifnull(t.agency_id, 0) = ifnull(?1, 0) "
      "AND ifnull(t.agency_kind, '') = ifnull(?2, '') AND t.indicator_id = ?3 "
      "AND t.source_id = ?4 AND t.year = ?5 AND t.direction = ?6");
  cursor.put(key.agency).put(key.kind).put(key.indicator).put(key.source);
  cursor.put(static_cast<int>(like.year)).put(to_string(like.direction));
  if (!cursor.step()) return std::nullopt;
  return read_target(cursor);
}

}  // namespace

std::vector<Target> load_targets(Connection& connection) {
  std::vector<Target> result;
  Cursor cursor = connection.cursor(
      "SELECT a.code, t.agency_kind, i.code, t.year, t.direction, t.mantissa, t.exponent, s.code, "
      "t.note FROM target AS t JOIN indicator AS i ON i.id = t.indicator_id "
      "JOIN source AS s ON s.id = t.source_id LEFT JOIN agency AS a ON a.id = t.agency_id "
      "ORDER BY i.code, t.year, a.code, t.agency_kind, t.direction, s.code");
  while (cursor.step()) result.push_back(read_target(cursor));
  return result;
}

bool define(Connection& connection, const Target& target, Redefine redefine) {
  const std::string subject = subject_of(target);
  if (target.agency.has_value() == target.agency_kind.has_value()) {
    fail(ErrorCode::kInvalidData,
         subject + " must be for one agency or for one kind of agency, and not for both");
  }
  check_year(target.year, subject);
  check_text(target.note, subject, "note");
  const Key key = key_of(connection, target);
  const auto existing = load_target(connection, key, target);
  if (existing && !must_replace(differences(*existing, target), subject, redefine)) return false;
  // An upsert, so that the id stays: seals name it.
  Cursor cursor = connection.cursor(
      "INSERT INTO target (agency_id, agency_kind, indicator_id, year, direction, mantissa, "
      "exponent, source_id, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
      "ON CONFLICT (ifnull(agency_id, 0), ifnull(agency_kind, ''), indicator_id, year, direction, "
      "source_id) DO UPDATE SET mantissa = excluded.mantissa, exponent = excluded.exponent, "
      "note = excluded.note RETURNING id");
  cursor.put(key.agency).put(key.kind).put(key.indicator).put(static_cast<int>(target.year));
  cursor.put(to_string(target.direction)).put(target.value).put(key.source).put(target.note);
  cursor.step_to_row();
  connection.touch(RecordKind::kTarget, cursor.integer(0));
  cursor.run();
  return true;
}

}  // namespace annals::storage
