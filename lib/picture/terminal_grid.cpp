#include "picture/terminal_grid.h"

#include <annals/terminal.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/utf8.h"

namespace annals::picture {
namespace {

// Those of Okabe and Ito, as near as the 256 colours of terminals have them.
constexpr std::array<int, 6> kTerminalColours{32, 166, 36, 175, 214, 74};
constexpr std::string_view kMarks = "*+x#@%&$";

// The dots of a cell by column and row, as Unicode numbers them.
constexpr std::uint8_t kBraille[2][4] = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

std::string braille(std::uint8_t dots) {
  const char32_t c = 0x2800 + dots;
  return {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

// The bytes of the longest beginning of at most "columns".
std::size_t bytes_within(std::string_view text, std::size_t columns) {
  std::size_t used = 0, at = 0;
  while (at < text.size()) {
    const core::CodePoint c = core::first_code_point(text.substr(at));
    used += core::columns(c.value);
    if (used > columns) break;
    at += c.length;
  }
  return at;
}

}  // namespace

std::string fitted_text(std::string_view text, std::size_t columns, bool right, bool ascii) {
  std::string safe = terminal_safe(text);
  if (display_width(safe) > columns) {
    const std::string_view dots = ascii ? "." : "\u2026";
    safe.resize(bytes_within(safe, columns > 0 ? columns - 1 : 0));
    if (columns > 0) safe += dots;
  }
  const std::size_t width = display_width(safe);
  const std::string blanks(columns > width ? columns - width : 0, ' ');
  return right ? blanks + safe : safe + blanks;
}

std::vector<std::string> terminal_lines(std::string_view text, std::size_t columns) {
  const std::string safe = terminal_safe(text);
  std::string_view rest = safe;
  std::vector<std::string> lines;
  while (display_width(rest) > columns) {
    std::size_t end = std::max(bytes_within(rest, columns), core::first_code_point(rest).length);
    const std::size_t blank = rest.rfind(' ', end);
    if (blank != std::string_view::npos && blank > 0) end = blank;
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
  }
  lines.emplace_back(rest);
  return lines;
}

std::string ascii_words(std::string text) {
  for (const auto& [sign, plain] : {std::pair<std::string_view, std::string_view>("\u2265", ">="),
                                    {"\u2264", "<="},
                                    {"\u2212", "-"},
                                    {"\u2191", "^"},
                                    {"\u2193", "v"},
                                    {"\u2026", "."}}) {
    for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos; at += plain.size())
      text.replace(at, sign.size(), plain);
  }
  return text;
}

std::string terminal_head(std::string_view title, const TerminalOptions& options) {
  std::string text;
  if (title.empty()) return text;
  const auto width = static_cast<std::size_t>(std::clamp(options.width, 40, 500));
  for (const std::string& line : terminal_lines(title, width)) text += line + "\n";
  return text + "\n";
}

std::string terminal_notes(const std::vector<std::string>& notes, const TerminalOptions& options) {
  std::string text;
  const auto width = static_cast<std::size_t>(std::clamp(options.width, 40, 500));
  for (const std::string& note : notes) {
    for (const std::string& line : terminal_lines(ascii_words(note), width)) text += line + "\n";
  }
  return text.empty() ? text : "\n" + text;
}

std::string coloured(std::string text, std::size_t line, bool colour) {
  if (!colour || text.empty()) return text;
  const int code = kTerminalColours[line % kTerminalColours.size()];
  return "\x1B[38;5;" + std::to_string(code) + "m" + std::move(text) + "\x1B[0m";
}

char line_mark(std::size_t line) { return kMarks[line % kMarks.size()]; }

TerminalGrid::TerminalGrid(std::size_t columns, std::size_t rows, const TerminalOptions& options)
    : columns_(columns),
      rows_(rows),
      ascii_(options.ascii),
      colour_(options.colour),
      cells_(columns * rows) {}

std::size_t TerminalGrid::column_of(int x) const noexcept {
  return static_cast<std::size_t>(std::max(x, 0)) / (ascii_ ? 1 : 2);
}

std::size_t TerminalGrid::row_of(int y) const noexcept {
  return static_cast<std::size_t>(std::max(y, 0)) / (ascii_ ? 1 : 4);
}

TerminalGrid::Cell* TerminalGrid::cell(std::size_t column, std::size_t row) {
  return column < columns_ && row < rows_ ? &cells_[row * columns_ + column] : nullptr;
}

void TerminalGrid::dot(int x, int y, std::size_t line) {
  if (x < 0 || y < 0) return;
  Cell* const at = cell(column_of(x), row_of(y));
  if (!at) return;
  at->line = line;
  if (ascii_)
    at->character = ".";
  else
    at->dots |= kBraille[x % 2][y % 4];
}

// Bresenham (1965).
void TerminalGrid::stroke(int x1, int y1, int x2, int y2, std::size_t line) {
  const int wide = std::abs(x2 - x1), high = -std::abs(y2 - y1);
  const int right = x1 < x2 ? 1 : -1, down = y1 < y2 ? 1 : -1;
  int error = wide + high;
  while (true) {
    dot(x1, y1, line);
    if (x1 == x2 && y1 == y2) return;
    const int twice = 2 * error;
    if (twice >= high) {
      error += high;
      x1 += right;
    }
    if (twice <= wide) {
      error += wide;
      y1 += down;
    }
  }
}

void TerminalGrid::put(std::size_t column, std::size_t row, std::string_view character, bool over) {
  put(column, row, character, over, kNoLine);
}

void TerminalGrid::put(std::size_t column, std::size_t row, std::string_view character, bool over,
                       std::size_t line) {
  Cell* const at = cell(column, row);
  if (!at) return;
  const bool free = at->dots == 0 && at->character.empty();
  if (!free && !over) return;
  at->character = character;
  at->line = line;
}

std::string TerminalGrid::row(std::size_t row) const {
  std::string text;
  for (std::size_t column = 0; column < columns_; ++column) {
    const Cell& at = cells_[row * columns_ + column];
    std::string shown = !at.character.empty() ? at.character
                        : at.dots != 0        ? braille(at.dots)
                                              : std::string(" ");
    const bool tinted = at.line != kNoLine && shown != " ";
    text += tinted ? coloured(std::move(shown), at.line, colour_) : shown;
  }
  return text;
}

}  // namespace annals::picture
