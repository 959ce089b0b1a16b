#include "exchange/workbook/workbook.h"

#ifdef ANNALS_XLSX

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <span>
#include <utility>

#include "core/numbers.h"
#include "core/text.h"
#include "core/utf8.h"
#include "exchange/table/rows.h"
#include "exchange/workbook/number_format.h"
#include "exchange/workbook/package.h"

namespace annals::exchange {
namespace {

constexpr std::string_view kNoResult =
    "the cell holds a formula whose result was not saved: open the workbook, calculate and save it";
constexpr std::string_view kUnreadable = "the cell cannot be read: save the workbook again";

// The texts of <t> below an element, without the readings of characters.
std::string text_below(pugi::xml_node element) {
  std::string text;
  for (const pugi::xml_node child : element.children()) {
    const std::string_view name = local_name(child);
    if (name == "t") text += child.text().get();
    if (name == "r") {
      for (const pugi::xml_node run : child.children()) {
        if (local_name(run) == "t") text += run.text().get();
      }
    }
  }
  return text;
}

// What cells of a workbook share.
struct Shared {
  std::vector<std::string> strings;
  std::vector<std::string> formats;  // of the styles of cells
  bool since_1904 = false;
};

Result<std::vector<std::string>> read_strings(const Package& package) {
  std::vector<std::string> strings;
  const auto part = package.related("/sharedStrings");
  if (part.empty()) return strings;
  pugi::xml_document document;
  if (auto read = package.read(part, document); !read) return read.error();
  for (const pugi::xml_node entry : document.document_element().children()) {
    if (local_name(entry) == "si") strings.push_back(text_below(entry));
  }
  return strings;
}

Result<std::vector<std::string>> read_formats(const Package& package) {
  std::vector<std::string> formats;
  const auto part = package.related("/styles");
  if (part.empty()) return formats;
  pugi::xml_document document;
  if (auto read = package.read(part, document); !read) return read.error();
  const pugi::xml_node styles = document.document_element();
  std::map<int, std::string> own;
  for (const pugi::xml_node format : child(styles, "numFmts").children())
    own[format.attribute("numFmtId").as_int()] = format.attribute("formatCode").value();
  for (const pugi::xml_node style : child(styles, "cellXfs").children()) {
    const int id = style.attribute("numFmtId").as_int();
    const auto found = own.find(id);
    formats.emplace_back(found == own.end() ? built_in_format(id)
                                            : std::string_view(found->second));
  }
  return formats;
}

struct CellPlace {
  std::size_t row = 0, column = 0;  // row from 1, column from 0
};

// "C7"; empty if it is no place in a sheet.
std::optional<CellPlace> cell_place(std::string_view reference) {
  CellPlace place;
  std::size_t at = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 4; ++at)
    place.column = place.column * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
  const std::string_view row = reference.substr(at);
  if (place.column == 0 || place.column > kMaxSheetColumns || row.size() > 7 ||
      !core::all_digits(row))
    return std::nullopt;
  --place.column;
  place.row = static_cast<std::size_t>(core::digits_value(row));
  if (place.row == 0 || place.row > kMaxSheetRows) return std::nullopt;
  return place;
}

class SheetReader {
 public:
  SheetReader(pugi::xml_node sheet, const Shared& shared) : sheet_(sheet), shared_(shared) {}

  Result<std::vector<SheetRow>> read() {
    std::size_t line = 0;
    for (const pugi::xml_node row : child(sheet_, "sheetData").children()) {
      const std::size_t told = row.attribute("r").as_uint();
      if (told != 0 && (told <= line || told > kMaxSheetRows)) return unreadable();
      line = told == 0 ? line + 1 : told;
      if (auto done = read_row(row, line); !done) return done.error();
      if (is_too_large()) return too_large();
    }
    for (const pugi::xml_node merged : child(sheet_, "mergeCells").children()) {
      merge(merged.attribute("ref").value());
      if (is_too_large()) return too_large();
    }
    std::erase_if(rows_, [](const SheetRow& row) { return row.cells.empty(); });
    return std::move(rows_);
  }

 private:
  static Error unreadable() {
    return {ErrorCode::kInvalidData,
            "the rows of the sheet are out of order: open the workbook and save it again"};
  }
  Error too_large() const {
    const std::string much =
        text_bytes_ > kMaxSheetText ? "256 MiB of text" : "8 million cells, empty ones included";
    return {ErrorCode::kInvalidData, "the sheet holds more than " + much + ": save it as CSV"};
  }

