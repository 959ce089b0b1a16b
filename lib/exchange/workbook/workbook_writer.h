// A workbook of Excel that is being written: the only user of libxlsxwriter.
#pragma once

#include <annals/calendar.h>
#include <annals/decimal.h>
#include <annals/error.h>
#include <xlsxwriter.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

// The number format that shows a value as it was printed, "0.00" for 97.30 and "0.00E+0" for
// 122 * 10^3, with texts before and behind it; empty where a cell, which holds a double of 15
// digits, cannot show it.
std::optional<std::string> number_format(const Decimal& value, std::string_view before = {},
                                         std::string_view behind = {});

class Workbook;

// One sheet. Rows and columns count from 0. Columns become as wide as what stands in them, up to a
// limit beyond which rows become higher.
class WorkSheet {
 public:
  WorkSheet(Workbook& book, lxw_worksheet* sheet, std::string name)
      : book_(&book), sheet_(sheet), name_(std::move(name)) {}

  // A text, made harmless: Excel runs what is edited. Nothing for an empty one.
  void text(std::size_t row, std::size_t column, std::string_view text);
  void bold(std::size_t row, std::size_t column, std::string_view text);
  // A number that shows the printed digits, with texts around it; a text where a cell cannot.
  void number(std::size_t row, std::size_t column, const Decimal& value,
              std::string_view before = {}, std::string_view behind = {});
  void whole(std::size_t row, std::size_t column, std::int64_t value, bool bold = false);
  // A remark on a cell.
  void comment(std::size_t row, std::size_t column, std::string_view text);

  // Rows above and columns left of this cell stay in view.
  void freeze(std::size_t row, std::size_t column);
  void filter(std::size_t last_row, std::size_t last_column);
  void insert_chart(std::size_t row, std::size_t column, lxw_chart* chart);

  // Fails with what went wrong first, and sets widths and heights.
  Result<void> finish();

  lxw_worksheet* sheet() const noexcept { return sheet_; }
  const std::string& name() const noexcept { return name_; }

 private:
  bool fits(std::size_t row, std::size_t column, std::string_view text);
  void write(std::size_t row, std::size_t column, const std::string& text, lxw_format* format);
  void widen(std::size_t column, std::size_t width);
  void check(lxw_error error);

  Workbook* book_;
  lxw_worksheet* sheet_;
  std::string name_;
  std::vector<std::size_t> widths_;
  std::map<std::size_t, std::size_t> lines_;  // of rows with more than one
  std::optional<Error> error_;
};

// A workbook that is written to a file. One that is not closed leaves a part of it behind.
class Workbook {
 public:
  // Makes libxlsxwriter ready, before the first workbook. Fails with kIo if it is not installed.
  static Result<void> load_library();

  Workbook(const std::filesystem::path& file, Timestamp created);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  WorkSheet& add_sheet(const std::string& name);
  lxw_chart* add_chart(lxw_chart_type type);
  // A format of numbers; those of text, of bold text and of text on several lines.
  lxw_format* format(const std::string& number);
  lxw_format* plain() const noexcept { return plain_; }
  lxw_format* bold() const noexcept { return bold_; }
  lxw_format* wrapped() const noexcept { return wrapped_; }

  // Writes everything. Fails with kInvalidData for what does not fit and kIo as the disk does.
  Result<void> close();

 private:
  lxw_workbook* book_;
  lxw_format* plain_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  std::map<std::string, lxw_format*> formats_;
  std::vector<std::unique_ptr<WorkSheet>> sheets_;
};

}  // namespace annals::exchange
