#include <algorithm>
#include <iterator>

#include "picture/plot.h"
#include "picture/text_room.h"
#include "picture/words.h"

namespace annals::picture {
namespace {

bool breaks_at(const std::vector<ChartBreak>& breaks, Year year) {
  return std::any_of(breaks.begin(), breaks.end(),
                     [&](const ChartBreak& each) { return each.first_year == year; });
}

void draw_whisker(Canvas& canvas, const Plot& plot, const ChartPoint& point,
                  std::string_view colour) {
  const double x = plot.x(point.year);
  const double low = plot.y(point.interval->low), high = plot.y(point.interval->high);
  canvas.line(x, low, x, high, colour, 1.2);
  canvas.line(x - 4, low, x + 4, low, colour, 1.2);
  canvas.line(x - 4, high, x + 4, high, colour, 1.2);
}

// A band about neighbours that have an interval; one alone has a whisker.
void draw_band(Canvas& canvas, const Plot& plot, const Run& band, std::string_view colour) {
  if (band.empty()) return;
  if (band.size() == 1) return draw_whisker(canvas, plot, *band.front(), colour);
  std::vector<std::pair<double, double>> corners;
  for (const ChartPoint* const point : band)
    corners.emplace_back(plot.x(point->year), plot.y(point->interval->high));
  for (auto point = band.rbegin(); point != band.rend(); ++point)
    corners.emplace_back(plot.x((*point)->year), plot.y((*point)->interval->low));
  Markup& markup = canvas.markup();
  markup.open("path").attribute("class", "annals-band");
  markup.attribute("d", steps_through(corners) + "Z").attribute("fill", colour);
  markup.attribute("fill-opacity", 0.15).close();
}

void draw_bands(Canvas& canvas, const Plot& plot, const Run& run, std::string_view colour) {
  Run band;
  for (const ChartPoint* const point : run) {
    if (point->interval) {
      band.push_back(point);
      continue;
    }
    draw_band(canvas, plot, band, colour);
    band.clear();
  }
  draw_band(canvas, plot, band, colour);
}

// Two strokes across the way to the first value of a new method.
void draw_own_break(Canvas& canvas, const Plot& plot, const Run& before, const Run& run) {
  const double x = (plot.x(before.back()->year) + plot.x(run.front()->year)) / 2;
  const double y =
      (plot.y(before.back()->value->to_double()) + plot.y(run.front()->value->to_double())) / 2;
  canvas.group("annals-break", {{"data-year", to_string(run.front()->year)}});
  canvas.line(x - 4, y + 5, x, y - 5, kInk, 1.2);
  canvas.line(x, y + 5, x + 4, y - 5, kInk, 1.2);
  canvas.end_group();
}

void draw_runs(Canvas& canvas, const Plot& plot, const ChartLine& line,
               const std::vector<Run>& runs, const LineStyle& style, bool several) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    draw_bands(canvas, plot, run, style.colour);
    if (several && i > 0 && breaks_itself(line, *run.front())) {
      draw_own_break(canvas, plot, runs[i - 1], run);
    }
    if (run.size() < 2) continue;
    std::vector<std::pair<double, double>> points;
    for (const ChartPoint* const point : run)
      points.emplace_back(plot.x(point->year), plot.y(point->value->to_double()));
    canvas.path(steps_through(points), style.colour, {}, 2, style.dashes);
  }
}

// Why a year has no value: a letter at the foot of the plot.
void draw_reasons(Canvas& canvas, const Plot& plot, const ChartLine& line, std::string_view unit) {
  const TextStyle style{
      .size = 10, .colour = kFaint, .anchor = Anchor::kMiddle, .role = "annals-reason"};
  for (const ChartPoint& point : line.points) {
    if (point.value || point.status.normal()) continue;
    canvas.group("annals-mark", {{"data-label", line.label},
                                 {"data-code", line.code},
                                 {"data-year", to_string(point.year)},
                                 {"data-value", ""},
                                 {"data-unit", std::string(unit)},
                                 {"data-bound", "exact"},
                                 {"data-status", point.status.letters()},
                                 {"data-source", point.source}});
    canvas.title(point_words(line.label, point, unit, plot.language));
    canvas.text(plot.x(point.year), plot.bottom - 4, point.status.letters(), style);
    canvas.end_group();
  }
}

struct EndLabel {
  double wish;
  std::string name, value;  // the name gives way where there is no room
  std::string line;         // whose; empty for a target
  std::string_view colour;
  double from_x, from_y;

  std::string text(double room) const {
    if (value.empty()) return shortened(name, room, kSmallSize);
    if (name.empty()) return value;
    const double left = std::max(room - text_width(value + " ", kSmallSize), kSmallSize * 2);
    return shortened(name, left, kSmallSize) + " " + value;
  }
};

std::vector<EndLabel> end_labels(const Plot& plot, const LineChart& chart) {
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const ChartLine& line = chart.lines[i];
    const auto last = std::find_if(line.points.rbegin(), line.points.rend(),
                                   [](const ChartPoint& point) { return bool(point.value); });
    if (last == line.points.rend()) continue;
    const double y = plot.y(last->value->to_double());
    const std::string value = value_words(*last, {}, plot.language);
    labels.push_back(
        {y, line.label, value, line.label, line_style(i).colour, plot.x(last->year), y});
  }
  for (const ChartTarget& target : chart.targets) {
    const double y = plot.y(target.value.to_double());
    labels.push_back({y,
                      target_words(target, plot.language),
                      {},
                      {},
                      kTarget,
                      target.year ? plot.x(*target.year) : plot.right - 8,
                      y});
  }
  return labels;
}

}  // namespace

