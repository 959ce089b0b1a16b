#include "storage/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

#include "storage/errors.h"

namespace annals::storage {
namespace {

namespace fs = std::filesystem;

// Names outlast a power failure only once their folder has reached the disk. Where a folder cannot
// be synchronised the file system sees to it by itself, or nobody can.
void sync_folder_of(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

[[noreturn]] void refuse_taken(const fs::path& name) {
  fail(ErrorCode::kAlreadyExists, name_of(name) + " is there already; choose a name that is free");
}

// Renames without ever taking the place of another file. A second name and the removal of the first
// are one step to everybody else; where a file has but one name, a look before must do.
std::error_code rename_to_free(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (::link(from.c_str(), to.c_str()) == 0) {
    fs::remove(from, error);
    return error;
  }
  if (errno == EEXIST || is_taken(to)) refuse_taken(to);
  fs::rename(from, to, error);
  return error;
}

}  // namespace

fs::path resolved(const fs::path& file) {
  std::error_code error;
  fs::path target = fs::canonical(file, error);
  return error ? file : target;
}

fs::path beside(const fs::path& file, std::string_view suffix) {
  fs::path result = file;
  result += suffix;
  return result;
}

bool is_taken(const fs::path& file) {
  std::error_code error;
  return fs::exists(fs::symlink_status(file, error));
}

fs::path free_name(const fs::path& file, std::string_view suffix) {
  fs::path name = beside(file, suffix);
  for (int number = 2; is_taken(name); ++number) {
    name = beside(file, std::string(suffix) + "-" + std::to_string(number));
  }
  return name;
}

NewFile::NewFile(fs::path file) : file_(std::move(file)) {}

NewFile::~NewFile() {
  if (finished_) return;
  std::error_code ignored;  // on purpose: the failure itself is what is told
  fs::remove(file_, ignored);
  for (const char* suffix : {"-wal", "-shm", "-journal"}) {
    fs::remove(beside(file_, suffix), ignored);
  }
}

void NewFile::finish_as(const fs::path& name, bool replace) {
  std::error_code error;
  if (replace) {
    fs::rename(file_, name, error);
  } else {
    error = rename_to_free(file_, name);
  }
  if (error) {
    fail(ErrorCode::kIo, name_of(name) + " cannot be made: look whether its folder may be written");
  }
  finished_ = true;
  sync_folder_of(name);
}

}  // namespace annals::storage
