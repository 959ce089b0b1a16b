#include <annals/terminal.h>
#include <annals/terminal_chart.h>

#include <algorithm>
#include <cmath>

#include "picture/plot.h"
#include "picture/terminal_grid.h"
#include "picture/text_room.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

// Where things stand: labels of values, the plot, labels of lines.
struct TerminalPlot {
  Axis axis;
  AxisWords words;
  YearRange years;
  std::size_t ticks = 0, columns = 0, labels = 0, rows = 0;

  int x(Year year, const TerminalGrid& grid) const {
    const auto span = (years.last - years.first).count();
    const int room = grid.dots_wide() - 5;
    if (span == 0) return room / 2;
    return 2 + static_cast<int>((year - years.first).count()) * room / static_cast<int>(span);
  }
  int y(double value, const TerminalGrid& grid) const {
    return static_cast<int>(std::lround(axis.place(value, grid.dots_high() - 1, 0)));
  }
};

// The mark, the name and the value, of which the name gives way where there is no room.
std::string end_text(const ChartLine& line, std::size_t index, bool several, std::size_t room,
                     const TerminalOptions& options) {
  const auto last = std::find_if(line.points.rbegin(), line.points.rend(),
                                 [](const ChartPoint& point) { return point.value.has_value(); });
  if (last == line.points.rend()) return {};
  const std::string mark = several ? std::string(1, line_mark(index)) + " " : "";
  const std::string value = terminal_safe(value_words(*last, {}, options.language));
  std::string name = terminal_safe(line.label);
  if (name.empty()) return mark + value;
  const std::size_t beside = display_width(mark) + display_width(value) + 1;
  const std::size_t left = room > beside ? room - beside : 0;
  if (display_width(name) > left) name = fitted_text(name, left, false, options.ascii);
  return mark + name + " " + value;
}

TerminalPlot terminal_plot(const LineChart& chart, const YearRange& years,
                           const TerminalOptions& options) {
  TerminalPlot plot;
  plot.years = years;
  plot.rows = static_cast<std::size_t>(std::clamp(options.height, 4, 100));
  plot.rows = std::max(plot.rows, label_count(chart));
  plot.axis = axis_of(extent_of(chart), chart.start, plot.rows > 8 ? 5 : 2);
  plot.words = words_of(plot.axis, options.language);
  for (const double tick : plot.axis.ticks()) {
    plot.ticks = std::max(plot.ticks, display_width(plot.words.label(tick, plot.axis.step)));
  }
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const std::string text = end_text(chart.lines[i], i, chart.lines.size() > 1, 1000, options);
    plot.labels = std::max(plot.labels, display_width(text));
  }
  for (const ChartTarget& target : chart.targets) {
    plot.labels = std::max(plot.labels, display_width(target_words(target, options.language)));
  }
  const auto width = static_cast<std::size_t>(std::clamp(options.width, 40, 500));
  plot.labels = std::min(plot.labels, width * 2 / 5);
  const std::size_t beside = plot.ticks + 3 + (plot.labels > 0 ? plot.labels + 1 : 0);
  plot.columns = width > beside + 10 ? width - beside : 10;
  return plot;
}

void draw_rules(TerminalGrid& grid, const LineChart& chart, const TerminalPlot& plot, bool ascii) {
  for (const ChartTarget& target : chart.targets) {
    const std::size_t row = grid.row_of(plot.y(target.value.to_double(), grid));
    std::size_t first = 0, last = plot.columns;
    if (target.year) {
      const std::size_t at = grid.column_of(plot.x(*target.year, grid));
      first = at > 2 ? at - 2 : 0;
      last = std::min(at + 3, plot.columns);
    }
    for (std::size_t column = first; column < last; ++column)
      grid.put(column, row, ascii ? "-" : "\u254C", false);
  }
  std::vector<ChartBreak> breaks = chart.breaks;
  for (const ChartLine& line : chart.lines)
    breaks.insert(breaks.end(), line.breaks.begin(), line.breaks.end());
  for (const ChartBreak& each : breaks) {
    const int before = plot.x(each.first_year - std::chrono::years(1), grid);
    const std::size_t column = grid.column_of((plot.x(each.first_year, grid) + before) / 2);
    for (std::size_t row = 0; row < plot.rows; ++row)
      grid.put(column, row, ascii ? ":" : "\u250A", false);
  }
}

