// The pictures of a page, as inline SVG.
#pragma once

#include <annals/report.h>

#include <span>
#include <string>

namespace annals::report {

// The course of one series, with its targets and breaks. Empty below two values: nothing to see.
std::string picture_of(const Report& report, const ReportCard& card);
// Several agencies in one picture. Empty where there are too few values, or too many agencies to be
// told apart.
std::string picture_of(const Report& report, std::span<const ReportCard> cards);
// The course of a series without axes, for a table. Empty below two values.
std::string spark_of(const ReportCard& card);

}  // namespace annals::report
