// Import of SDMX-CSV messages.
#include <annals/import_sdmx.h>

#include "support/sample_store.h"
#include "support/target.h"
#include "support/temp_dir.h"

namespace annals::fuzz {

void try_input(std::string_view input) {
  static const test::TempDir folder;
  static Imports imports;
  const auto file = folder.write("message.csv", input);
  ImportOptions options{.source = SourceCode("report")};
  Store& store = imports.store();

  options.dry_run = true;
  const auto tried = import_sdmx_csv(store, file, options).value();
  imports.refused();
  options.dry_run = false;
  const auto report = import_sdmx_csv(store, file, options).value();
  require(report.issues.size() == tried.issues.size() && report.written == tried.written,
          "a dry run tells what is written");
  if (!report.issues.empty()) return imports.refused();
  const auto again = import_sdmx_csv(store, file, options).value();
  require(again.issues.empty(), "what was imported is imported again");
  require(again.written.inserted + again.written.revised == 0, "the same message says nothing new");
  imports.written();
}

}  // namespace annals::fuzz
