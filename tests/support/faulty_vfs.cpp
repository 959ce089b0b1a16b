#include "support/faulty_vfs.h"

#include <sqlite3.h>

#include <stdexcept>
#include <string>

#include "support/faulty_memory.h"

namespace annals::test {
namespace {

// What is planned. The file system has it to itself: SQLite calls functions, not objects.
struct Plan {
  bool active = false;
  Fault fault{};
  int nth = 0;
  bool lasting = false;
  int seen = 0, struck = 0;

  PowerLoss* power = nullptr;
  int changes_left = 0;
  bool dark = false;
};
Plan plan;

// True if this operation is the one, or one of those, that fail.
bool strikes(Fault fault) {
  if (!plan.active || plan.fault != fault) return false;
  ++plan.seen;
  if (plan.lasting ? plan.seen < plan.nth : plan.seen != plan.nth) return false;
  ++plan.struck;
  return true;
}

// True if the power is gone; a change of the disk may be the one at which it goes.
bool dark_at_change() {
  if (plan.power && !plan.dark && --plan.changes_left <= 0) plan.dark = true;
  return plan.dark;
}

struct FaultyFile : sqlite3_file {
  const char* path;  // null for temporary files; lives as long as the file
  sqlite3_file* real;
};
FaultyFile& faulty(sqlite3_file* file) { return *static_cast<FaultyFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return faulty(file).real; }
const sqlite3_io_methods& methods(sqlite3_file* file) { return *real(file)->pMethods; }

int close_file(sqlite3_file* file) { return methods(file).xClose(real(file)); }

int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  if (plan.dark || strikes(Fault::kRead)) return SQLITE_IOERR_READ;
  const int code = methods(file).xRead(real(file), bytes, count, at);
  if (code != SQLITE_OK || !strikes(Fault::kShortRead)) return code;
  char* text = static_cast<char*>(bytes);
  for (int i = count / 2; i < count; ++i) text[i] = 0;
  return SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  const char* path = faulty(file).path;
  if (path && dark_at_change()) return SQLITE_IOERR_WRITE;
  if (strikes(Fault::kFull)) return SQLITE_FULL;
  if (strikes(Fault::kWrite)) {
    methods(file).xWrite(real(file), bytes, count / 2, at);
    return SQLITE_IOERR_WRITE;
  }
  if (path && plan.power) {
    plan.power->written(path, static_cast<std::size_t>(at),
                        {static_cast<const char*>(bytes), static_cast<std::size_t>(count)});
  }
  return methods(file).xWrite(real(file), bytes, count, at);
}

int cut(sqlite3_file* file, sqlite3_int64 size) {
  const char* path = faulty(file).path;
  if (path && dark_at_change()) return SQLITE_IOERR_TRUNCATE;
  if (strikes(Fault::kCut)) return SQLITE_IOERR_TRUNCATE;
  if (path && plan.power) plan.power->cut(path, static_cast<std::size_t>(size));
  return methods(file).xTruncate(real(file), size);
}

int sync(sqlite3_file* file, int flags) {
  const char* path = faulty(file).path;
  if (path && dark_at_change()) return SQLITE_IOERR_FSYNC;
  if (strikes(Fault::kSync)) return SQLITE_IOERR_FSYNC;
  const int code = methods(file).xSync(real(file), flags);
  if (path && plan.power) plan.power->synced(path);
  return code;
}

int size_of(sqlite3_file* file, sqlite3_int64* size) {
  if (plan.dark || strikes(Fault::kSize)) return SQLITE_IOERR_FSTAT;
  return methods(file).xFileSize(real(file), size);
}

int lock(sqlite3_file* file, int level) {
  if (plan.dark || strikes(Fault::kLock)) return SQLITE_IOERR_LOCK;
  if (strikes(Fault::kBusy)) return SQLITE_BUSY;
  return methods(file).xLock(real(file), level);
}

int unlock(sqlite3_file* file, int level) { return methods(file).xUnlock(real(file), level); }

int check_reserved_lock(sqlite3_file* file, int* held) {
  if (plan.dark || strikes(Fault::kLock)) return SQLITE_IOERR_CHECKRESERVEDLOCK;
  return methods(file).xCheckReservedLock(real(file), held);
}

int control(sqlite3_file* file, int operation, void* argument) {
  return methods(file).xFileControl(real(file), operation, argument);
}

int sector_size(sqlite3_file* file) { return methods(file).xSectorSize(real(file)); }

int characteristics(sqlite3_file* file) { return methods(file).xDeviceCharacteristics(real(file)); }

int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
  if (plan.dark || strikes(Fault::kSharedMemory)) return SQLITE_IOERR_SHMMAP;
  return methods(file).xShmMap(real(file), region, size, extend, memory);
}

int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  if ((flags & SQLITE_SHM_LOCK) != 0) {
    if (plan.dark || strikes(Fault::kLock)) return SQLITE_IOERR_SHMLOCK;
    if (strikes(Fault::kBusy)) return SQLITE_BUSY;
  }
  return methods(file).xShmLock(real(file), offset, count, flags);
}

