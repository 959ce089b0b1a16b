// How a spreadsheet prints a number by the format of its cell.
#pragma once

#include <string>
#include <string_view>

namespace annals::exchange {

// The format code of a number that workbooks do not spell out (0 is "General").
std::string_view built_in_format(int id) noexcept;

// "number" as "format" prints it, without separators between groups: 97.3 by "0.00" is "97.30",
// 0.973 by "0.0%" is "97.3%". Text of the format stays where it stands beside the digits
// ("12.2万"). A number in thousands keeps its size (12345 by "0.0," is "123e2"). A date that shows
// only its year is that and the text beside it, any other is "2023-12-31". What a format does that
// is not told here (conditions, fractions, text between digits) is passed over, and the number is
// printed as General does: the shortest decimal that is the number.
std::string shown_number(double number, std::string_view format, bool since_1904);

}  // namespace annals::exchange