// The letters above, an arrow or a wave behind.
void draw_signs(TerminalGrid& grid, const ChartPoint& point, std::size_t column, std::size_t row) {
  const std::string letters = point.status.normal() ? "" : point.status.letters();
  for (std::size_t i = 0; i < letters.size() && row > 0; ++i)
    grid.put(column + i, row - 1, letters.substr(i, 1), true);
  switch (point.bound) {
    case Bound::kExact:
      break;
    case Bound::kAbout:
      grid.put(column + 1, row, "~", true);
      break;
    case Bound::kAtLeast:
      grid.put(column + 1, row, "^", true);
      break;
    case Bound::kAtMost:
      grid.put(column + 1, row, "v", true);
      break;
  }
}

void draw_terminal_line(TerminalGrid& grid, const LineChart& chart, std::size_t index,
                        const TerminalPlot& plot) {
  const ChartLine& line = chart.lines[index];
  for (const auto& run : runs_of(line, chart.breaks)) {
    for (std::size_t i = 1; i < run.size(); ++i) {
      grid.stroke(plot.x(run[i - 1]->year, grid), plot.y(run[i - 1]->value->to_double(), grid),
                  plot.x(run[i]->year, grid), plot.y(run[i]->value->to_double(), grid), index);
    }
  }
}

void draw_terminal_marks(TerminalGrid& grid, const LineChart& chart, std::size_t index,
                         const TerminalPlot& plot, bool ascii) {
  const bool several = chart.lines.size() > 1;
  for (const ChartPoint& point : chart.lines[index].points) {
    if (!point.value) continue;
    const std::size_t column = grid.column_of(plot.x(point.year, grid));
    const std::size_t row = grid.row_of(plot.y(point.value->to_double(), grid));
    const char mark = several ? line_mark(index) : point.status.normal() ? '*' : 'o';
    grid.put(column, row, std::string_view(&mark, 1), true, index);
    draw_signs(grid, point, column, row);
    if (!point.interval) continue;
    const std::size_t high = grid.row_of(plot.y(point.interval->high, grid));
    const std::size_t low = grid.row_of(plot.y(point.interval->low, grid));
    if (high < row) grid.put(column, high, ascii ? "-" : "\u252C", false, index);
    if (low > row) grid.put(column, low, ascii ? "-" : "\u2534", false, index);
  }
}

std::vector<std::string> label_rows(const TerminalGrid& grid, const LineChart& chart,
                                    const TerminalPlot& plot, const TerminalOptions& options) {
  std::vector<double> wishes;
  std::vector<std::string> texts;
  const auto add = [&](double value, std::string text) {
    wishes.push_back(static_cast<double>(grid.row_of(plot.y(value, grid))));
    texts.push_back(std::move(text));
  };
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const ChartLine& line = chart.lines[i];
    const std::string text = end_text(line, i, chart.lines.size() > 1, plot.labels, options);
    if (text.empty()) continue;
    const auto last = std::find_if(line.points.rbegin(), line.points.rend(),
                                   [](const ChartPoint& point) { return bool(point.value); });
    add(last->value->to_double(),
        coloured(fitted_text(text, plot.labels, false, options.ascii), i, options.colour));
  }
  for (const ChartTarget& target : chart.targets) {
    std::string words = target_words(target, options.language);
    if (options.ascii) words = ascii_words(std::move(words));
    add(target.value.to_double(), fitted_text(words, plot.labels, false, options.ascii));
  }
  const auto places = pushed_apart(wishes, 1, 0, static_cast<double>(plot.rows));
  std::vector<std::string> rows(plot.rows);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto row = static_cast<std::size_t>(std::max(std::lround(places[i]), 0L));
    while (row + 1 < rows.size() && !rows[row].empty()) ++row;
    while (row > 0 && !rows[row].empty()) --row;
    if (row < rows.size()) rows[row] = texts[i];
  }
  return rows;
}

