// The pictures of a page, as inline SVG.
#pragma once

#include <annals/report.h>

#include <span>
#include <string>
#include <vector>

#include "report/words.h"

namespace annals::report {

// The course of one series, with its targets and breaks. Empty below two values: nothing to see.
std::string picture_of(const Report& report, const ReportCard& card);
// Several agencies in one picture. Empty where there are too few values, or too many agencies to be
// told apart.
std::string picture_of(const Report& report, std::span<const ReportCard> cards);
// The course of a series without axes, for a table. Empty below two values.
std::string spark_of(const ReportCard& card);
// "[2] p. 5": the number of a value's source in the footnotes, and the place in it; empty where the
// year has nothing on record.
std::string numbered_source(const ReportCard& card, Year year);

struct NamedPicture {
  std::string name, svg;
};
// Where a report is of one indicator of several agencies: bars by rank in the year in which they
// are compared, and slopes from the first year with which that can be compared. What cannot be
// drawn, or would be too much to see, is left out.
std::vector<NamedPicture> pictures_of_comparison(const Report& report,
                                                 std::span<const ReportCard> cards,
                                                 const Words& words);
// And which agency has a value in which year.
std::vector<NamedPicture> pictures_of_coverage(const Report& report, const Words& words);

}  // namespace annals::report
