#include <utility>
#include <vector>

#include "exchange/table/rows.h"
#include "exchange/workbook/workbook.h"

namespace annals::exchange {

#ifdef ANNALS_XLSX

namespace {

class XlsxRows : public Rows {
 public:
  explicit XlsxRows(WorkbookSheet sheet) : sheet_(std::move(sheet)) {}

  Result<bool> next() override {
    if (next_ == sheet_.rows.size()) return false;
    row_ = &sheet_.rows[next_++];
    views_.clear();
    for (const SheetCell& cell : row_->cells) views_.emplace_back(cell.text);
    return true;
  }
  Result<void> rewind() override {
    next_ = 0;
    return {};
  }
  std::span<const std::string_view> cells() const override { return views_; }
  std::size_t line() const override { return row_ == nullptr ? 0 : row_->line; }
  std::uint64_t bytes_read() const override { return 0; }
  bool broken() const override { return false; }
  std::string place(std::size_t line, std::size_t column) const override {
    if (column == kWholeRow) return sheet_.name + "!row " + std::to_string(line);
    return sheet_.name + "!" + column_letters(column) + std::to_string(line);
  }
  std::string_view fault(std::size_t column) const override {
    return column < row_->cells.size() ? row_->cells[column].fault : std::string_view{};
  }
  bool covered(std::size_t column) const override {
    return column < row_->cells.size() && row_->cells[column].covered;
  }
  std::string_view sheet() const override { return sheet_.name; }
  TextEncoding encoding() const override { return TextEncoding::kDetect; }

 private:
  WorkbookSheet sheet_;
  std::size_t next_ = 0;
  const SheetRow* row_ = nullptr;
  std::vector<std::string_view> views_;
};

}  // namespace

Result<std::unique_ptr<Rows>> open_xlsx_rows(const std::filesystem::path& file,
                                             const std::string& sheet) {
  auto read = read_workbook_sheet(file, sheet);
  if (!read) return read.error();
  return std::unique_ptr<Rows>(std::make_unique<XlsxRows>(*std::move(read)));
}

#else

Result<std::unique_ptr<Rows>> open_xlsx_rows(const std::filesystem::path&, const std::string&) {
  return Error{ErrorCode::kInvalidArgument,
               "this build of Annals reads no XLSX: save the sheet as CSV in UTF-8"};
}

#endif

}  // namespace annals::exchange
