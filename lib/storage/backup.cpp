#include "storage/backup.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <system_error>
#include <utility>

#include "core/text.h"
#include "storage/errors.h"

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

// Removes a half-made copy unless it was finished.
class NewFile {
 public:
  explicit NewFile(fs::path file) : file_(std::move(file)) {}
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (finished_) return;
    std::error_code ignored;  // on purpose: the failure itself is what is told
    fs::remove(file_, ignored);
  }
  void finish() { finished_ = true; }

 private:
  fs::path file_;
  bool finished_ = false;
};

void copy(Connection& connection, const fs::path& file) {
  SQLite::Database copy(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Backup backup(copy, connection.database());
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

}  // namespace

void back_up(Connection& connection, const fs::path& file) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(file, error))) {
    fail(ErrorCode::kAlreadyExists,
         core::quoted(file.string(), 200) + " is there already; choose a name that is free");
  }
  NewFile target(file);
  try {
    copy(connection, file);
  } catch (const SQLite::Exception& exception) {
    const fs::path& subject = is_about_source(exception) ? connection.file() : file;
    throw Failure{error_of(exception, subject.string())};
  }
  target.finish();
}

}  // namespace annals::storage
