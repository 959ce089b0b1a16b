// Changes between two years, growth and index numbers of a series.
#pragma once

#include <annals/series.h>

#include <optional>
#include <vector>

namespace annals {

// From one year to another. What kind of figure it is decides how it is told: a percent changes in
// percentage points, everything else in its unit.
struct Change {
  Year from, to;
  Decimal absolute;                // later less earlier, exact
  bool percentage_points = false;  // "absolute" is in percentage points (the kind is percent)
  // absolute / |earlier|, a fraction; empty where the earlier value is zero. For a percent it is
  // the relative change of the rate, which is not what "per cent" means in a report.
  std::optional<double> relative;
  bool across_break = false;  // a break in series lies between: not comparable
  bool bounded = false;       // one of the values is "about", "at least" or "at most"
};
// Fails with kInsufficientData if one of the years has no value, naming it.
Result<Change> change(const Series& series, Year from, Year to);

// The change of each value on the year before; years whose predecessor has no value are left out.
std::vector<Change> yearly_changes(const Series& series);

// Compound annual growth between two years: (later / earlier)^(1 / years) - 1, a fraction, over
// the years elapsed and not the number of values. Fails with kInsufficientData if a year has no
// value, and with kInvalidArgument if the two are the same year or the values do not have the
// same sign (there is no such rate from zero or across it; to zero it is -1).
Result<double> compound_annual_growth(const Series& series, Year from, Year to);

struct IndexNumber {
  Year year;
  double value;  // base year = 100
};
// Each value relative to that of "base", base = 100. Fails with kInsufficientData if the base year
// has no value, with kInvalidArgument if that value is zero.
Result<std::vector<IndexNumber>> index_to(const Series& series, Year base);

}  // namespace annals
