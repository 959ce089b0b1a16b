// What the parts of one import share.
#pragma once

#include <annals/import.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "exchange/records/directory.h"
#include "exchange/records/issues.h"
#include "exchange/records/sheet.h"

namespace annals::exchange {

// REQUIRES: the store, the files and the options outlive it.
struct Context {
  Context(Store& s, const std::vector<ImportFile>& f, const ImportOptions& o)
      : store(s), files(f), options(o), directory(s, [this] {
          if (settle) settle();
        }) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  // Adds so many rows to those read, and tells the caller, who may give up.
  Result<void> progress(std::size_t more_rows, std::size_t file, std::uint64_t bytes_of_file);

  // The size of the files of values before the one at "end".
  std::uint64_t bytes_of_values(std::size_t end) const;

  Store& store;
  const std::vector<ImportFile>& files;
  const ImportOptions& options;
  // Set by who writes to the store meanwhile: waits until that is done.
  std::function<void()> settle;
  Directory directory;
  CellTexts cells = CellTexts::kOfSpreadsheets;
  IssueList issues, notices;
  ImportReport report{};

 private:
  ImportProgress progress_{};
};

// Runs "read_all" in one transaction, and completes the report. With any issue, and in a dry run,
// the transaction is taken back. Fails as the file or the store does.
Result<void> as_one_import(Context& context, const std::function<Result<void>()>& read_all);

}  // namespace annals::exchange
