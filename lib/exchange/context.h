// What the parts of one import share.
#pragma once

#include <annals/import.h>

#include <vector>

#include "exchange/directory.h"
#include "exchange/issues.h"

namespace annals::exchange {

// REQUIRES: the store, the files and the options outlive it.
struct Context {
  Context(Store& s, const std::vector<ImportFile>& f, const ImportOptions& o)
      : store(s), files(f), options(o), directory(s) {}

  Store& store;
  const std::vector<ImportFile>& files;
  const ImportOptions& options;
  Directory directory;
  IssueList issues, notices;
  ImportReport report{};
};

}  // namespace annals::exchange
