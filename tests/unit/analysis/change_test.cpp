#include <annals/change.h>
#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("change");

namespace annals::test {
namespace {

Indicator count() { return indicator("cases"); }

SeriesBreak break_in(int year) {
  return {.indicator = IndicatorCode("cases"), .first_year = Year(year)};
}

Change change_of(const Series& series, int from, int to) {
  return change(series, Year(from), Year(to)).value();
}

TEST_CASE("change: the difference is exact and keeps the printed decimals") {
  const Change change = change_of(series({{2021, "97.30"}, {2022, "98.1"}}), 2021, 2022);
  CHECK(change.from == Year(2021));
  CHECK(change.to == Year(2022));
  CHECK(identical(change.absolute, dec("0.80")));
}

TEST_CASE("change: a percent changes in percentage points") {
  CHECK(change_of(series({{2021, "40"}, {2022, "50"}}), 2021, 2022).percentage_points);
}

TEST_CASE("change: what is no percent changes in its unit") {
  for (const IndicatorKind kind :
       {IndicatorKind::kCount, IndicatorKind::kAmount, IndicatorKind::kRatio, IndicatorKind::kScore,
        IndicatorKind::kDuration}) {
    CAPTURE(to_string(kind));
    const Series of_kind = series({{2021, "40"}, {2022, "50"}}, indicator("i", kind));
    CHECK_FALSE(change_of(of_kind, 2021, 2022).percentage_points);
  }
}

// From 40 % to 50 % are 10 percentage points, and a quarter more.
TEST_CASE("change: the relative change is a fraction of the earlier value") {
  const Change change = change_of(series({{2021, "40"}, {2022, "50"}}), 2021, 2022);
  CHECK(*change.relative == doctest::Approx(0.25).epsilon(1e-15));
}

TEST_CASE("change: from zero there is no relative change") {
  const Change change = change_of(series({{2021, "0.0"}, {2022, "5"}}, count()), 2021, 2022);
  CHECK(change.absolute == dec("5"));
  CHECK_FALSE(change.relative);
}

TEST_CASE("change: to zero the relative change is minus one") {
  CHECK(*change_of(series({{2021, "5"}, {2022, "0"}}, count()), 2021, 2022).relative == -1);
}

// From -4 to -2 is a rise by half of the size of the earlier value.
TEST_CASE("change: a rise from a negative value is a positive relative change") {
  const Change change = change_of(series({{2021, "-4"}, {2022, "-2"}}, count()), 2021, 2022);
  CHECK(change.absolute == dec("2"));
  CHECK(*change.relative == doctest::Approx(0.5).epsilon(1e-15));
}

TEST_CASE("change: from a year to itself nothing changes") {
  const Change change = change_of(series({{2021, "7"}}), 2021, 2021);
  CHECK(change.absolute.zero());
  CHECK(*change.relative == 0);
  CHECK_FALSE(change.across_break);
}

TEST_CASE("change: a year without a value is named") {
  const auto result = change(series({{2021, "7"}}), Year(2021), Year(2023));
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInsufficientData);
  CHECK(result.error().message ==
        "series of \"court\", \"loss_rate\" has no value for \"2023\", it needs one");
}

TEST_CASE("change: an observation without a value counts as none") {
  const Series missing =
      Series::make(agency("court"), count(), {observation(2021, "", "L"), observation(2022, "3")})
          .value();
  CHECK(change(missing, Year(2021), Year(2022)).error().code == ErrorCode::kInsufficientData);
}

TEST_CASE("change: years that run backwards are refused") {
  const auto result = change(series({{2021, "7"}, {2022, "8"}}), Year(2022), Year(2021));
  CHECK(result.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("change: a difference of more than 18 digits is refused") {
  const Series wide = series({{2021, "1e-20"}, {2022, "1e20"}}, count());
  CHECK(change(wide, Year(2021), Year(2022)).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("change: a break counts from the year after the first to the last") {
  for (const int year : {2020, 2021, 2022, 2023, 2024}) {
    CAPTURE(year);
    const Series broken = series({{2020, "1"}, {2023, "2"}}, count(), {break_in(year)});
    CHECK(change_of(broken, 2020, 2023).across_break == (2021 <= year && year <= 2023));
  }
}

TEST_CASE("change: the status B on an observation is a break too") {
  const Series broken =
      Series::make(agency("court"), count(), {observation(2021, "1"), observation(2022, "3", "B")})
          .value();
  CHECK(change_of(broken, 2021, 2022).across_break);
}

TEST_CASE("change: a bound on either value is told") {
  for (const bool first : {true, false}) {
    CAPTURE(first);
    std::vector<Observation> values{observation(2021, "1"), observation(2022, "3")};
    values[first ? 0 : 1].bound = Bound::kAtLeast;
    const Series bounded = Series::make(agency("court"), count(), values).value();
    CHECK(change_of(bounded, 2021, 2022).bounded);
  }
}

TEST_CASE("change: exact values are not bounded") {
  CHECK_FALSE(change_of(series({{2021, "7"}, {2022, "8"}}), 2021, 2022).bounded);
}

// "2020 +1, 2021 -3" and so on.
std::string told(const std::vector<Change>& changes) {
  std::string text;
  for (const Change& change : changes) {
    if (!text.empty()) text += ", ";
    text += to_string(change.to) + (change.absolute.negative() ? " " : " +");
    text += change.absolute.str() + (change.across_break ? " across a break" : "");
  }
  return text;
}

TEST_CASE("yearly_changes: each value is set against the year before") {
  CHECK(told(yearly_changes(series({{2019, "5"}, {2020, "6"}, {2021, "3"}}))) ==
        "2020 +1, 2021 -3");
}

TEST_CASE("yearly_changes: nothing is told across a gap") {
  CHECK(told(yearly_changes(series({{2018, "5"}, {2020, "6"}, {2021, "7"}}))) == "2021 +1");
}

TEST_CASE("yearly_changes: nothing is told across an observation without a value") {
  const Series missing =
      Series::make(agency("court"), count(),
                   {observation(2019, "1"), observation(2020, "", "O"), observation(2021, "3")})
          .value();
  CHECK(yearly_changes(missing).empty());
}

TEST_CASE("yearly_changes: a change into the first year of a new method says so") {
  const Series broken = series({{2019, "5"}, {2020, "6"}, {2021, "8"}}, count(), {break_in(2020)});
  CHECK(told(yearly_changes(broken)) == "2020 +1 across a break, 2021 +2");
}

TEST_CASE("yearly_changes: one value or none has no changes") {
  CHECK(yearly_changes(series({})).empty());
  CHECK(yearly_changes(series({{2019, "5"}})).empty());
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