bool breaks_itself(const ChartLine& line, const ChartPoint& point) {
  return breaks_at(line.breaks, point.year) || point.status.contains(ObsStatus::kBreak);
}

std::vector<Run> runs_of(const ChartLine& line, const std::vector<ChartBreak>& of_all) {
  std::vector<Run> runs;
  const ChartPoint* before = nullptr;
  for (const ChartPoint& point : line.points) {
    if (!point.value) continue;
    const bool joined = before && before->year + std::chrono::years(1) == point.year &&
                        !breaks_at(line.breaks, point.year) && !breaks_at(of_all, point.year) &&
                        !point.status.contains(ObsStatus::kBreak);
    if (!joined) runs.emplace_back();
    runs.back().push_back(&point);
    before = &point;
  }
  return runs;
}

void draw_mark(Canvas& canvas, double x, double y, const ChartPoint& point, const LineStyle& style,
               const MarkWords& words) {
  canvas.group("annals-mark", {{"data-label", std::string(words.label)},
                               {"data-code", std::string(words.code)},
                               {"data-year", to_string(point.year)},
                               {"data-value", point.value ? point.value->str() : ""},
                               {"data-unit", std::string(words.unit)},
                               {"data-bound", std::string(to_string(point.bound))},
                               {"data-status", point.status.letters()},
                               {"data-source", point.source}});
  canvas.title(point_words(words.label, point, words.unit, words.language));
  const TextStyle beside{
      .size = 10, .colour = kInk, .anchor = Anchor::kMiddle, .role = "annals-sign"};
  switch (point.bound) {
    case Bound::kExact:
      break;
    case Bound::kAbout:
      canvas.text(x, y + 14, "~", beside);
      break;
    case Bound::kAtLeast:
      canvas.path(steps_through({{x, y - 5}, {x, y - 14}}), style.colour, {}, 1.5);
      canvas.path(steps_through({{x - 3, y - 10.5}, {x, y - 14}, {x + 3, y - 10.5}}), style.colour,
                  {}, 1.5);
      break;
    case Bound::kAtMost:
      canvas.path(steps_through({{x, y + 5}, {x, y + 14}}), style.colour, {}, 1.5);
      canvas.path(steps_through({{x - 3, y + 10.5}, {x, y + 14}, {x + 3, y + 10.5}}), style.colour,
                  {}, 1.5);
      break;
  }
  canvas.mark(x, y, style, !point.status.normal());
  if (words.letters && !point.status.normal()) {
    const bool arrow = point.bound == Bound::kAtLeast;
    canvas.text(arrow ? x + 9 : x, arrow ? y - 4 : y - 8, point.status.letters(), beside);
  }
  canvas.end_group();
}

void draw_lines(Canvas& canvas, const Plot& plot, const LineChart& chart) {
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const ChartLine& line = chart.lines[i];
    const LineStyle style = line_style(i);
    canvas.group("annals-line", {{"data-label", line.label}, {"data-code", line.code}});
    draw_runs(canvas, plot, line, runs_of(line, chart.breaks), style, chart.lines.size() > 1);
    for (const ChartPoint& point : line.points) {
      if (!point.value) continue;
      draw_mark(canvas, plot.x(point.year), plot.y(point.value->to_double()), point, style,
                {line.label, line.code, chart.unit, plot.language});
    }
    if (chart.lines.size() == 1) draw_reasons(canvas, plot, line, chart.unit);
    canvas.end_group();
  }
}

std::size_t label_count(const LineChart& chart) {
  return chart.lines.size() + chart.targets.size();
}

double label_room(const LineChart& chart, double most, std::string_view language) {
  Plot plot;
  plot.language = language;
  double room = 0;
  for (const EndLabel& label : end_labels(plot, chart))
    room = std::max(room, text_width(label.text(1e6), kSmallSize));
  return std::min(room + 24, most);
}

void draw_end_labels(Canvas& canvas, const Plot& plot, const LineChart& chart, double room) {
  const std::vector<EndLabel> labels = end_labels(plot, chart);
  std::vector<double> wishes;
  for (const EndLabel& label : labels) wishes.push_back(label.wish);
  const auto places = pushed_apart(wishes, kLabelDistance, plot.top - 6, plot.bottom + 14);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const EndLabel& label = labels[i];
    const double x = plot.right + 16;
    canvas.group("annals-label", {{"data-label", label.line}});
    canvas.line(label.from_x + 6, label.from_y, plot.right, label.from_y, label.colour, 0.5, "1 3");
    canvas.line(plot.right, label.from_y, x - 4, places[i], label.colour, 1);
    canvas.text(x, places[i] + 4, label.text(room - 18),
                {.size = kSmallSize, .colour = label.line.empty() ? kFaint : kInk});
    canvas.end_group();
  }
}

}  // namespace annals::picture
