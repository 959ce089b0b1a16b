#include "storage/migrate.h"

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/log.h"
#include "core/text.h"
#include "storage/backup.h"
#include "storage/connection.h"
#include "storage/errors.h"
#include "storage/file_check.h"
#include "storage/file_header.h"
#include "storage/migrations.h"
#include "storage/schema_check.h"

namespace annals::storage {
namespace {

std::int64_t pragma(Connection& connection, const char* sql) {
  Cursor cursor = connection.cursor(sql);
  return cursor.step() ? cursor.integer(0) : 0;
}

// True for a database in which nothing has ever been made.
bool is_empty(Connection& connection) {
  return pragma(connection, "SELECT count(*) FROM sqlite_schema") == 0 &&
         pragma(connection, "PRAGMA application_id") == 0 && connection.user_version() == 0;
}

void check_ours(Connection& connection, SchemaSteps steps) {
  const int newest = static_cast<int>(steps.size());
  const std::string name = name_of(connection.file());
  if (pragma(connection, "PRAGMA application_id") != kApplicationId) {
    fail(ErrorCode::kSchemaMismatch, name + " is not a store: it is a database of another program");
  }
  if (connection.user_version() > newest) {
    refuse_newer(connection.file(), connection.user_version(), newest);
  }
  check_schema(connection, steps.first(static_cast<std::size_t>(connection.user_version())));
}

void apply(Connection& connection, std::string_view step, int version) {
  connection.database().exec(std::string(step));
  connection.database().exec("PRAGMA user_version = " + std::to_string(version + 1));
  core::log(LogLevel::kInfo, "schema brought to version " + std::to_string(version + 1));
}

// Keeps the file as it is before it is changed, while nobody else can write.
void keep_version(Connection& connection, int version) {
  try {
    const std::filesystem::path kept = back_up_version(connection.file(), version);
    core::log(LogLevel::kInfo, "the store as it was is kept as " + name_of(kept));
  } catch (Failure& failure) {
    failure.error.message =
        name_of(connection.file()) +
        " was not brought up to date, since it could not be copied first: " + failure.error.message;
    throw;
  }
}

// Readers go on while one connection writes. The file remembers it; a new one is told after its
// schema stands, since until then its own header tells whose it is, and so is the copy of a store
// in memory. Failing is harmless, readers then wait for the writer.
void use_write_ahead_log(Connection& connection) {
  if (connection.database().tryExec("PRAGMA journal_mode = WAL") != 0) {
    core::log(LogLevel::kWarning, "write-ahead logging cannot be used here");
  }
}

// Does the next step that is lacking; false if there is none. Another process may have done it
// while this one waited for the lock.
bool do_next_step(Connection& connection, SchemaSteps steps, bool& kept) {
  WriteScope scope(connection);
  const bool empty = is_empty(connection);
  if (!empty) check_ours(connection, steps);
  const int version = connection.user_version();
  if (version == static_cast<int>(steps.size())) return false;
  // Of a file in which nothing was ever made there is nothing to keep.
  if (!kept && !empty && version > 0 && !connection.file().empty()) {
    keep_version(connection, version);
  }
  kept = true;
  apply(connection, steps[static_cast<std::size_t>(version)], version);
  scope.commit();
  return true;
}

void bring_up_to_date(Connection& connection, SchemaSteps steps) {
  if (connection.read_only()) {
    fail(ErrorCode::kSchemaMismatch, name_of(connection.file()) +
                                         " was written by an older version; open it for writing "
                                         "once to bring it up to date");
  }
  bool kept = false;
  while (do_next_step(connection, steps, kept)) {
  }
}

}  // namespace

int newest_schema_version() noexcept { return static_cast<int>(migrations().size()); }

void migrate(Connection& connection, SchemaSteps steps) {
  {
    const ReadScope scope(connection);  // another process may be at it
    if (!is_empty(connection)) check_ours(connection, steps);
  }
  if (connection.user_version() != static_cast<int>(steps.size())) {
    bring_up_to_date(connection, steps);
  }
  if (!connection.read_only() && !connection.file().empty()) use_write_ahead_log(connection);
}

}  // namespace annals::storage
