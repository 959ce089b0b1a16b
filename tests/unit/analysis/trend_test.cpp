#include <annals/trend.h>
#include <doctest/doctest.h>

#include <cmath>

#include "support/builders.h"

TEST_SUITE_BEGIN("trend");

namespace annals::test {
namespace {

Trend trend_of(const Series& series, const TrendOptions& options = {}) {
  return trend(series, options).value();
}

YearRange years(int first, int last) { return {Year(first), Year(last)}; }

TEST_CASE("trend: a series without values has nothing to tell") {
  const Trend trend = trend_of(series({}));
  CHECK(trend.n == 0);
  CHECK(trend.x.empty());
  CHECK_FALSE(trend.years);
  CHECK_FALSE(trend.change);
  CHECK_FALSE(trend.growth);
  CHECK_FALSE(trend.line);
  CHECK_FALSE(trend.peak);
  CHECK_FALSE(trend.trough);
  CHECK(trend.gaps.empty());
  CHECK(trend.caveats.empty());
  CHECK(trend.verdict == Verdict::kTooFewYears);
}

TEST_CASE("trend: one value has a peak, a trough and no change") {
  const Trend trend = trend_of(series({{2020, "5"}}));
  CHECK(trend.n == 1);
  CHECK(*trend.years == years(2020, 2020));
  CHECK(*trend.peak == Year(2020));
  CHECK(*trend.trough == Year(2020));
  CHECK_FALSE(trend.change);
}

TEST_CASE("trend: two values have a change and growth but no slope") {
  const Trend trend = trend_of(series({{2020, "5"}, {2021, "10"}}));
  CHECK(trend.change->absolute == dec("5"));
  CHECK(*trend.growth == doctest::Approx(1).epsilon(1e-14));
  CHECK_FALSE(trend.line);
  CHECK_FALSE(trend.slope);
  CHECK_FALSE(trend.test);
  CHECK(trend.verdict == Verdict::kTooFewYears);
}

TEST_CASE("trend: three values have slopes and a test but no verdict") {
  const Trend trend = trend_of(series({{2020, "5"}, {2021, "6"}, {2022, "9"}}));
  CHECK(trend.line->slope == doctest::Approx(2).epsilon(1e-14));
  CHECK(trend.slope->slope == doctest::Approx(2).epsilon(1e-14));
  CHECK(trend.test->s == 3);
  CHECK(trend.verdict == Verdict::kTooFewYears);
}

TEST_CASE("trend: the years and values used are told") {
  const Trend trend = trend_of(series({{2021, "97.3"}, {2020, "96.36"}}));
  CHECK(trend.x == std::vector<double>{2020, 2021});
  CHECK(trend.y == std::vector<double>{96.36, 97.3});
}

TEST_CASE("trend: only the years asked for are used") {
  const Series all = series({{2018, "1"}, {2019, "2"}, {2020, "3"}, {2021, "4"}});
  const Trend trend = trend_of(all, {.years = years(2019, 2020)});
  CHECK(trend.n == 2);
  CHECK(*trend.years == years(2019, 2020));
  CHECK(trend.change->absolute == dec("1"));
}

TEST_CASE("trend: growth is empty where there is none") {
  const Trend trend = trend_of(series({{2020, "0"}, {2021, "10"}}));
  CHECK_FALSE(trend.growth);
  CHECK(trend.change);
}

TEST_CASE("trend: years within without a value are gaps") {
  const Series gapped =
      Series::make(agency("court"), indicator("cases"),
                   {observation(2015, "", "O"), observation(2016, "1"), observation(2018, "", "L"),
                    observation(2019, "2"), observation(2020, "", "O")})
          .value();
  const Trend trend = trend_of(gapped);
  CHECK(trend.gaps == std::vector<Year>{Year(2017), Year(2018)});
}

TEST_CASE("trend: a gap counts with its years in the slope") {
  const Trend trend = trend_of(series({{2010, "0"}, {2011, "1"}, {2020, "10"}}));
  CHECK(trend.slope->slope == doctest::Approx(1).epsilon(1e-14));
  CHECK(trend.line->slope == doctest::Approx(1).epsilon(1e-14));
}

TEST_CASE("trend: peak and trough are the first years of the extremes") {
  const Trend trend =
      trend_of(series({{2018, "3"}, {2019, "1"}, {2020, "7"}, {2021, "7.0"}, {2022, "1.00"}}));
  CHECK(*trend.peak == Year(2020));
  CHECK(*trend.trough == Year(2019));
}

// The two differ in the 18th digit, where doubles do not.
TEST_CASE("trend: peak and trough compare the printed values") {
  const Trend trend =
      trend_of(series({{2020, "100000000000000001"}, {2021, "100000000000000002"}}));
  CHECK(*trend.peak == Year(2021));
  CHECK(*trend.trough == Year(2020));
}

TEST_CASE("trend: the level of the test is one less the confidence") {
  CHECK(trend_of(series({})).level == doctest::Approx(0.05).epsilon(1e-12));
  CHECK(trend_of(series({}), {.confidence = 0.9}).level == doctest::Approx(0.1).epsilon(1e-12));
}

TEST_CASE("trend: the confidence is that of the intervals") {
  const Series values = series({{2019, "1"}, {2020, "3"}, {2021, "2"}, {2022, "5"}});
  const Trend trend = trend_of(values, {.confidence = 0.8});
  CHECK(trend.line->slope_high == least_squares(trend.x, trend.y, 0.8).value().slope_high);
  CHECK(trend.slope->slope_high == theil_sen(trend.x, trend.y, 0.8).value().slope_high);
}

TEST_CASE("trend: confidence outside (0, 1) is refused, with or without values") {
  for (const double confidence : {0.0, 1.0, 95.0, -0.1, std::nan("")}) {
    CAPTURE(confidence);
    CHECK(trend(series({}), {.confidence = confidence}).error().code ==
          ErrorCode::kInvalidArgument);
  }
}

TEST_CASE("trend: an empty span of years is refused") {
  const auto result = trend(series({{2020, "1"}}), {.years = years(2021, 2020)});
  CHECK(result.error().code == ErrorCode::kInvalidArgument);
  CHECK(result.error().message ==
        "span of years \"2021:2020\" is empty, the first must not be behind the last");
}

TEST_CASE("trend: a difference that no decimal holds leaves the rest of the trend") {
  const Trend trend = trend_of(series({{2019, "1e-20"}, {2020, "1"}, {2021, "1e20"}}));
  CHECK_FALSE(trend.change);
  CHECK(trend.test->s == 3);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
