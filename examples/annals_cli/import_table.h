// "annals import" of a table that is not in our own columns.
#pragma once

#include <annals/import_table.h>

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "session.h"

namespace annals::cli {

// The options of the command that say how a table is to be read. "source" is an option of import as
// a whole and is passed to run().
struct TableArguments {
  std::string layout, sheet, map, agency, indicator, year, unit, encoding, skip_bad_rows;
  std::vector<std::string> missing, ignore;
  bool create = false;

  void add_to(CLI::App* command, const Session& session);
  // True if one of them was given, so that even a CSV file is read as a table.
  bool given() const;
};

struct TableRun {
  std::string file, source, reason;
  bool dry_run = false;
};
Result<ExitCode> import_one_table(const Session& session, const TableArguments& arguments,
                                  const TableRun& run);

}  // namespace annals::cli
