// Observations out of CSV files into a store.
#pragma once

#include "exchange/records/context.h"

namespace annals::exchange {

// Reads all files of observations, examines what they hold and, unless anything of the whole
// import is wrong, writes it. REQUIRES: all definitions have been made. Fails only as a file or
// the store does.
Result<void> import_observations(Context& context);

}  // namespace annals::exchange
