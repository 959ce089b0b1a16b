#include "storage/migrate.h"

#include <cstdint>
#include <string>

#include "core/log.h"
#include "core/text.h"
#include "storage/connection.h"
#include "storage/errors.h"
#include "storage/file_check.h"
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

void check_ours(Connection& connection) {
  const std::string name = core::quoted(connection.file().string(), 200);
  if (pragma(connection, "PRAGMA application_id") != kApplicationId) {
    fail(ErrorCode::kSchemaMismatch, name + " is not a store: it is a database of another program");
  }
  if (connection.user_version() > newest_schema_version()) {
    fail(ErrorCode::kSchemaMismatch, name + " was written by a newer version; use that version");
  }
  check_schema(connection, connection.user_version());
}

void apply(Connection& connection, int version) {
  const auto step = migrations()[static_cast<std::size_t>(version)];
  connection.database().exec(std::string(step));
  connection.database().exec("PRAGMA user_version = " + std::to_string(version + 1));
  core::log(LogLevel::kInfo, "schema brought to version " + std::to_string(version + 1));
}

// Readers go on while one connection writes. The file remembers it; a new one is told after its
// schema stands, since until then its own header tells whose it is, and so is the copy of a store
// in memory. Failing is harmless, readers then wait for the writer.
void use_write_ahead_log(Connection& connection) {
  if (connection.database().tryExec("PRAGMA journal_mode = WAL") != 0) {
    core::log(LogLevel::kWarning, "write-ahead logging cannot be used here");
  }
}

void bring_up_to_date(Connection& connection) {
  if (connection.read_only()) {
    fail(ErrorCode::kSchemaMismatch, core::quoted(connection.file().string(), 200) +
                                         " was written by an older version; open it for writing "
                                         "once to bring it up to date");
  }
  WriteScope scope(connection);
  // Another process may have done it while this one waited for the lock.
  if (!is_empty(connection)) check_ours(connection);
  for (int v = connection.user_version(); v < newest_schema_version(); ++v) apply(connection, v);
  scope.commit();
}

}  // namespace

int newest_schema_version() noexcept { return static_cast<int>(migrations().size()); }

void migrate(Connection& connection) {
  {
    const ReadScope scope(connection);  // another process may be at it
    if (!is_empty(connection)) check_ours(connection);
  }
  if (connection.user_version() != newest_schema_version()) bring_up_to_date(connection);
  if (!connection.read_only() && !connection.file().empty()) use_write_ahead_log(connection);
}

}  // namespace annals::storage
