// The moment that is written beside what is recorded.
#pragma once

#include <string>

#include "storage/connection.h"

namespace annals::storage {

// Now, but never before the last write, whatever the clock says.
std::string time_of_write(Connection& connection);

}  // namespace annals::storage
