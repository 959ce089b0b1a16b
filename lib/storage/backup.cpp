#include "storage/backup.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <string>
#include <vector>

#include "storage/errors.h"
#include "storage/new_file.h"
#include "storage/page_check.h"

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

void copy_database(SQLite::Database& from, const fs::path& file) {
  SQLite::Database copy(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Backup backup(copy, from);
  // A source that is locked for too long is no exception to SQLiteCpp.
  const int outcome = backup.executeStep(-1);
  if (outcome != SQLITE_DONE) throw SQLite::Exception("the copy is not complete", outcome);
}

// What the codes of a copy speak of: the new file cannot be locked or damaged.
bool is_about_source(const SQLite::Exception& exception) {
  const ErrorCode code = error_code_of(exception.getErrorCode());
  return code == ErrorCode::kBusy || code == ErrorCode::kInvalidData ||
         code == ErrorCode::kSchemaMismatch;
}

// "name" is that of the source in messages.
void copy_from(const fs::path& name, SQLite::Database& source, const fs::path& file) {
  try {
    copy_database(source, file);
  } catch (const SQLite::Exception& exception) {
    const fs::path& subject = is_about_source(exception) ? name : file;
    throw Failure{error_of(exception, subject.string())};
  }
}

void check_pages(const fs::path& copy) {
  SQLite::Database database(copy.string(), SQLite::OPEN_READONLY);
  const std::vector<std::string> faults = page_faults(database, 1);
  if (faults.empty()) return;
  fail(ErrorCode::kInvalidData, "its copy is damaged, and so it must be itself: " + faults.front());
}

}  // namespace

void back_up(Connection& connection, const fs::path& file) {
  if (is_taken(file)) {
    fail(ErrorCode::kAlreadyExists,
         name_of(file) + " is there already; choose a name that is free");
  }
  NewFile target(file);
  copy_from(connection.file(), connection.database(), file);
  target.finish();
}

fs::path name_of_version(const fs::path& file, int version) {
  return beside(file, ".version-" + std::to_string(version));
}

fs::path back_up_version(const fs::path& file, int version) {
  NewFile target(free_name(file, ".part"));
  // A connection of its own: the one that is about to write cannot be copied.
  SQLite::Database source(file.string(), SQLite::OPEN_READONLY);
  copy_from(file, source, target.path());
  check_pages(target.path());
  const fs::path name = free_name(name_of_version(file, version), "");
  target.finish_as(name, false);
  return name;
}

}  // namespace annals::storage
