// How wide the terminal is.
#pragma once

namespace annals::cli {

// The columns by COLUMNS; else those of the terminal, where standard output is one; else 80. From
// 40 to 500: what is less or more is taken for these.
int terminal_width();

}  // namespace annals::cli
