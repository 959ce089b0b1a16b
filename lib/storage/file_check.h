// Looks at a file before SQLite opens it, so that what is not ours is never touched.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace annals::storage {

// Throws Failure: kNotFound without a file that may not be created, kIo for a folder or an
// unreadable file, kSchemaMismatch for a file of another program or of a newer version or with a
// journal that no store has, kInvalidData for one that is cut off. An empty file passes where one
// may be created.
void check_file(const std::filesystem::path& file, bool may_create, int newest_version);

// Whether there is something in what SQLite keeps beside the file under this ending.
bool has_content(const std::filesystem::path& file, std::string_view suffix);
// Whether the journal beside the file is of a transaction over several files, and so names a file
// of its own choice: to roll it back, SQLite may remove that one.
// https://www.sqlite.org/fileformat2.html, section 3.
bool names_another_file(const std::filesystem::path& file);

// Throws Failure with kSchemaMismatch for a file of "version", saying what can be done: where there
// is a copy from before the upgrade, it is named.
[[noreturn]] void refuse_newer(const std::filesystem::path& file, std::int64_t version,
                               int newest_version);

}  // namespace annals::storage
