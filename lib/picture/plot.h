// A plot of lines: its axes, what lies behind the lines, the lines, and the labels at their ends.
#pragma once

#include <annals/chart.h>

#include <optional>
#include <string>
#include <vector>

#include "picture/canvas.h"
#include "picture/scale.h"

namespace annals::picture {

// The chart without the points, breaks and targets of years that are not shown.
LineChart trimmed(const LineChart& chart);
// From the first year to the last of what is shown; empty without any.
std::optional<YearRange> years_of(const LineChart& chart);
Extent extent_of(const LineChart& chart);

// Values of consecutive years with no break between; what a line leads through.
using Run = std::vector<const ChartPoint*>;
std::vector<Run> runs_of(const ChartLine& line, const std::vector<ChartBreak>& of_all);
// Whether the line has a break of its own before the point.
bool breaks_itself(const ChartLine& line, const ChartPoint& point);
// The breaks that part all lines, and those of the only one.
std::vector<ChartBreak> breaks_of_plot(const LineChart& chart);

inline constexpr double kCutRoom = 14;

struct Plot {
  double left = 0, top = 0, right = 0, bottom = 0;  // of the plot
  Axis axis;
  AxisWords words;
  YearRange years;
  std::string language;

  double x(Year year) const;
  // Below the lowest tick of a cut axis there is room for the sign that says so.
  double y(double value) const {
    return axis.place(value, bottom - (axis.cut && axis.low > 0 ? kCutRoom : 0),
                      top + (axis.cut && axis.high < 0 ? kCutRoom : 0));
  }
  double year_width() const;
};

// The room that labels of values and of lines take.
double tick_room(const Axis& axis, const AxisWords& words);
double label_room(const LineChart& chart, double most, std::string_view language);
// How many labels stand behind the ends: the least height of the plot follows.
std::size_t label_count(const LineChart& chart);
inline constexpr double kLabelDistance = 14;

void draw_axes(Canvas& canvas, const Plot& plot);
// With a word at each, or without where there is no room.
void draw_breaks(Canvas& canvas, const Plot& plot, const LineChart& chart, bool with_word);
void draw_targets(Canvas& canvas, const Plot& plot, const LineChart& chart);
void draw_lines(Canvas& canvas, const Plot& plot, const LineChart& chart);
void draw_end_labels(Canvas& canvas, const Plot& plot, const LineChart& chart, double room);

// A value with its data, its sign, the letters of its status and the sign of its bound.
struct MarkWords {
  std::string_view label, code, unit, language;
  bool letters = true;  // of the status, above the mark
};
void draw_mark(Canvas& canvas, double x, double y, const ChartPoint& point, const LineStyle& style,
               const MarkWords& words);

}  // namespace annals::picture
