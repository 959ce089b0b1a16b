// A line chart of a few series, as inline SVG that takes its colours from the page.
#pragma once

#include <annals/report.h>

#include <span>
#include <string>
#include <vector>

#include "report/words.h"

namespace annals::report {

struct ChartLine {
  const ReportCard* card;
  std::string label{};  // at its end; empty: the last value as printed
};

// Gaps are gaps, and a line does not go on over a break in series. Values that are bounds, or have
// a status, have marks of their own; targets are short lines at their years. Where the axis does
// not begin at zero the picture says so. "id" makes the ids of title and description. REQUIRES: a
// line, and two values or more.
std::string chart_of(const Words& words, std::span<const ChartLine> lines, const std::string& title,
                     const std::string& id);

}  // namespace annals::report
