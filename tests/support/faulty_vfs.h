// A file system for SQLite that fails when it is told to, for every connection of the program.
#pragma once

#include <cstdint>
#include <string_view>

#include "support/power_loss.h"

namespace annals::test {

// What the file system is asked for, and how it answers when it fails.
enum class Fault {
  kOpen,         // a file cannot be opened
  kRead,         // a read fails
  kShortRead,    // a read gives its first half and then zeros, as at the end of a file
  kWrite,        // a write fails, of which half is done
  kFull,         // a write finds the disk full
  kSync,         // a sync fails
  kCut,          // a file cannot be made shorter
  kRemove,       // a file cannot be removed
  kLookUp,       // it cannot be told whether a file is there
  kSize,         // the size of a file cannot be told
  kBusy,         // a lock is held by another
  kLock,         // locking fails
  kSharedMemory  // the memory that connections share cannot be had
};
// Those that are reported as errors; after a short read SQLite goes on with the zeros.
inline constexpr Fault kReportedFaults[] = {Fault::kOpen,   Fault::kRead,   Fault::kWrite,
                                            Fault::kFull,   Fault::kSync,   Fault::kCut,
                                            Fault::kRemove, Fault::kLookUp, Fault::kSize,
                                            Fault::kBusy,   Fault::kLock,   Fault::kSharedMemory};
std::string_view to_string(Fault fault);

// Lets the operation with number "nth" (from 1) of its sort fail, and if it is "lasting" all that
// follow, for as long as this lives. One at a time, in one thread.
class FaultPlan {
 public:
  FaultPlan(Fault fault, int nth, bool lasting);
  FaultPlan(const FaultPlan&) = delete;
  FaultPlan& operator=(const FaultPlan&) = delete;
  ~FaultPlan();

  // Those that have failed so far.
  int struck() const;
};

// Fails the power at the operation with number "nth" (from 1) among those that change the disk:
// writes, syncs, cuts and removals. From then on nothing works, for as long as this lives, and
// nothing reaches the disk; afterwards the files are those that a PowerLoss leaves. One at a time.
class PowerPlan {
 public:
  PowerPlan(int nth, PowerLoss::Unsynced unsynced, std::uint64_t seed);
  PowerPlan(const PowerPlan&) = delete;
  PowerPlan& operator=(const PowerPlan&) = delete;
  // All files must have been closed.
  ~PowerPlan();

  // Fails the power now, if it is on.
  void fail_now();
  bool failed() const;

 private:
  PowerLoss loss_;
  PowerLoss::Unsynced unsynced_;
  Random random_;
};

}  // namespace annals::test
