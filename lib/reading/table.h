// Tables in text: rows with | or tabs, or columns kept apart by blanks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/quantity.h"
#include "reading/text.h"

namespace annals::reading {

// A value of a table, with the words that name it.
struct Cell {
  std::size_t line = 0;            // the row, by its place among the lines given
  std::size_t begin = 0, end = 0;  // in that line
  Quantity quantity{};
  std::u32string row{};     // the label of its row
  std::u32string column{};  // of its column, years and units left out
  std::u32string caption{};
  std::optional<int> year{};
  bool total = false;    // of a row such as 合计
  bool of_body = false;  // the row names an agency or its like
  bool change = false;
};

// Whether a line is a row of a table.
bool is_row(std::u32string_view line);

// The values of consecutive rows under a caption (empty if there is none).
std::vector<Cell> read_table(const std::vector<Text>& rows, std::u32string_view caption);

}  // namespace annals::reading
