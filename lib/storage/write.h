// Writing values: what a plan adds to the history.
#pragma once

#include <annals/batch.h>
#include <annals/store.h>

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "storage/connection.h"
#include "storage/registry.h"
#include "storage/write_plan.h"

namespace annals::storage {

// What the transaction has written.
struct OpenBatches {
  std::unordered_map<std::int64_t, std::int64_t> last;  // of each source, by its id: the last batch
  std::string recorded_at;                              // of all of them: it is one moment
};

// Who writes and why.
struct Writer {
  std::string author, reason;
  bool continued = false;  // goes on with the open batches
};

// Writes batches within the transaction that is open, and keeps "open" up to date. Throws Failure
// with the first issue of the plan. Rows that say what their source says already add nothing.
WriteSummary write_batches(Connection& connection, Registry& registry,
                           std::span<const Batch> batches, const Writer& writer, OpenBatches& open);

// Adds to the plan's issues what its rows say against the open batches.
void find_contradictions(Connection& connection, Registry& registry, std::span<const Batch> batches,
                         const OpenBatches& open, WritePlan& plan);

}  // namespace annals::storage
