// The order in which rows are written: that of the table's key, for each source.
#pragma once

#include <vector>

#include "storage/planned_row.h"

namespace annals::storage {

// Sorts by source, agency, indicator and year; rows of one observation stay in the order given.
void sort_planned(std::vector<PlannedRow>& rows);

}  // namespace annals::storage
