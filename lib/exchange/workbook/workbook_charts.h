// The charts of a workbook.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "exchange/workbook/workbook_writer.h"

namespace annals::exchange {

// Where the values of an indicator stand on the sheet that has years as columns.
struct ChartRange {
  std::string title, unit;
  std::vector<std::size_t> rows;          // one an agency
  std::size_t first_column, last_column;  // of the years
  std::size_t name_column, heading_row = 0;
};

// A line for each agency over the years, and columns where there is one year only. A chart of more
// than ten agencies would show none of them: the first ten are drawn.
inline constexpr std::size_t kMaxLines = 10;
// Draws them on a sheet, one below the other, and says what is left out.
inline constexpr std::size_t kMaxCharts = 12;
void draw_charts(Workbook& book, WorkSheet& sheet, const std::string& table,
                 const std::vector<ChartRange>& ranges, const std::string& language);

}  // namespace annals::exchange
