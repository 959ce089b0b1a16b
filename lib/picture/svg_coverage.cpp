#include <annals/svg.h>

#include <algorithm>

#include "picture/canvas.h"
#include "picture/text_room.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

constexpr double kCellHeight = 18;
constexpr std::string_view kThere = "#0072b2", kReason = "#e69f00", kLacking = "#d55e00";

struct CoverageRoom {
  double left = 0, top = 0, cell = 0, counts = 0;
  int year_step = 1;
};

CoverageRoom coverage_room(const CoverageHeatMap& chart, double width, double top) {
  CoverageRoom room;
  double label = 0;
  for (const CoverageChartRow& row : chart.rows)
    label = std::max(label, text_width(row.label, kTextSize));
  room.left = 12 + std::min(label, width * 0.4) + 10;
  room.counts = 54;
  const double years = std::max(1.0, static_cast<double>(chart.years.size()));
  room.cell = std::min((width - room.left - room.counts - 12) / years, 44.0);
  room.top = top;
  while (room.cell * room.year_step < text_width("2020", kSmallSize) + 6) ++room.year_step;
  return room;
}

std::string presence_words(const CoverageCell& cell, const std::string& language) {
  switch (cell.presence) {
    case Presence::kPresent:
      return say(language, "value", "有数值") +
             (cell.status.normal()
                  ? ""
                  : say(language, ", ", "，") + status_words(cell.status, language));
    case Presence::kMissingWithReason:
      return status_words(cell.status, language);
    case Presence::kMissing:
      return say(language, "not on record", "无记录");
    case Presence::kNotExpected:
      return say(language, "not expected", "不应有");
  }
  return {};
}

// A state has a shape besides its colour: a full field, a field with a letter, an empty frame with
// a stroke through it, a dot.
void draw_state(Canvas& canvas, const CoverageCell& cell, double x, double y, double width) {
  const double inner = width - 2, height = kCellHeight - 3;
  const TextStyle letters{.size = 10, .colour = "#000000", .anchor = Anchor::kMiddle};
  switch (cell.presence) {
    case Presence::kPresent:
      canvas.rectangle(x + 1, y, inner, height, kThere);
      if (!cell.status.normal() && width > 12) {
        canvas.text(x + width / 2, y + 11.5, cell.status.letters(),
                    {.size = 10, .colour = "#ffffff", .anchor = Anchor::kMiddle});
      }
      break;
    case Presence::kMissingWithReason:
      canvas.rectangle(x + 1, y, inner, height, "#ffffff", kReason);
      if (width > 12) canvas.text(x + width / 2, y + 11.5, cell.status.letters(), letters);
      break;
    case Presence::kMissing:
      canvas.rectangle(x + 1.5, y + 0.5, inner - 1, height - 1, "#ffffff", kLacking);
      canvas.line(x + 1.5, y + height - 0.5, x + inner + 0.5, y + 0.5, kLacking, 1.2);
      break;
    case Presence::kNotExpected:
      canvas.rectangle(x + width / 2 - 1.5, y + height / 2 - 1.5, 3, 3, "#8c8c8c");
      break;
  }
}

void draw_coverage_row(Canvas& canvas, const CoverageHeatMap& chart, const CoverageChartRow& row,
                       const CoverageRoom& room, double y, const std::string& language) {
  canvas.group("annals-row", {{"data-label", row.label}, {"data-code", row.code}});
  canvas.text(room.left - 8, y + 12, shortened(row.label, room.left - 20, kTextSize),
              {.anchor = Anchor::kEnd, .role = "annals-label"});
  CoverageCount count;
  const std::size_t cells = std::min(row.cells.size(), chart.years.size());
  for (std::size_t i = 0; i < cells; ++i) {
    const CoverageCell& cell = row.cells[i];
    const double x = room.left + static_cast<double>(i) * room.cell;
    canvas.group("annals-cell", {{"data-year", to_string(chart.years[i])},
                                 {"data-presence", std::string(to_string(cell.presence))},
                                 {"data-status", cell.status.letters()}});
    canvas.title(row.label + say(language, ", ", "，") + to_string(chart.years[i]) +
                 say(language, ": ", "：") + presence_words(cell, language));
    draw_state(canvas, cell, x, y, room.cell);
    canvas.end_group();
    count.present += cell.presence == Presence::kPresent;
    count.not_expected += cell.presence == Presence::kNotExpected;
  }
  const std::size_t expected = cells - count.not_expected;
  canvas.text(room.left + static_cast<double>(cells) * room.cell + 8, y + 12,
              std::to_string(count.present) + "/" + std::to_string(expected),
              {.size = kSmallSize, .colour = kFaint});
  canvas.end_group();
}

