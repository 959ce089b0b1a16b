#include "storage/connection.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cstring>
#include <new>
#include <system_error>

#include "core/log.h"
#include "storage/errors.h"
#include "storage/file_check.h"
#include "storage/file_header.h"
#include "storage/migrate.h"
#include "storage/new_file.h"

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

bool writable(const fs::path& path) { return ::access(path.c_str(), W_OK) == 0; }

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// A file name as a URI, for SQLite.
std::string uri_of(const fs::path& file, std::string_view parameters) {
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    switch (c) {
      case '%':
        uri += "%25";
        break;
      case '?':
        uri += "%3f";
        break;
      case '#':
        uri += "%23";
        break;
      default:
        uri += c;
    }
  }
  return uri.append(parameters);
}

struct Opening {
  std::string name;
  int flags;
};

// A reader opens for reading and writing where it may, and is then kept from writing (see
// query_only below): only so does SQLite clear away the log beside the file when the last
// connection closes. Where the file is read-only so is the connection; and where not even the
// folder may be written and there is no log or journal, the file cannot change and is read as it
// is.
Opening opening_of(const fs::path& name, const StoreOptions& options) {
  const fs::path file = name.empty() ? name : resolved(name);
  if (file.empty()) return {":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  if (!options.read_only) {
    return {file.string(),
            SQLite::OPEN_READWRITE | (options.create_if_missing ? SQLite::OPEN_CREATE : 0)};
  }
  const bool folder_writable = writable(folder_of(file));
  if (folder_writable && writable(file)) return {file.string(), SQLite::OPEN_READWRITE};
  if (folder_writable || has_content(file, "-wal") || has_content(file, "-journal")) {
    return {file.string(), SQLite::OPEN_READONLY};
  }
  return {uri_of(file, "?immutable=1"), SQLite::OPEN_READONLY | SQLite::OPEN_URI};
}

SQLite::Database open_database(const fs::path& file, const StoreOptions& options,
                               int newest_version) {
  const bool may_create = options.create_if_missing && !options.read_only;
  if (!file.empty()) check_file(file, may_create, newest_version);
  const Opening opening = opening_of(file, options);
  // Without SQLite's own locks, which every reading of a column would take: a store is used by one
  // thread at a time.
  return SQLite::Database(opening.name, opening.flags | SQLite::OPEN_NOMUTEX,
                          static_cast<int>(options.busy_timeout.count()));
}

constexpr const char* kCacheOfReaders = "PRAGMA cache_size = -65536";
// Pages that are only added are soon done with: fewer of them stay in the processor's caches, which
// is a twentieth of the time of a first import. In no order of the agencies it makes no difference.
constexpr const char* kCacheOfFirstValues = "PRAGMA cache_size = -16384";

// The file may come from anybody: nothing in it is run, and what it says of sizes is not believed.
void harden(SQLite::Database& database) {
  sqlite3* handle = database.getHandle();
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1'000'000);
  sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  database.exec("PRAGMA cell_size_check = ON");
  // A commit is on the disk when it is reported, however SQLite was built, and where there is no
  // log so is the end of the journal.
  database.exec("PRAGMA synchronous = EXTRA");
  // Of a new file; one that is there keeps its own. SQLite's 4,096 bytes make an import of millions
  // a tenth slower, 16,384 an empty store of 655 KB.
  database.exec("PRAGMA page_size = " + std::to_string(kPageSize));
  // At most so many KiB of pages are kept: the packed series of a nation. Small stores take less.
  database.exec(kCacheOfReaders);
}

// Makes the bytes the content of a database in memory, which frees its copy of them.
void load_image(SQLite::Database& database, std::string_view image) {
  auto* bytes = static_cast<unsigned char*>(sqlite3_malloc64(image.size()));
  if (bytes == nullptr) throw std::bad_alloc();
  std::memcpy(bytes, image.data(), image.size());
  const auto size = static_cast<sqlite3_int64>(image.size());
  const int code =
      sqlite3_deserialize(database.getHandle(), "main", bytes, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (code != SQLITE_OK) throw SQLite::Exception(database.getHandle(), code);
}

}  // namespace

Connection::Connection(const fs::path& file, const StoreOptions& options, SchemaSteps steps)
    : file_(file),
      read_only_(options.read_only),
      sealed_(true),
      database_(open_database(file, options, static_cast<int>(steps.size()))),
      planned_(database_.getHandle()),
      packed_(database_.getHandle()),
      packed_handle_(database_.getHandle()) {
  harden(database_);
  migrate(*this, steps);
  if (read_only_) make_read_only();
}

