// The history of a whole store: all writes, all revisions.
#pragma once

#include <annals/history.h>

#include <functional>
#include <vector>

#include "storage/connection.h"

namespace annals::storage {

// By id.
std::vector<RecordedWrite> load_writes(Connection& connection);

// Shows every revision by agency, indicator, year and write, without keeping any. Throws Failure
// with the first error of "visit".
void each_revision(Connection& connection,
                   const std::function<Result<void>(const RecordedRevision&)>& visit);

}  // namespace annals::storage
