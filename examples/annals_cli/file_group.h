// Files that belong together: all of them are written, or none is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace annals::cli {

enum class FileProblem : std::uint8_t {
  kThere,  // it is there already, and is not to be replaced
  kFolder,
  kTwice,        // another of the group is the same file
  kUnwriteable,  // also what is no regular file, such as a device
};

struct FileFailure {
  std::filesystem::path file;
  FileProblem problem = FileProblem::kUnwriteable;
};

class FileGroup {
 public:
  explicit FileGroup(bool overwrite) : overwrite_(overwrite) {}
  FileGroup(const FileGroup&) = delete;
  FileGroup& operator=(const FileGroup&) = delete;
  // What was not placed leaves nothing behind.
  ~FileGroup();

  // Writes the bytes beside the file; a link leads to the file that is written. Nothing if it could
  // be done.
  std::optional<FileFailure> add(const std::filesystem::path& file, std::string_view bytes);
  // Moves all of them to their places. If one cannot be, the others are as they were before.
  std::optional<FileFailure> place();

 private:
  struct Member {
    std::filesystem::path file, place;  // as named, and where it leads
    std::filesystem::path draft, former;
    bool placed = false, replaces = false;
  };
  bool keep_former(Member& member) const;
  void undo();

  bool overwrite_;
  std::vector<Member> members_;
};

}  // namespace annals::cli
