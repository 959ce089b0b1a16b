#include "report/chart.h"

#include <annals/terminal.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "report/html.h"
#include "report/scale.h"

namespace annals::report {
namespace {

constexpr double kWidth = 340, kHeight = 150;                    // of one line
constexpr double kWidthOfSeveral = 640, kHeightOfSeveral = 220;  // with their names at the ends
constexpr double kTop = 12, kBottom = 18;
constexpr double kLabelHeight = 11, kCharacterWidth = 5.6, kBoldWidth = 6.4;

std::string at(double value) { return number(value, 1); }

class Chart {
 public:
  Chart(const Words& words, std::span<const ChartLine> lines)
      : words_(words),
        lines_(lines),
        width_(lines.size() > 1 ? kWidthOfSeveral : kWidth),
        height_(lines.size() > 1 ? kHeightOfSeveral : kHeight) {
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    const auto see_year = [&](Year year) {
      first_ = std::min(first_.value_or(year), year);
      last_ = std::max(last_.value_or(year), year);
    };
    const auto see = [&](Year year, double value) {
      see_year(year);
      lowest = std::min(lowest, value);
      highest = std::max(highest, value);
    };
    for (const ChartLine& line : lines) {
      for (const Observation& each : line.card->series.observations()) {
        if (each.value) see(each.year, each.value->to_double());
      }
    }
    for (const ChartLine& line : lines) {
      for (const ReportTarget& each : line.card->targets) {
        see(each.outcome.target.year, each.outcome.target.value.to_double());
      }
    }
    ticks_ = ticks_for(lowest, highest);
    std::size_t longest = 1;
    for (const double tick : ticks_.at) {
      longest = std::max(longest, number(tick, ticks_.decimals).size());
    }
    left_ = 8 + kCharacterWidth * static_cast<double>(longest);
    std::size_t columns = 0;
    for (const ChartLine& line : lines) columns = std::max(columns, display_width(label_of(line)));
    right_ = width_ - 8 - kBoldWidth * static_cast<double>(columns);
  }

  std::string draw(const std::string& title, const std::string& id) {
    html_.open("svg", {{"class", "chart"},
                       {"viewBox", "0 0 " + at(width_) + " " + at(height_)},
                       {"role", "img"},
                       {"aria-labelledby", id + "-t " + id + "-d"}});
    html_.element("title", title, {{"id", id + "-t"}});
    html_.element("desc", description(), {{"id", id + "-d"}});
    draw_axes();
    for (std::size_t i = 0; i < lines_.size(); ++i) draw_line(i);
    draw_labels();
    html_.close();
    return std::move(html_).take();
  }

 private:
  double x(Year year) const {
    const auto years = static_cast<double>((*last_ - *first_).count());
    if (years == 0) return (left_ + right_) / 2;
    return left_ + 6 +
           (right_ - left_ - 12) * static_cast<double>((year - *first_).count()) / years;
  }
  double y(double value) const {
    const double share = (ticks_.high() - value) / (ticks_.high() - ticks_.low());
    return kTop + (height_ - kTop - kBottom) * share;
  }

  void draw_text(const char* css, double x, double y, const std::string& text) {
    html_.element("text", text, {{"class", css}, {"x", at(x)}, {"y", at(y)}});
  }
  std::string label_of(const ChartLine& line) const;
  std::string description() const;
  void draw_axes();
  void draw_line(std::size_t line);
  void draw_mark(const ChartLine& line, std::size_t i);
  void draw_labels();

