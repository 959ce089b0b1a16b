// The table of successions: which agency followed which.
#pragma once

#include <annals/agency.h>
#include <annals/store.h>

#include <vector>

#include "storage/connection.h"

namespace annals::storage {

std::vector<Succession> load_successions(Connection& connection);
bool define(Connection& connection, const Succession& succession, Redefine redefine);

}  // namespace annals::storage
