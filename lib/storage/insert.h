// Adds revisions to the tables of observations.
#pragma once

#include <annals/batch.h>

#include <cstdint>
#include <span>

#include "storage/connection.h"
#include "storage/planned_row.h"

namespace annals::storage {

// All rows become revisions of one batch of the store. REQUIRES: sorted by the key of the table.
void insert_observations(Connection& connection, std::int64_t batch_id,
                         std::span<const PlannedRow> rows, std::span<const Batch> batches);

}  // namespace annals::storage
