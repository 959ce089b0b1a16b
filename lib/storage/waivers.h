// The table of waivers.
#pragma once

#include <annals/waiver.h>

#include <string>
#include <vector>

#include "storage/connection.h"

namespace annals::storage {

// In the order in which they were given.
std::vector<Waiver> load_waivers(Connection& connection);
// Adds a waiver, by "author" if it names nobody; false if the last one for the finding says the
// same.
bool waive(Connection& connection, const Waiver& waiver, const std::string& author);
// Adds a waiver as it is, with its author and its time. Throws Failure as waive() does.
void insert_waiver(Connection& connection, const Waiver& waiver);

}  // namespace annals::storage
