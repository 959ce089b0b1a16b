// Charts that several tests draw.
#pragma once

#include <annals/chart.h>

#include <string>
#include <utility>
#include <vector>

#include "support/builders.h"

namespace annals::test {

inline ChartPoint point(int year, std::string_view value, std::string_view letters = "",
                        Bound bound = Bound::kExact) {
  ChartPoint result{.year = Year(year)};
  if (!value.empty()) result.value = dec(value);
  result.status = ObsStatusSet::parse(letters).value();
  result.bound = bound;
  return result;
}

inline ChartLine line(std::string label, std::vector<ChartPoint> points) {
  return {.label = std::move(label), .code = {}, .points = std::move(points), .breaks = {}};
}

inline LineChart chart_of_lines(std::vector<ChartLine> lines, std::string unit = "%") {
  LineChart chart{.title = "Appearance rate", .description = {}, .unit = std::move(unit)};
  chart.lines = std::move(lines);
  return chart;
}

// A gap, a reason, a status, bounds, an interval, a break and two targets in one.
inline LineChart full_chart() {
  ChartLine first = line(
      "Pukou", {point(2016, "40"), point(2017, "48"), point(2018, "", "Q"), point(2019, "61", "P"),
                point(2020, "70"), point(2021, "78", "", Bound::kAtLeast)});
  first.points[1].interval = ChartInterval{44, 52};
  first.points[0].interval = ChartInterval{36, 44};
  first.points[4].source = "Report 2020, p. 3";
  ChartLine second =
      line("\u6D66\u53E3\u533A", {point(2017, "30"), point(2018, "32"), point(2020, "69"),
                                  point(2021, "77.5", "", Bound::kAbout)});
  LineChart chart = chart_of_lines({first, second});
  chart.breaks.push_back({Year(2020), "new rule"});
  chart.targets.push_back({.value = dec("80")});
  chart.targets.push_back(
      {.value = dec("25"), .direction = TargetDirection::kAtMost, .year = Year(2021)});
  return chart;
}

}  // namespace annals::test
