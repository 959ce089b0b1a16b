// Whether a store says what was sealed.
#pragma once

#include <annals/defect.h>

#include <vector>

#include "storage/connection.h"

namespace annals::storage {

// Adds what was changed, added or removed past the library: a link of the chain, a definition, a
// batch and, of a batch, the series.
void check_seals(Connection& connection, std::vector<Defect>& defects);

}  // namespace annals::storage
