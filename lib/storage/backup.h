// Copying a store while it is in use.
#pragma once

#include <filesystem>

#include "storage/connection.h"

namespace annals::storage {

// Copies to a new file by SQLite's online backup; nothing is left behind on a failure. Throws
// Failure with kAlreadyExists if "file" is there.
void back_up(Connection& connection, const std::filesystem::path& file);

}  // namespace annals::storage
