#include <annals/svg.h>

#include <algorithm>

#include "picture/canvas.h"
#include "picture/plot.h"
#include "picture/text_room.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

constexpr double kBarPitch = 20, kBarHeight = 13;
constexpr std::string_view kBar = "#56b4e9", kEmphasis = "#0072b2";

// Where the columns of the picture stand: names, then bars, then values.
struct BarRoom {
  double rank = 0, label = 0, value = 0;
  double left = 0, right = 0, top = 0, bottom = 0;
  Axis axis;
  AxisWords words;

  double x(double value_at) const { return axis.place(value_at, left, right); }
};

std::string bar_value(const ChartBar& bar, const std::string& language) {
  std::string text = value_words(bar.point, {}, language);
  if (bar.point.value && !bar.point.status.normal()) text += " " + bar.point.status.letters();
  return text;
}

BarRoom bar_room(const RankedBars& chart, double width, double top, const SvgOptions& options) {
  BarRoom room;
  Extent extent;
  extent.add(0);
  for (const ChartBar& bar : chart.bars) {
    room.rank = std::max(room.rank, text_width(bar.rank, kTextSize));
    room.label = std::max(room.label, text_width(bar.label, kTextSize));
    if (bar.point.value) {
      const std::string value = bar_value(bar, options.language);
      room.value = std::max(room.value, text_width(value, kTextSize));
      extent.add(bar.point.value->to_double());
    }
  }
  if (chart.target) extent.add(chart.target->value.to_double());
  if (chart.median) extent.add(*chart.median);
  room.label = std::min(room.label, width * 0.35);
  room.axis = axis_of(extent, AxisStart::kZero, 5);
  room.words = words_of(room.axis, options.language);
  room.left = 12 + (room.rank > 0 ? room.rank + 8 : 0) + room.label + 10;
  room.right = width - 24 - room.value;
  room.top = top;
  room.bottom = top + kBarPitch * static_cast<double>(chart.bars.size()) + 4;
  return room;
}

void draw_bar_axis(Canvas& canvas, const BarRoom& room) {
  canvas.group("annals-axis");
  const TextStyle style{
      .size = kSmallSize, .colour = kFaint, .anchor = Anchor::kMiddle, .role = "annals-tick"};
  for (const double tick : room.axis.ticks()) {
    const double x = room.x(tick);
    canvas.line(x, room.top, x, room.bottom, tick == 0 ? kStrong : kRule);
    canvas.text(x, room.bottom + kSmallSize + 4, room.words.label(tick, room.axis.step), style);
  }
  canvas.end_group();
}

// What is doubtful is hollow; a bound has an arrow, or a wave, at the end of the bar.
void draw_bar(Canvas& canvas, const BarRoom& room, const ChartBar& bar, double y) {
  const double zero = room.x(0), end = room.x(bar.point.value->to_double());
  const std::string_view colour = bar.emphasized ? kEmphasis : kBar;
  const bool hollow = !bar.point.status.normal();
  canvas.rectangle(std::min(zero, end), y, std::max(std::abs(end - zero), 1.0), kBarHeight,
                   hollow ? "#ffffff" : colour, hollow ? colour : std::string_view());
}

void draw_bar_row(Canvas& canvas, const BarRoom& room, const ChartBar& bar, double y,
                  const RankedBars& chart, const std::string& language) {
  const ChartPoint& point = bar.point;
  canvas.group("annals-mark annals-bar", {{"data-label", bar.label},
                                          {"data-code", bar.code},
                                          {"data-rank", bar.rank},
                                          {"data-year", to_string(point.year)},
                                          {"data-value", point.value ? point.value->str() : ""},
                                          {"data-unit", chart.unit},
                                          {"data-bound", std::string(to_string(point.bound))},
                                          {"data-status", point.status.letters()},
                                          {"data-source", point.source}});
  canvas.title(point_words(bar.label, point, chart.unit, language));
  const double base = y + kBarHeight - 2.5;
  const double label_end = room.left - 10;
  if (!bar.rank.empty()) {
    canvas.text(12 + room.rank, base, bar.rank, {.colour = kFaint, .anchor = Anchor::kEnd});
  }
  canvas.text(label_end, base, shortened(bar.label, room.label + 1, kTextSize),
              {.anchor = Anchor::kEnd, .bold = bar.emphasized});
  const std::string value = bar_value(bar, language);
  if (point.value) {
    draw_bar(canvas, room, bar, y);
    canvas.text(room.right + 12 + room.value, base, value,
                {.anchor = Anchor::kEnd, .bold = bar.emphasized});
  } else {
    canvas.text(room.x(0) + 6, base, value, {.size = kSmallSize, .colour = kFaint});
  }
  canvas.end_group();
}

