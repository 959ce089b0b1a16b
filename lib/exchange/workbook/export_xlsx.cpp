#include "exchange/export/forms.h"

#ifndef ANNALS_XLSX

namespace annals::exchange {

Result<void> write_xlsx(std::ostream&, const Extract&, const ExportOptions&) {
  return Error{ErrorCode::kInvalidArgument,
               "this library was built without Excel: build it with ANNALS_XLSX, or write CSV"};
}

}  // namespace annals::exchange

#else

#include <locale.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "exchange/export/status_words.h"
#include "exchange/workbook/workbook_charts.h"
#include "exchange/workbook/workbook_sheets.h"
#include "exchange/workbook/workbook_writer.h"

namespace annals::exchange {
namespace {

namespace fs = std::filesystem;

// libxlsxwriter prints numbers by the locale; within it they have a point.
class PlainNumbers {
 public:
  PlainNumbers()
      : plain_(::newlocale(LC_NUMERIC_MASK, "C", nullptr)),
        before_(plain_ ? ::uselocale(plain_) : nullptr) {}
  PlainNumbers(const PlainNumbers&) = delete;
  PlainNumbers& operator=(const PlainNumbers&) = delete;
  ~PlainNumbers() {
    if (!plain_) return;
    ::uselocale(before_);
    ::freelocale(plain_);
  }

 private:
  locale_t plain_, before_;
};

// A folder that nobody else has, gone at the end.
class OwnFolder {
 public:
  static std::optional<std::string> make() {
    std::error_code problem;
    std::string pattern = (fs::temp_directory_path(problem) / "annals-XXXXXX").string();
    if (problem || ::mkdtemp(pattern.data()) == nullptr) return std::nullopt;
    return pattern;
  }
  explicit OwnFolder(std::string path) : path_(std::move(path)) {}
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  ~OwnFolder() {
    std::error_code ignored;  // on purpose: what was written is what counts
    fs::remove_all(path_, ignored);
  }
  fs::path file() const { return path_ / "export.xlsx"; }

 private:
  fs::path path_;
};

}  // namespace

// libxlsxwriter writes to a file only.
Result<void> write_xlsx(std::ostream& out, const Extract& extract, const ExportOptions& options) {
  if (auto loaded = Workbook::load_library(); !loaded) return loaded;
  auto path = OwnFolder::make();
  if (!path) return Error{ErrorCode::kIo, "the folder for temporary files cannot be written"};
  const OwnFolder folder(*std::move(path));
  const PlainNumbers plain;
  Workbook book(folder.file(),
                options.prepared.value_or(std::chrono::floor<std::chrono::milliseconds>(
                    std::chrono::system_clock::now())));
  const Language& language = extract.language;
  write_values_sheet(book.add_sheet(std::string(say(language, "Values", "数值"))), extract);
  WorkSheet& table = book.add_sheet(std::string(say(language, "By year", "逐年")));
  WorkSheet& charts = book.add_sheet(std::string(say(language, "Charts", "图表")));
  draw_charts(book, charts, table.name(), write_table_sheet(table, extract), language);
  write_sources_sheet(book.add_sheet(std::string(say(language, "Sources", "来源"))), extract);
  write_definitions_sheet(book.add_sheet(std::string(say(language, "Definitions", "定义"))),
                          extract);
  if (auto closed = book.close(); !closed) return closed;
  std::ifstream written(folder.file(), std::ios::binary);
  out << written.rdbuf();
  return {};
}

}  // namespace annals::exchange

#endif
