// Looks at a file before SQLite opens it, so that what is not ours is never touched.
#pragma once

#include <cstdint>
#include <filesystem>

namespace annals::storage {

inline constexpr std::uint32_t kApplicationId = 0x414E4C53;  // "ANLS"; do not change: on disk

// The file that a link leads to, beside which SQLite keeps its logs; "file" where there is none.
std::filesystem::path resolved(const std::filesystem::path& file);

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
