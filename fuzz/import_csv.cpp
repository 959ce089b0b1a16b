// Import of files of our own columns. An input is what the file holds, such as "observations", on
// the first line, and the file below.
#include <annals/import.h>

#include "support/sample_store.h"
#include "support/target.h"
#include "support/temp_dir.h"

namespace annals::fuzz {
namespace {

constexpr CsvContent kContents[] = {CsvContent::kSubjects,    CsvContent::kAgencies,
                                    CsvContent::kIndicators,  CsvContent::kDefinitions,
                                    CsvContent::kBreaks,      CsvContent::kSources,
                                    CsvContent::kSuccessions, CsvContent::kTargets,
                                    CsvContent::kRules,       CsvContent::kObservations};

CsvContent content_of(std::string_view word) {
  for (const CsvContent content : kContents) {
    if (to_string(content) == word) return content;
  }
  return CsvContent::kObservations;
}

}  // namespace

void try_input(std::string_view input) {
  static const test::TempDir folder;
  static Imports imports;
  const CsvContent content = content_of(take_line(input));
  const std::vector<ImportFile> files{{content, folder.write("file.csv", input)}};
  ImportOptions options{.source = SourceCode("report")};
  Store& store = imports.store();

  options.dry_run = true;
  const auto tried = import_csv(store, files, options).value();
  imports.refused();
  options.dry_run = false;
  const auto report = import_csv(store, files, options).value();
  require(report.issues.size() == tried.issues.size() && report.written == tried.written,
          "a dry run tells what is written");
  if (!report.issues.empty()) return imports.refused();
  const auto again = import_csv(store, files, options).value();
  require(again.issues.empty(), "what was imported is imported again");
  require(again.defined == 0 && again.written.inserted + again.written.revised == 0,
          "the same file says nothing new");
  imports.written();
}

}  // namespace annals::fuzz
