// Writing values: what a plan adds to the history.
#pragma once

#include <annals/batch.h>
#include <annals/store.h>

#include <span>
#include <string>

#include "storage/connection.h"
#include "storage/registry.h"

namespace annals::storage {

// Who writes and why.
struct Writer {
  std::string author, reason;
};

// Writes batches within the transaction that is open. Throws Failure with the first issue of the
// plan. Rows that say what their source says already add nothing.
WriteSummary write_batches(Connection& connection, Registry& registry,
                           std::span<const Batch> batches, const Writer& writer);

}  // namespace annals::storage
