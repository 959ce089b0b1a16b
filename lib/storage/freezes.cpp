#include "storage/freezes.h"

#include <sqlite3.h>

#include <optional>
#include <utility>

#include "core/nearest.h"
#include "core/sha256.h"
#include "core/text.h"
#include "storage/clock.h"
#include "storage/errors.h"
#include "storage/record.h"

namespace annals::storage {
namespace {

constexpr const char* kValueTables[] = {"batch", "observation", "observation_detail"};

// The columns of a table that can be written, in their order.
std::vector<std::string> columns_of(Connection& connection, const std::string& table) {
  std::vector<std::string> result;
  Cursor cursor = connection.cursor("SELECT name FROM pragma_table_info(?1)");
  cursor.put(table);
  while (cursor.step()) result.push_back(cursor.text(0));
  return result;
}

void check(int code, Connection& connection) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
    throw SQLite::Exception(connection.database().getHandle(), code);
  }
}

// Copies the rows of one table between two connections of one schema.
void copy_table(Connection& from, Connection& to, const std::string& table,
                const std::string& condition) {
  std::string names, places;
  const std::vector<std::string> columns = columns_of(from, table);
  for (const std::string& column : columns) {
    names += (names.empty() ? "" : ", ") + column;
    places += places.empty() ? "?" : ", ?";
  }
  const Statement select = prepare(from.database().getHandle(),
                                   ("SELECT " + names + " FROM " + table + condition).c_str());
  const Statement insert =
      prepare(to.database().getHandle(),
              ("INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")").c_str());
  for (;;) {
    const int code = sqlite3_step(select.get());
    check(code, from);
    if (code == SQLITE_DONE) return;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
      check(sqlite3_bind_value(insert.get(), i + 1, sqlite3_column_value(select.get(), i)), to);
    }
    const int inserted = sqlite3_step(insert.get());
    if ((inserted & 0xFF) == SQLITE_CONSTRAINT) {
      fail(ErrorCode::kInvalidData,
           "the store holds a row in table " + core::quoted(table) +
               " that no store may hold: other hands have changed it; restore it from a backup");
    }
    check(inserted, to);
    check(sqlite3_reset(insert.get()), to);
  }
}

// Copies tables in one transaction, in any order: the rows were consistent where they come from.
void copy_tables(Connection& from, Connection& to,
                 const std::vector<std::pair<std::string, std::string>>& tables_and_conditions) {
  to.database().exec("PRAGMA foreign_keys = OFF");
  {
    WriteScope scope(to);
    for (const auto& [table, condition] : tables_and_conditions) {
      copy_table(from, to, table, condition);
    }
    scope.commit();
  }
  to.database().exec("PRAGMA foreign_keys = ON");
}

std::string image_of_definitions(Connection& connection) {
  // The tables of a new store: those that other hands added are none of ours.
  Connection copy("", {});
  std::vector<std::pair<std::string, std::string>> tables;
  {
    Cursor cursor = copy.cursor(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' AND name NOT IN ('batch', 'observation', 'observation_detail', "
        "'packed_series', 'freeze', 'seal') ORDER BY name");
    while (cursor.step()) tables.emplace_back(cursor.text(0), "");
  }
  copy_tables(connection, copy, tables);
  return image_of(copy);
}

// Every column of every row as text; what is NULL is told from what is empty. The columns are named
// one by one: they are what a freeze of this version stands for, whatever tables gain later.
constexpr const char* kDigestQueries[] = {
    "SELECT id, source_id, recorded_at, author, reason, program FROM batch WHERE id <= ?1 "
    "ORDER BY id",
    "SELECT agency_id, indicator_id, year, batch_id, mantissa, exponent, obs_status, bound, "
    "retracted, has_detail FROM observation WHERE batch_id <= ?1 "
    "ORDER BY agency_id, indicator_id, year, batch_id",
    "SELECT agency_id, indicator_id, year, batch_id, numerator_mantissa, numerator_exponent, "
    "denominator_mantissa, denominator_exponent, locator, note FROM observation_detail "
    "WHERE batch_id <= ?1 ORDER BY agency_id, indicator_id, year, batch_id",
};
constexpr int kDigestColumns[] = {6, 10, 10};

std::string digest_of(Connection& connection, std::string_view definitions,
                      std::int64_t last_write) {
  core::Sha256 digest;
  digest.add(definitions);
  for (std::size_t query = 0; query < std::size(kDigestQueries); ++query) {
    Cursor cursor = connection.cursor(kDigestQueries[query]);
    cursor.put(last_write);
    while (cursor.step()) {
      for (int i = 0; i < kDigestColumns[query]; ++i) {
        digest.add(cursor.is_null(i) ? std::string_view("\0", 1) : cursor.view(i)).add("\x1F");
      }
      digest.add("\x1E");
    }
  }
  return digest.hex();
}

