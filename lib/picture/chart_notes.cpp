#include <algorithm>

#include "picture/words.h"

namespace annals::picture {
namespace {

std::string break_sentence(const ChartBreak& each, std::string_view label,
                           std::string_view language) {
  std::string text = say(language, "Break in series from ", "") + to_string(each.first_year);
  text += say(language, "", " 年起口径中断");
  if (!label.empty()) text += say(language, ", ", "，") + std::string(label);
  if (!each.reason.empty()) text += say(language, ": ", "：") + each.reason;
  return text.ends_with('.') || text.ends_with("。") ? text : text + say(language, ".", "。");
}

const ChartPoint* last_value(const ChartLine& line) {
  const auto found = std::find_if(line.points.rbegin(), line.points.rend(),
                                  [](const ChartPoint& point) { return point.value.has_value(); });
  return found == line.points.rend() ? nullptr : &*found;
}

const ChartPoint* first_value(const ChartLine& line) {
  const auto found = std::find_if(line.points.begin(), line.points.end(),
                                  [](const ChartPoint& point) { return point.value.has_value(); });
  return found == line.points.end() ? nullptr : &*found;
}

// Years between the first and the last value without one.
int gaps_of(const ChartLine& line, Year first, Year last) {
  const auto values =
      std::count_if(line.points.begin(), line.points.end(),
                    [](const ChartPoint& point) { return point.value.has_value(); });
  return static_cast<int>((last - first).count()) + 1 - static_cast<int>(values);
}

std::string line_sentence(const ChartLine& line, std::string_view unit, std::string_view language) {
  const std::string label =
      line.label.empty() ? std::string() : line.label + say(language, ": ", "：");
  const ChartPoint* const first = first_value(line);
  if (!first) return label + say(language, "no value.", "无数值。");
  const ChartPoint* const last = last_value(line);
  const auto told = [&](const ChartPoint& point) {
    return value_words(point, unit, language) + say(language, " in ", "（") +
           to_string(point.year) + say(language, "", "年）");
  };
  std::string text = label + told(*first);
  if (last != first) text += say(language, ", ", "，") + told(*last);
  if (const int gaps = gaps_of(line, first->year, last->year); gaps > 0) {
    text += say(language, ", ", "，其间 ") + std::to_string(gaps) +
            say(language,
                gaps == 1 ? " year between without a value" : " years between without a value",
                " 年无数值");
  }
  return text + say(language, ".", "。");
}

}  // namespace

bool any_value(const LineChart& chart) {
  return std::any_of(chart.lines.begin(), chart.lines.end(),
                     [](const ChartLine& line) { return first_value(line) != nullptr; });
}

std::string cut_sentence(std::string_view at, std::string_view language) {
  return say(language, "The axis of values is cut: it begins at ", "数值轴有截断：从 ") +
         std::string(at) + say(language, ", not at zero.", " 而非零开始。");
}

std::vector<std::string> notes_of(const LineChart& chart, std::string_view cut,
                                  std::string_view language) {
  std::vector<std::string> notes;
  if (!cut.empty()) notes.push_back(cut_sentence(cut, language));
  if (!any_value(chart)) {
    notes.push_back(say(language, "None of these years has a value.", "这些年份均无数值。"));
  }
  for (const ChartBreak& each : chart.breaks) notes.push_back(break_sentence(each, {}, language));
  SignsSeen signs;
  for (const ChartLine& line : chart.lines) {
    for (const ChartBreak& each : line.breaks) {
      notes.push_back(
          break_sentence(each, chart.lines.size() > 1 ? line.label : std::string(), language));
    }
    for (const ChartPoint& point : line.points) {
      // Reasons stand in the picture of a single line only; among several they would be a heap.
      if (point.value || chart.lines.size() == 1) signs.add(point);
    }
  }
  for (std::string& sentence : signs.sentences(language)) notes.push_back(std::move(sentence));
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return notes;
}

std::string description_of(const LineChart& chart, std::string_view language) {
  if (!chart.description.empty()) return chart.description;
  std::string text;
  for (const ChartLine& line : chart.lines) {
    if (!text.empty()) text += say(language, " ", "");
    text += line_sentence(line, chart.unit, language);
  }
  for (const ChartTarget& target : chart.targets) {
    text += say(language, " ", "") + target_words(target, language) + say(language, ".", "。");
  }
  return text.empty() ? say(language, "Nothing is on record.", "没有记录。") : text;
}

}  // namespace annals::picture
