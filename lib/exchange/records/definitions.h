// Definitions out of CSV files into a store.
#pragma once

#include "exchange/records/context.h"

namespace annals::exchange {

// Reads the files of one content, which is not kObservations, and defines what they hold, each
// definition behind those it names. Fails only as a file or the store does.
Result<void> import_definitions(Context& context, CsvContent content);

}  // namespace annals::exchange
