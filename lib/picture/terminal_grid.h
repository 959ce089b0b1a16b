// A field of characters that lines are drawn in, and text of a given width.
#pragma once

#include <annals/terminal_chart.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace annals::picture {

// Text that takes exactly "columns": cut with an ellipsis, or filled with blanks behind it or,
// where "right", before it.
std::string fitted_text(std::string_view text, std::size_t columns, bool right = false,
                        bool ascii = false);
// Paragraphs of a terminal: lines no wider than "columns".
std::vector<std::string> terminal_lines(std::string_view text, std::size_t columns);

// The title with a blank line, and notes behind one.
std::string terminal_head(std::string_view title, const TerminalOptions& options);
std::string terminal_notes(const std::vector<std::string>& notes, const TerminalOptions& options);
// Our own signs in ASCII: ">=" for the one character, "-" for the true minus, words for arrows.
std::string ascii_words(std::string text);

// "text" in the colour of the line with this number, if colours are allowed.
std::string coloured(std::string text, std::size_t line, bool colour);
// The mark of the line with this number.
char line_mark(std::size_t line);

// Cells, each of dots or of one character. Rows count from the top.
class TerminalGrid {
 public:
  TerminalGrid(std::size_t columns, std::size_t rows, const TerminalOptions& options);

  // In ASCII a cell is one dot; otherwise it is two wide and four high.
  int dots_wide() const noexcept { return static_cast<int>(columns_) * (ascii_ ? 1 : 2); }
  int dots_high() const noexcept { return static_cast<int>(rows_) * (ascii_ ? 1 : 4); }
  std::size_t column_of(int x) const noexcept;
  std::size_t row_of(int y) const noexcept;

  void dot(int x, int y, std::size_t line);
  void stroke(int x1, int y1, int x2, int y2, std::size_t line);
  // A character in a cell; what is not over it gives way to what is there.
  void put(std::size_t column, std::size_t row, std::string_view character, bool over);
  void put(std::size_t column, std::size_t row, std::string_view character, bool over,
           std::size_t line);

  std::string row(std::size_t row) const;

 private:
  struct Cell {
    std::uint8_t dots = 0;
    std::string character{};
    std::size_t line = kNoLine;
  };
  static constexpr std::size_t kNoLine = static_cast<std::size_t>(-1);
  Cell* cell(std::size_t column, std::size_t row);

  std::size_t columns_, rows_;
  bool ascii_, colour_;
  std::vector<Cell> cells_;
};

}  // namespace annals::picture
