// Files that are made under another name and get their own when they are complete.
#pragma once

#include <filesystem>
#include <string_view>

namespace annals::storage {

// The file that a link leads to, beside which SQLite keeps its logs; "file" where there is none.
std::filesystem::path resolved(const std::filesystem::path& file);

// The name of what SQLite keeps beside a file: "-wal", "-shm", "-journal".
std::filesystem::path beside(const std::filesystem::path& file, std::string_view suffix);

// True if something bears the name, be it a link that leads nowhere.
bool is_taken(const std::filesystem::path& file);

// "file" with "suffix", and with a number behind it where that is taken: a name that is free.
std::filesystem::path free_name(const std::filesystem::path& file, std::string_view suffix);

// Removes a half-made file, and what SQLite keeps beside it, unless it was finished.
class NewFile {
 public:
  explicit NewFile(std::filesystem::path file);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  const std::filesystem::path& path() const noexcept { return file_; }
  // Keeps it under the name it has.
  void finish() noexcept { finished_ = true; }
  // Gives it another name in the same folder, for good: also after a power failure it is there.
  // Throws Failure with kAlreadyExists if the name is taken and not to be replaced, and kIo.
  void finish_as(const std::filesystem::path& name, bool replace);

 private:
  std::filesystem::path file_;
  bool finished_ = false;
};

}  // namespace annals::storage
