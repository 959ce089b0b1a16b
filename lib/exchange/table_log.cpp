#include "exchange/table_log.h"

#include <algorithm>

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

std::vector<TableIssue> TableLog::take(Told& told) {
  std::stable_sort(told.begin(), told.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TableIssue> result;
  for (auto& [line, issue] : told) result.push_back(std::move(issue));
  told.clear();
  return result;
}

}  // namespace annals::exchange
