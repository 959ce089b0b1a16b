// Files that are written whole or not at all, and read so.
#pragma once

#include <annals/error.h>

#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

namespace annals::core {

// Writes a file beside its place and moves it there when it is whole; a link leads to the file that
// is written. Fails with kAlreadyExists if the file is there, unless "overwrite" is set, with kIo
// if it is a folder or no regular file or cannot be written, and as "write" does.
Result<void> write_whole_file(const std::filesystem::path& file, bool overwrite,
                              const std::function<Result<void>(std::ostream&)>& write);

// All that a stream has left; nothing if a reading fails, as that of a folder does. Iterators over
// its buffer would throw then, past every check of the stream.
std::optional<std::string> read_whole(std::istream& in);

}  // namespace annals::core
