#include "exchange/records/fields.h"

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
  if (text.empty()) return parts;
  parts.emplace_back();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '|' || text[i + 1] == '\\');
    if (escape) {
      parts.back() += text[++i];
    } else if (text[i] == '|') {
      parts.emplace_back();
    } else {
      parts.back() += text[i];
    }
  }
  if (std::find(parts.begin(), parts.end(), "") == parts.end()) return parts;
  return Error{ErrorCode::kInvalidData,
               core::quoted(text) + " has an empty part: write one \"|\" between two parts"};
}

std::string write_list(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) text += '|';
    for (const char c : part) {
      if (c == '|' || c == '\\') text += '\\';
      text += c;
    }
  }
  return text;
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