std::string without_end_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string year_row(const TerminalGrid& grid, const TerminalPlot& plot) {
  std::string row(plot.columns + 4, ' ');
  std::size_t free = 0;
  const int last = static_cast<int>(plot.years.last), first = static_cast<int>(plot.years.first);
  const auto span = static_cast<std::size_t>(last - first);
  const std::size_t width =
      span == 0 ? plot.columns : std::max<std::size_t>(plot.columns / span, 1);
  const int step = static_cast<int>((5 + width - 1) / width);
  for (int year = first; year <= last; ++year) {
    if ((last - year) % step != 0) continue;
    const std::size_t column = grid.column_of(plot.x(Year(year), grid));
    const std::size_t start = column > 1 ? column - 1 : 0;
    if (start < free || start + 4 > row.size()) continue;
    row.replace(start, 4, to_string(Year(year)));
    free = start + 5;
  }
  return row;
}

std::string drawn(const TerminalGrid& grid, const LineChart& chart, const TerminalPlot& plot,
                  const TerminalOptions& options) {
  std::vector<std::string> ticks(plot.rows);
  for (const double tick : plot.axis.ticks()) {
    std::string label = plot.words.label(tick, plot.axis.step);
    ticks[grid.row_of(plot.y(tick, grid))] = options.ascii ? ascii_words(label) : label;
  }
  const auto labels = label_rows(grid, chart, plot, options);
  std::string text;
  for (std::size_t row = 0; row < plot.rows; ++row) {
    const bool tick = !ticks[row].empty();
    std::string_view axis = options.ascii ? (tick ? "+" : "|") : (tick ? "\u2524" : "\u2502");
    if (plot.axis.cut && row + 2 == plot.rows) axis = "~";
    text += without_end_blanks(fitted_text(ticks[row], plot.ticks, true) + " " + std::string(axis) +
                               grid.row(row) + (labels[row].empty() ? "" : " " + labels[row]));
  }
  std::string foot = std::string(plot.ticks + 1, ' ') + (options.ascii ? "+" : "\u2514");
  for (std::size_t i = 0; i < plot.columns; ++i) foot += options.ascii ? "-" : "\u2500";
  return text + foot + "\n" +
         without_end_blanks(std::string(plot.ticks + 2, ' ') + year_row(grid, plot));
}

std::string terminal_line_chart(const LineChart& whole, const TerminalOptions& options) {
  const LineChart chart = trimmed(whole);
  std::string text = terminal_head(chart.title, options);
  const auto years = years_of(chart);
  if (!years) return text + say(options.language, "Nothing is on record.\n", "没有记录。\n");
  const TerminalPlot plot = terminal_plot(chart, *years, options);
  if (const std::string unit = unit_text(plot.words, chart.unit, options.language); !unit.empty()) {
    text += terminal_safe(say(options.language, "Unit: ", "单位：") + unit) + "\n";
  }
  TerminalGrid grid(plot.columns, plot.rows, options);
  for (std::size_t i = 0; i < chart.lines.size(); ++i) draw_terminal_line(grid, chart, i, plot);
  for (std::size_t i = 0; i < chart.lines.size(); ++i)
    draw_terminal_marks(grid, chart, i, plot, options.ascii);
  draw_rules(grid, chart, plot, options.ascii);
  text += drawn(grid, chart, plot, options);
  const std::string cut =
      plot.axis.cut ? end_of(plot.axis, plot.words, chart.unit, options.language) : "";
  return text + terminal_notes(notes_of(chart, cut, options.language), options);
}

}  // namespace
}  // namespace picture

std::string to_terminal(const LineChart& chart, const TerminalOptions& options) {
  return picture::terminal_line_chart(chart, options);
}

}  // namespace annals
