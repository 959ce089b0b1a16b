#include <annals/change.h>

#include <cmath>
#include <string>

#include "analysis/breaks.h"

namespace annals {
namespace {

struct Ends {
  const Observation* earlier;
  const Observation* later;
};

bool has_value(const Observation* observation) {
  return observation != nullptr && observation->value.has_value();
}

Error no_value(const Series& series, Year year) {
  return {ErrorCode::kInsufficientData,
          "series of \"" + series.agency().code.str() + "\", \"" + series.indicator().code.str() +
              "\" has no value for \"" + to_string(year) + "\", it needs one"};
}

Result<const Observation*> observation_with_value(const Series& series, Year year) {
  const Observation* found = series.find(year);
  if (!has_value(found)) return no_value(series, year);
  return found;
}

Result<Ends> ends(const Series& series, Year from, Year to) {
  if (to < from) {
    return Error{ErrorCode::kInvalidArgument, "years \"" + to_string(from) + "\" to \"" +
                                                  to_string(to) +
                                                  "\" run backwards, the earlier comes first"};
  }
  const auto earlier = observation_with_value(series, from);
  if (!earlier) return earlier.error();
  const auto later = observation_with_value(series, to);
  if (!later) return later.error();
  return Ends{*earlier, *later};
}

Result<Change> change_between(const Series& series, const Ends& ends,
                              const std::vector<Year>& breaks) {
  const Decimal& earlier = *ends.earlier->value;
  auto difference = *ends.later->value - earlier;
  if (!difference) return difference.error();

  Change change{
      .from = ends.earlier->year, .to = ends.later->year, .absolute = *difference, .relative = {}};
  change.percentage_points = series.indicator().kind == IndicatorKind::kPercent;
  if (!earlier.zero()) {
    change.relative = difference->to_double() / std::fabs(earlier.to_double());
  }
  change.across_break = analysis::break_between(breaks, change.from, change.to);
  change.bounded = ends.earlier->bound != Bound::kExact || ends.later->bound != Bound::kExact;
  return change;
}

Error no_growth(const Ends& ends) {
  return {ErrorCode::kInvalidArgument,
          "values \"" + ends.earlier->value->str() + "\" and \"" + ends.later->value->str() +
              "\" have no rate of growth between them, they must have the same sign"};
}

}  // namespace

Result<Change> change(const Series& series, Year from, Year to) {
  const auto found = ends(series, from, to);
  if (!found) return found.error();
  return change_between(series, *found, series.break_years());
}

std::vector<Change> yearly_changes(const Series& series) {
  const std::vector<Year> breaks = series.break_years();
  const auto observations = series.observations();
  std::vector<Change> changes;
  for (std::size_t i = 1; i < observations.size(); ++i) {
    const Ends pair{&observations[i - 1], &observations[i]};
    if (pair.earlier->year + std::chrono::years(1) != pair.later->year) continue;
    if (!has_value(pair.earlier) || !has_value(pair.later)) continue;
    // A difference of more than 18 digits cannot be told; change() says so of the pair.
    if (auto change = change_between(series, pair, breaks)) changes.push_back(*change);
  }
  return changes;
}

Result<double> compound_annual_growth(const Series& series, Year from, Year to) {
  if (from == to) {
    return Error{ErrorCode::kInvalidArgument, "growth from \"" + to_string(from) +
                                                  "\" to the same year has no rate, " +
                                                  "it needs two years"};
  }
  const auto found = ends(series, from, to);
  if (!found) return found.error();

  const Decimal& earlier = *found->earlier->value;
  const Decimal& later = *found->later->value;
  if (earlier.zero()) return no_growth(*found);
  if (later.zero()) return -1.0;
  if (earlier.negative() != later.negative()) return no_growth(*found);
  const double years = static_cast<int>(to) - static_cast<int>(from);
  // expm1 keeps the digits of a slow growth, which "power less 1" would cancel.
  return std::expm1(std::log(later.to_double() / earlier.to_double()) / years);
}

Result<std::vector<IndexNumber>> index_to(const Series& series, Year base) {
  const auto found = observation_with_value(series, base);
  if (!found) return found.error();
  if ((*found)->value->zero()) {
    return Error{ErrorCode::kInvalidArgument, "base year \"" + to_string(base) +
                                                  "\" has the value \"" + (*found)->value->str() +
                                                  "\", it must not be zero"};
  }
  // In the wider type, so that the base year itself comes out as 100 and not next to it.
  const long double base_value = (*found)->value->to_double();
  std::vector<IndexNumber> numbers;
  for (const Observation& observation : series.observations()) {
    if (!observation.value) continue;
    const long double value = observation.value->to_double();
    numbers.push_back({observation.year, static_cast<double>(100 * value / base_value)});
  }
  return numbers;
}

}  // namespace annals
