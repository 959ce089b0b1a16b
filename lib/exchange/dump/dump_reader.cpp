#include "exchange/dump/dump_reader.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "core/text.h"
#include "exchange/records/issues.h"

namespace annals::exchange {

Result<DumpReader> DumpReader::open(const std::filesystem::path& folder, DumpTable table,
                                    std::vector<ImportIssue>& issues) {
  const std::filesystem::path file = folder / table.file();
  auto reader = CsvReader::open(file);
  if (!reader) return reader.error();
  DumpReader result(*std::move(reader), file, std::move(table), issues);
  if (auto checked = result.check_heading(); !checked) return checked.error();
  return result;
}

Result<void> DumpReader::check_heading() {
  const auto found = reader_.next();
  if (!found) return told(found.error());
  std::string wanted;
  for (const DumpField& field : table_.fields) wanted += (wanted.empty() ? "" : ",") + field.name;
  const bool same =
      *found && std::equal(reader_.cells().begin(), reader_.cells().end(), table_.fields.begin(),
                           table_.fields.end(), [](std::string_view cell, const DumpField& field) {
                             return cell == field.name;
                           });
  if (same) return {};
  return refuse(*found ? line() : 0, "",
                {ErrorCode::kInvalidData,
                 "the columns are not those of a dump: the first line is " + wanted});
}

// Only what lies in the data is an issue.
Error DumpReader::told(Error error) {
  if (!lies_in_the_data(error.code)) return error;
  return refuse(line(), "", std::move(error));
}

Result<bool> DumpReader::next() {
  const auto found = reader_.next();
  if (!found) return told(found.error());
  if (!*found) return false;
  for (std::size_t i = 0; i < table_.fields.size(); ++i) {
    if (!table_.fields[i].required || !cell(i).empty()) continue;
    return refuse(i, {ErrorCode::kInvalidData, "the cell is empty: fill it"});
  }
  return true;
}

Error DumpReader::refuse(std::size_t column, Error error) {
  issues_->push_back({file_, line(), table_.fields[column].name, text(column), error});
  return error;
}

Error DumpReader::refuse(std::size_t line_of_record, std::string_view column, Error error) {
  std::string value;
  for (std::size_t i = 0; i < table_.fields.size(); ++i) {
    if (table_.fields[i].name == column && line_of_record == line()) value = text(i);
  }
  issues_->push_back({file_, line_of_record, std::string(column), std::move(value), error});
  return error;
}

Result<std::int64_t> read_id(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (problem == std::errc{} && stop == end && text.size() <= 18 && number >= 0) return number;
  return Error{ErrorCode::kInvalidData,
               core::quoted(text) + " is not a number of digits only, such as 12"};
}

}  // namespace annals::exchange
