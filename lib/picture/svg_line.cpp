#include <annals/svg.h>

#include <algorithm>

#include "picture/canvas.h"
#include "picture/plot.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

constexpr double kPlotHeight = 280;

// A chart of which nothing is on record is a title and a sentence.
std::string empty_picture(const LineChart& chart, const SvgOptions& options) {
  const double width = width_of(options);
  Canvas canvas;
  double y = draw_title(canvas, width, chart.title) + 30;
  canvas.text(12, y, say(options.language, "Nothing is on record.", "没有记录。"));
  y = draw_notes(canvas, y + 12, width, chart.notes);
  return picture_of(options, width, y, chart.title, description_of(chart, options.language),
                    std::move(canvas).take());
}

std::string line_picture(const LineChart& whole, const SvgOptions& options) {
  const LineChart chart = trimmed(whole);
  const auto years = years_of(chart);
  if (!years) return empty_picture(chart, options);
  const double width = width_of(options);
  Canvas canvas;
  const double head = draw_title(canvas, width, chart.title);
  Plot plot;
  plot.language = options.language;
  plot.years = *years;
  const double labels = static_cast<double>(label_count(chart)) * kLabelDistance;
  plot.top = head + 38;
  plot.bottom = plot.top + std::max({kPlotHeight, labels, options.height - head - 110});
  plot.axis = axis_of(extent_of(chart), chart.start, 6);
  plot.words = words_of(plot.axis, options.language);
  plot.left = 12 + tick_room(plot.axis, plot.words);
  const double room = label_room(chart, width * 0.38, options.language);
  plot.right = width - 8 - room;
  const std::string unit = unit_text(plot.words, chart.unit, options.language);
  if (!unit.empty()) {
    canvas.text(12, head + 18, say(options.language, "Unit: ", "单位：") + unit,
                {.size = kSmallSize, .colour = kFaint, .role = "annals-unit"});
  }
  draw_axes(canvas, plot);
  draw_breaks(canvas, plot, chart, true);
  draw_targets(canvas, plot, chart);
  draw_end_labels(canvas, plot, chart, room);
  draw_lines(canvas, plot, chart);
  const std::string cut =
      plot.axis.cut ? end_of(plot.axis, plot.words, chart.unit, options.language) : "";
  const double end =
      draw_notes(canvas, plot.bottom + 30, width, notes_of(chart, cut, options.language));
  return picture_of(options, width, end, chart.title, description_of(chart, options.language),
                    std::move(canvas).take());
}

}  // namespace
}  // namespace picture

std::string to_svg(const LineChart& chart, const SvgOptions& options) {
  return picture::line_picture(chart, options);
}

}  // namespace annals
