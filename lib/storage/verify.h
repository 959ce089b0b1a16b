// Looking over a whole store.
#pragma once

#include <annals/store.h>

#include <vector>

#include "storage/connection.h"
#include "storage/registry.h"

namespace annals::storage {

// The file's integrity, its foreign keys and the rules of the model; see Store::verify.
std::vector<Defect> verify(Connection& connection, Registry& registry);

}  // namespace annals::storage
