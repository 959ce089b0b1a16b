// Programs that make text of documents, run without a shell and within limits.
#pragma once

#include <annals/error.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace annals::cli {

struct ConverterLimits {
  std::chrono::seconds time{60};
  std::size_t bytes = std::size_t{64} << 20U;  // of its output
};

// How a program ended.
enum class Ending {
  kGood,
  kMissing,  // there is no such program
  kFailed,
  kTooLong,   // it was ended, since it took longer than it may
  kTooLarge,  // or wrote more than it may
};

struct Converted {
  Ending ending = Ending::kFailed;
  std::string text{};
};

// Runs words[0], found by PATH, with the others as its arguments, none of which a shell reads. It
// reads nothing, and what it says of errors is not shown. Ctrl-C ends it as well. Fails with kIo if
// no program can be started.
Result<Converted> run_converter(std::vector<std::string> words, const ConverterLimits& limits = {});

}  // namespace annals::cli
