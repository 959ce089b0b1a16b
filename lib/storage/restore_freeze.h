// Taking over a freeze of another store.
#pragma once

#include <annals/freeze.h>

#include <cstddef>

#include "storage/connection.h"

namespace annals::storage {

// Adds a freeze with the definitions of "from" and the first "waivers" of this store; see
// Store::restore_freeze(). Throws Failure.
Freeze restore_freeze(Connection& connection, const Freeze& freeze, std::size_t waivers,
                      Connection& from);

}  // namespace annals::storage
