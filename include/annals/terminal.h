// Text for a terminal: widths of characters and small pictures.
#pragma once

#include <annals/series.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace annals {

// The number of terminal columns that a UTF-8 text takes: two for most Chinese characters, none
// for combining marks. Control characters count as none.
std::size_t display_width(std::string_view text);

// The text without what a terminal would obey: control characters, escape sequences and marks that
// reorder text are replaced by U+FFFD; line ends become blanks.
std::string terminal_safe(std::string_view text);

// One character a year from the first to the last observation: blocks of eight heights between
// the lowest and the highest value, '·' for a year without a value; all at half height if the
// values are equal. Empty for a series without values. With "ascii", digits 1 to 8 and '.'.
std::string sparkline(const Series& series, bool ascii = false);

}  // namespace annals
