// Breaks in series and caveats, as trend() reports them.
#include <annals/trend.h>
#include <doctest/doctest.h>

#include <array>
#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("trend");

namespace annals::test {
namespace {

const Indicator kCases = indicator("cases");

Series with_breaks(std::vector<int> first_years) {
  std::vector<SeriesBreak> breaks;
  for (const int year : first_years) {
    breaks.push_back({.indicator = kCases.code, .first_year = Year(year)});
  }
  return series({{2016, "1"}, {2017, "2"}, {2018, "3"}, {2019, "4"}, {2020, "5"}, {2021, "6"}},
                kCases, std::move(breaks));
}

Series of(std::vector<Observation> observations) {
  return Series::make(agency("court"), kCases, std::move(observations)).value();
}

// The caveats by name, in the order given.
std::string caveats(const Trend& trend) {
  constexpr std::array<const char*, 7> kNames{
      "gaps", "break", "bounded", "rounded", "statuses", "nothing after break", "could turn"};
  std::string text;
  for (const TrendCaveat caveat : trend.caveats) {
    if (!text.empty()) text += ", ";
    text += kNames.at(static_cast<std::size_t>(caveat));
  }
  return text;
}

Trend trend_of(const Series& series, const TrendOptions& options = {}) {
  return trend(series, options).value();
}

TEST_CASE("trend: begins anew at a break in the middle") {
  const Trend trend = trend_of(with_breaks({2018}));
  CHECK(trend.n == 4);
  CHECK(trend.years->first == Year(2018));
  CHECK(trend.restarted_at == Year(2018));
  CHECK(caveats(trend) == "break");
}

TEST_CASE("trend: begins anew at the last of several breaks") {
  const Trend trend = trend_of(with_breaks({2017, 2020, 2018}));
  CHECK(trend.restarted_at == Year(2020));
  CHECK(trend.n == 2);
}

TEST_CASE("trend: a break in or before the first year does not count") {
  for (const int year : {2010, 2016}) {
    CAPTURE(year);
    const Trend trend = trend_of(with_breaks({year}));
    CHECK(trend.n == 6);
    CHECK_FALSE(trend.restarted_at);
    CHECK(caveats(trend).empty());
  }
}

TEST_CASE("trend: a break in the last year leaves one value") {
  const Trend trend = trend_of(with_breaks({2021}));
  CHECK(trend.n == 1);
  CHECK(trend.verdict == Verdict::kTooFewYears);
  CHECK(caveats(trend) == "break");
}

TEST_CASE("trend: a break behind the last value leaves all of the old method, and says so") {
  const Trend trend = trend_of(with_breaks({2022}));
  CHECK(trend.n == 6);
  CHECK_FALSE(trend.restarted_at);
  CHECK(caveats(trend) == "nothing after break");
}

TEST_CASE("trend: a break behind the last value does not hide one among the values") {
  const Trend trend = trend_of(with_breaks({2018, 2022}));
  CHECK(trend.restarted_at == Year(2018));
  CHECK(caveats(trend) == "break, nothing after break");
}

TEST_CASE("trend: a break outside the years asked for does not count") {
  const TrendOptions options{.years = {Year(2018), Year(2020)}};
  for (const int year : {2018, 2021}) {
    CAPTURE(year);
    const Trend trend = trend_of(with_breaks({year}), options);
    CHECK(trend.n == 3);
    CHECK(caveats(trend).empty());
  }
}

TEST_CASE("trend: a break between the last year before and the next value counts") {
  const Series gapped = series({{2016, "1"}, {2019, "2"}, {2020, "3"}}, kCases,
                               {{.indicator = kCases.code, .first_year = Year(2017)}});
  const Trend trend = trend_of(gapped);
  CHECK(trend.restarted_at == Year(2017));
  CHECK(trend.years->first == Year(2019));
  CHECK(trend.gaps.empty());
}

TEST_CASE("trend: the status B begins anew as a record does") {
  const Trend trend =
      trend_of(of({observation(2019, "1"), observation(2020, "5", "B"), observation(2021, "6")}));
  CHECK(trend.restarted_at == Year(2020));
  CHECK(trend.n == 2);
  CHECK(caveats(trend) == "break");
}

TEST_CASE("trend: goes over breaks where asked, and says so") {
  const Trend trend = trend_of(with_breaks({2018}), {.restart_at_break = false});
  CHECK(trend.n == 6);
  CHECK_FALSE(trend.restarted_at);
  CHECK(trend.change->across_break);
  CHECK(caveats(trend) == "break");
}

TEST_CASE("trend: a restarted trend does not go across the break") {
  CHECK_FALSE(trend_of(with_breaks({2018})).change->across_break);
}

TEST_CASE("trend: gaps are a caveat") {
  CHECK(caveats(trend_of(series({{2018, "1"}, {2020, "2"}}))) == "gaps");
}

TEST_CASE("trend: bounded values are a caveat and are used as stated") {
  for (const Bound bound : {Bound::kAbout, Bound::kAtLeast, Bound::kAtMost}) {
    CAPTURE(to_string(bound));
    std::vector<Observation> values{observation(2020, "1"), observation(2021, "11000")};
    values[1].bound = bound;
    const Trend trend = trend_of(of(values));
    CHECK(trend.y.back() == 11000);
    CHECK(caveats(trend) == "bounded");
  }
}

TEST_CASE("trend: values printed to tens or coarser are a caveat") {
  CHECK(caveats(trend_of(series({{2020, "118342"}, {2021, "122e3"}}))) == "rounded");
  CHECK(caveats(trend_of(series({{2020, "118342"}, {2021, "122000"}}))).empty());
  CHECK(caveats(trend_of(series({{2020, "11.5"}, {2021, "12.25"}}))).empty());
}

TEST_CASE("trend: statuses are a caveat") {
  for (const char* letter : {"P", "E", "I", "U", "D", "BP"}) {
    CAPTURE(letter);
    CHECK(caveats(trend_of(of({observation(2020, "1", letter), observation(2021, "2")}))) ==
          "statuses");
  }
}

TEST_CASE("trend: the status B alone is told as a break and not again") {
  CHECK(caveats(trend_of(of({observation(2020, "1", "B"), observation(2021, "2")}))).empty());
}

TEST_CASE("trend: the status of a year without a value is a gap and no more") {
  CHECK(caveats(trend_of(of({observation(2019, "1"), observation(2020, "", "Q"),
                             observation(2021, "2")}))) == "gaps");
}

TEST_CASE("trend: only the values used bring caveats") {
  std::vector<Observation> values{observation(2018, "1e3", "P"), observation(2020, "2"),
                                  observation(2021, "3")};
  values[0].bound = Bound::kAbout;
  CHECK(caveats(trend_of(of(values), {.years = {Year(2020), Year(2021)}})).empty());
}

TEST_CASE("trend: each caveat is told once and in a fixed order") {
  std::vector<Observation> values{observation(2015, "1"), observation(2016, "2e3", "BP"),
                                  observation(2018, "3e3", "E"), observation(2020, "4e3", "P")};
  for (Observation& value : values) value.bound = Bound::kAbout;
  CHECK(caveats(trend_of(of(values))) == "gaps, break, bounded, rounded, statuses");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
