#include <annals/svg.h>

#include <algorithm>

#include "picture/canvas.h"
#include "picture/plot.h"
#include "picture/text_room.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

constexpr double kSlopeHeight = 300;

struct SlopeRoom {
  double left = 0, right = 0, top = 0, bottom = 0, labels = 0;
  Axis axis;

  double y(const ChartPoint& point) const {
    return axis.place(point.value->to_double(), bottom, top);
  }
};

Extent slope_extent(const SlopeChart& chart) {
  Extent extent;
  for (const ChartSlope& slope : chart.slopes) {
    if (slope.from.value) extent.add(slope.from.value->to_double());
    if (slope.to.value) extent.add(slope.to.value->to_double());
  }
  return extent;
}

// "Pukou 97.3 P", with the name first on the left and the value first on the right.
std::string slope_label(const ChartSlope& slope, const ChartPoint& point, bool value_first,
                        double room, const std::string& language) {
  std::string value = value_words(point, {}, language);
  if (!point.status.normal()) value += " " + point.status.letters();
  const double left = room - text_width(value + "  ", kTextSize);
  const std::string name = shortened(slope.label, left, kTextSize);
  return value_first ? value + "  " + name : name + "  " + value;
}

// The labels of one side, pushed apart, with leaders where they moved.
void draw_slope_labels(Canvas& canvas, const SlopeChart& chart, const SlopeRoom& room, bool right,
                       const std::string& language) {
  std::vector<double> wishes;
  std::vector<const ChartSlope*> of;
  for (const ChartSlope& slope : chart.slopes) {
    const ChartPoint& point = right ? slope.to : slope.from;
    if (!point.value) continue;
    wishes.push_back(room.y(point));
    of.push_back(&slope);
  }
  const auto places = pushed_apart(wishes, kLabelDistance + 1, room.top - 8, room.bottom + 22);
  const double edge = right ? room.right : room.left, out = right ? 1 : -1;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const ChartPoint& point = right ? of[i]->to : of[i]->from;
    canvas.group("annals-label", {{"data-label", of[i]->label}});
    canvas.line(edge + out * 6, wishes[i], edge + out * 18, places[i], kStrong, 0.8);
    canvas.text(edge + out * 22, places[i] + 4,
                slope_label(*of[i], point, right, room.labels - 24, language),
                {.anchor = right ? Anchor::kStart : Anchor::kEnd, .bold = of[i]->emphasized});
    canvas.end_group();
  }
}

void draw_slope(Canvas& canvas, const SlopeChart& chart, std::size_t index, const SlopeRoom& room,
                const std::string& language) {
  const ChartSlope& slope = chart.slopes[index];
  const bool any_emphasis = std::any_of(chart.slopes.begin(), chart.slopes.end(),
                                        [](const ChartSlope& each) { return each.emphasized; });
  LineStyle style = line_style(index);
  if (any_emphasis) style.colour = slope.emphasized ? "#0072b2" : "#8c8c8c";
  const MarkWords words{slope.label, slope.code, chart.unit, language, false};
  canvas.group("annals-slope", {{"data-label", slope.label}, {"data-code", slope.code}});
  if (slope.from.value && slope.to.value) {
    canvas.path(steps_through({{room.left, room.y(slope.from)}, {room.right, room.y(slope.to)}}),
                style.colour, {}, slope.emphasized ? 3 : 1.8, slope.across_break ? "2 4" : "");
  }
  if (slope.from.value) {
    draw_mark(canvas, room.left, room.y(slope.from), slope.from, style, words);
  }
  if (slope.to.value) {
    draw_mark(canvas, room.right, room.y(slope.to), slope.to, style, words);
  }
  canvas.end_group();
}