void barrier(sqlite3_file* file) { methods(file).xShmBarrier(real(file)); }

int unmap_shared(sqlite3_file* file, int remove) {
  return methods(file).xShmUnmap(real(file), remove);
}

// Of version 2: without mapped files, which would pass the reads by.
constexpr sqlite3_io_methods kMethods{2,
                                      close_file,
                                      read,
                                      write,
                                      cut,
                                      sync,
                                      size_of,
                                      lock,
                                      unlock,
                                      check_reserved_lock,
                                      control,
                                      sector_size,
                                      characteristics,
                                      map_shared,
                                      lock_shared,
                                      barrier,
                                      unmap_shared,
                                      nullptr,
                                      nullptr};

sqlite3_vfs* base(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

int open(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags, int* given) {
  file->pMethods = nullptr;
  if (plan.dark || strikes(Fault::kOpen)) return SQLITE_CANTOPEN;
  FaultyFile& opened = faulty(file);
  opened.path = path;
  opened.real = static_cast<sqlite3_file*>(static_cast<void*>(&opened + 1));
  if (path && plan.power) plan.power->opens(path);
  const int code = base(vfs)->xOpen(base(vfs), path, opened.real, flags, given);
  if (code == SQLITE_OK && path && plan.power) plan.power->opened(path);
  if (opened.real->pMethods) file->pMethods = &kMethods;
  return code;
}

int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
  if (dark_at_change() || strikes(Fault::kRemove)) return SQLITE_IOERR_DELETE;
  if (plan.power) plan.power->removed(path, sync_folder != 0);
  return base(vfs)->xDelete(base(vfs), path, sync_folder);
}

int look_up(sqlite3_vfs* vfs, const char* path, int flags, int* found) {
  if (plan.dark || strikes(Fault::kLookUp)) return SQLITE_IOERR_ACCESS;
  return base(vfs)->xAccess(base(vfs), path, flags, found);
}

int full_path(sqlite3_vfs* vfs, const char* path, int size, char* result) {
  return base(vfs)->xFullPathname(base(vfs), path, size, result);
}

int random_bytes(sqlite3_vfs* vfs, int size, char* result) {
  return base(vfs)->xRandomness(base(vfs), size, result);
}

// Nobody else is there to be waited for.
int sleep(sqlite3_vfs* /*vfs*/, int microseconds) { return microseconds; }

int time_now(sqlite3_vfs* vfs, double* days) { return base(vfs)->xCurrentTime(base(vfs), days); }

int time_in_milliseconds(sqlite3_vfs* vfs, sqlite3_int64* milliseconds) {
  return base(vfs)->xCurrentTimeInt64(base(vfs), milliseconds);
}

int last_error(sqlite3_vfs* vfs, int size, char* text) {
  return base(vfs)->xGetLastError(base(vfs), size, text);
}

sqlite3_vfs make_vfs() {
  sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
  sqlite3_vfs result{};
  result.iVersion = 2;
  result.szOsFile = static_cast<int>(sizeof(FaultyFile)) + system->szOsFile;
  result.mxPathname = system->mxPathname;
  result.zName = "faulty";
  result.pAppData = system;
  result.xOpen = open;
  result.xDelete = remove;
  result.xAccess = look_up;
  result.xFullPathname = full_path;
  result.xRandomness = random_bytes;
  result.xSleep = sleep;
  result.xCurrentTime = time_now;
  result.xGetLastError = last_error;
  result.xCurrentTimeInt64 = time_in_milliseconds;
  return result;
}

// Before main: whatever a test opens first goes through it.
bool install() {
  install_faulty_memory();  // which SQLite takes only before anything else
  static sqlite3_vfs vfs = make_vfs();
  return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK;
}
const bool kInstalled = install();

}  // namespace

std::string_view to_string(Fault fault) {
  constexpr std::string_view kNames[] = {"open", "read", "short read",   "write",   "full disk",
                                         "sync", "cut",  "removal",      "look-up", "size",
                                         "busy", "lock", "shared memory"};
  return kNames[static_cast<std::size_t>(fault)];
}

FaultPlan::FaultPlan(Fault fault, int nth, bool lasting) {
  if (!kInstalled) throw std::runtime_error("the file system cannot be put in its place");
  plan = Plan{.active = true, .fault = fault, .nth = nth, .lasting = lasting};
}
FaultPlan::~FaultPlan() { plan = Plan{}; }
int FaultPlan::struck() const { return plan.struck; }

PowerPlan::PowerPlan(int nth, PowerLoss::Unsynced unsynced, std::uint64_t seed)
    : unsynced_(unsynced), random_(seed) {
  if (!kInstalled) throw std::runtime_error("the file system cannot be put in its place");
  plan = Plan{};
  plan.power = &loss_;
  plan.changes_left = nth;
}
PowerPlan::~PowerPlan() {
  plan = Plan{};
  loss_.leave(unsynced_, random_);
}
void PowerPlan::fail_now() { plan.dark = true; }
bool PowerPlan::failed() const { return plan.dark; }

}  // namespace annals::test
