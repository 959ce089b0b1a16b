// Dumps: a whole store as files that people can read, compare and keep, and back again.
#pragma once

#include <annals/error.h>
#include <annals/import.h>
#include <annals/store.h>

#include <cstddef>
#include <filesystem>
#include <vector>

namespace annals {

// How much a dump holds.
struct DumpSummary {
  std::size_t definitions = 0;  // of all sorts: subjects, agencies, ..., rules
  std::size_t writes = 0;
  std::size_t revisions = 0;
  std::size_t waivers = 0;
  std::size_t freezes = 0;

  friend bool operator==(const DumpSummary&, const DumpSummary&) = default;
};

// Writes all that a store holds, with its history and both its clocks, into a folder of CSV files:
// a data package (https://datapackage.org) with a datapackage.json, described in
// docs/interchange.md. The same store gives the same bytes: a record has one line, records and
// columns have one order. Texts are written as they are, also those that a spreadsheet would run
// as a formula: a dump is for programs. Memory: the definitions, however many values there are.
//
// A folder that is there must be empty or an older dump, whose place is taken when the new one is
// complete. Fails with kAlreadyExists if it holds anything else, kInvalidData if a text holds a NUL
// byte, which no CSV can, and kIo.
Result<DumpSummary> dump_folder(const Store& store, const std::filesystem::path& folder);

// The same as one JSON document, a record a line. A file that is there must be an older one.
Result<DumpSummary> dump_json(const Store& store, const std::filesystem::path& file);

struct LoadOptions {
  // Take a folder whose files were changed since they were dumped, if what they say is right.
  bool edited = false;
};

struct LoadReport {
  DumpSummary loaded;
  std::vector<ImportIssue> issues;  // what is wrong; if any, nothing was loaded
};

// Loads a dump into a store that holds nothing, all or nothing, in one transaction. Dumped again it
// is the same, byte for byte. Everything is checked as define() and write() do. Memory: the
// definitions, writes and waivers, not the values.
//
// Fails with kAlreadyExists if the store holds anything, kNotFound if there is no such folder,
// kInvalidData if it is no dump, if files are missing or beside the dump, or if their bytes are not
// those that were dumped (unless LoadOptions say so), kSchemaMismatch if a newer version wrote it,
// and kIo. What is wrong within a file is an issue.
Result<LoadReport> load_folder(Store& store, const std::filesystem::path& folder,
                               const LoadOptions& options = {});

// The same for the JSON document. Its records may have been edited. It passes through a folder of
// CSV files beside the system's temporary files, which needs about the room of the document.
Result<LoadReport> load_json(Store& store, const std::filesystem::path& file);

}  // namespace annals
