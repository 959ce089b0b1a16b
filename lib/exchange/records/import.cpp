#include <annals/import.h>

#include "exchange/records/context.h"
#include "exchange/records/definitions.h"
#include "exchange/records/observations.h"

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
  return exchange::import_observations(context);
}

}  // namespace

Result<ImportReport> import_csv(Store& store, const std::vector<ImportFile>& files,
                                const ImportOptions& options) {
  exchange::Context context(store, files, options);
  if (auto done = as_one_import(context, [&] { return import_all(context); }); !done) {
    return done.error();
  }
  return std::move(context.report);
}

}  // namespace annals