  Result<void> read_row(pugi::xml_node element, std::size_t line) {
    SheetRow row{line, {}};
    for (const pugi::xml_node cell : element.children()) {
      std::size_t column = row.cells.size();
      if (const pugi::xml_attribute told = cell.attribute("r")) {
        const auto place = cell_place(told.value());
        if (!place || place->row != line || place->column < column) return unreadable();
        column = place->column;
      }
      SheetCell read = read_cell(cell);
      if (read.text.empty() && read.fault.empty()) continue;
      if (column >= kMaxSheetColumns) return unreadable();
      if (!fits(read.text) || !widen(row, column + 1)) return {};
      width_ = std::max(width_, column + 1);
      row.cells[column] = std::move(read);
    }
    rows_.push_back(std::move(row));
    return {};
  }

  bool is_too_large() const { return text_bytes_ > kMaxSheetText || cells_ > kMaxSheetCells; }

  // Gives a row "width" cells or more; false where that would be too much, which read() tells.
  bool widen(SheetRow& row, std::size_t width) {
    if (row.cells.size() >= width) return true;
    cells_ += width - row.cells.size();
    if (cells_ > kMaxSheetCells) return false;
    row.cells.resize(width);
    return true;
  }

  // Counts a text; false where it would be too much, which read() tells.
  bool fits(const std::string& text) {
    if (text_bytes_ <= kMaxSheetText) text_bytes_ += text.size();
    return text_bytes_ <= kMaxSheetText;
  }

  SheetCell read_cell(pugi::xml_node cell) const {
    SheetCell read = read_any(cell);
    // The XML reader takes bytes and numbers of characters as they come.
    if (core::invalid_utf8(read.text)) return {std::string(core::kReplacement), kUnreadable};
    return read;
  }

  SheetCell read_any(pugi::xml_node cell) const {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return {text_below(child(cell, "is"))};
    const std::string value = child(cell, "v").text().get();
    if (value.empty())
      return {{}, child(cell, "f").empty() || type == "str" ? std::string_view{} : kNoResult};
    if (type == "s") return shared_string(value);
    if (type == "b") return {value == "1" ? "TRUE" : "FALSE"};
    if (type == "d") return {value.substr(0, value.find('T'))};
    if (type == "str" || type == "e") return {value};
    return number(value, cell.attribute("s").as_uint());
  }

  SheetCell shared_string(const std::string& value) const {
    const bool good = core::all_digits(value) && value.size() < 10;
    const auto position = good ? static_cast<std::size_t>(core::digits_value(value)) : 0;
    if (!good || position >= shared_.strings.size()) return {value, kUnreadable};
    return {shared_.strings[position]};
  }

  SheetCell number(const std::string& value, std::size_t style) const {
    double read = 0;
    const auto end = std::from_chars(value.data(), value.data() + value.size(), read);
    if (end.ec != std::errc() || end.ptr != value.data() + value.size())
      return {value, kUnreadable};
    const std::string_view format =
        style < shared_.formats.size() ? std::string_view(shared_.formats[style]) : "General";
    return {shown_number(read, format, shared_.since_1904)};
  }

  // The row at "line", if it holds something.
  SheetRow* row_at(std::size_t line) {
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), line,
                         [](const SheetRow& row, std::size_t wanted) { return row.line < wanted; });
    return found != rows_.end() && found->line == line ? &*found : nullptr;
  }

  // Every cell of "A1:C3" gets the text of the first. Rows that hold nothing stay so, and what is
  // merged beyond all headings is not followed for ever.
  void merge(std::string_view range) {
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) return;
    const auto first = cell_place(range.substr(0, colon));
    auto last = cell_place(range.substr(colon + 1));
    if (!first || !last) return;
    last->column = std::min(last->column, width_ - 1);
    const SheetRow* const top = row_at(first->row);
    if (top == nullptr || first->column >= top->cells.size()) return;
    const SheetCell shown = top->cells[first->column];
    if (!fits(shown.text)) return;
    for (std::size_t line = first->row; line <= last->row && budget_ > 0; ++line) {
      --budget_;
      if (SheetRow* const row = row_at(line)) cover(*row, first->column, last->column, shown);
    }
    SheetRow* const again = row_at(first->row);
    again->cells[first->column].covered = false;
  }

  void cover(SheetRow& row, std::size_t first, std::size_t last, const SheetCell& shown) {
    if (!widen(row, last + 1)) return;
    for (std::size_t column = first; column <= last && budget_ > 0; ++column) {
      --budget_;
      if (!fits(shown.text)) return;
      row.cells[column] = {shown.text, shown.fault, true};
    }
  }

  pugi::xml_node sheet_;
  const Shared& shared_;
  std::vector<SheetRow> rows_;
  std::size_t width_ = 1;           // of the widest row
  std::size_t text_bytes_ = 0;      // of all cells
  std::size_t cells_ = 0;           // of all rows
  std::size_t budget_ = 4'000'000;  // cells and rows that merging may touch
};