// What the states are, as far as they occur; the height it takes.
double draw_coverage_key(Canvas& canvas, const CoverageHeatMap& chart, double y, double width,
                         const std::string& language) {
  std::vector<CoverageCell> seen;
  for (const Presence presence : {Presence::kPresent, Presence::kMissingWithReason,
                                  Presence::kMissing, Presence::kNotExpected}) {
    const bool any =
        std::any_of(chart.rows.begin(), chart.rows.end(), [&](const CoverageChartRow& row) {
          return std::any_of(row.cells.begin(), row.cells.end(),
                             [&](const CoverageCell& cell) { return cell.presence == presence; });
        });
    if (any) seen.push_back({.presence = presence});
  }
  canvas.group("annals-key");
  double x = 12;
  for (CoverageCell& cell : seen) {
    const bool reason = cell.presence == Presence::kMissingWithReason;
    const std::string words = reason ? say(language, "no value, and why", "无数值，附原因")
                                     : presence_words(cell, language);
    const double room = 24 + text_width(words, kSmallSize) + 18;
    if (x > 12 && x + room > width) {
      x = 12;
      y += 20;
    }
    if (reason) cell.status = ObsStatus::kNotCollected;
    draw_state(canvas, cell, x, y, 20);
    canvas.text(x + 24, y + 11, words, {.size = kSmallSize});
    x += room;
  }
  canvas.end_group();
  return y + 20;
}

std::vector<std::string> coverage_notes(const CoverageHeatMap& chart, const std::string& language) {
  std::vector<std::string> notes;
  ObsStatusSet letters;
  for (const CoverageChartRow& row : chart.rows) {
    for (const CoverageCell& cell : row.cells) letters = united(letters, cell.status);
  }
  if (!letters.normal()) {
    notes.push_back(say(language, "Letters: ", "字母：") + letters_explained(letters, language) +
                    say(language, ".", "。"));
  }
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return notes;
}

std::string coverage_description(const CoverageHeatMap& chart, const std::string& language) {
  if (!chart.description.empty()) return chart.description;
  if (chart.rows.empty()) return say(language, "Nothing is on record.", "没有记录。");
  std::string text;
  for (const CoverageChartRow& row : chart.rows) {
    const auto count = [&](Presence presence) {
      return std::count_if(row.cells.begin(), row.cells.end(),
                           [&](const CoverageCell& cell) { return cell.presence == presence; });
    };
    const auto expected =
        static_cast<std::ptrdiff_t>(row.cells.size()) - count(Presence::kNotExpected);
    if (!text.empty()) text += say(language, "; ", "；");
    text += row.label + say(language, " ", " ") + std::to_string(count(Presence::kPresent)) +
            say(language, " of ", "/") + std::to_string(expected);
  }
  return text + say(language, ".", "。");
}

std::string coverage_picture(const CoverageHeatMap& chart, const SvgOptions& options) {
  const double width = width_of(options);
  Canvas canvas;
  const double head = draw_title(canvas, width, chart.title);
  const CoverageRoom room = coverage_room(chart, width, head + 34);
  const TextStyle tick{
      .size = kSmallSize, .colour = kFaint, .anchor = Anchor::kMiddle, .role = "annals-tick"};
  for (std::size_t i = 0; i < chart.years.size(); ++i) {
    if ((chart.years.size() - 1 - i) % static_cast<std::size_t>(room.year_step) != 0) continue;
    canvas.text(room.left + (static_cast<double>(i) + 0.5) * room.cell, room.top - 6,
                to_string(chart.years[i]), tick);
  }
  double y = room.top;
  for (const CoverageChartRow& row : chart.rows) {
    draw_coverage_row(canvas, chart, row, room, y, options.language);
    y += kCellHeight;
  }
  if (chart.rows.empty()) {
    canvas.text(12, y, say(options.language, "Nothing is on record.", "没有记录。"));
    y += 10;
  } else {
    y = draw_coverage_key(canvas, chart, y + 12, width, options.language);
  }
  const double end = draw_notes(canvas, y + 2, width, coverage_notes(chart, options.language));
  return picture_of(options, width, end, chart.title, coverage_description(chart, options.language),
                    std::move(canvas).take());
}

}  // namespace
}  // namespace picture

std::string to_svg(const CoverageHeatMap& chart, const SvgOptions& options) {
  return picture::coverage_picture(chart, options);
}

}  // namespace annals