std::string subject_of(std::string_view name) { return "the freeze " + core::quoted(name); }

// From the columns name, note, author, recorded_at, last_batch_id, sha256.
Freeze read_freeze(const Cursor& cursor) {
  return {cursor.text(0),    cursor.text(1),
          cursor.text(2),    parse_timestamp(cursor.text(3)).value(),
          cursor.integer(4), cursor.text(5)};
}

bool has_freeze(Connection& connection, const std::string& name) {
  Cursor cursor = connection.cursor("SELECT 1 FROM freeze WHERE name = ?1");
  cursor.put(name);
  return cursor.step();
}

std::int64_t last_write(Connection& connection) {
  Cursor cursor = connection.cursor("SELECT ifnull(max(id), 0) FROM batch");
  cursor.step();
  return cursor.integer(0);
}

}  // namespace

std::vector<Freeze> load_freezes(Connection& connection) {
  std::vector<Freeze> result;
  Cursor cursor = connection.cursor(
      "SELECT name, note, author, recorded_at, last_batch_id, sha256 FROM freeze ORDER BY id");
  while (cursor.step()) result.push_back(read_freeze(cursor));
  return result;
}

Freeze freeze(Connection& connection, const std::string& name, const std::string& note,
              const std::string& author) {
  check_freeze(connection, name, note);
  const std::string definitions = image_of_definitions(connection);
  const std::string recorded_at = time_of_write(connection);
  Freeze made{.name = name,
              .note = note,
              .author = author,
              .recorded_at = parse_timestamp(recorded_at).value(),
              .last_write = last_write(connection),
              .sha256 = {}};
  insert_freeze(connection, made, definitions);
  return made;
}

void check_freeze(Connection& connection, const std::string& name, const std::string& note) {
  if (name.empty()) fail(ErrorCode::kInvalidData, "a freeze needs a name");
  check_text(name, "a freeze", "name", kMaxNameBytes);
  check_text(note, subject_of(name), "note");
  if (has_freeze(connection, name)) {
    fail(ErrorCode::kAlreadyExists,
         subject_of(name) + " is there already; what is frozen stays: choose another name");
  }
}

std::string image_of(Connection& connection) {
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(connection.database().getHandle(), "main", &size, 0);
  if (bytes == nullptr) throw std::bad_alloc();
  std::string image(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return image;
}

void insert_freeze(Connection& connection, Freeze& freeze, const std::string& definitions) {
  freeze.sha256 = digest_of(connection, definitions, freeze.last_write);
  connection
      .cursor(
          "INSERT INTO freeze (name, note, author, recorded_at, last_batch_id, definitions, "
          "sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .put(freeze.name)
      .put(freeze.note)
      .put(freeze.author)
      .put(to_string(freeze.recorded_at))
      .put(freeze.last_write)
      .put_blob(definitions)
      .put(freeze.sha256)
      .run();
  connection.touch(RecordKind::kFreeze, connection.database().getLastInsertRowid());
}

Frozen load_frozen(Connection& connection, std::string_view name) {
  std::optional<Frozen> frozen;
  {
    Cursor cursor = connection.cursor(
        "SELECT name, note, author, recorded_at, last_batch_id, sha256, definitions FROM freeze "
        "WHERE name = ?1");
    cursor.put(name);
    if (cursor.step()) frozen = Frozen{read_freeze(cursor), std::string(cursor.blob(6))};
  }
  if (!frozen) {
    std::vector<std::string> names;
    for (const Freeze& each : load_freezes(connection)) names.push_back(each.name);
    fail(ErrorCode::kNotFound, "nothing is frozen as " + core::quoted(name) +
                                   core::did_you_mean(core::nearest(name, names)));
  }
  if (digest_of(connection, frozen->definitions, frozen->freeze.last_write) !=
      frozen->freeze.sha256) {
    fail(ErrorCode::kInvalidData, subject_of(name) +
                                      " is not what it was: rows of the file were changed by "
                                      "other hands; restore it from a backup");
  }
  return *std::move(frozen);
}

void copy_values(Connection& from, Connection& to, std::int64_t last_write) {
  std::vector<std::pair<std::string, std::string>> tables;
  for (const std::string table : kValueTables) {
    tables.emplace_back(table, std::string(table == "batch" ? " WHERE id" : " WHERE batch_id") +
                                   " <= " + std::to_string(last_write));
  }
  copy_tables(from, to, tables);
}

}  // namespace annals::storage
