#include "exchange/workbook/workbook_writer.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/utf8.h"
#include "exchange/text/spreadsheet_text.h"
#include "exchange/workbook/xlsxwriter_functions.h"

namespace annals::exchange {
namespace {

// Of Excel.
constexpr std::size_t kMaxRows = 1'048'576;
constexpr std::size_t kMaxColumns = 16'384;
constexpr std::size_t kMaxCharacters = 32'767;
// Digits that every double gives back.
constexpr std::size_t kExactDigits = 15;
constexpr std::size_t kMaxShownDecimals = 30;
// Of a row, in points; the most is Excel's.
constexpr double kLineHeight = 15, kMaxHeight = 409;
// Columns are not made wider than this, in characters; a longer text goes over several lines.
constexpr std::size_t kMaxWidth = 42;

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t c : core::code_points(text)) width += core::columns(c);
  return width;
}

// The lines that a text takes in the widest column. Words are not split, so that a line is not
// filled to its end.
std::size_t lines_of(std::string_view text) {
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines += 1 + width_of(text.substr(begin, end - begin)) / (kMaxWidth - 6);
    begin = end + 1;
  }
  return lines;
}

std::size_t digits_of(const Decimal& value) {
  const std::string digits = std::to_string(value.mantissa());
  return digits.size() - (value.negative() ? 1 : 0);
}

// A text within a number format.
std::string quoted_part(std::string_view text) {
  return text.empty() ? "" : "\"" + std::string(text) + "\"";
}

std::string zeros_behind_point(std::size_t count) {
  return count == 0 ? "" : "." + std::string(count, '0');
}

}  // namespace

std::optional<std::string> number_format(const Decimal& value, std::string_view before,
                                         std::string_view behind) {
  const std::size_t digits = digits_of(value);
  const auto decimals = static_cast<std::size_t>(value.decimals());
  if (digits > kExactDigits || decimals > kMaxShownDecimals) return std::nullopt;
  std::string format = "0" + zeros_behind_point(decimals);
  if (value.exponent() > 0) format = "0" + zeros_behind_point(digits - 1) + "E+0";
  return quoted_part(before) + format + quoted_part(behind);
}

void WorkSheet::text(std::size_t row, std::size_t column, std::string_view text) {
  if (text.empty()) return;
  const bool is_long = width_of(text) > kMaxWidth || text.find('\n') != std::string_view::npos;
  write(row, column, harmless(text), is_long ? book_->wrapped() : book_->plain());
  if (is_long) lines_[row] = std::max(lines_[row], lines_of(text));
}

void WorkSheet::bold(std::size_t row, std::size_t column, std::string_view text) {
  write(row, column, harmless(text), book_->bold());
}

void WorkSheet::number(std::size_t row, std::size_t column, const Decimal& value,
                       std::string_view before, std::string_view behind) {
  const std::string shown = std::string(before) + value.str() + std::string(behind);
  const auto format = number_format(value, before, behind);
  if (!format) {
    write(row, column, shown, book_->plain());
    return;
  }
  if (!fits(row, column, shown)) return;
  check(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               value.to_double(), book_->format(*format)));
}

void WorkSheet::whole(std::size_t row, std::size_t column, std::int64_t value, bool bold) {
  if (!fits(row, column, std::to_string(value))) return;
  check(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               static_cast<double>(value),
                               bold ? book_->bold() : book_->format("0")));
}

void WorkSheet::comment(std::size_t row, std::size_t column, std::string_view text) {
  if (!fits(row, column, "")) return;
  check(worksheet_write_comment(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                std::string(text).c_str()));
}

void WorkSheet::freeze(std::size_t row, std::size_t column) {
  worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
}

void WorkSheet::filter(std::size_t last_row, std::size_t last_column) {
  check(worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(last_row),
                             static_cast<lxw_col_t>(last_column)));
}

