// What the program says to a script. Fixed: do not change.
#pragma once

#include <annals/error.h>

namespace annals::cli {

enum class ExitCode : int {
  kGood = 0,
  kFindings = 1,     // it ran, and found something wrong with what it looked at
  kUsage = 2,        // the command line is wrong
  kData = 3,         // a name is not known, or data breaks a rule
  kStorage = 4,      // the file, the disk or a lock
  kBug = 70,         // EX_SOFTWARE of sysexits.h
  kCancelled = 130,  // stopped by Ctrl-C, as a shell has it
};

ExitCode exit_code_of(ErrorCode code) noexcept;

}  // namespace annals::cli
