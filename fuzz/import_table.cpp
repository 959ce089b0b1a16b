// Import of tables as people keep them. An input is a mapping, a line "---", and the bytes of the
// table; without that line all of it is the table. The comments "# create" and "# skip" at the top
// of the mapping stand for the options of that name.
#include <annals/import_table.h>

#include "support/sample_store.h"
#include "support/target.h"
#include "support/temp_dir.h"

namespace annals::fuzz {
namespace {

void require_report(const TableReport& report) {
  for (const TableValue& value : report.preview) {
    require(YearRange{}.contains(value.observation.year), "a year is within 1 to 2999");
    require(value.observation.value || value.observation.status.allows_missing(),
            "a missing value says why");
  }
}

// With the end of its last line.
std::string_view take_mapping(std::string_view& input) {
  constexpr std::string_view kEnd = "---\n";
  std::size_t at = 0;
  if (!input.starts_with(kEnd)) {
    at = input.find("\n---\n");
    if (at == std::string_view::npos) return {};
    ++at;
  }
  const std::string_view mapping = input.substr(0, at);
  input.remove_prefix(at + kEnd.size());
  return mapping;
}

}  // namespace

void try_input(std::string_view input) {
  static const test::TempDir folder;
  static Imports imports;
  const std::string_view words = take_mapping(input);
  TableMapping base;
  base.source = SourceCode("report");
  const auto mapping = parse_table_mapping(words, base);
  if (!mapping) return;
  const auto file = folder.write("table.csv", input);
  TableOptions options;
  options.create = words.find("# create\n") != std::string_view::npos;
  if (words.find("# skip\n") != std::string_view::npos)
    options.skip_bad_rows = folder / "rejected.csv";
  Store& store = imports.store();

  options.dry_run = true;
  const auto tried = import_table(store, file, *mapping, options);
  imports.refused();
  options.dry_run = false;
  const auto report = import_table(store, file, *mapping, options);
  require(tried.has_value() == report.has_value(), "a dry run fails where an import does");
  if (!report) return imports.refused();
  require_report(*report);
  require(tried->done == report->done && tried->written == report->written &&
              tried->issues.size() == report->issues.size(),
          "a dry run tells what is written");
  if (!report->done) return imports.refused();
  const auto again = import_table(store, file, *mapping, options).value();
  require(again.done, "what was imported is imported again");
  require(again.written.inserted + again.written.revised == 0, "the same table says nothing new");
  imports.written();
}

}  // namespace annals::fuzz
