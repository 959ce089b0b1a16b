// The parts of an XLSX workbook that hold its cells. Bounded: what would not fit into the limits is
// refused, however small the file is. There is no such reader in a build without ANNALS_XLSX.
#pragma once

#include <annals/error.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

// Of a part of a workbook, unpacked.
inline constexpr std::size_t kMaxPartBytes = std::size_t{64} * 1024 * 1024;
// Of the text in all cells of a sheet, of which many may show the same.
inline constexpr std::size_t kMaxSheetText = std::size_t{256} * 1024 * 1024;
// Of cells in a sheet, with the empty ones before the last of each row.
inline constexpr std::size_t kMaxSheetCells = 8'000'000;
inline constexpr std::size_t kMaxSheetColumns = 16'384;
inline constexpr std::size_t kMaxSheetRows = 1'048'576;

struct SheetCell {
  std::string text;
  std::string_view fault{};  // why the text is not to be trusted; lives for ever
  bool covered = false;      // merged with a cell to the left or above, which has the text
};
struct SheetRow {
  std::size_t line = 0;
  std::vector<SheetCell> cells;
};
struct WorkbookSheet {
  std::string name;
  std::vector<SheetRow> rows;  // those that hold something
};

// Reads one sheet: the one that is named, or else the only one that is visible and holds something.
Result<WorkbookSheet> read_workbook_sheet(const std::filesystem::path& file,
                                          const std::string& name);

}  // namespace annals::exchange
