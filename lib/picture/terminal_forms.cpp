#include <annals/terminal.h>
#include <annals/terminal_chart.h>

#include <algorithm>
#include <cmath>

#include "picture/plot.h"
#include "picture/terminal_grid.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

constexpr std::size_t kLeastBar = 10;

std::size_t columns_of(const TerminalOptions& options) {
  return static_cast<std::size_t>(std::clamp(options.width, 40, 500));
}

std::string nothing(const TerminalOptions& options) {
  return say(options.language, "Nothing is on record.\n", "没有记录。\n");
}

// "97.3 P"; a dash-free word where there is no value.
std::string point_text(const ChartPoint& point, const TerminalOptions& options) {
  std::string text = value_words(point, {}, options.language);
  if (point.value && !point.status.normal()) text += " " + point.status.letters();
  return terminal_safe(options.ascii ? ascii_words(std::move(text)) : text);
}

std::string unit_line(const std::string& unit, const TerminalOptions& options) {
  if (unit.empty()) return {};
  return terminal_safe(say(options.language, "Unit: ", "单位：") + unit) + "\n";
}

std::string trimmed_line(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

template <typename Rows, typename Text>
std::size_t widest(const Rows& rows, std::size_t most, Text text) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, display_width(text(row)));
  return std::min(width, most);
}

// A bar from zero, in eighths of a column; in ASCII in whole ones.
std::string bar_text(double share, std::size_t columns, bool ascii) {
  static constexpr std::string_view kEighths[] = {"",       "\u258F", "\u258E", "\u258D",
                                                  "\u258C", "\u258B", "\u258A", "\u2589"};
  const double length = std::clamp(share, 0.0, 1.0) * static_cast<double>(columns);
  std::string text;
  if (ascii) return std::string(static_cast<std::size_t>(std::lround(length)), '#');
  const auto eighths = static_cast<std::size_t>(std::lround(length * 8));
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "\u2588";
  return text + std::string(kEighths[eighths % 8]);
}

std::string filled(std::string text, std::size_t columns) {
  const std::size_t width = display_width(text);
  if (width < columns) text.append(columns - width, ' ');
  return text;
}

std::string mirrored(const std::string& text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(columns > width ? columns - width : 0, ' ') + text;
}

// Where bars stand: those below zero to the left of it.
struct BarColumns {
  std::size_t rank = 0, label = 0, value = 0, below = 0, above = 0;
  double most = 0;  // the largest distance from zero
};

BarColumns bar_columns(const RankedBars& chart, const TerminalOptions& options) {
  const std::size_t width = columns_of(options);
  BarColumns columns;
  columns.rank = widest(chart.bars, width, [](const ChartBar& bar) { return bar.rank; });
  columns.label = widest(chart.bars, width * 2 / 5, [](const ChartBar& bar) { return bar.label; });
  columns.value = widest(chart.bars, width / 4, [&](const ChartBar& bar) {
    return bar.point.value ? point_text(bar.point, options) : std::string();
  });
  bool below = false, above = false;
  for (const ChartBar& bar : chart.bars) {
    if (!bar.point.value) continue;
    const double value = bar.point.value->to_double();
    columns.most = std::max(columns.most, std::abs(value));
    below = below || value < 0;
    above = above || value >= 0;
  }
  const std::size_t beside = columns.rank + columns.label + columns.value + 5;
  const std::size_t room = std::max(width > beside ? width - beside : 0, kLeastBar);
  columns.below = !below ? 0 : above ? room / 2 : room;
  columns.above = room - columns.below;
  return columns;
}

std::string bar_row(const ChartBar& bar, const BarColumns& columns,
                    const TerminalOptions& options) {
  std::string text = columns.rank > 0 ? fitted_text(bar.rank, columns.rank, true) + " " : "";
  text += fitted_text(bar.label, columns.label, false, options.ascii) + " ";
  if (!bar.point.value) {
    const std::string why = terminal_safe(value_words(bar.point, {}, options.language));
    return trimmed_line(text + std::string(columns.value + columns.below + 1, ' ') + why);
  }
  text += fitted_text(point_text(bar.point, options), columns.value, true, options.ascii) + " ";
  const double value = bar.point.value->to_double();
  const double share = columns.most > 0 ? std::abs(value) / columns.most : 0;
  std::string drawn;
  if (value < 0) {
    // Eighths fill from the left, so that a bar to the left has whole columns.
    const double whole =
        std::round(share * static_cast<double>(columns.below)) / static_cast<double>(columns.below);
    drawn = mirrored(bar_text(whole, columns.below, options.ascii), columns.below);
  } else {
    drawn = std::string(columns.below, ' ') + bar_text(share, columns.above, options.ascii);
  }
  return trimmed_line(text + coloured(drawn, bar.emphasized ? 1 : 0, options.colour));
}

