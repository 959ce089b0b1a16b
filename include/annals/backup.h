// Backups: copies of a store that were looked over, and bringing one back.
#pragma once

#include <annals/defect.h>
#include <annals/error.h>
#include <annals/store.h>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace annals {

struct BackupOptions {
  // Take the place of a file that is there; it stays until the new copy is complete.
  bool replace = false;
  // Look the copy over as Store::verify() does. Without it, it is only as complete as the store.
  bool verify = true;
};

struct BackupReport {
  std::uintmax_t bytes = 0;     // of the copy
  std::int64_t revisions = 0;   // that it holds
  std::vector<Defect> defects;  // which the store has too; empty unless it was verified
};

// Copies a store to a file while it is in use: by SQLite's online backup, as it is at one moment,
// whatever others write meanwhile. The copy is made under another name in the same folder,
// verified, and only then called "file": what bears the name is complete, whenever the power fails.
//
// Fails with kAlreadyExists if the file is there and not to be replaced, kInvalidData if the copy
// is damaged as a file (nothing of it is left then; the store itself is damaged, see doctor.h),
// kInvalidArgument within atomically() or if the store would be its own copy, kBusy and kIo.
Result<BackupReport> back_up(const Store& store, const std::filesystem::path& file,
                             const BackupOptions& options = {});

struct RestoreOptions {
  // Take the place of a store that is there. It is kept beside, under the name that is reported.
  bool replace = false;
};

struct RestoreReport {
  std::int64_t revisions = 0;
  std::filesystem::path kept;  // the store that was there; empty if there was none
};

// Makes "file" a store again from a backup, which is verified first and stays as it is. Nothing is
// lost: a store that is there, damaged or not, is renamed to "<file>.before-restore" (with a number
// where that is taken), together with its log.
//
// Fails with kInvalidData if the backup has any defect, kAlreadyExists if the file is there and not
// to be replaced, kBusy if it is open elsewhere, kNotFound if there is no backup, kSchemaMismatch
// if it is not a store or from a newer version, and kIo.
Result<RestoreReport> restore(const std::filesystem::path& backup,
                              const std::filesystem::path& file,
                              const RestoreOptions& options = {});

}  // namespace annals
