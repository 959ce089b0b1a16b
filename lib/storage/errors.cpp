#include "storage/errors.h"

#include <sqlite3.h>

#include "core/text.h"

namespace annals::storage {
namespace {

struct Mapping {
  int sqlite_code;  // primary or extended; the first that fits counts
  ErrorCode code;
  const char* words;                // follows the file's name
  bool with_sqlites_words = false;  // where they help to find the cause
};

constexpr Mapping kMappings[] = {
    {SQLITE_BUSY, ErrorCode::kBusy,
     "is locked by another program; try again when that has finished"},
    {SQLITE_LOCKED, ErrorCode::kBusy,
     "is locked by another part of this program; try again when that has finished"},
    // A race for the locks of the log beside the file, lost many times in a row.
    {SQLITE_PROTOCOL, ErrorCode::kBusy, "is much in use; try again"},
    {SQLITE_NOTADB, ErrorCode::kSchemaMismatch, "is not a store: it is not a SQLite database"},
    {SQLITE_CORRUPT, ErrorCode::kInvalidData, "is damaged; restore it from a backup"},
    {SQLITE_FULL, ErrorCode::kIo, "cannot grow: the disk is full; the store is as it was before"},
    {SQLITE_READONLY_ROLLBACK, ErrorCode::kIo,
     "was left half-written by a program that was stopped; let it be opened once by who may write "
     "it"},
    {SQLITE_READONLY, ErrorCode::kIo,
     "cannot be written: the file or its folder is read-only; the store is as it was before"},
    {SQLITE_PERM, ErrorCode::kIo, "cannot be opened: permission denied"},
    {SQLITE_AUTH, ErrorCode::kIo, "cannot be opened: permission denied"},
    {SQLITE_CANTOPEN, ErrorCode::kIo,
     "cannot be opened: look whether its folder exists and may be written"},
    {SQLITE_IOERR, ErrorCode::kIo, "cannot be read or written: the file system reports an error"},
    {SQLITE_NOMEM, ErrorCode::kIo,
     "cannot be used: there is not enough memory; the store is as it was before"},
    {SQLITE_TOOBIG, ErrorCode::kInvalidData, "cannot hold a text as long as one of those given"},
    // Every statement of ours is known to fit the schema, so the schema is another.
    {SQLITE_ERROR, ErrorCode::kInvalidData,
     "does not have the tables of a store; restore it from a backup", true},
    {SQLITE_CONSTRAINT, ErrorCode::kInternal,
     "refused a row that had passed every check; let it be verified", true},
};

const Mapping* mapping_of(int sqlite_code) noexcept {
  for (const Mapping& mapping : kMappings) {
    if (mapping.sqlite_code == sqlite_code || mapping.sqlite_code == (sqlite_code & 0xFF)) {
      return &mapping;
    }
  }
  return nullptr;
}

// Of a statement that had no memory to be read SQLite may say so in its words alone.
int code_of(const SQLite::Exception& exception) noexcept {
  const bool no_memory = std::string_view(exception.what()) == sqlite3_errstr(SQLITE_NOMEM);
  return no_memory ? SQLITE_NOMEM : exception.getErrorCode();
}

}  // namespace

std::string name_of(const std::filesystem::path& file) {
  constexpr std::size_t kMost = 200;
  return core::quoted(file.string(), kMost);
}

ErrorCode error_code_of(int sqlite_code) noexcept {
  const Mapping* mapping = mapping_of(sqlite_code);
  return mapping ? mapping->code : ErrorCode::kInternal;
}

Error error_of(const SQLite::Exception& exception, std::string_view file) {
  const std::string subject = file.empty() ? "the store in memory" : core::quoted(file, 200);
  const Mapping* mapping = mapping_of(code_of(exception));
  if (!mapping) {
    return {ErrorCode::kInternal, subject + " cannot be used: " + exception.what()};
  }
  std::string message = subject + " " + mapping->words;
  if (mapping->with_sqlites_words) message += std::string(" (") + exception.what() + ")";
  return {mapping->code, std::move(message)};
}

Error no_memory_for(std::string_view file) {
  return error_of(SQLite::Exception(sqlite3_errstr(SQLITE_NOMEM), SQLITE_NOMEM), file);
}

bool is_of_system(const SQLite::Exception& exception) noexcept {
  const ErrorCode code = error_code_of(code_of(exception));
  return code == ErrorCode::kIo || code == ErrorCode::kBusy;
}

void throw_if_of_system(sqlite3* database, int sqlite_code) {
  if (sqlite_code == SQLITE_OK || sqlite_code == SQLITE_ROW || sqlite_code == SQLITE_DONE) return;
  const SQLite::Exception exception(database, sqlite_code);
  if (is_of_system(exception)) throw exception;
}

}  // namespace annals::storage
