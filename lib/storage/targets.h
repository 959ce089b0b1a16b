// The table of targets.
#pragma once

#include <annals/observation.h>
#include <annals/store.h>

#include <vector>

#include "storage/connection.h"

namespace annals::storage {

std::vector<Target> load_targets(Connection& connection);
bool define(Connection& connection, const Target& target, Redefine redefine);

}  // namespace annals::storage
