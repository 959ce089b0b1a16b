#include <annals/import.h>

#include "exchange/context.h"
#include "exchange/definitions.h"
#include "exchange/observations.h"

namespace annals {
namespace {

// The order in which contents name one another.
constexpr CsvContent kOrder[] = {
    CsvContent::kSubjects,    CsvContent::kAgencies, CsvContent::kIndicators,
    CsvContent::kDefinitions, CsvContent::kBreaks,   CsvContent::kSources,
    CsvContent::kSuccessions, CsvContent::kTargets,  CsvContent::kRules,
};

Result<void> import_all(exchange::Context& context) {
  for (const CsvContent content : kOrder) {
    if (auto done = exchange::import_definitions(context, content); !done) return done;
  }
  if (auto done = exchange::import_observations(context); !done) return done;
  // What an issue could not hold, such as a full disk met while looking something up.
  if (const auto& failure = context.issues.failure()) return *failure;
  return {};
}

}  // namespace

Result<ImportReport> import_csv(Store& store, const std::vector<ImportFile>& files,
                                const ImportOptions& options) {
  exchange::Context context(store, files, options);
  bool looked_at_everything = false;
  const Result<void> done = store.atomically([&]() -> Result<void> {
    if (auto all = import_all(context); !all) return all;
    looked_at_everything = true;
    if (context.issues.empty() && !options.dry_run) return {};
    return Error{ErrorCode::kInvalidData, "the import is taken back"};  // on purpose
  });
  if (!done && !looked_at_everything) return done.error();
  const bool committing_failed = !done && context.issues.empty() && !options.dry_run;
  if (committing_failed) return done.error();
  if (!context.issues.empty()) context.report = {};  // nothing was written
  context.report.issues = context.issues.take(files);
  context.report.notices = context.notices.take(files);
  return std::move(context.report);
}

}  // namespace annals
