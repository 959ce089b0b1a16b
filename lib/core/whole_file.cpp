#include "core/whole_file.h"

#include <unistd.h>

#include <array>
#include <fstream>
#include <system_error>

#include "core/text.h"

namespace annals::core {
namespace {

namespace fs = std::filesystem;

Error there_already(const fs::path& file) {
  return {ErrorCode::kAlreadyExists, quoted(file.string(), 1000) +
                                         " is there already: choose a name that is free or ask "
                                         "for it to be replaced"};
}

Error cannot_be_written(const fs::path& file) {
  return {ErrorCode::kIo, quoted(file.string(), 1000) +
                              " cannot be written: look whether its folder exists, may be written "
                              "and has room"};
}

// A file beside another that is gone at the end, unless it was moved to its place.
class Draft {
 public:
  explicit Draft(const fs::path& file)
      : file_(file),
        path_(file.parent_path() /
              ("." + file.filename().string() + ".part-" + std::to_string(::getpid()))) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    std::error_code ignored;  // on purpose: it may have been moved, or never made
    fs::remove(path_, ignored);
  }

  const fs::path& path() const noexcept { return path_; }

  Result<void> move_to_place(bool overwrite) const {
    std::error_code problem;
    if (!overwrite && fs::exists(fs::symlink_status(file_, problem))) return there_already(file_);
    fs::rename(path_, file_, problem);
    if (problem) return cannot_be_written(file_);
    return {};
  }

 private:
  fs::path file_, path_;
};

}  // namespace

Result<void> write_whole_file(const fs::path& file, bool overwrite,
                              const std::function<Result<void>(std::ostream&)>& write) {
  std::error_code ignored;  // on purpose: what cannot be asked cannot be written either
  if (fs::is_directory(file, ignored)) {
    return Error{ErrorCode::kIo, quoted(file.string(), 1000) + " is a folder: name a file in it"};
  }
  if (!overwrite && fs::exists(fs::symlink_status(file, ignored))) return there_already(file);
  // A device or a pipe is not to be replaced by a file, and a link leads to what is.
  if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored)) {
    return Error{ErrorCode::kIo, quoted(file.string(), 1000) +
                                     " is no regular file: name one, or write to a stream"};
  }
  const Draft draft(fs::is_symlink(file, ignored) ? fs::weakly_canonical(file, ignored) : file);
  std::ofstream out(draft.path(), std::ios::binary | std::ios::trunc);
  if (!out) return cannot_be_written(file);
  const auto written = write(out);
  out.close();
  // Of a failure of this file the writer knows less than is known here.
  if (!out && (written || written.error().code == ErrorCode::kIo)) return cannot_be_written(file);
  if (!written) return written;
  return draft.move_to_place(overwrite);
}

std::optional<std::string> read_whole(std::istream& in) {
  std::string text;
  std::array<char, 65'536> block{};
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad() || !in.eof()) return std::nullopt;
  return text;
}

}  // namespace annals::core
