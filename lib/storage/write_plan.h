// What a write is about to do: rows with their ids, in the order of the table's key.
#pragma once

#include <annals/batch.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "storage/connection.h"
#include "storage/planned_row.h"
#include "storage/registry.h"

namespace annals::storage {

// The rows of one source, over all batches that name it.
struct PlannedSource {
  SourceCode code;
  std::int64_t id = 0;  // 0: not in the store yet
};

struct WritePlan {
  std::vector<PlannedSource> sources;
  // By source, then agency, indicator and year; rows of one observation in the order given.
  std::vector<PlannedRow> rows;
  // Everything that forbids the write, by batch and row. With any, rows is not complete.
  std::vector<RowIssue> issues;
};

// The most batches that one write takes.
inline constexpr std::size_t kMaxBatches = 65535;

// Checks every row (see Store::examine) and sorts them. Throws Failure for more batches or rows
// than can be counted.
WritePlan plan_write(Connection& connection, Registry& registry, std::span<const Batch> batches);

// True if two rows, each of its batch, say the same of their observation.
bool same_word(const Batch& a, const Batch::Row& row_a, const Batch& b, const Batch::Row& row_b);

}  // namespace annals::storage