std::string terminal_bars(const RankedBars& chart, const TerminalOptions& options) {
  std::string text = terminal_head(chart.title, options);
  if (chart.bars.empty()) return text + nothing(options);
  text += unit_line(chart.unit, options);
  const BarColumns columns = bar_columns(chart, options);
  std::vector<std::string> notes;
  ObsStatusSet statuses;
  for (const ChartBar& bar : chart.bars) {
    text += bar_row(bar, columns, options);
    if (bar.point.value) statuses = united(statuses, bar.point.status);
  }
  if (chart.target) {
    notes.push_back(target_words(*chart.target, options.language) +
                    say(options.language, ".", "。"));
  }
  if (!statuses.normal()) {
    notes.push_back(letters_explained(statuses, options.language) +
                    say(options.language, ".", "。"));
  }
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return text + terminal_notes(notes, options);
}

// ---- Small multiples: a row of blocks each. ----

// Its points as a series, so that the row is a sparkline.
std::string spark_of(const LineChart& panel, bool ascii) {
  if (panel.lines.empty()) return {};
  std::vector<Observation> observations;
  for (const ChartPoint& point : panel.lines.front().points)
    observations.push_back({.year = point.year, .value = point.value});
  const auto series = Series::make({.code = AgencyCode("a")}, {.code = IndicatorCode("i")},
                                   std::move(observations));
  return series ? sparkline(*series, ascii) : std::string();
}

std::string multiples_row(const LineChart& panel, std::size_t label, Year first, std::size_t years,
                          const TerminalOptions& options) {
  std::string text = fitted_text(panel.title, label, false, options.ascii) + "  ";
  const ChartPoint *begin = nullptr, *end = nullptr;
  if (!panel.lines.empty()) {
    for (const ChartPoint& point : panel.lines.front().points) {
      if (!point.value) continue;
      if (!begin) begin = &point;
      end = &point;
    }
  }
  if (!begin) return trimmed_line(text + say(options.language, "no value", "无数值"));
  const Year start = panel.lines.front().points.front().year;
  const auto before = static_cast<std::size_t>((start - first).count());
  std::string line = std::string(before, ' ') + spark_of(panel, options.ascii);
  text += filled(std::move(line), years) + "  " + point_text(*begin, options);
  if (end != begin) text += say(options.language, " to ", " 至 ") + point_text(*end, options);
  if (!panel.unit.empty()) text += " " + terminal_safe(panel.unit);
  return trimmed_line(text);
}

std::string terminal_multiples(const SmallMultiples& chart, const TerminalOptions& options) {
  std::string text = terminal_head(chart.title, options);
  std::vector<LineChart> panels;
  std::optional<YearRange> years;
  for (const LineChart& panel : chart.panels) {
    panels.push_back(trimmed(panel));
    panels.back().targets.clear();
    if (const auto of_panel = years_of(panels.back())) {
      if (!years) years = of_panel;
      years->first = std::min(years->first, of_panel->first);
      years->last = std::max(years->last, of_panel->last);
    }
  }
  if (!years) return text + nothing(options);
  const std::size_t label = widest(panels, columns_of(options) * 2 / 5,
                                   [](const LineChart& panel) { return panel.title; });
  const auto count = static_cast<std::size_t>((years->last - years->first).count()) + 1;
  for (const LineChart& panel : panels)
    text += multiples_row(panel, label, years->first, count, options);
  text += say(options.language, "\nEach row has a scale of its own; ", "\n各行刻度不同；") +
          to_string(years->first) + say(options.language, " to ", " 至 ") + to_string(years->last) +
          say(options.language, ".\n", "。\n");
  return text + terminal_notes(chart.notes, options);
}

// ---- A slope chart: both values and the difference. ----

std::string difference_text(const ChartSlope& slope, const TerminalOptions& options) {
  if (!slope.from.value || !slope.to.value) return {};
  const auto difference = *slope.to.value - *slope.from.value;
  if (!difference) return {};
  std::string text = difference->plain();
  if (!difference->negative() && !difference->zero()) text.insert(0, "+");
  if (text.starts_with('-') && !options.ascii) text.replace(0, 1, "\u2212");
  return text + (slope.across_break ? " |" : "");
}

