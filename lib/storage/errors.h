// SQLite's result codes as errors of ours, in one place.
#pragma once

#include <SQLiteCpp/Exception.h>
#include <annals/error.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace annals::storage {

// Carries an Error of ours out of nested calls of this room; never leaves it.
struct Failure {
  Error error;
};

[[noreturn]] inline void fail(ErrorCode code, std::string message) {
  throw Failure{{code, std::move(message)}};
}

// A file as errors name it: quoted, and cut where its path is long.
std::string name_of(const std::filesystem::path& file);

// The code for a result code of SQLite, primary or extended.
ErrorCode error_code_of(int sqlite_code) noexcept;

// An Error for what SQLite reported on "file" (the path, or "" for a store in memory).
Error error_of(const SQLite::Exception& exception, std::string_view file);
// What is said of "file" where the program itself has no memory: the same as where SQLite has none.
Error no_memory_for(std::string_view file);

// Whether it tells of the system - memory, the disk, locks - and not of what stands in the file:
// what fails so may succeed another time, and is no damage.
bool is_of_system(const SQLite::Exception& exception) noexcept;
// Throws what a step returned if that is so.
void throw_if_of_system(sqlite3* database, int sqlite_code);

}  // namespace annals::storage
