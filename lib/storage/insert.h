// Adds revisions to the tables of observations.
#pragma once

#include <annals/batch.h>

#include <cstdint>
#include <span>

#include "storage/connection.h"
#include "storage/planned_row.h"

namespace annals::storage {

// "ids" are those of the batches in the store: one for each of "batches", or one for all.
// REQUIRES: sorted by the key of the table.
void insert_observations(Connection& connection, std::span<const PlannedRow> rows,
                         std::span<const Batch> batches, std::span<const std::int64_t> ids);

}  // namespace annals::storage
