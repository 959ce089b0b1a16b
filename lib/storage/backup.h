// Copying a store while it is in use.
#pragma once

#include <filesystem>

#include "storage/connection.h"

namespace annals::storage {

// Copies to a new file by SQLite's online backup; nothing is left behind on a failure. Throws
// Failure with kAlreadyExists if "file" is there.
void back_up(Connection& connection, const std::filesystem::path& file);

// Copies a file of "version" to one beside it whose name says so, such as "figures.db.version-1",
// and never to one that is there; looks over the pages of the copy and returns its name. Throws
// Failure, and leaves nothing behind then.
std::filesystem::path back_up_version(const std::filesystem::path& file, int version);

// The first name that back_up_version() takes.
std::filesystem::path name_of_version(const std::filesystem::path& file, int version);

}  // namespace annals::storage
