#include "picture/plot.h"

#include <algorithm>

#include "picture/text_room.h"
#include "picture/words.h"

namespace annals::picture {
namespace {

double step_of_years(const Plot& plot) {
  const double room = text_width("2020", kSmallSize) + 8;
  const double width = std::max(plot.year_width(), 0.01);
  for (const double step : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0}) {
    if (step * width >= room) return step;
  }
  return 1000;
}

void draw_years(Canvas& canvas, const Plot& plot) {
  const int step = static_cast<int>(step_of_years(plot));
  const TextStyle style{
      .size = kSmallSize, .colour = kFaint, .anchor = Anchor::kMiddle, .role = "annals-tick"};
  const int last = static_cast<int>(plot.years.last);
  for (int year = static_cast<int>(plot.years.first); year <= last; ++year) {
    // Counted from the last year, which is the one that is looked for.
    if ((last - year) % step != 0) continue;
    const double x = plot.x(Year(year));
    canvas.line(x, plot.bottom, x, plot.bottom + 4, kStrong);
    canvas.text(x, plot.bottom + 4 + kSmallSize + 2, to_string(Year(year)), style);
  }
}

// A zigzag in the axis between its end and the tick beside it.
void draw_cut(Canvas& canvas, const Plot& plot) {
  const double x = plot.left;
  const double y = plot.axis.low > 0 ? plot.bottom - 1 : plot.top + kCutRoom - 1;
  canvas.group("annals-cut");
  canvas.title(say(plot.language, "The axis does not begin at zero", "数值轴不从零开始"));
  canvas.path(
      steps_through({{x, y}, {x - 5, y - 2.5}, {x + 5, y - 6}, {x - 5, y - 9.5}, {x, y - 12}}),
      kInk, "#ffffff", 1.5);
  canvas.end_group();
}

}  // namespace

LineChart trimmed(const LineChart& chart) {
  LineChart result = chart;
  const auto outside = [&](Year year) { return !chart.years.contains(year); };
  const auto break_outside = [&](const ChartBreak& each) { return outside(each.first_year); };
  for (ChartLine& line : result.lines) {
    std::erase_if(line.points, [&](const ChartPoint& point) { return outside(point.year); });
    std::erase_if(line.breaks, break_outside);
  }
  std::erase_if(result.breaks, break_outside);
  std::erase_if(result.targets,
                [&](const ChartTarget& target) { return target.year && outside(*target.year); });
  // A break parts nothing where no year lies before it, or none from it on.
  const auto years = years_of(result);
  const auto parts_nothing = [&](const ChartBreak& each) {
    return !years || each.first_year <= years->first || each.first_year > years->last;
  };
  std::erase_if(result.breaks, parts_nothing);
  for (ChartLine& line : result.lines) std::erase_if(line.breaks, parts_nothing);
  return result;
}

std::optional<YearRange> years_of(const LineChart& chart) {
  std::optional<YearRange> years;
  const auto add = [&](Year year) {
    if (!years) years = YearRange{year, year};
    years->first = std::min(years->first, year);
    years->last = std::max(years->last, year);
  };
  for (const ChartLine& line : chart.lines) {
    for (const ChartPoint& point : line.points) add(point.year);
  }
  for (const ChartTarget& target : chart.targets) {
    if (target.year) add(*target.year);
  }
  if (chart.years.first != kFirstYear && !chart.years.empty()) add(chart.years.first);
  if (chart.years.last != kLastYear && !chart.years.empty()) add(chart.years.last);
  return years;
}

Extent extent_of(const LineChart& chart) {
  Extent extent;
  for (const ChartLine& line : chart.lines) {
    for (const ChartPoint& point : line.points) {
      if (point.value) extent.add(point.value->to_double());
      if (!point.interval) continue;
      extent.add(point.interval->low);
      extent.add(point.interval->high);
    }
  }
  for (const ChartTarget& target : chart.targets) extent.add(target.value.to_double());
  return extent;
}

