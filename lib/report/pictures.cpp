#include "report/pictures.h"

#include <algorithm>
#include <cmath>

#include "report/words.h"

namespace annals::report {
namespace {

constexpr double kSparkWidth = 80, kSparkHeight = 18, kSparkEdge = 2;

}  // namespace

std::string picture_of(const Report&, const ReportCard&) { return {}; }

std::string picture_of(const Report&, std::span<const ReportCard>) { return {}; }

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
