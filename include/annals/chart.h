// Charts: what a picture shows, without how it is drawn.
//
//   const LineChart chart = line_chart(series, {.language = "zh"}).value();   // chart_of.h
//   file << to_svg(chart, {.language = "zh"});                                // svg.h
//
// A chart is a value that anybody may fill; chart_of.h makes one from series. What is drawn, and
// how each thing is marked, does not depend on whether svg.h, vega.h or terminal_chart.h draws it:
//
//   a year without a value    is a gap: the line ends, and begins anew
//   a break in series         a rule before its year; no line leads across it
//   a target                  a dashed line
//   an interval               a band about the line
//   a value with a status     a hollow mark and the letters of the status
//   a bound                   an arrow up (at least) or down (at most), a wave (about)
#pragma once

#include <annals/calendar.h>
#include <annals/compare.h>
#include <annals/coverage.h>
#include <annals/decimal.h>
#include <annals/indicator.h>
#include <annals/observation.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace annals {

// What statistics say about a value, in its unit; low <= high.
struct ChartInterval {
  double low = 0, high = 0;
};

// One value, as it was printed.
struct ChartPoint {
  Year year;
  std::optional<Decimal> value{};  // empty: a gap, of which the status may say why
  Bound bound = Bound::kExact;
  ObsStatusSet status{};
  std::optional<ChartInterval> interval{};
  std::string source{};  // for readers: where it was printed; may be empty
};

// From "first_year" on, values are not comparable with those before.
struct ChartBreak {
  Year first_year;
  std::string reason{};
};

struct ChartLine {
  std::string label{};  // stands at the end of the line
  std::string code{};   // for programs, such as the agency's; may be empty
  // By year, at most one a year; a year that is not there is a gap.
  std::vector<ChartPoint> points{};
  std::vector<ChartBreak> breaks{};  // of this line alone
};

struct ChartTarget {
  Decimal value;
  TargetDirection direction = TargetDirection::kAtLeast;
  // The year it is for, in which its line is marked; empty: for all.
  std::optional<Year> year{};
  std::string label{};  // whose target, where that is to be said; may be empty
};

// Where the axis of values begins. Wherever it is not at zero, the axis is marked as cut, and a
// note below the picture says so in words.
enum class AxisStart : std::uint8_t {
  kAuto,  // at zero, unless the values lie so close together, and so far from it, that nothing
          // could be seen: within an eighth of the distance
  kZero,
  kFitted,  // at the values
};

// Lines over the years, all in one unit.
struct LineChart {
  std::string title{};
  std::string description{};  // for those who hear the picture; empty: it is made from the values
  std::string unit{};         // stands at the axis
  std::vector<ChartLine> lines{};
  std::vector<ChartBreak> breaks{};  // of all lines
  std::vector<ChartTarget> targets{};
  YearRange years{};  // what is shown; an open end is that of the values and targets
  AxisStart start = AxisStart::kAuto;
  std::vector<std::string> notes{};  // sentences below the picture
};

// Several charts side by side, so that many lines do not become a tangle.
struct SmallMultiples {
  std::string title{};
  std::string description{};
  std::vector<LineChart> panels{};  // their descriptions and notes are not shown
  // The panels share the years; and the axis of values, unless their units differ or this is false.
  bool one_scale = true;
  std::vector<std::string> notes{};
};

struct ChartBar {
  std::string label{};
  std::string code{};
  ChartPoint point;         // one without a value is listed, and has no bar
  std::string rank{};       // stands before the label: "1", "2=", "3-5"; may be empty
  bool emphasized = false;  // darker than the others: the agency that the chart is about
};

// Values of one year, in the order given. A bar always begins at zero.
struct RankedBars {
  std::string title{};
  std::string description{};
  std::string unit{};
  std::vector<ChartBar> bars{};
  std::optional<ChartTarget> target{};
  std::optional<double> median{};  // a thin line, said in the key
  std::vector<std::string> notes{};
};

struct ChartSlope {
  std::string label{};
  std::string code{};
  ChartPoint from, to;        // one without a value is drawn as a mark at the other end
  bool across_break = false;  // drawn dashed: the two are not comparable
  bool emphasized = false;
};

// Values of two years, and what became of each.
struct SlopeChart {
  std::string title{};
  std::string description{};
  std::string unit{};
  Year from, to;
  std::vector<ChartSlope> slopes{};
  AxisStart start = AxisStart::kFitted;  // there is no axis; positions alone are compared
  std::vector<std::string> notes{};
};

struct CoverageChartRow {
  std::string label{};
  std::string code{};
  std::vector<CoverageCell> cells{};  // one for each year
};

// Which values are there, and why others are not. Each state has a shape of its own besides its
// colour.
struct CoverageHeatMap {
  std::string title{};
  std::string description{};
  std::vector<Year> years{};  // ascending
  std::vector<CoverageChartRow> rows{};
  std::vector<std::string> notes{};
};

}  // namespace annals