std::vector<std::string> slope_notes(const SlopeChart& chart, const Axis& axis,
                                     const std::string& language) {
  std::vector<std::string> notes;
  if (axis.cut) {
    notes.push_back(say(language, "Heights show differences only: they do not begin at zero.",
                        "高低只表示差异，不从零开始。"));
  }
  SignsSeen signs;
  bool broken = false, lone = false;
  for (const ChartSlope& slope : chart.slopes) {
    if (slope.from.value) signs.add(slope.from);
    if (slope.to.value) signs.add(slope.to);
    broken = broken || slope.across_break;
    lone = lone || !slope.from.value || !slope.to.value;
  }
  if (broken) {
    notes.push_back(say(language,
                        "Dotted lines lead across a break in series: the two are not comparable.",
                        "点线跨越口径中断，前后不可比。"));
  }
  if (lone) {
    notes.push_back(say(language, "A mark without a line: there is a value in one year only.",
                        "无连线的标记：仅一年有数值。"));
  }
  for (std::string& sentence : signs.sentences(language)) notes.push_back(std::move(sentence));
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return notes;
}

std::string slope_description(const SlopeChart& chart, const std::string& language) {
  if (!chart.description.empty()) return chart.description;
  std::string text;
  for (const ChartSlope& slope : chart.slopes) {
    if (!text.empty()) text += say(language, " ", "");
    text += slope.label + say(language, ": ", "：") +
            value_words(slope.from, chart.unit, language) + say(language, " in ", "（") +
            to_string(chart.from) + say(language, ", ", " 年），") +
            value_words(slope.to, chart.unit, language) + say(language, " in ", "（") +
            to_string(chart.to) + say(language, ".", " 年）。");
  }
  return text.empty() ? say(language, "Nothing is on record.", "没有记录。") : text;
}

SlopeRoom slope_room(const SlopeChart& chart, double width, double top, const SvgOptions& options) {
  SlopeRoom room;
  room.axis = axis_of(slope_extent(chart), chart.start, 6);
  for (const ChartSlope& slope : chart.slopes) {
    for (const ChartPoint* const point : {&slope.from, &slope.to}) {
      room.labels = std::max(
          room.labels,
          text_width(slope.label + "  " + value_words(*point, {}, options.language) + " BP",
                     kTextSize) +
              30);
    }
  }
  room.labels = std::min(room.labels, width * 0.4);
  room.left = 12 + room.labels;
  room.right = width - 12 - room.labels;
  room.top = top;
  const double least = static_cast<double>(chart.slopes.size()) * (kLabelDistance + 1);
  room.bottom = top + std::max({kSlopeHeight, least, options.height - top - 60});
  return room;
}

std::string slope_picture(const SlopeChart& chart, const SvgOptions& options) {
  const double width = width_of(options);
  Canvas canvas;
  const double head = draw_title(canvas, width, chart.title);
  const SlopeRoom room = slope_room(chart, width, head + 56, options);
  if (!chart.unit.empty()) {
    canvas.text(12, head + 18, say(options.language, "Unit: ", "单位：") + chart.unit,
                {.size = kSmallSize, .colour = kFaint, .role = "annals-unit"});
  }
  canvas.group("annals-axis");
  for (const auto& [x, year] :
       {std::pair(room.left, chart.from), std::pair(room.right, chart.to)}) {
    canvas.line(x, room.top - 8, x, room.bottom + 8, kStrong);
    canvas.text(x, room.top - 18, to_string(year),
                {.size = 13, .anchor = Anchor::kMiddle, .bold = true, .role = "annals-tick"});
  }
  canvas.end_group();
  for (std::size_t i = 0; i < chart.slopes.size(); ++i) {
    draw_slope(canvas, chart, i, room, options.language);
  }
  draw_slope_labels(canvas, chart, room, false, options.language);
  draw_slope_labels(canvas, chart, room, true, options.language);
  if (chart.slopes.empty()) {
    canvas.text(width / 2, (room.top + room.bottom) / 2,
                say(options.language, "Nothing is on record.", "没有记录。"),
                {.anchor = Anchor::kMiddle});
  }
  const double end =
      draw_notes(canvas, room.bottom + 24, width, slope_notes(chart, room.axis, options.language));
  return picture_of(options, width, end, chart.title, slope_description(chart, options.language),
                    std::move(canvas).take());
}

}  // namespace
}  // namespace picture

std::string to_svg(const SlopeChart& chart, const SvgOptions& options) {
  return picture::slope_picture(chart, options);
}

}  // namespace annals