std::vector<ChartBreak> breaks_of_plot(const LineChart& chart) {
  std::vector<ChartBreak> all = chart.breaks;
  if (chart.lines.size() == 1)
    all.insert(all.end(), chart.lines[0].breaks.begin(), chart.lines[0].breaks.end());
  return all;
}

double Plot::year_width() const {
  const double span = static_cast<double>((years.last - years.first).count());
  return span > 0 ? (right - left - 24) / span : right - left - 24;
}

double Plot::x(Year year) const {
  if (years.first == years.last) return (left + right) / 2;
  return left + 12 + static_cast<double>((year - years.first).count()) * year_width();
}

double tick_room(const Axis& axis, const AxisWords& words) {
  double room = 0;
  for (const double tick : axis.ticks())
    room = std::max(room, text_width(words.label(tick, axis.step), kSmallSize));
  return room + 10;
}

void draw_axes(Canvas& canvas, const Plot& plot) {
  canvas.group("annals-axis");
  const TextStyle style{
      .size = kSmallSize, .colour = kFaint, .anchor = Anchor::kEnd, .role = "annals-tick"};
  for (const double tick : plot.axis.ticks()) {
    const double y = plot.y(tick);
    canvas.line(plot.left, y, plot.right, y, tick == 0 ? kStrong : kRule);
    canvas.text(plot.left - 6, y + 4, plot.words.label(tick, plot.axis.step), style);
  }
  canvas.line(plot.left, plot.top, plot.left, plot.bottom, kStrong);
  canvas.line(plot.left, plot.bottom, plot.right, plot.bottom, kStrong);
  draw_years(canvas, plot);
  if (plot.axis.cut) draw_cut(canvas, plot);
  canvas.end_group();
}

void draw_breaks(Canvas& canvas, const Plot& plot, const LineChart& chart, bool with_word) {
  const TextStyle style{
      .size = 10, .colour = kFaint, .anchor = Anchor::kMiddle, .role = "annals-break-label"};
  for (const ChartBreak& each : breaks_of_plot(chart)) {
    const double x = std::max(plot.x(each.first_year) - plot.year_width() / 2, plot.left);
    canvas.group("annals-break", {{"data-year", to_string(each.first_year)}});
    canvas.title(say(plot.language, "Break in series from ", "口径中断，自 ") +
                 to_string(each.first_year) + (each.reason.empty() ? "" : ": " + each.reason));
    canvas.line(x, plot.top, x, plot.bottom, kStrong, 1.2, "2 3");
    if (with_word) canvas.text(x, plot.top - 4, say(plot.language, "break", "口径中断"), style);
    canvas.end_group();
  }
}

void draw_targets(Canvas& canvas, const Plot& plot, const LineChart& chart) {
  for (const ChartTarget& target : chart.targets) {
    const double y = plot.y(target.value.to_double());
    canvas.group("annals-target", {{"data-value", target.value.str()},
                                   {"data-year", target.year ? to_string(*target.year) : ""},
                                   {"data-direction", std::string(to_string(target.direction))}});
    canvas.title(target_words(target, plot.language));
    if (target.year) {
      const double x = plot.x(*target.year);
      const double half = std::clamp(plot.year_width() * 0.45, 6.0, 22.0);
      const double foot = target.direction == TargetDirection::kAtLeast ? -5 : 5;
      const double first = std::max(x - half, plot.left), last = std::min(x + half, plot.right);
      canvas.line(first, y, last, y, kTarget, 2, "5 2");
      canvas.line(first, y, first, y + foot, kTarget, 1.5);
      canvas.line(last, y, last, y + foot, kTarget, 1.5);
    } else {
      canvas.line(plot.left, y, plot.right, y, kTarget, 1.5, "6 3");
    }
    canvas.end_group();
  }
}

}  // namespace annals::picture
