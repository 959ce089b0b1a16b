// Charts for a terminal: lines of text of a given width.
//
//   std::cout << to_terminal(chart, {.width = 100, .colour = true});
//
// Lines are drawn in braille dots, eight to a character, or in plain ASCII. A year without a value
// is a gap; a break in series is an upright dashed rule; a target is a level one; values with a
// status are hollow marks with its letters above, and what is said in svg.h of bounds, of cut axes
// and of notes holds here too. Labels stand at the ends of the lines; several lines differ by their
// marks, and by colours where these are allowed. Chinese characters count as two columns.
#pragma once

#include <annals/chart.h>

#include <string>

namespace annals {

struct TerminalOptions {
  int width = 80;   // columns, from 40 to 500, else the nearer
  int height = 16;  // rows of a plot, from 4 to 100, else the nearer
  // Escape sequences of colours, for a terminal that may be styled (https://no-color.org). The text
  // has no others, whatever stands in names.
  bool colour = false;
  bool ascii = false;
  std::string language = "en";  // of the words that are ours
};

// Lines that end in '\n'.
std::string to_terminal(const LineChart& chart, const TerminalOptions& options = {});
// A line of blocks a panel (sparkline()), with its first and last value.
std::string to_terminal(const SmallMultiples& chart, const TerminalOptions& options = {});
std::string to_terminal(const RankedBars& chart, const TerminalOptions& options = {});
// A row for each, with both values and the difference.
std::string to_terminal(const SlopeChart& chart, const TerminalOptions& options = {});
std::string to_terminal(const CoverageHeatMap& chart, const TerminalOptions& options = {});

}  // namespace annals
