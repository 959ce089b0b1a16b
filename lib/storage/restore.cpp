#include <SQLiteCpp/Database.h>
#include <annals/backup.h>
#include <sqlite3.h>

#include <string>
#include <system_error>
#include <utility>

#include "storage/errors.h"
#include "storage/guarded.h"
#include "storage/new_file.h"

namespace annals {
namespace {

namespace fs = std::filesystem;
using storage::fail;
using storage::Failure;
using storage::name_of;
using storage::NewFile;

template <typename T>
T taken(Result<T> result) {
  if (!result) throw Failure{std::move(result.error())};
  return *std::move(result);
}

bool is_damage(const Defect& defect) { return defect.rule == "integrity"; }

void check_folder_of(const fs::path& file) {
  std::error_code error;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (fs::is_directory(folder, error)) return;
  fail(ErrorCode::kIo, name_of(file) + " cannot be made: there is no folder " + name_of(folder));
}

// Looks a copy over; what it finds first is the reason why it is no good.
BackupReport look_over(const fs::path& copy, bool verify) {
  const Store store = taken(Store::open(copy, {.create_if_missing = false, .read_only = true}));
  BackupReport report;
  if (verify) report.defects = taken(store.verify());
  report.revisions = taken(store.revision_count());
  return report;
}

void make_copy(const Store& store, const fs::path& file) {
  if (const Result<void> done = store.backup(file); !done) throw Failure{done.error()};
}

void check_other_file(const Store& store, const fs::path& file) {
  std::error_code ignored;  // on purpose: a file that is not there is another
  if (store.file().empty() || !fs::equivalent(store.file(), file, ignored)) return;
  fail(ErrorCode::kInvalidArgument,
       name_of(file) + " is the store itself; name another file for its copy");
}

BackupReport copy_store(const Store& store, const fs::path& file, const BackupOptions& options) {
  check_other_file(store, file);
  if (!options.replace && storage::is_taken(file)) {
    fail(ErrorCode::kAlreadyExists,
         name_of(file) + " is there already; choose a name that is free");
  }
  check_folder_of(file);
  NewFile copy(storage::free_name(file, ".part"));
  make_copy(store, copy.path());
  BackupReport report = look_over(copy.path(), options.verify);
  for (const Defect& defect : report.defects) {
    if (!is_damage(defect)) continue;
    fail(ErrorCode::kInvalidData,
         "the store is damaged, and so was its copy, which is not kept: " + defect.message);
  }
  std::error_code error;
  report.bytes = fs::file_size(copy.path(), error);
  copy.finish_as(file, options.replace);
  return report;
}

// Fails if another connection has the store open. Where nothing can be said, since the file is
// damaged, nobody can use it either. The log is left as it is: it may not belong to the file.
void check_unused(const fs::path& file) {
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("BEGIN EXCLUSIVE");
    database.exec("ROLLBACK");
  } catch (const SQLite::Exception& exception) {
    if (storage::error_code_of(exception.getErrorCode()) != ErrorCode::kBusy) return;
    fail(ErrorCode::kBusy, name_of(file) + " is in use; close the programs that have it open");
  }
}

bool has_content(const fs::path& file) {
  std::error_code error;
  return fs::file_size(file, error) > 0 && !error;
}

// Gives the store that is there another name, by which all of it stays together.
fs::path set_aside(const fs::path& file) {
  check_unused(file);
  const fs::path kept = storage::free_name(file, ".before-restore");
  const auto rename = [](const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (!error) return;
    fail(ErrorCode::kIo, name_of(from) +
                             " cannot be renamed: look whether its folder may be "
                             "written");
  };
  for (const char* suffix : {"-wal", "-journal"}) {
    const fs::path log = storage::beside(file, suffix);
    if (has_content(log)) rename(log, storage::beside(kept, suffix));
  }
  std::error_code ignored;  // on purpose: SQLite makes them anew whenever they are wanted
  for (const char* suffix : {"-wal", "-shm"}) fs::remove(storage::beside(file, suffix), ignored);
  rename(file, kept);
  return kept;
}

RestoreReport restore_store(const fs::path& backup, const fs::path& file,
                            const RestoreOptions& options) {
  std::error_code ignored;  // on purpose: a file that is not there is another
  if (fs::equivalent(backup, file, ignored)) {
    fail(ErrorCode::kInvalidArgument, name_of(file) + " is the backup itself");
  }
  if (!options.replace && storage::is_taken(file)) {
    fail(ErrorCode::kAlreadyExists,
         name_of(file) + " is there already; choose a name that is free");
  }
  check_folder_of(file);
  NewFile copy(storage::free_name(file, ".part"));
  {
    const Store store = taken(Store::open(backup, {.create_if_missing = false, .read_only = true}));
    make_copy(store, copy.path());
  }
  const BackupReport report = look_over(copy.path(), true);
  if (!report.defects.empty()) {
    fail(ErrorCode::kInvalidData,
         "the backup " + name_of(backup) + " is not sound: " + report.defects.front().message);
  }
  RestoreReport result{.revisions = report.revisions, .kept = {}};
  if (storage::is_taken(file)) result.kept = set_aside(file);
  copy.finish_as(file, false);
  return result;
}

}  // namespace

Result<BackupReport> back_up(const Store& store, const fs::path& file,
                             const BackupOptions& options) {
  return storage::guarded(file, [&] { return copy_store(store, file, options); });
}

Result<RestoreReport> restore(const fs::path& backup, const fs::path& file,
                              const RestoreOptions& options) {
  return storage::guarded(file, [&] { return restore_store(backup, file, options); });
}

}  // namespace annals