void draw_bar_lines(Canvas& canvas, const BarRoom& room, const RankedBars& chart,
                    const std::string& language) {
  const TextStyle style{
      .size = kSmallSize, .colour = kInk, .anchor = Anchor::kMiddle, .role = "annals-label"};
  if (chart.median) {
    const double x = room.x(*chart.median);
    canvas.line(x, room.top - 2, x, room.bottom, kInk, 1, "2 3");
    canvas.text(x, room.top - 6, say(language, "median", "中位数"), style);
  }
  if (!chart.target) return;
  const double x = room.x(chart.target->value.to_double());
  const std::string words = target_words(*chart.target, language);
  const double half = text_width(words, kSmallSize) / 2;
  canvas.group("annals-target", {{"data-value", chart.target->value.str()}});
  canvas.title(words);
  canvas.line(x, room.top - 2, x, room.bottom, kInk, 1.6, "7 3");
  canvas.text(std::min(x, room.right + 12 + room.value - half), room.top - (chart.median ? 20 : 6),
              words, style);
  canvas.end_group();
}

std::vector<std::string> bar_notes(const RankedBars& chart, const std::string& language) {
  std::vector<std::string> notes;
  ObsStatusSet statuses;
  for (const ChartBar& bar : chart.bars) {
    if (!bar.point.value) continue;
    statuses = united(statuses, bar.point.status);
  }
  if (!statuses.normal()) {
    notes.push_back(say(language, "Hollow bars have a status: ", "空心条形附有状态：") +
                    letters_explained(statuses, language) + say(language, ".", "。"));
  }
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return notes;
}

std::string bars_description(const RankedBars& chart, const std::string& language) {
  if (!chart.description.empty()) return chart.description;
  std::string text;
  for (const ChartBar& bar : chart.bars) {
    if (!text.empty()) text += say(language, "; ", "；");
    if (!bar.rank.empty()) text += bar.rank + say(language, ". ", "．");
    text += bar.label + say(language, " ", " ") + value_words(bar.point, chart.unit, language);
  }
  return text.empty() ? say(language, "Nothing is on record.", "没有记录。")
                      : text + say(language, ".", "。");
}

std::string bars_picture(const RankedBars& chart, const SvgOptions& options) {
  const double width = width_of(options);
  Canvas canvas;
  const double head = draw_title(canvas, width, chart.title);
  const double lines = chart.target && chart.median ? 30 : chart.target || chart.median ? 16 : 0;
  const BarRoom room = bar_room(chart, width, head + 32 + lines, options);
  const std::string unit = unit_text(room.words, chart.unit, options.language);
  if (!unit.empty()) {
    canvas.text(12, head + 18, say(options.language, "Unit: ", "单位：") + unit,
                {.size = kSmallSize, .colour = kFaint, .role = "annals-unit"});
  }
  if (!chart.bars.empty()) draw_bar_axis(canvas, room);
  double y = room.top + 5;
  for (const ChartBar& bar : chart.bars) {
    draw_bar_row(canvas, room, bar, y, chart, options.language);
    y += kBarPitch;
  }
  if (!chart.bars.empty()) draw_bar_lines(canvas, room, chart, options.language);
  if (chart.bars.empty()) {
    canvas.text(12, head + 40, say(options.language, "Nothing is on record.", "没有记录。"));
  }
  const double end =
      draw_notes(canvas, room.bottom + 26, width, bar_notes(chart, options.language));
  return picture_of(options, width, end, chart.title, bars_description(chart, options.language),
                    std::move(canvas).take());
}

}  // namespace
}  // namespace picture

std::string to_svg(const RankedBars& chart, const SvgOptions& options) {
  return picture::bars_picture(chart, options);
}

}  // namespace annals
