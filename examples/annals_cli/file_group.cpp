#include "file_group.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>

namespace annals::cli {
namespace {

namespace fs = std::filesystem;

// A name beside a file that no other program uses.
fs::path beside(const fs::path& file, std::string_view what) {
  return file.parent_path() / ("." + file.filename().string() + "." + std::string(what) + "-" +
                               std::to_string(::getpid()));
}

std::optional<FileProblem> problem_of(const fs::path& file, bool overwrite) {
  std::error_code ignored;  // on purpose: what cannot be asked cannot be written either
  if (fs::is_directory(file, ignored)) return FileProblem::kFolder;
  if (!overwrite && fs::exists(fs::symlink_status(file, ignored))) return FileProblem::kThere;
  // A device or a pipe is not to be replaced by a file.
  if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored)) {
    return FileProblem::kUnwriteable;
  }
  return std::nullopt;
}

}  // namespace

FileGroup::~FileGroup() {
  std::error_code ignored;  // on purpose: they may have been moved, or never made
  for (const Member& member : members_) {
    fs::remove(member.draft, ignored);
    fs::remove(member.former, ignored);
  }
}

std::optional<FileFailure> FileGroup::add(const fs::path& file, std::string_view bytes) {
  if (const auto problem = problem_of(file, overwrite_)) return FileFailure{file, *problem};
  std::error_code ignored;  // on purpose: where the path leads nowhere, writing fails
  const fs::path place = fs::weakly_canonical(fs::absolute(file, ignored), ignored);
  if (place.empty()) return FileFailure{file, FileProblem::kUnwriteable};
  const bool twice = std::any_of(members_.begin(), members_.end(),
                                 [&](const Member& other) { return other.place == place; });
  if (twice) return FileFailure{file, FileProblem::kTwice};
  members_.push_back({.file = file,
                      .place = place,
                      .draft = beside(place, "part"),
                      .former = beside(place, "was")});
  std::ofstream out(members_.back().draft, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out) return FileFailure{file, FileProblem::kUnwriteable};
  return std::nullopt;
}

// Under a second name, so that the file is there all the time.
bool FileGroup::keep_former(Member& member) const {
  std::error_code problem;
  member.replaces = fs::exists(member.place, problem);
  if (!member.replaces) return true;
  fs::create_hard_link(member.place, member.former, problem);
  if (problem) fs::copy_file(member.place, member.former, problem);  // where there are no links
  return !problem;
}

void FileGroup::undo() {
  std::error_code ignored;  // on purpose: nothing better is left to be done
  for (Member& member : members_) {
    if (!member.placed) continue;
    if (member.replaces)
      fs::rename(member.former, member.place, ignored);
    else
      fs::remove(member.place, ignored);
    member.placed = false;
  }
}

std::optional<FileFailure> FileGroup::place() {
  for (Member& member : members_) {
    auto problem = problem_of(member.file, overwrite_);
    std::error_code refused;
    if (!problem && !keep_former(member)) problem = FileProblem::kUnwriteable;
    if (!problem) fs::rename(member.draft, member.place, refused);
    if (refused) problem = FileProblem::kUnwriteable;
    if (problem) {
      undo();
      return FileFailure{member.file, *problem};
    }
    member.placed = true;
  }
  return std::nullopt;
}

}  // namespace annals::cli
