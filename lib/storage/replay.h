// Taking over the history of another store.
#pragma once

#include <annals/history.h>

#include "storage/connection.h"
#include "storage/registry.h"

namespace annals::storage {

// Writes a whole history into a store without any, within the transaction that is open; see
// Store::replay(). Throws Failure.
void replay(Connection& connection, Registry& registry, const RecordedHistory& history);

}  // namespace annals::storage
