// Tables of values with a year a column, in the form that pages and Markdown share.
#pragma once

#include <annals/report.h>

#include <optional>
#include <string>
#include <vector>

#include "report/words.h"

namespace annals::report {

// Cards as rows. A source that more than half of a column come from, and two at least, stands at
// its head, so that only others have a number of their own.
struct Matrix {
  YearRange years;
  std::vector<const ReportCard*> rows;
  std::vector<std::optional<std::size_t>> column_sources;  // one a year: position in the sources

  std::size_t columns() const noexcept { return column_sources.size(); }
};
// REQUIRES: the cards have observations, in the years of the report.
Matrix matrix_of(const Report& report, std::vector<const ReportCard*> rows);

// The position of the observation of a year within the series; empty where there is none.
std::optional<std::size_t> observation_of(const Series& series, Year year);

// What stands beside the values of a card: counts, places and notes, a line a value that has any.
std::vector<std::string> places_of(const ReportCard& card, const Words& words);
// "366 / 1000"; empty without counts.
std::string counts_of(const Observation& observation);

// Where a card's value stands in the comparison of its indicator.
struct Place {
  const Standing* standing = nullptr;  // null where it takes no rank; lives as long as the report
  std::size_t of = 0;                  // that take one
};
Place place_of(const Report& report, const ReportCard& card);

// What must be said beside a comparison: which way it is ordered, who is left out, who stands
// apart.
std::vector<std::string> remarks_of(const Report& report, const ReportComparison& comparison,
                                    const Words& words);

// To a digit more than the values have; empty where it is not known.
std::string median_of(const ReportComparison& comparison);

// "28/30"; empty where none is expected.
std::string share_of(const CoverageCount& count);
// What the coverage of one agency is in a year: "value", "none, with a reason", "nothing on
// record", "not expected". REQUIRES: a count of one agency.
std::string coverage_word(const CoverageCount& count, const Words& words);

}  // namespace annals::report
