#include "report/pictures.h"

#include <annals/chart_of.h>
#include <annals/svg.h>

#include <algorithm>

#include "report/page.h"

namespace annals::report {
namespace {

constexpr double kSparkWidth = 80, kSparkHeight = 18, kSparkEdge = 2;

// More cannot be told apart by colour and dash.
constexpr std::size_t kMostLines = 6;
constexpr int kCardWidth = 340, kIndicatorWidth = 720;

std::size_t values_of(const ReportCard& card) {
  const auto observations = card.series.observations();
  return static_cast<std::size_t>(
      std::count_if(observations.begin(), observations.end(),
                    [](const Observation& each) { return each.value.has_value(); }));
}

void number_sources(LineChart& chart, std::span<const ReportCard> cards) {
  for (ChartLine& line : chart.lines) {
    const auto card = std::find_if(cards.begin(), cards.end(), [&](const ReportCard& each) {
      return each.series.agency().code.str() == line.code;
    });
    if (card == cards.end()) continue;
    for (ChartPoint& point : line.points) point.source = numbered_source(*card, point.year);
  }
}

std::string drawn(const Report& report, std::span<const ReportCard> cards, const std::string& id,
                  int width) {
  std::vector<Series> series;
  std::vector<Target> targets;
  for (const ReportCard& card : cards) {
    series.push_back(card.series);
    for (const ReportTarget& each : card.targets) targets.push_back(each.outcome.target);
  }
  auto chart = line_chart(series, {.language = report.language, .targets = targets});
  if (!chart) return {};
  number_sources(*chart, cards);
  chart->title.clear();
  return to_svg(*chart, {.width = width, .language = report.language, .id = id});
}

}  // namespace

std::string numbered_source(const ReportCard& card, Year year) {
  const auto at = observation_of(card.series, year);
  if (!at) return {};
  const std::string& locator = card.series.observations()[*at].locator;
  return "[" + std::to_string(card.sources[*at] + 1) + "]" + (locator.empty() ? "" : " " + locator);
}

std::string picture_of(const Report& report, const ReportCard& card) {
  if (values_of(card) < 2) return {};
  const auto position = static_cast<std::size_t>(&card - report.cards.data());
  return drawn(report, {&card, 1}, card_id(position) + "-p", kCardWidth);
}

std::string picture_of(const Report& report, std::span<const ReportCard> cards) {
  std::size_t lines = 0;
  bool any = false;
  for (const ReportCard& card : cards) {
    const std::size_t values = values_of(card);
    if (values > 0) ++lines;
    any = any || values >= 2;
  }
  if (!any || lines > kMostLines) return {};
  return drawn(report, cards, "i" + std::to_string(cards.front().indicator + 1) + "-p",
               kIndicatorWidth);
}

// Lines end at gaps; a value alone is a dot. The last value has a dot of its own.
std::string spark_of(const ReportCard& card) {
  if (card.trend.n == 0) return {};
  std::vector<std::pair<int, double>> points;
  for (const Observation& each : card.series.observations()) {
    if (each.value) points.emplace_back(static_cast<int>(each.year), each.value->to_double());
  }
  if (points.size() < 2) return {};
  const auto ends = std::minmax_element(points.begin(), points.end(),
                                        [](auto& a, auto& b) { return a.second < b.second; });
  const double high = ends.second->second;
  const double span = high - ends.first->second;
  const double years = points.back().first - points.front().first;
  const auto x = [&](int year) {
    return number(
        kSparkEdge + (kSparkWidth - 2 * kSparkEdge) * (year - points.front().first) / years, 1);
  };
  const auto y = [&](double value) {
    const double share = span > 0 ? (high - value) / span : 0.5;
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
