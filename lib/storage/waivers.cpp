#include "storage/waivers.h"

#include <optional>

#include "core/text.h"
#include "storage/agencies.h"
#include "storage/clock.h"
#include "storage/errors.h"
#include "storage/indicators.h"
#include "storage/record.h"
#include "storage/sources.h"

namespace annals::storage {
namespace {

// From the columns rule, agency's code, indicator's code, year, why, until, source's code,
// given_for, author, recorded_at.
Waiver read_waiver(const Cursor& cursor) {
  Waiver waiver{.rule = RuleCode(cursor.text(0)),
                .agency = AgencyCode(cursor.text(1)),
                .indicator = IndicatorCode(cursor.text(2)),
                .year = Year(cursor.small(3)),
                .why = cursor.text(4),
                .until = parse_date(cursor.text(5)).value()};
  if (const auto source = cursor.maybe_text(6)) waiver.document = SourceCode(*source);
  waiver.given_for = cursor.text(7);
  waiver.who = cursor.text(8);
  waiver.recorded_at = parse_timestamp(cursor.text(9)).value();
  return waiver;
}

std::string subject_of(const Waiver& waiver) {
  return "the waiver of " + core::quoted(waiver.rule.str()) + " for " +
         core::quoted(waiver.agency.str()) + " in " + std::to_string(static_cast<int>(waiver.year));
}

void check_waiver(const Waiver& waiver) {
  const std::string subject = subject_of(waiver);
  check_year(waiver.year, subject);
  check_text(waiver.why, subject, "reason");
  check_text(waiver.who, subject, "author");
  check_text(waiver.given_for, subject, "figures");
  if (waiver.why.empty()) fail(ErrorCode::kInvalidData, subject + " needs a reason: say why");
  if (!waiver.until.ok() || waiver.until.year() > kLastYear || waiver.until.year() < kFirstYear) {
    fail(ErrorCode::kInvalidData, subject + " needs a last day that exists, up to 2999-12-31");
  }
}

std::optional<Waiver> last_waiver(Connection& connection, const Waiver& like) {
  std::optional<Waiver> result;
  for (Waiver& waiver : load_waivers(connection)) {
    if (waiver.rule == like.rule && waiver.agency == like.agency &&
        waiver.indicator == like.indicator && waiver.year == like.year) {
      result = std::move(waiver);
    }
  }
  return result;
}

bool says_the_same(const Waiver& a, const Waiver& b) {
  return a.why == b.why && a.until == b.until && a.document == b.document &&
         a.given_for == b.given_for && a.who == b.who;
}

}  // namespace

std::vector<Waiver> load_waivers(Connection& connection) {
  std::vector<Waiver> result;
  Cursor cursor = connection.cursor(
      "SELECT w.rule, a.code, i.code, w.year, w.why, w.until, s.code, w.given_for, w.author, "
      "w.recorded_at FROM waiver AS w JOIN agency AS a ON a.id = w.agency_id "
      "JOIN indicator AS i ON i.id = w.indicator_id LEFT JOIN source AS s ON s.id = w.source_id "
      "ORDER BY w.id");
  while (cursor.step()) result.push_back(read_waiver(cursor));
  return result;
}

void insert_waiver(Connection& connection, const Waiver& waiver) {
  check_waiver(waiver);
  const std::int64_t agency = agency_id(connection, waiver.agency);
  const std::int64_t indicator = indicator_id(connection, waiver.indicator);
  std::optional<std::int64_t> source;
  if (waiver.document) source = source_id(connection, *waiver.document);
  connection
      .cursor(
          "INSERT INTO waiver (rule, agency_id, indicator_id, year, why, until, source_id, "
          "given_for, author, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
      .put(waiver.rule.str())
      .put(agency)
      .put(indicator)
      .put(static_cast<int>(waiver.year))
      .put(waiver.why)
      .put(to_string(waiver.until))
      .put(source)
      .put(waiver.given_for)
      .put(waiver.who)
      .put(to_string(waiver.recorded_at))
      .run();
  connection.touch(RecordKind::kWaiver, connection.database().getLastInsertRowid());
}

bool waive(Connection& connection, const Waiver& waiver, const std::string& author) {
  Waiver signed_waiver = waiver;
  if (signed_waiver.who.empty()) signed_waiver.who = author;
  signed_waiver.recorded_at = parse_timestamp(time_of_write(connection)).value();
  const auto last = last_waiver(connection, waiver);
  if (last && says_the_same(*last, signed_waiver)) return false;
  insert_waiver(connection, signed_waiver);
  return true;
}

}  // namespace annals::storage
