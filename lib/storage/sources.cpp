#include "storage/sources.h"

#include <algorithm>
#include <string>

#include "core/nearest.h"
#include "core/text.h"
#include "storage/errors.h"

namespace annals::storage {
namespace {

// From the columns id, code, title, document_number, publisher, published, url, sha256, note.
Record<SourceDocument> read_source(const Cursor& cursor) {
  SourceDocument source{.code = SourceCode(cursor.text(1))};
  source.title = cursor.text(2);
  source.document_number = cursor.text(3);
  source.publisher = cursor.text(4);
  if (const auto published = cursor.maybe_text(5)) {
    source.published = PartialDate::parse(*published).value();
  }
  source.url = cursor.text(6);
  source.sha256 = cursor.text(7);
  source.note = cursor.text(8);
  return {cursor.integer(0), std::move(source)};
}

std::string subject_of(const SourceDocument& source) {
  return "source " + core::quoted(source.code.str());
}

Differences differences(const SourceDocument& a, const SourceDocument& b) {
  Differences result;
  const auto note = [&](bool different, std::string_view field) {
    if (different) result.push_back(field);
  };
  note(a.title != b.title, "title");
  note(a.document_number != b.document_number, "document number");
  note(a.publisher != b.publisher, "publisher");
  note(a.published != b.published, "date of publication");
  note(a.url != b.url, "URL");
  note(a.sha256 != b.sha256, "SHA-256");
  note(a.note != b.note, "note");
  return result;
}

// False if they are the same; throws Failure if the one may not take the place of the other.
bool replaces(const SourceDocument& source, const SourceDocument& existing, Redefine redefine) {
  if (existing.code != source.code) {
    fail(ErrorCode::kAlreadyExists, subject_of(source) + " differs from " +
                                        core::quoted(existing.code.str()) +
                                        " in case only; use one of them");
  }
  return must_replace(differences(existing, source), subject_of(source), redefine);
}

void check_source(const SourceDocument& source) {
  const std::string subject = subject_of(source);
  check_text(source.title, subject, "title");
  check_text(source.document_number, subject, "document number");
  check_text(source.publisher, subject, "publisher");
  check_text(source.url, subject, "URL");
  check_text(source.note, subject, "note");
  const auto is_hex = [](char c) { return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f'); };
  if (!source.sha256.empty() &&
      (source.sha256.size() != 64 ||
       !std::all_of(source.sha256.begin(), source.sha256.end(), is_hex))) {
    fail(ErrorCode::kInvalidData, subject + " has the SHA-256 " + core::quoted(source.sha256) +
                                      ": write 64 hexadecimal digits in lower case");
  }
}

}  // namespace

std::optional<Record<SourceDocument>> load_source(Connection& connection, std::string_view code) {
  Cursor cursor = connection.cursor(
      "SELECT id, code, title, document_number, publisher, published, url, sha256, note "
      "FROM source WHERE code = ?1");
  cursor.put(code);
  if (!cursor.step()) return std::nullopt;
  return read_source(cursor);
}

Record<SourceDocument> load_source(Connection& connection, std::int64_t id) {
  Cursor cursor = connection.cursor(
      "SELECT id, code, title, document_number, publisher, published, url, sha256, note "
      "FROM source WHERE id = ?1");
  cursor.put(id);
  cursor.step_to_row();
  return read_source(cursor);
}

std::vector<SourceDocument> load_sources(Connection& connection) {
  std::vector<SourceDocument> result;
  Cursor cursor = connection.cursor(
      "SELECT id, code, title, document_number, publisher, published, url, sha256, note "
      "FROM source ORDER BY code");
  while (cursor.step()) result.push_back(read_source(cursor).value);
  return result;
}

std::int64_t source_id(Connection& connection, const SourceCode& code) {
  const auto source = load_source(connection, code.str());
  if (source && source->value.code == code) return source->id;
  fail(ErrorCode::kNotFound, "source " + core::quoted(code.str()) + " is not defined" +
                                 source_suggestions(connection, code.str()));
}

std::string source_suggestions(Connection& connection, std::string_view text) {
  std::vector<std::string> codes;
  Cursor cursor = connection.cursor("SELECT code FROM source");
  while (cursor.step()) codes.push_back(cursor.text(0));
  return core::did_you_mean(core::nearest(text, codes));
}

void check_agreement(const SourceDocument& source, const SourceDocument& existing) {
  replaces(source, existing, Redefine::kRefuse);
}

void check_definable(Connection& connection, const SourceDocument& source) {
  const auto existing = load_source(connection, source.code.str());
  existing ? check_agreement(source, existing->value) : check_source(source);
}

bool define(Connection& connection, const SourceDocument& source, Redefine redefine) {
  const auto existing = load_source(connection, source.code.str());
  if (existing && !replaces(source, existing->value, redefine)) return false;
  check_source(source);
  std::optional<std::string> published;
  if (source.published) published = source.published->str();
  // An upsert and not a replacement of the row: batches refer to its id.
  Cursor cursor = connection.cursor(
      "INSERT INTO source (code, title, document_number, publisher, published, url, "
      "sha256, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
      "ON CONFLICT (code) DO UPDATE SET title = excluded.title, "
      "document_number = excluded.document_number, publisher = excluded.publisher, "
      "published = excluded.published, url = excluded.url, sha256 = excluded.sha256, "
      "note = excluded.note RETURNING id");
  cursor.put(source.code.str()).put(source.title).put(source.document_number);
  cursor.put(source.publisher).put(published).put(source.url).put(source.sha256).put(source.note);
  cursor.step_to_row();
  connection.touch(RecordKind::kSource, cursor.integer(0));
  cursor.run();
  return true;
}

}  // namespace annals::storage
