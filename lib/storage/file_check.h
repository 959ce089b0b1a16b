// Looks at a file before SQLite opens it, so that what is not ours is never touched.
#pragma once

#include <cstdint>
#include <filesystem>

namespace annals::storage {

// Throws Failure: kNotFound without a file that may not be created, kIo for a folder or an
// unreadable file, kSchemaMismatch for a file of another program or of a newer version or with a
// journal that no store has, kInvalidData for one that is cut off. An empty file passes where one
// may be created.
void check_file(const std::filesystem::path& file, bool may_create, int newest_version);

// Throws Failure with kSchemaMismatch for a file of "version", saying what can be done: where there
// is a copy from before the upgrade, it is named.
[[noreturn]] void refuse_newer(const std::filesystem::path& file, std::int64_t version,
                               int newest_version);

}  // namespace annals::storage
