#include "exchange/records/sheet.h"

#include <algorithm>
#include <utility>

namespace annals::exchange {

Result<Sheet> Sheet::open(const ImportFile& file, IssueList& issues, CellTexts cells) {
  auto reader = CsvReader::open(file.path);
  if (!reader) return reader.error();
  Sheet sheet(file, issues, *std::move(reader), cells);
  if (auto read = sheet.read_heading(); !read) return read.error();
  return sheet;
}

Result<void> Sheet::read_heading() {
  auto found = reader_.next();
  if (!found && found.error().code == ErrorCode::kIo) return found.error();
  if (!found || !*found) {
    closed_ = incomplete_ = true;
    issues_->add({file_, found ? 0 : reader_.line()},
                 found ? Error{ErrorCode::kInvalidData,
                               "the file is empty: its first line names the columns"}
                       : found.error());
    return {};
  }
  Heading heading = exchange::read_heading(file_->content, reader_.cells());
  for (HeadingFault& fault : heading.faults) {
    issues_->add({file_, reader_.line(), fault.column}, std::move(fault.error));
    incomplete_ = true;
  }
  columns_ = std::move(heading.columns);
  for (const ColumnRule& rule : column_rules(file_->content).fixed) {
    const Position found_at = position(rule.name);
    if (rule.presence != Presence::kOptional && !found_at) closed_ = true;
    if (rule.presence == Presence::kCell && found_at) required_.push_back(*found_at);
  }
  return {};
}

Result<bool> Sheet::next() {
  while (!closed_) {
    auto found = reader_.next();
    if (!found) {
      if (!lies_in_the_data(found.error().code)) return found.error();
      issues_->add({file_, reader_.line()}, found.error());
      incomplete_ = true;
    } else if (!*found) {
      return false;
    } else if (!blank()) {
      return true;
    }
  }
  return false;
}

// Spreadsheets save rows that were emptied as commas alone.
bool Sheet::blank() const {
  const auto cells = reader_.cells();
  return std::all_of(cells.begin(), cells.end(),
                     [](std::string_view cell) { return cell.empty(); });
}

bool Sheet::filled() {
  bool all = true;
  for (const std::size_t column : required_) {
    if (!reader_.cells()[column].empty()) continue;
    all = false;
    add_issue(columns_[column].name, {ErrorCode::kInvalidData, "the cell is empty: fill it"});
  }
  return all;
}

Sheet::Position Sheet::position(std::string_view column) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(),
                                  [&](const HeadingColumn& other) { return other.name == column; });
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

void Sheet::add_issue(std::string_view column, Error error) {
  issues_->add({file_, line(), column, cell(column)}, std::move(error));
}

}  // namespace annals::exchange
