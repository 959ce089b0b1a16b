#include "storage/subjects.h"

#include <optional>
#include <string>

#include "core/text.h"
#include "storage/errors.h"
#include "storage/names.h"
#include "storage/record.h"

namespace annals::storage {
namespace {

// From the columns id, code, parent's code.
Record<Subject> read_subject(Connection& connection, const Cursor& cursor) {
  Subject subject{.code = SubjectCode(cursor.text(1))};
  if (const auto parent = cursor.maybe_text(2)) subject.parent = SubjectCode(*parent);
  const std::int64_t id = cursor.integer(0);
  subject.names = read_names(connection, kSubjectNames, id);
  return {id, std::move(subject)};
}

std::optional<Record<Subject>> load_subject(Connection& connection, const SubjectCode& code) {
  Cursor cursor = connection.cursor(
      "SELECT s.id, s.code, p.code FROM subject AS s LEFT JOIN subject AS p ON p.id = s.parent_id "
      "WHERE s.code = ?1");
  cursor.put(code.str());
  if (!cursor.step()) return std::nullopt;
  return read_subject(connection, cursor);
}

std::string subject_of(const Subject& subject) {
  return "subject " + core::quoted(subject.code.str());
}

Differences differences(const Subject& a, const Subject& b) {
  Differences result;
  if (a.names != b.names) result.push_back("name or alias");
  if (a.parent != b.parent) result.push_back("parent");
  return result;
}

void check_no_circle(Connection& connection, std::int64_t id, const Subject& subject) {
  Cursor cursor = connection.cursor(
      "WITH RECURSIVE above (id) AS (SELECT parent_id FROM subject WHERE id = ?1 "
      "UNION SELECT s.parent_id FROM subject AS s JOIN above ON s.id = above.id) "
      "SELECT 1 FROM above WHERE id = ?1");
  cursor.put(id);
  if (cursor.step()) {
    fail(ErrorCode::kInvalidData, subject_of(subject) + " would be below itself: its parent " +
                                      core::quoted(subject.parent->str()) + " stands under it");
  }
}

std::int64_t insert_subject(Connection& connection, const Subject& subject) {
  connection.cursor("INSERT INTO subject (code) VALUES (?1)").put(subject.code.str()).run();
  return connection.database().getLastInsertRowid();
}

}  // namespace

std::vector<Subject> load_subjects(Connection& connection) {
  std::vector<Subject> result;
  Cursor cursor = connection.cursor(
      "SELECT s.id, s.code, p.code FROM subject AS s LEFT JOIN subject AS p ON p.id = s.parent_id "
      "ORDER BY s.code");
  while (cursor.step()) result.push_back(read_subject(connection, cursor).value);
  return result;
}

std::int64_t subject_id(Connection& connection, const SubjectCode& code) {
  {
    Cursor cursor = connection.cursor("SELECT id, code FROM subject WHERE code = ?1");
    cursor.put(code.str());
    if (cursor.step() && cursor.text(1) == code.str()) return cursor.integer(0);
  }
  fail(ErrorCode::kNotFound, "subject " + core::quoted(code.str()) + " is not defined" +
                                 suggestions(connection, kSubjectNames, code.str()));
}

bool define(Connection& connection, const Subject& subject, Redefine redefine) {
  const auto existing = load_subject(connection, subject.code);
  if (existing && existing->value.code != subject.code) {
    fail(ErrorCode::kAlreadyExists, subject_of(subject) + " differs from " +
                                        core::quoted(existing->value.code.str()) +
                                        " in case only; use one of them");
  }
  if (existing &&
      !must_replace(differences(existing->value, subject), subject_of(subject), redefine)) {
    return false;
  }
  check_names(connection, kSubjectNames, existing ? existing->id : 0, subject.code.str(),
              subject.names);
  const std::int64_t id = existing ? existing->id : insert_subject(connection, subject);
  std::optional<std::int64_t> parent;
  if (subject.parent) parent = subject_id(connection, *subject.parent);
  connection.cursor("UPDATE subject SET parent_id = ?2 WHERE id = ?1").put(id).put(parent).run();
  write_names(connection, kSubjectNames, id, subject.names);
  connection.touch(RecordKind::kSubject, id);
  check_no_circle(connection, id, subject);
  return true;
}

}  // namespace annals::storage