struct NamedSheet {
  std::string name, part;
  bool hidden = false;
};

std::vector<NamedSheet> sheets_of(const Package& package) {
  std::vector<NamedSheet> sheets;
  for (const pugi::xml_node sheet : child(package.workbook(), "sheets").children()) {
    std::string id;
    for (const pugi::xml_attribute attribute : sheet.attributes()) {
      if (std::string_view(attribute.name()).ends_with(":id")) id = attribute.value();
    }
    const std::string_view state = sheet.attribute("state").value();
    std::string name = sheet.attribute("name").value();
    if (core::invalid_utf8(name)) name = core::kReplacement;
    sheets.push_back(
        {std::move(name), package.target(id), state == "hidden" || state == "veryHidden"});
  }
  return sheets;
}

std::string list_of(const std::vector<std::string>& names) {
  std::vector<std::string> words;
  for (const std::string& name : names) words.push_back(core::quoted(name));
  return core::joined(std::vector<std::string_view>(words.begin(), words.end()), " and ");
}

// The rows of one workbook's sheets.
class WorkbookReader {
 public:
  explicit WorkbookReader(const Package& package) : package_(package) {}

  Result<void> prepare() {
    auto strings = read_strings(package_);
    if (!strings) return strings.error();
    auto formats = read_formats(package_);
    if (!formats) return formats.error();
    shared_ = {*std::move(strings), *std::move(formats),
               child(package_.workbook(), "workbookPr").attribute("date1904").as_bool()};
    return {};
  }

  Result<WorkbookSheet> named(const std::string& name) const {
    std::vector<std::string> names;
    for (const NamedSheet& sheet : sheets_of(package_)) {
      if (sheet.name == name) return read(sheet);
      names.push_back(sheet.name);
    }
    return Error{ErrorCode::kInvalidArgument,
                 "the workbook has no sheet " + core::quoted(name) + "; it has " + list_of(names)};
  }

  Result<WorkbookSheet> only() const {
    std::optional<WorkbookSheet> found;
    std::vector<std::string> names;
    for (const NamedSheet& sheet : sheets_of(package_)) {
      if (sheet.hidden || sheet.part.empty()) continue;
      auto read_one = read(sheet);
      if (!read_one) return read_one.error();
      if (read_one->rows.empty()) continue;
      names.push_back(sheet.name);
      if (!found) found = *std::move(read_one);
    }
    if (names.size() > 1) {
      return Error{ErrorCode::kInvalidArgument, "the workbook has the sheets " + list_of(names) +
                                                    ": name the one that is meant"};
    }
    if (!found)
      return Error{ErrorCode::kInvalidData,
                   "the workbook has no visible sheet that holds anything"};
    return *std::move(found);
  }

 private:
  Result<WorkbookSheet> read(const NamedSheet& sheet) const {
    pugi::xml_document document;
    if (auto done = package_.read(sheet.part, document); !done) return done.error();
    auto rows = SheetReader(document.document_element(), shared_).read();
    if (!rows) return rows.error();
    return WorkbookSheet{sheet.name, *std::move(rows)};
  }

  const Package& package_;
  Shared shared_;
};

}  // namespace

Result<WorkbookSheet> read_workbook_sheet(const std::filesystem::path& file,
                                          const std::string& name) {
  auto package = Package::open(file);
  if (!package) return package.error();
  WorkbookReader reader(*package);
  if (auto ready = reader.prepare(); !ready) return ready.error();
  return name.empty() ? reader.only() : reader.named(name);
}

}  // namespace annals::exchange

#endif
