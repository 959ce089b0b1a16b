#include "storage/schema_check.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/sha256.h"
#include "core/text.h"
#include "storage/errors.h"

namespace annals::storage {
namespace {

constexpr const char* kObjects = "SELECT type, name, tbl_name, sql FROM sqlite_schema";

struct SchemaObject {
  std::string type, name, table, sql;
  friend bool operator==(const SchemaObject&, const SchemaObject&) = default;
};
// By name without regard to case, as SQLite has it.
using Schema = std::map<std::string, SchemaObject>;

std::string lower(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

SchemaObject read_object(const Cursor& cursor) {
  return {cursor.text(0), cursor.text(1), cursor.text(2), cursor.text(3)};
}

Schema made_by(SchemaSteps steps) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (const std::string_view step : steps) database.exec(std::string(step));
  Schema result;
  const Statement statement = prepare(database.getHandle(), kObjects);
  Cursor cursor(statement.get());
  while (cursor.step()) {
    SchemaObject object = read_object(cursor);
    std::string key = lower(object.name);
    result.emplace(std::move(key), std::move(object));
  }
  return result;
}

// That of today is made once in a program.
const Schema& schema_of_today() {
  static const Schema kSchema = made_by(migrations());
  return kSchema;
}

void compare(Connection& connection, const Schema& expected) {
  const auto refuse = [&](const std::string& what) {
    const std::string file = connection.file().string();
    fail(ErrorCode::kSchemaMismatch, (file.empty() ? "the content" : core::quoted(file, 200)) +
                                         " is not a store as it was made: " + what +
                                         "; restore it from a backup");
  };
  std::map<std::string, bool> missing;
  for (const auto& [name, object] : expected) missing[name] = true;
  Cursor cursor = connection.cursor(kObjects);
  while (cursor.step()) {
    const SchemaObject object = read_object(cursor);
    const auto known = expected.find(lower(object.name));
    if (known == expected.end()) {
      if (expected.count(lower(object.table)) == 0) continue;
      refuse((object.type == "index" ? "an " : "a ") + object.type + " " +
             core::quoted(object.name) + " was added to " + core::quoted(object.table));
    } else if (object != known->second) {
      refuse("its " + known->second.type + " " + core::quoted(known->second.name) +
             " was changed by other hands");
    }
    missing[known->first] = false;
  }
  for (const auto& [name, is_missing] : missing) {
    if (!is_missing) continue;
    const SchemaObject& object = expected.at(name);
    refuse("its " + object.type + " " + core::quoted(object.name) + " is not there");
  }
}

}  // namespace

std::string schema_digest(sqlite3* database) {
  std::vector<SchemaObject> objects;
  const Statement statement = prepare(database, kObjects);
  for (Cursor cursor(statement.get()); cursor.step();) objects.push_back(read_object(cursor));
  std::sort(objects.begin(), objects.end(), [](const SchemaObject& a, const SchemaObject& b) {
    return std::tie(a.name, a.type) < std::tie(b.name, b.type);
  });
  core::Sha256 sha256;
  for (const SchemaObject& each : objects) {
    sha256.add_text(each.type).add_text(each.name).add_text(each.table).add_text(each.sql);
  }
  return sha256.hex();
}

void check_schema(Connection& connection, SchemaSteps steps) {
  const SchemaSteps today = migrations();
  const bool is_of_today = steps.data() == today.data() && steps.size() == today.size();
  if (is_of_today && schema_digest(connection.database().getHandle()) == kSchemaOfToday) return;
  is_of_today ? compare(connection, schema_of_today()) : compare(connection, made_by(steps));
}

}  // namespace annals::storage
