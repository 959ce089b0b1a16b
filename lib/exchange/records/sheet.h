// A CSV file whose heading was read against the rules of its content.
#pragma once

#include <annals/error.h>
#include <annals/import.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/records/columns.h"
#include "exchange/records/issues.h"
#include "exchange/text/csv.h"
#include "exchange/text/spreadsheet_text.h"

namespace annals::exchange {

// Whether texts were made harmless for spreadsheets, and are to be taken back.
enum class CellTexts { kOfSpreadsheets, kAsTheyAre };

// The rows of one file. What is wrong with the heading or with a row goes to the issues.
// REQUIRES: the file and the issues outlive the sheet.
class Sheet {
 public:
  // Where a column stands in the file; empty if it is not there.
  using Position = std::optional<std::size_t>;

  // Fails only if the file cannot be read. A sheet that lacks a column has no rows.
  static Result<Sheet> open(const ImportFile& file, IssueList& issues,
                            CellTexts cells = CellTexts::kOfSpreadsheets);

  // Goes to the next row that has any text; false at the end. Fails only as the disk does.
  Result<bool> next();
  // True if every cell that must be filled is; an issue for each that is not.
  bool filled();
  // True if part of the file could not be understood, so that rows may be absent.
  bool incomplete() const noexcept { return incomplete_; }

  std::span<const HeadingColumn> columns() const noexcept { return columns_; }
  Position position(std::string_view column) const;
  // The cell of this row, as it was before it was made harmless for spreadsheets; empty where the
  // column is not there.
  std::string_view cell(Position position) const {
    if (!position) return {};
    const std::string_view text = reader_.cells()[*position];
    return cells_ == CellTexts::kOfSpreadsheets ? restored(text) : text;
  }
  std::string_view cell(std::string_view column) const { return cell(position(column)); }

  const ImportFile& file() const noexcept { return *file_; }
  std::size_t line() const noexcept { return reader_.line(); }
  std::uint64_t bytes_read() const noexcept { return reader_.bytes_read(); }
  // Something wrong with a cell of this row; with the whole row where the column is empty.
  void add_issue(std::string_view column, Error error);

 private:
  Sheet(const ImportFile& file, IssueList& issues, CsvReader reader, CellTexts cells)
      : file_(&file), issues_(&issues), reader_(std::move(reader)), cells_(cells) {}
  Result<void> read_heading();
  bool blank() const;

  const ImportFile* file_;
  IssueList* issues_;
  CsvReader reader_;
  CellTexts cells_;
  std::vector<HeadingColumn> columns_;
  std::vector<std::size_t> required_;
  bool incomplete_ = false, closed_ = false;
};

}  // namespace annals::exchange
