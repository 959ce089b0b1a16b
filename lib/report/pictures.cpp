#include "report/pictures.h"

#include <annals/terminal.h>

#include <algorithm>

#include "core/utf8.h"
#include "report/chart.h"
#include "report/page.h"

namespace annals::report {
namespace {

constexpr double kSparkWidth = 80, kSparkHeight = 18, kSparkEdge = 2;

// More cannot be told apart by colour and dash.
constexpr std::size_t kMostLines = 6;
constexpr std::size_t kLabelColumns = 26;

std::size_t values_of(const ReportCard& card) {
  const auto observations = card.series.observations();
  return static_cast<std::size_t>(
      std::count_if(observations.begin(), observations.end(),
                    [](const Observation& each) { return each.value.has_value(); }));
}

// To what fits beside the end of a line.
std::string shortened(const std::string& name) {
  const std::string text = shown(name);
  if (display_width(text) <= kLabelColumns) return text;
  std::string result;
  std::size_t width = 1;  // of the ellipsis
  std::string_view rest = text;
  while (!rest.empty()) {
    const core::CodePoint c = core::first_code_point(rest);
    width += core::columns(c.value);
    if (width > kLabelColumns) break;
    result += rest.substr(0, c.length);
    rest.remove_prefix(c.length);
  }
  return result + "\u2026";
}

}  // namespace

std::string picture_of(const Report& report, const ReportCard& card) {
  if (values_of(card) < 2) return {};
  const ChartLine line{.card = &card};
  const auto position = static_cast<std::size_t>(&card - report.cards.data());
  return chart_of(Words(report.language), {&line, 1}, report.indicator_names[card.indicator],
                  card_id(position) + "-p");
}

std::string picture_of(const Report& report, std::span<const ReportCard> cards) {
  std::vector<ChartLine> lines;
  bool any = false;
  for (const ReportCard& card : cards) {
    const std::size_t values = values_of(card);
    if (values == 0) continue;
    any = any || values >= 2;
    lines.push_back({.card = &card, .label = shortened(report.agency_names[card.agency])});
  }
  if (!any || lines.size() > kMostLines) return {};
  return chart_of(Words(report.language), lines, report.indicator_names[cards.front().indicator],
                  "i" + std::to_string(cards.front().indicator + 1) + "-p");
}

// Lines end at gaps; a value alone is a dot. The last value has a dot of its own.
std::string spark_of(const ReportCard& card) {
  if (card.trend.n == 0) return {};
  std::vector<std::pair<int, double>> points;
  for (const Observation& each : card.series.observations()) {
    if (each.value) points.emplace_back(static_cast<int>(each.year), each.value->to_double());
  }
  if (points.size() < 2) return {};
  const auto [low, high] = std::minmax_element(
      points.begin(), points.end(), [](auto& a, auto& b) { return a.second < b.second; });
  const double span = high->second - low->second;
  const double years = points.back().first - points.front().first;
  const auto x = [&](int year) {
    return number(
        kSparkEdge + (kSparkWidth - 2 * kSparkEdge) * (year - points.front().first) / years, 1);
  };
  const auto y = [&](double value) {
    const double share = span > 0 ? (high->second - value) / span : 0.5;
    return number(kSparkEdge + (kSparkHeight - 2 * kSparkEdge) * share, 1);
  };
  std::string path;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& [year, value] = points[i];
    const bool goes_on = i > 0 && points[i - 1].first == year - 1;
    path += (goes_on ? "L" : "M") + x(year) + " " + y(value);
    const bool alone = !goes_on && (i + 1 == points.size() || points[i + 1].first != year + 1);
    if (alone) path += "h.01";
  }
  return "<svg class=\"spark\" viewBox=\"0 0 80 18\" width=\"80\" height=\"18\" "
         "aria-hidden=\"true\"><path d=\"" +
         path + "\"/><circle cx=\"" + x(points.back().first) + "\" cy=\"" +
         y(points.back().second) + "\" r=\"2\"/></svg>";
}

}  // namespace annals::report
