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

// Ties, emphasis, a status, a bound, a target, a median, and one without a value.
inline RankedBars full_bars() {
  RankedBars chart{.title = "Appearance rate, 2021", .description = {}, .unit = "%"};
  const auto bar = [](std::string rank, std::string label, std::string code, ChartPoint of) {
    return ChartBar{.label = std::move(label),
                    .code = std::move(code),
                    .point = std::move(of),
                    .rank = std::move(rank)};
  };
  chart.bars = {bar("1=", "Pukou", "pukou", point(2021, "97.30")),
                bar("1=", "Jiangning", "jiangning", point(2021, "97.3", "P")),
                bar("3", "\u6D66\u53E3\u533A", "zh", point(2021, "61", "", Bound::kAtLeast)),
                bar("4", "Loss", "loss", point(2021, "-12.5")),
                bar("", "Liuhe", "liuhe", point(2021, "", "Q"))};
  chart.bars[0].emphasized = true;
  chart.bars[0].point.source = "Report 2021, p. 3";
  chart.target = ChartTarget{.value = dec("80")};
  chart.median = 79.15;
  chart.notes = {"Liuhe is not ranked."};
  return chart;
}

// One over a break, one with a status and a bound, and one with a value at one end only.
inline SlopeChart full_slope() {
  SlopeChart chart{.title = "Appearance rate, 2016 and 2021",
                   .description = {},
                   .unit = "%",
                   .from = Year(2016),
                   .to = Year(2021)};
  chart.slopes = {
      {.label = "Pukou", .code = "pukou", .from = point(2016, "90"), .to = point(2021, "97.30")},
      {.label = "Jiangning",
       .code = "jiangning",
       .from = point(2016, "92", "P"),
       .to = point(2021, "95", "", Bound::kAbout),
       .across_break = true},
      {.label = "Liuhe", .code = "liuhe", .from = point(2016, "91"), .to = point(2021, "", "Q")}};
  return chart;
}

// Two panels in different units, so that each has an axis of its own.
inline SmallMultiples full_multiples() {
  LineChart rate = full_chart(), cases = chart_of_lines({line("", {point(2016, "1200")})}, "cases");
  rate.title = "Rate";
  cases.title = "Cases";
  cases.lines[0].points.push_back(point(2018, "1500", "E"));
  return {.title = "Pukou",
          .description = {},
          .panels = {rate, cases},
          .notes = {"Two figures of one report."}};
}

// A row with every state, and one that is all there.
inline CoverageHeatMap full_coverage() {
  CoverageHeatMap map{.title = "Appearance rate on record",
                      .description = {},
                      .years = {Year(2018), Year(2019), Year(2020), Year(2021), Year(2022)}};
  const CoverageCell there{.presence = Presence::kPresent};
  const ObsStatusSet provisional = ObsStatusSet::parse("P").value();
  const ObsStatusSet suppressed = ObsStatusSet::parse("Q").value();
  map.rows = {
      {.label = "Pukou",
       .code = "pukou",
       .cells = {{.presence = Presence::kNotExpected},
                 there,
                 {.presence = Presence::kMissing},
                 {.presence = Presence::kMissingWithReason, .status = suppressed},
                 {.presence = Presence::kPresent, .status = provisional}}},
      {.label = "\u6D66\u53E3\u533A", .code = "zh", .cells = {there, there, there, there, there}}};
  map.notes = {"Years of the reports."};
  return map;
}

}  // namespace annals::test
