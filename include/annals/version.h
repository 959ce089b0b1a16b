// The version of the library. CMake reads the three numbers from here; they have no other home.
#pragma once

#define ANNALS_VERSION_MAJOR 0
#define ANNALS_VERSION_MINOR 1
#define ANNALS_VERSION_PATCH 0

namespace annals {

// The version of the library that was linked, such as "0.1.0". It can differ from the macros
// above, which tell the version of the headers that were compiled against.
const char* version() noexcept;

}  // namespace annals