  const Words& words_;
  std::span<const ChartLine> lines_;
  Html html_;
  std::optional<Year> first_, last_;
  Ticks ticks_;
  double width_, height_, left_ = 0, right_ = 0;
};

// Its own, or the last value with a sign for its bound.
std::string Chart::label_of(const ChartLine& line) const {
  if (!line.label.empty() || !line.card->latest) return line.label;
  const Observation& last = *line.card->series.find(*line.card->latest);
  const std::string value = print_value(*last.value, Bound::kExact, words_.language());
  switch (last.bound) {
    case Bound::kExact:
      return value;
    case Bound::kAbout:
      return "\u2248 " + value;
    case Bound::kAtLeast:
      return "\u2265 " + value;
    case Bound::kAtMost:
      return "\u2264 " + value;
  }
  return value;
}

// What is seen, in words.
std::string Chart::description() const {
  std::string text;
  for (const ChartLine& line : lines_) {
    if (!text.empty()) text += words_.say(" ", "");
    if (!line.label.empty()) text += line.label + words_.say(": ", "：");
    std::vector<std::string> values;
    for (const Observation& each : line.card->series.observations()) {
      if (each.value) values.push_back(to_string(each.year) + " " + words_.value(each));
    }
    text += words_.list(values) + words_.say(".", "。");
  }
  return text;
}

void Chart::draw_axes() {
  for (const double tick : ticks_.at) {
    html_.empty("line", {{"class", "grid"},
                         {"x1", at(left_)},
                         {"x2", at(right_)},
                         {"y1", at(y(tick))},
                         {"y2", at(y(tick))}});
    draw_text("tick end", left_ - 4, y(tick) + 3.5, number(tick, ticks_.decimals));
  }
  // As many years as there is room for, from the last one back.
  const int years = static_cast<int>((*last_ - *first_).count());
  const int room = std::max(1, static_cast<int>((right_ - left_) / 36));
  const int step = std::max(1, (years + room - 1) / room);
  for (int back = 0; back <= years; back += step) {
    const Year year = *last_ - std::chrono::years(back);
    draw_text("tick middle", x(year), height_ - 5, to_string(year));
  }
  const Indicator& indicator = lines_.front().card->series.indicator();
  std::string unit = words_.unit(indicator);
  if (ticks_.low() > 0) {
    unit += (unit.empty() ? "" : words_.say("; ", "；")) + words_.say("axis from ", "纵轴始于 ") +
            number(ticks_.low(), ticks_.decimals);
  }
  if (!unit.empty()) draw_text("tick", left_, 8, unit);
  for (const Year year : lines_.front().card->series.break_years()) {
    if (lines_.size() > 1 || year <= *first_ || *last_ < year) continue;
    const double between = (x(year) + x(year - std::chrono::years(1))) / 2;
    html_.open("line", {{"class", "break"},
                        {"x1", at(between)},
                        {"x2", at(between)},
                        {"y1", at(kTop)},
                        {"y2", at(height_ - kBottom)}});
    html_.element("title", words_.say("break in series in ", "口径中断于 ") + to_string(year));
    html_.close();
  }
}

void Chart::draw_line(std::size_t line) {
  const Series& series = lines_[line].card->series;
  const std::vector<Year> breaks = series.break_years();
  html_.open("g", {{"class", "line s" + std::to_string(line + 1)}});
  std::string path;
  const Observation* before = nullptr;
  for (const Observation& each : series.observations()) {
    if (!each.value) continue;
    const bool goes_on = before != nullptr && before->year + std::chrono::years(1) == each.year &&
                         std::find(breaks.begin(), breaks.end(), each.year) == breaks.end();
    path += (goes_on ? "L" : "M") + at(x(each.year)) + " " + at(y(each.value->to_double()));
    before = &each;
  }
  html_.empty("path", {{"d", path}});
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series.observations()[i].value) draw_mark(lines_[line], i);
  }
  for (const ReportTarget& each : lines_[line].card->targets) {
    const Target& target = each.outcome.target;
    html_.open("line", {{"class", "target"},
                        {"x1", at(x(target.year) - 8)},
                        {"x2", at(x(target.year) + 8)},
                        {"y1", at(y(target.value.to_double()))},
                        {"y2", at(y(target.value.to_double()))}});
    html_.element("title", words_.say("target ", "目标 ") + each.text).close();
  }
  html_.close();
}

// A dot; hollow with a status; a triangle that points to where a bound is open; a diamond for
// "about". Each tells its year, value and source.
void Chart::draw_mark(const ChartLine& line, std::size_t i) {
  const ReportCard& card = *line.card;
  const Observation& each = card.series.observations()[i];
  const std::string css = each.status.normal() ? "annals-mark dot" : "annals-mark dot hollow";
  const std::string cx = at(x(each.year)), cy = at(y(each.value->to_double()));
  if (each.bound == Bound::kExact) {
    html_.open("circle", {{"class", css}, {"cx", cx}, {"cy", cy}, {"r", "2.6"}});
  } else {
    const char* const shape = each.bound == Bound::kAtLeast  ? "m-3.5 2.5h7l-3.5-6z"
                              : each.bound == Bound::kAtMost ? "m-3.5-2.5h7l-3.5 6z"
                                                             : "m-3.5 0l3.5-3.5 3.5 3.5-3.5 3.5z";
    html_.open("path", {{"class", css}, {"d", "M" + cx + " " + cy + shape}});
  }
  std::string text = lines_.size() > 1 ? line.label + words_.say(", ", "，") : std::string();
  text += to_string(each.year) + words_.say(": ", "：") +
          words_.with_unit(words_.value(each), card.series.indicator());
  if (!each.status.normal()) text += words_.say(", ", "，") + words_.statuses(each.status);
  text += " [" + std::to_string(card.sources[i] + 1) + "]";
  if (!each.locator.empty()) text += " " + each.locator;
  html_.element("title", text).close();
}

// At the ends of the lines, pushed apart where they would lie on one another.
void Chart::draw_labels() {
  struct Label {
    std::size_t line;
    double x, y;
    std::string text;
  };
  std::vector<Label> labels;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const ReportCard& card = *lines_[i].card;
    if (!card.latest) continue;
    const Observation& last = *card.series.find(*card.latest);
    labels.push_back({i, x(last.year), y(last.value->to_double()), label_of(lines_[i])});
  }
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label& a, const Label& b) { return a.y < b.y; });
  for (std::size_t i = 1; i < labels.size(); ++i) {
    labels[i].y = std::max(labels[i].y, labels[i - 1].y + kLabelHeight);
  }
  double highest = height_ - kBottom + kLabelHeight / 2;
  for (std::size_t i = labels.size(); i-- > 0;) {
    labels[i].y = std::min(labels[i].y, highest);
    highest = labels[i].y - kLabelHeight;
  }
  for (const Label& label : labels) {
    html_.open("g", {{"class", "line s" + std::to_string(label.line + 1)}});
    const double x = lines_.size() > 1 ? right_ + 4 : label.x + 6;
    draw_text("label", x, label.y + 3.5, label.text);
    html_.close();
  }
}

}  // namespace

std::string chart_of(const Words& words, std::span<const ChartLine> lines, const std::string& title,
                     const std::string& id) {
  return Chart(words, lines).draw(title, id);
}

}  // namespace annals::report
