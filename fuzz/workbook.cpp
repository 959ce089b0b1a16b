// The reader of XLSX workbooks. An input that begins with "PK" is the file itself. Any other is the
// text of its parts, each below a line "=== " with the part's name; parts that are left out and
// every workbook has are added.
#include "exchange/workbook/workbook.h"

#include <algorithm>

#include "core/utf8.h"
#include "support/archive.h"
#include "support/target.h"
#include "support/temp_dir.h"

namespace annals::fuzz {
namespace {

constexpr std::string_view kEvery[][2] = {
    {"_rels/.rels", R"(<R><R Id="r" Type="/officeDocument" Target="xl/workbook.xml"/></R>)"},
    {"xl/workbook.xml", R"(<w><sheets><sheet name="S" r:id="s"/></sheets></w>)"},
    {"xl/_rels/workbook.xml.rels", R"(<R><R Id="s" Type="/worksheet" Target="sheet.xml"/>)"
                                   R"(<R Id="t" Type="/sharedStrings" Target="strings.xml"/>)"
                                   R"(<R Id="f" Type="/styles" Target="styles.xml"/></R>)"},
    {"xl/strings.xml", "<sst/>"},
    {"xl/styles.xml", "<styleSheet/>"},
    {"xl/sheet.xml", "<worksheet/>"}};

std::vector<ArchivePart> parts_of(std::string_view input) {
  constexpr std::string_view kMark = "=== ";
  std::vector<ArchivePart> parts;
  const auto is_given = [&parts](std::string_view name) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const ArchivePart& part) { return part.name == name; });
  };
  while (!input.empty()) {
    std::string_view name = take_line(input);
    if (name.starts_with(kMark)) name.remove_prefix(kMark.size());
    name = name.substr(0, 1000);
    const std::size_t end = input.find("\n=== ");
    const std::string_view text = input.substr(0, end);
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    // An archive holds a name once.
    if (!is_given(name) && parts.size() < 100) parts.push_back({name, text});
  }
  for (const auto& [name, text] : kEvery) {
    if (!is_given(name)) parts.push_back({name, text});
  }
  return parts;
}

void require_sheet(const exchange::WorkbookSheet& sheet) {
  std::size_t line = 0;
  for (const exchange::SheetRow& row : sheet.rows) {
    require(row.line > line && row.line <= exchange::kMaxSheetRows, "rows go forward");
    line = row.line;
    require(!row.cells.empty(), "a row holds something");
    require(row.cells.size() <= exchange::kMaxSheetColumns, "a row ends with the last column");
    for (const exchange::SheetCell& cell : row.cells)
      require(!core::invalid_utf8(cell.text), "a cell is UTF-8");
  }
  require(!core::invalid_utf8(sheet.name), "the name of a sheet is UTF-8");
}

}  // namespace

void try_input(std::string_view input) {
  static const test::TempDir folder;
  const auto file = folder.write(
      "book.xlsx", input.starts_with("PK") ? std::string(input) : archive(parts_of(input)));
  for (const char* const name : {"", "S"}) {
    const auto sheet = exchange::read_workbook_sheet(file, name);
    if (sheet) {
      require_sheet(*sheet);
    } else {
      require(sheet.error().code != ErrorCode::kInternal, "a refusal lies in the data");
      require(!core::invalid_utf8(sheet.error().message), "a message is UTF-8");
    }
  }
}

}  // namespace annals::fuzz
