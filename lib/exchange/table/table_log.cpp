#include "exchange/table/table_log.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"

namespace annals {

std::string TableIssue::str() const {
  std::string text = file.string();
  if (!place.empty()) text += ", " + place;
  if (!column.empty()) text += ", column " + core::quoted(column);
  text += ": ";
  const bool told = value.empty() || error.message.find(value) != std::string::npos ||
                    error.message.find(core::quoted(value)) != std::string::npos;
  if (!told) text += core::quoted(value) + ": ";
  return text + error.message;
}

}  // namespace annals

namespace annals::exchange {

TableIssue TableLog::issue(const TablePlace& place, const Error& error) const {
  return {file_, place.line == 0 ? "" : rows_.place(place.line, place.column),
          std::string(place.heading), std::string(place.text), error};
}

std::vector<TableIssue> TableLog::take_notices() {
  std::move(repeated_.list.begin(), repeated_.list.end(), std::back_inserter(notices_.list));
  notices_.more += repeated_.more;
  return take(notices_);
}

std::vector<TableIssue> TableLog::take(Told& told) const {
  std::stable_sort(told.list.begin(), told.list.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TableIssue> result;
  for (auto& [line, issue] : told.list) result.push_back(std::move(issue));
  if (told.more > 0) {
    result.push_back(
        issue({}, {ErrorCode::kInvalidData, std::to_string(told.more) + " more are not listed"}));
  }
  told = {};
  return result;
}

}  // namespace annals::exchange