std::string terminal_slope(const SlopeChart& chart, const TerminalOptions& options) {
  std::string text = terminal_head(chart.title, options);
  if (chart.slopes.empty()) return text + nothing(options);
  text += unit_line(chart.unit, options);
  const std::size_t most = columns_of(options) / 4;
  const auto label = widest(chart.slopes, columns_of(options) * 2 / 5,
                            [](const ChartSlope& slope) { return slope.label; });
  const auto value = std::max<std::size_t>(
      4, std::max(widest(chart.slopes, most,
                         [&](const ChartSlope& each) { return point_text(each.from, options); }),
                  widest(chart.slopes, most,
                         [&](const ChartSlope& each) { return point_text(each.to, options); })));
  text += std::string(label, ' ') + "  " + fitted_text(to_string(chart.from), value, true) +
          "    " + fitted_text(to_string(chart.to), value, true) + "\n";
  bool broken = false;
  for (std::size_t i = 0; i < chart.slopes.size(); ++i) {
    const ChartSlope& slope = chart.slopes[i];
    broken = broken || slope.across_break;
    text += trimmed_line(
        coloured(fitted_text(slope.label, label, false, options.ascii), i, options.colour) + "  " +
        fitted_text(point_text(slope.from, options), value, true, options.ascii) + " -> " +
        fitted_text(point_text(slope.to, options), value, true, options.ascii) + "  " +
        difference_text(slope, options));
  }
  std::vector<std::string> notes;
  if (broken) {
    notes.push_back(say(options.language, "|  across a break in series: not comparable.",
                        "|  跨越口径中断，前后不可比。"));
  }
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return text + terminal_notes(notes, options);
}

// ---- Coverage. ----

std::string coverage_mark(const CoverageCell& cell, const TerminalOptions& options) {
  switch (cell.presence) {
    case Presence::kPresent:
      return options.ascii ? "#" : "\u2588";
    case Presence::kMissingWithReason:
      return cell.status.letters().substr(0, 1);
    case Presence::kMissing:
      return "-";
    case Presence::kNotExpected:
      return ".";
  }
  return {};
}

std::string terminal_coverage(const CoverageHeatMap& chart, const TerminalOptions& options) {
  std::string text = terminal_head(chart.title, options);
  if (chart.rows.empty() || chart.years.empty()) return text + nothing(options);
  const std::size_t label = widest(chart.rows, columns_of(options) / 2,
                                   [](const CoverageChartRow& row) { return row.label; });
  ObsStatusSet reasons;
  bool lacking = false, unexpected = false;
  text += std::string(label + 2, ' ') + to_string(chart.years.front());
  if (chart.years.size() > 9)
    text += std::string(chart.years.size() - 8, ' ') + to_string(chart.years.back());
  else if (chart.years.size() > 1)
    text += say(options.language, " to ", " 至 ") + to_string(chart.years.back());
  text += "\n";
  for (const CoverageChartRow& row : chart.rows) {
    text += fitted_text(row.label, label, false, options.ascii) + "  ";
    for (const CoverageCell& cell : row.cells) {
      text += coverage_mark(cell, options);
      if (cell.presence == Presence::kMissingWithReason) reasons = united(reasons, cell.status);
      lacking = lacking || cell.presence == Presence::kMissing;
      unexpected = unexpected || cell.presence == Presence::kNotExpected;
    }
    text += "\n";
  }
  std::vector<std::string> notes;
  if (lacking) notes.push_back(say(options.language, "-  not on record", "-  无记录"));
  if (unexpected) notes.push_back(say(options.language, ".  not expected", ".  不应有"));
  if (!reasons.normal()) notes.push_back(letters_explained(reasons, options.language));
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return text + terminal_notes(notes, options);
}

}  // namespace
}  // namespace picture

std::string to_terminal(const SmallMultiples& chart, const TerminalOptions& options) {
  return picture::terminal_multiples(chart, options);
}

std::string to_terminal(const RankedBars& chart, const TerminalOptions& options) {
  return picture::terminal_bars(chart, options);
}

std::string to_terminal(const SlopeChart& chart, const TerminalOptions& options) {
  return picture::terminal_slope(chart, options);
}

std::string to_terminal(const CoverageHeatMap& chart, const TerminalOptions& options) {
  return picture::terminal_coverage(chart, options);
}

}  // namespace annals
