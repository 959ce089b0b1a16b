#include <annals/svg.h>

#include <algorithm>
#include <cmath>

#include "picture/canvas.h"
#include "picture/plot.h"
#include "picture/text_room.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

constexpr double kLeastPanelWidth = 200, kPanelHeight = 110, kPanelHead = 36, kPanelFoot = 34;

// What the panels share, and where they stand.
struct Grid {
  std::vector<LineChart> panels;
  std::optional<YearRange> years;
  Extent extent;
  bool one_scale = false;
  bool one_unit = true;
  std::size_t columns = 1;
  double width = 0, tick_room = 0, head = kPanelHead;
};

Grid grid_of(const SmallMultiples& chart, double width, const SvgOptions& options) {
  Grid grid;
  for (const LineChart& panel : chart.panels) {
    grid.panels.push_back(trimmed(panel));
    grid.one_unit = grid.one_unit && panel.unit == chart.panels.front().unit;
    if (const auto years = years_of(grid.panels.back())) {
      if (!grid.years) grid.years = years;
      grid.years->first = std::min(grid.years->first, years->first);
      grid.years->last = std::max(grid.years->last, years->last);
    }
    grid.extent.add(extent_of(grid.panels.back()));
  }
  grid.one_scale = chart.one_scale && grid.one_unit;
  if (!grid.one_unit) grid.head += 12;
  const double count = static_cast<double>(chart.panels.size());
  const double most = std::floor((width - 24) / kLeastPanelWidth);
  grid.columns = static_cast<std::size_t>(std::clamp(std::min(most, count), 1.0, 4.0));
  grid.width = (width - 24) / static_cast<double>(grid.columns);
  for (const LineChart& panel : grid.panels) {
    const Axis axis = axis_of(grid.one_scale ? grid.extent : extent_of(panel), panel.start, 3);
    grid.tick_room = std::max(grid.tick_room, tick_room(axis, words_of(axis, options.language)));
  }
  return grid;
}

// The title, and the unit below it where panels differ in it.
void draw_panel_head(Canvas& canvas, const LineChart& panel, const Grid& grid, double x, double y,
                     const std::string& unit) {
  canvas.text(x, y + 14, shortened(panel.title, grid.width - 16, kTextSize),
              {.bold = true, .role = "annals-panel-title"});
  if (grid.one_unit || unit.empty()) return;
  canvas.text(x, y + 29, unit, {.size = kSmallSize, .colour = kFaint, .role = "annals-unit"});
}

// One panel; whether its axis is cut.
bool draw_panel(Canvas& canvas, const LineChart& panel, const Grid& grid, double x, double y,
                const std::string& language) {
  canvas.group("annals-panel", {{"data-label", panel.title}});
  Plot plot;
  plot.language = language;
  plot.axis = axis_of(grid.one_scale ? grid.extent : extent_of(panel), panel.start, 3);
  plot.words = words_of(plot.axis, language);
  draw_panel_head(canvas, panel, grid, x, y, unit_text(plot.words, panel.unit, language));
  plot.left = x + grid.tick_room;
  plot.right = x + grid.width - 16;
  plot.top = y + grid.head;
  plot.bottom = plot.top + kPanelHeight;
  plot.years = *grid.years;
  if (extent_of(panel).empty) {
    canvas.text(x, y + grid.head, say(language, "nothing on record", "没有记录"),
                {.colour = kFaint});
    canvas.end_group();
    return false;
  }
  draw_axes(canvas, plot);
  draw_breaks(canvas, plot, panel, false);
  draw_targets(canvas, plot, panel);
  draw_lines(canvas, plot, panel);
  canvas.end_group();
  return plot.axis.cut;
}

// The signs that occur in any panel, each once.
std::vector<std::string> multiples_notes(const SmallMultiples& chart, const Grid& grid, bool cut,
                                         const std::string& language) {
  std::vector<std::string> notes;
  if (cut) {
    notes.push_back(say(language, "Axes with a zigzag are cut: they do not begin at zero.",
                        "带锯齿的数值轴有截断，不从零开始。"));
  }
  if (!grid.one_scale && grid.panels.size() > 1) {
    notes.push_back(say(language, "Each panel has a scale of its own.", "各图的数值轴刻度不同。"));
  }
  const auto add = [&](std::string note) {
    if (std::find(notes.begin(), notes.end(), note) == notes.end())
      notes.push_back(std::move(note));
  };
  for (const LineChart& panel : grid.panels) {
    for (const ChartTarget& target : panel.targets) {
      add(say(language, "Dashed: ", "虚线：") + target_words(target, language) +
          say(language, ".", "。"));
    }
    if (!any_value(panel)) continue;  // the panel itself says so
    for (const std::string& note : notes_of(panel, {}, language)) add(note);
  }
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return notes;
}

std::string multiples_description(const SmallMultiples& chart, const std::string& language) {
  if (!chart.description.empty()) return chart.description;
  std::string text;
  for (const LineChart& panel : chart.panels) {
    if (!text.empty()) text += say(language, " ", "");
    text += panel.title + say(language, ": ", "：") + description_of(panel, language);
  }
  return text.empty() ? say(language, "Nothing is on record.", "没有记录。") : text;
}

std::string multiples_picture(const SmallMultiples& chart, const SvgOptions& options) {
  const double width = width_of(options);
  const Grid grid = grid_of(chart, width, options);
  Canvas canvas;
  const double head = draw_title(canvas, width, chart.title) + 8;
  double bottom = head;
  bool cut = false;
  if (grid.one_unit && !grid.panels.empty() && !grid.panels.front().unit.empty()) {
    const Axis axis = axis_of(grid.extent, grid.panels.front().start, 3);
    const AxisWords words = grid.one_scale ? words_of(axis, options.language) : AxisWords{};
    canvas.text(12, head + 12,
                say(options.language, "Unit: ", "单位：") +
                    unit_text(words, grid.panels.front().unit, options.language),
                {.size = kSmallSize, .colour = kFaint, .role = "annals-unit"});
    bottom += 22;
  }
  const double first = bottom, row_height = grid.head + kPanelHeight + kPanelFoot;
  for (std::size_t i = 0; i < grid.panels.size() && grid.years; ++i) {
    const double x = 12 + static_cast<double>(i % grid.columns) * grid.width;
    const double y = first + static_cast<double>(i / grid.columns) * row_height;
    cut = draw_panel(canvas, grid.panels[i], grid, x, y, options.language) || cut;
    bottom = y + row_height;
  }
  if (!grid.years) {
    canvas.text(12, bottom + 24, say(options.language, "Nothing is on record.", "没有记录。"));
    bottom += 34;
  }
  const double end =
      draw_notes(canvas, bottom + 4, width, multiples_notes(chart, grid, cut, options.language));
  return picture_of(options, width, end, chart.title,
                    multiples_description(chart, options.language), std::move(canvas).take());
}

}  // namespace
}  // namespace picture

std::string to_svg(const SmallMultiples& chart, const SvgOptions& options) {
  return picture::multiples_picture(chart, options);
}

}  // namespace annals
