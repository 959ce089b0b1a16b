// What is wrong with the files of an import, collected.
#pragma once

#include <annals/import.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

// The issues that are kept; of more only the number is told.
inline constexpr std::size_t kMaxIssues = 10'000;

// A place in the files of an import.
struct Place {
  const ImportFile* file = nullptr;
  std::size_t line = 0;  // 0: the whole file
  std::string_view column{}, value{};
};

// True for an error that a change of the files or of the definitions can mend; false for one of
// the disk, the lock or the library, which ends an import.
bool lies_in_the_data(ErrorCode code) noexcept;

// Collects issues, or notices, up to kMaxIssues. An error that does not lie in the data is kept
// apart: it is no issue of a place.
class IssueList {
 public:
  void add(const Place& place, Error error);
  bool empty() const noexcept { return issues_.empty(); }
  // The first error that does not lie in the data.
  const std::optional<Error>& failure() const noexcept { return failure_; }

  // Everything, by file in the order of "files" and by line, with a last one that says how many
  // more there are.
  std::vector<ImportIssue> take(const std::vector<ImportFile>& files);

 private:
  std::vector<ImportIssue> issues_;
  std::size_t more_ = 0;
  std::optional<Error> failure_;
};

}  // namespace annals::exchange
