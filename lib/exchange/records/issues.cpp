#include "exchange/records/issues.h"

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace annals {

std::string ImportIssue::str() const {
  std::string text = file.string();
  if (line > 0) text += ", line " + std::to_string(line);
  if (!column.empty()) text += ", column " + core::quoted(column);
  text += ": ";
  const std::string found = core::quoted(value);
  const bool told = value.empty() || error.message.find(value) != std::string::npos ||
                    error.message.find(found) != std::string::npos;
  if (!told) text += found + ": ";
  return text + error.message;
}

}  // namespace annals

namespace annals::exchange {

bool lies_in_the_data(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kNotFound:
    case ErrorCode::kAlreadyExists:
    case ErrorCode::kConflict:
    case ErrorCode::kInvalidData:
    case ErrorCode::kInsufficientData:
      return true;
    case ErrorCode::kSchemaMismatch:
    case ErrorCode::kBusy:
    case ErrorCode::kIo:
    case ErrorCode::kInternal:
    case ErrorCode::kCancelled:
      return false;
  }
  return false;
}

void IssueList::add(const Place& place, Error error) {
  if (!lies_in_the_data(error.code)) {
    if (!failure_) failure_ = std::move(error);
  } else if (issues_.size() < kMaxIssues) {
    issues_.push_back({place.file->path, place.line, std::string(place.column),
                       std::string(place.value), std::move(error)});
  } else {
    ++more_;
  }
}

std::vector<ImportIssue> IssueList::take(const std::vector<ImportFile>& files) {
  const auto position = [&](const ImportIssue& issue) {
    return std::find_if(files.begin(), files.end(),
                        [&](const ImportFile& file) { return file.path == issue.file; });
  };
  std::stable_sort(issues_.begin(), issues_.end(), [&](const ImportIssue& a, const ImportIssue& b) {
    return std::pair(position(a), a.line) < std::pair(position(b), b.line);
  });
  if (more_ > 0) {
    issues_.push_back(
        {issues_.back().file,
         0,
         {},
         {},
         Error{ErrorCode::kInvalidData, std::to_string(more_) + " more are not listed"}});
    more_ = 0;
  }
  return std::exchange(issues_, {});
}

}  // namespace annals::exchange
