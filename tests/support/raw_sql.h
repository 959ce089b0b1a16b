// SQL on the file of a store, past the library: to look at what it wrote and to break it.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <sstream>
#include <string>

namespace annals::test {

// Runs statements without any of the guards that the library sets: no foreign keys, no CHECK.
inline void run_sql(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA ignore_check_constraints = ON");
  database.exec(sql);
}

// The rows of a query: columns apart by '|', rows by line ends.
inline std::string rows_of(SQLite::Database& database, const std::string& sql) {
  SQLite::Statement statement(database, sql);
  std::string result;
  while (statement.executeStep()) {
    if (!result.empty()) result += "\n";
    for (int i = 0; i < statement.getColumnCount(); ++i) {
      if (i > 0) result += "|";
      result += statement.isColumnNull(i) ? "NULL" : statement.getColumn(i).getString();
    }
  }
  return result;
}
inline std::string rows_of(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  return rows_of(database, sql);
}

// Everything in every table but one, and the schema.
inline std::string dump(SQLite::Database& database, const std::string& except = "") {
  std::string result = rows_of(database, "SELECT type, name, sql FROM sqlite_schema ORDER BY name");
  SQLite::Statement tables(database,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    if (table == except) continue;
    result += "\n-- " + table + "\n" + rows_of(database, "SELECT * FROM \"" + table + "\"");
  }
  return result;
}

inline std::string dump(const std::filesystem::path& file, const std::string& except = "") {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  return dump(database, except);
}

// "" if two dumps are the same, else the first line in which they differ.
inline std::string difference(const std::string& before, const std::string& after) {
  std::istringstream old_lines(before), new_lines(after);
  std::string old_line, new_line;
  for (;;) {
    const bool more_old = static_cast<bool>(std::getline(old_lines, old_line));
    const bool more_new = static_cast<bool>(std::getline(new_lines, new_line));
    if (!more_old && !more_new) return "";
    if (more_old != more_new || old_line != new_line) {
      return "was " + (more_old ? old_line : "at its end") + ", is " +
             (more_new ? new_line : "at its end");
    }
  }
}

}  // namespace annals::test
