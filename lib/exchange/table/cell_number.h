// The number in a cell, and what people write around it.
#pragma once

#include <annals/error.h>

#include <string>
#include <string_view>

namespace annals::exchange {

// A cell in its parts: "约 1,234.5 万件（含园区）*".
struct NumberParts {
  std::string before;   // "约"
  std::string number;   // "1,234.5", as written
  std::string behind;   // "万件"
  std::string remarks;  // "含园区; *"
};

// That a text of a cell is refused: it, in quotation marks, and what is wrong with it.
Error refused_cell(std::string_view text, const std::string& what);

// Takes remarks off the end: text in brackets, footnote marks (*, †, ‡, §, ①, [1], 注1). Refused
// with kInvalidData: a number in round brackets, which may be a footnote or a second number, and a
// number that is all in brackets.
//
// REQUIRES: "text" is narrowed and trimmed.
Result<NumberParts> split_number(std::string_view text);

// A number without the separators between its groups of three (comma, blank, U+00A0 or U+202F, all
// alike; a point where the comma is the decimal mark), with a point for its decimal mark. Refused
// with kInvalidData: groups of another size, mixed separators, and a first group that is 0.
Result<std::string> ungrouped(std::string_view number, char decimal_mark);

}  // namespace annals::exchange
