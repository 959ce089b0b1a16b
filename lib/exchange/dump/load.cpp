#include <annals/dump.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/text.h"
#include "exchange/dump/document.h"
#include "exchange/dump/dump_package.h"
#include "exchange/dump/dump_tables.h"
#include "exchange/dump/load_history.h"
#include "exchange/records/incoming.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

// The files of a dump with so many freezes, sorted.
std::vector<std::string> expected_files(std::size_t freezes) {
  std::vector<std::string> names;
  for (std::size_t number = 0; number <= freezes; ++number) {
    for (const std::string& path : exchange::table_paths(number)) names.push_back(path + ".csv");
  }
  std::sort(names.begin(), names.end());
  return names;
}

// How many freezes the package has. Fails with kInvalidData if its files are not those of a dump.
Result<std::size_t> count_freezes(const fs::path& folder, const exchange::DumpPackage& package) {
  std::vector<std::string> names;
  for (const exchange::PackageFile& file : package.files) names.push_back(file.name);
  std::sort(names.begin(), names.end());
  std::set<fs::path> folders;  // one a freeze
  for (const fs::path name : names) {
    if (name.has_parent_path()) folders.insert(name.parent_path());
  }
  const std::size_t freezes = folders.size();
  const std::vector<std::string> expected = expected_files(freezes);
  const auto [found, wanted] =
      std::mismatch(names.begin(), names.end(), expected.begin(), expected.end());
  if (found == names.end() && wanted == expected.end()) return freezes;
  const bool lacks = found == names.end() || (wanted != expected.end() && *wanted < *found);
  return Error{ErrorCode::kInvalidData,
               core::quoted((folder / exchange::kPackageFile).string(), 4096) +
                   (lacks ? " does not list " + core::quoted(*wanted) + ", which every dump has"
                          : " lists " + core::quoted(*found) + ", which is no part of a dump")};
}

Result<void> require_empty(const Store& store) {
  const Error full{ErrorCode::kAlreadyExists,
                   "the store holds something already; a dump is loaded into a new one"};
  std::optional<Error> failed;  // what cannot be read is not taken for something
  const auto none = [&](const auto& all) {
    if (!all) failed = all.error();
    return all && all->empty();
  };
  const auto revisions = store.revision_count();
  if (!revisions) return revisions.error();
  const bool empty = *revisions == 0 && none(store.subjects()) && none(store.agencies()) &&
                     none(store.indicators()) && none(store.sources()) && none(store.rules()) &&
                     none(store.waivers()) && none(store.freezes());
  if (failed) return *failed;
  if (!empty) return full;
  return {};
}

std::uint64_t bytes_of_values(const exchange::DumpPackage& package) {
  const std::string values = exchange::revisions_table().file();
  for (const exchange::PackageFile& file : package.files) {
    if (file.name == values) return file.bytes;
  }
  return 0;
}

// Loads a folder whose files are those of its package.
Result<LoadReport> load_tables(Store& store, const fs::path& folder,
                               const exchange::DumpPackage& package, std::size_t freezes) {
  LoadReport report;
  const auto load = [&]() -> Result<void> {
    if (auto empty = require_empty(store); !empty) return empty;
    if (auto loaded = exchange::load_definitions(store, folder, report); !loaded) return loaded;
    if (auto loaded = exchange::load_history(store, folder, report); !loaded) return loaded;
    return exchange::load_freezes(store, folder, freezes, report);
  };
  const std::size_t values = exchange::values_in(bytes_of_values(package));
  const Result<void> done = store.atomically(load, {.expected_values = values});
  if (done) return report;
  if (report.issues.empty()) return done.error();
  report.loaded = {};  // nothing was
  return report;
}

// A folder of its own among the temporary files, gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code problem;
    std::string pattern = (fs::temp_directory_path(problem) / "annals-load-XXXXXX").string();
    if (!problem && ::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;  // on purpose: what is left over harms nothing
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  // Empty if it could not be made.
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

Result<LoadReport> load_folder(Store& store, const fs::path& folder, const LoadOptions& options) {
  if (auto empty = require_empty(store); !empty) return empty.error();
  const auto package = exchange::read_package(folder);
  if (!package) return package.error();
  const auto freezes = count_freezes(folder, *package);
  if (!freezes) return freezes.error();
  if (auto checked = exchange::check_files(folder, *package, options.edited); !checked) {
    return checked.error();
  }
  return load_tables(store, folder, *package, *freezes);
}

Result<LoadReport> load_json(Store& store, const fs::path& file) {
  if (auto empty = require_empty(store); !empty) return empty.error();
  const TemporaryFolder folder;
  if (folder.path().empty()) {
    return Error{ErrorCode::kIo, "no folder can be made for temporary files"};
  }
  const auto lines = exchange::unpack_document(file, folder.path());
  if (!lines) return lines.error();
  const auto package = exchange::read_package(folder.path());
  if (!package) return package.error();
  const auto freezes = count_freezes(file, *package);
  if (!freezes) return freezes.error();
  auto report = load_tables(store, folder.path(), *package, *freezes);
  if (!report) return report;
  for (ImportIssue& issue : report->issues) {
    const std::string name = issue.file.lexically_relative(folder.path()).generic_string();
    issue.line = lines->document_line(name, issue.line);
    issue.file = file;
  }
  return report;
}

}  // namespace annals