void WorkSheet::insert_chart(std::size_t row, std::size_t column, lxw_chart* chart) {
  lxw_chart_options options{};
  options.x_scale = 1.5;
  options.y_scale = 1.25;
  check(worksheet_insert_chart_opt(sheet_, static_cast<lxw_row_t>(row),
                                   static_cast<lxw_col_t>(column), chart, &options));
}

Result<void> WorkSheet::finish() {
  worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);  // in width; as many pages as it takes
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    const double width = static_cast<double>(std::min(widths_[i], kMaxWidth)) + 2;
    check(worksheet_set_column(sheet_, column, column, width, nullptr));
  }
  for (const auto& [row, lines] : lines_) {
    const double height = std::min(static_cast<double>(lines) * kLineHeight, kMaxHeight);
    check(worksheet_set_row(sheet_, static_cast<lxw_row_t>(row), height, nullptr));
  }
  if (error_) return *error_;
  return {};
}

// False, and the error noted, for what Excel has no room for.
bool WorkSheet::fits(std::size_t row, std::size_t column, std::string_view text) {
  if (error_) return false;
  if (row >= kMaxRows || column >= kMaxColumns) {
    error_ = Error{ErrorCode::kInvalidData,
                   "a sheet of Excel has 1048576 rows and 16384 columns, and this is more: select "
                   "fewer agencies, indicators or years, or write CSV"};
    return false;
  }
  if (text.size() > kMaxCharacters && core::code_points(text).size() > kMaxCharacters) {
    error_ = Error{ErrorCode::kInvalidData,
                   "a cell of Excel holds 32767 characters, and a text here is longer: write CSV "
                   "or JSON"};
    return false;
  }
  widen(column, width_of(text));
  return true;
}

void WorkSheet::write(std::size_t row, std::size_t column, const std::string& text,
                      lxw_format* format) {
  if (!fits(row, column, text)) return;
  check(worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               text.c_str(), format));
}

void WorkSheet::widen(std::size_t column, std::size_t width) {
  if (widths_.size() <= column) widths_.resize(column + 1);
  widths_[column] = std::max(widths_[column], width);
}

void WorkSheet::check(lxw_error error) {
  if (error == LXW_NO_ERROR || error_) return;
  error_ = Error{ErrorCode::kInvalidData,
                 "the workbook cannot be written: " + std::string(lxw_strerror(error))};
}

Result<void> Workbook::load_library() { return load_xlsxwriter(); }

Workbook::Workbook(const std::filesystem::path& file, Timestamp created)
    : book_(workbook_new(file.string().c_str())) {
  lxw_doc_properties properties{};
  properties.created = std::chrono::system_clock::to_time_t(created);
  workbook_set_properties(book_, &properties);
  bold_ = workbook_add_format(book_);
  format_set_bold(bold_);
  plain_ = format("General");
  wrapped_ = workbook_add_format(book_);
  format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap(wrapped_);
}

Workbook::~Workbook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

WorkSheet& Workbook::add_sheet(const std::string& name) {
  lxw_worksheet* const sheet = workbook_add_worksheet(book_, name.c_str());
  sheets_.push_back(std::make_unique<WorkSheet>(*this, sheet, name));
  return *sheets_.back();
}

lxw_chart* Workbook::add_chart(lxw_chart_type type) { return workbook_add_chart(book_, type); }

lxw_format* Workbook::format(const std::string& number) {
  lxw_format*& format = formats_[number];
  if (format == nullptr) {
    format = workbook_add_format(book_);
    format_set_num_format(format, number.c_str());
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);  // where a row is higher than a line
  }
  return format;
}

Result<void> Workbook::close() {
  for (const auto& sheet : sheets_) {
    if (auto finished = sheet->finish(); !finished) return finished;
  }
  const lxw_error error = workbook_close(std::exchange(book_, nullptr));
  if (error == LXW_NO_ERROR) return {};
  return Error{ErrorCode::kIo,
               "the workbook cannot be written: " + std::string(lxw_strerror(error))};
}

}  // namespace annals::exchange
