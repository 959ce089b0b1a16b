#include "exchange/fields.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "core/text.h"

namespace annals::exchange {

Names Fields::names() {
  Names result{texts("name_"), {}};
  for (const HeadingColumn& column : sheet_.columns()) {
    if (column.prefix != "aliases_") continue;
    std::vector<std::string> aliases;
    read(column.name, aliases, read_list);
    if (!aliases.empty()) result.aliases[std::string(column.language())] = std::move(aliases);
  }
  return result;
}

LocalizedText Fields::texts(std::string_view prefix) const {
  LocalizedText result;
  for (const HeadingColumn& column : sheet_.columns()) {
    if (column.prefix != prefix || cell(column.name).empty()) continue;
    result[std::string(column.language())] = text(column.name);
  }
  return result;
}

void Fields::fail(std::string_view column, Error error) {
  ok_ = false;
  sheet_.add_issue(column, std::move(error));
}

Result<std::vector<std::string>> read_list(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size() && !text.empty();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    if (begin == end) {
      return Error{ErrorCode::kInvalidData,
                   core::quoted(text) + " has an empty part: write one \"|\" between two parts"};
    }
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

Result<int> read_whole(std::string_view text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (problem != std::errc{} || stop != end) {
    return Error{ErrorCode::kInvalidData,
                 core::quoted(text) + " is not a whole number: write digits only, such as 2"};
  }
  return number;
}

}  // namespace annals::exchange
