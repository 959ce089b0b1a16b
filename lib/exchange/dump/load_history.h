// The history in a dump, taken over by a store.
#pragma once

#include <annals/dump.h>

#include <filesystem>
#include <vector>

namespace annals::exchange {

// Replays the writes, revisions and waivers of a folder, and counts them. What is wrong in a file
// becomes an issue, and the error that ends the load.
Result<void> load_history(Store& store, const std::filesystem::path& folder, LoadReport& report);

// Restores its freezes, of which there are "count".
Result<void> load_freezes(Store& store, const std::filesystem::path& folder, std::size_t count,
                          LoadReport& report);

// Defines all that a folder of definitions holds, "" for the one of the dump itself.
Result<void> load_definitions(Store& store, const std::filesystem::path& folder,
                              LoadReport& report);

}  // namespace annals::exchange