Connection::Connection(std::string_view image)
    : read_only_(false),
      sealed_(false),
      database_(open_database({}, {}, newest_schema_version())),
      planned_(database_.getHandle()),
      packed_(database_.getHandle()),
      packed_handle_(database_.getHandle()) {
  load_image(database_, image);
  harden(database_);
  migrate(*this);
}

void Connection::make_read_only() {
  read_only_ = true;
  database_.exec("PRAGMA query_only = ON");
}

void Connection::roll_back() noexcept {
  must_roll_back_ = database_.tryExec("ROLLBACK") != SQLITE_OK &&
                    sqlite3_get_autocommit(database_.getHandle()) == 0;
}

void Connection::heed_checks() noexcept {
  must_heed_checks_ = database_.tryExec("PRAGMA ignore_check_constraints = OFF") != SQLITE_OK;
}

void Connection::make_up() {
  if (must_roll_back_) database_.exec("ROLLBACK");
  must_roll_back_ = false;
  if (must_heed_checks_) database_.exec("PRAGMA ignore_check_constraints = OFF");
  must_heed_checks_ = false;
}

Cursor Connection::cursor(const char* sql) {
  if (must_roll_back_ || must_heed_checks_) make_up();
  Statement& statement = statements_[sql];
  if (!statement) statement = prepare(database_.getHandle(), sql);
  return Cursor(statement.get());
}

std::uint32_t Connection::data_version() noexcept {
  std::uint32_t version = 0;
  sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_DATA_VERSION, &version);
  return version;
}

int Connection::user_version() {
  Cursor cursor = this->cursor("PRAGMA user_version");
  cursor.step_to_row();
  return cursor.small(0);
}

WriteScope::WriteScope(Connection& connection)
    : connection_(connection), outermost_(connection.write_scopes_ == 0) {
  if (connection.read_only()) {
    fail(ErrorCode::kInvalidArgument,
         "the store was opened for reading only; open it for writing to change it");
  }
  if (!outermost_) require_transaction();
  connection_.cursor(outermost_ ? "BEGIN IMMEDIATE" : "SAVEPOINT write_scope").run();
  ++connection_.write_scopes_;
}

void WriteScope::require_transaction() const {
  const bool open = sqlite3_get_autocommit(connection_.database().getHandle()) == 0;
  if (open && !connection_.must_roll_back_) return;
  fail(ErrorCode::kIo,
       "the transaction was undone after an earlier error, and nothing of it remains");
}

void WriteScope::commit() {
  require_transaction();
  connection_.cursor(outermost_ ? "COMMIT" : "RELEASE write_scope").run();
  done_ = true;
}

WriteScope::~WriteScope() {
  --connection_.write_scopes_;
  if (outermost_) connection_.take_touched();
  if (done_) return;
  // What cannot be undone alone is undone with all that it is a part of.
  const bool undone =
      !outermost_ &&
      connection_.database().tryExec("ROLLBACK TO write_scope; RELEASE write_scope") == SQLITE_OK;
  if (!undone) connection_.roll_back();
}

WithoutLog::WithoutLog(Connection& connection) : connection_(connection) {
  SQLite::Database& database = connection.database();
  if (connection.read_only() || connection.file().empty()) return;
  if (sqlite3_get_autocommit(database.getHandle()) == 0) return;
  if (connection.cursor("SELECT 1 FROM observation LIMIT 1").step()) return;
  // Fails at once where others have the file open, and then the log is as good as ever.
  switched_ = database.tryExec("PRAGMA journal_mode = DELETE") == SQLITE_OK;
  if (switched_) database.tryExec(kCacheOfFirstValues);
}

WithoutLog::~WithoutLog() {
  if (!switched_) return;
  connection_.database().tryExec("PRAGMA journal_mode = WAL");
  connection_.database().tryExec(kCacheOfReaders);
}

// Foreign keys by the interface and not by their pragma, which does nothing within a transaction.
RowsProven::RowsProven(Connection& connection, std::size_t rows)
    : connection_(connection), switched_(rows >= kWorthIt) {
  if (!switched_) return;
  sqlite3_db_config(connection_.database().getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  connection_.database().exec("PRAGMA ignore_check_constraints = ON");
}

RowsProven::~RowsProven() {
  if (!switched_) return;
  sqlite3_db_config(connection_.database().getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  connection_.heed_checks();
}

ReadScope::ReadScope(Connection& connection)
    : connection_(connection),
      outermost_(sqlite3_get_autocommit(connection.database().getHandle()) != 0) {
  if (!outermost_) return;
  connection_.cursor("BEGIN").run();
  connection_.packed_handle_.begin();
}

ReadScope::~ReadScope() {
  if (!outermost_) return;
  connection_.packed_handle_.end();
  connection_.roll_back();
}

}  // namespace annals::storage
