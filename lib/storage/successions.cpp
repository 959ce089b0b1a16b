#include "storage/successions.h"

#include <optional>
#include <string>

#include "core/text.h"
#include "storage/agencies.h"
#include "storage/errors.h"
#include "storage/record.h"

namespace annals::storage {
namespace {

std::string subject_of(const Succession& s) {
  return "the succession of " + core::quoted(s.predecessor.str()) + " by " +
         core::quoted(s.successor.str()) + " in " + std::to_string(static_cast<int>(s.year));
}

Differences differences(const Succession& a, const Succession& b) {
  Differences result;
  if (a.kind != b.kind) result.push_back("kind");
  if (a.basis != b.basis) result.push_back("basis");
  if (a.note != b.note) result.push_back("note");
  return result;
}

std::optional<Succession> load_succession(Connection& connection, const Succession& like,
                                          std::int64_t predecessor, std::int64_t successor) {
  Cursor cursor = connection.cursor(
      "SELECT kind, basis, note FROM succession "
      "WHERE predecessor_id = ?1 AND successor_id = ?2 AND year = ?3");
  cursor.put(predecessor).put(successor).put(static_cast<int>(like.year));
  if (!cursor.step()) return std::nullopt;
  return Succession{parse_succession_kind(cursor.text(0)).value(),
                    like.predecessor,
                    like.successor,
                    like.year,
                    cursor.text(1),
                    cursor.text(2)};
}

// Over years an agency may follow one that followed it; within one year nobody could tell who
// stands at its end.
void check_no_circle(Connection& connection, const Succession& succession, std::int64_t predecessor,
                     std::int64_t successor) {
  Cursor cursor = connection.cursor(
      "WITH RECURSIVE onwards (id) AS (SELECT ?1 UNION SELECT s.successor_id "
      "FROM succession AS s JOIN onwards AS o ON s.predecessor_id = o.id WHERE s.year = ?3) "
      "SELECT 1 FROM onwards WHERE id = ?2");
  cursor.put(successor).put(predecessor).put(static_cast<int>(succession.year));
  if (!cursor.step()) return;
  fail(ErrorCode::kInvalidData, subject_of(succession) + " would lead in a circle: in that year " +
                                    core::quoted(succession.predecessor.str()) + " follows " +
                                    core::quoted(succession.successor.str()) + " already");
}

}  // namespace

std::vector<Succession> load_successions(Connection& connection) {
  std::vector<Succession> result;
  Cursor cursor = connection.cursor(
      "SELECT s.kind, p.code, n.code, s.year, s.basis, s.note FROM succession AS s "
      "JOIN agency AS p ON p.id = s.predecessor_id JOIN agency AS n ON n.id = s.successor_id "
      "ORDER BY p.code, s.year, n.code");
  while (cursor.step()) {
    result.push_back({parse_succession_kind(cursor.text(0)).value(), AgencyCode(cursor.text(1)),
                      AgencyCode(cursor.text(2)), Year(cursor.small(3)), cursor.text(4),
                      cursor.text(5)});
  }
  return result;
}

bool define(Connection& connection, const Succession& succession, Redefine redefine) {
  const std::string subject = subject_of(succession);
  check_year(succession.year, subject);
  check_text(succession.basis, subject, "basis");
  check_text(succession.note, subject, "note");
  if (succession.predecessor == succession.successor) {
    fail(ErrorCode::kInvalidData, subject + " names one agency twice");
  }
  const std::int64_t predecessor = agency_id(connection, succession.predecessor);
  const std::int64_t successor = agency_id(connection, succession.successor);
  const auto existing = load_succession(connection, succession, predecessor, successor);
  if (existing && !must_replace(differences(*existing, succession), subject, redefine)) {
    return false;
  }
  check_no_circle(connection, succession, predecessor, successor);
  connection
      .cursor(
          "REPLACE INTO succession (predecessor_id, successor_id, year, kind, basis, note) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .put(predecessor)
      .put(successor)
      .put(static_cast<int>(succession.year))
      .put(to_string(succession.kind))
      .put(succession.basis)
      .put(succession.note)
      .run();
  connection.touch(RecordKind::kAgency, predecessor);
  return true;
}

}  // namespace annals::storage
