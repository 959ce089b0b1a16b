#include <annals/trend.h>
#include <doctest/doctest.h>

#include "reference/near.h"
#include "support/builders.h"

TEST_SUITE_BEGIN("reference");

namespace annals::test {
namespace {

// The share of cases that the administration lost before Shandong's courts, by year:
//
//   2018 16.4   2019 11.36   2020 9.72   2021 10.83   2022 6.88
//
// Pairs, later against earlier (+ rises, - falls):
//   2018: - - - -   2019: - - -   2020: + -   2021: -        1 rise, 9 falls, S = 1 - 9 = -8
// No ties. Of the 5! = 120 orders, those with 0 falls are 1 and with 1 fall 4; so |S| >= 8
// has 2 * (1 + 4) = 10 of 120: p = 1/12 = 0.0833, more than 0.05.
// Variance 5 * 4 * 15 / 18 = 16 2/3; z = (-8 + 1) / 4.0825 = -1.7146; tau = -8 / 10.
//
// Slopes a year, ascending: -5.04, -3.95, -3.34, -2.38, -1.8567, -1.64, -1.4933, -1.42,
// -0.265, 1.11. Their median: (-1.8566667 - 1.64) / 2 = -1.7483333. C = 1.96 * 4.0825 = 8.0015;
// ranks (10 - 8.0015) / 2 = 1.0 and (10 + 8.0015) / 2 + 1 = 10.0: the interval is from the first
// slope to the last.
//
// Mean of the values 11.038. Sum of (year - 2020)(value): -32.8 - 11.36 + 10.83 + 13.76 = -19.57;
// divided by 10: least squares -1.957 a year.
Series shandong(Polarity polarity = Polarity::kLowerIsBetter) {
  return series({{2018, "16.4"}, {2019, "11.36"}, {2020, "9.72"}, {2021, "10.83"}, {2022, "6.88"}},
                indicator("litigation.loss_rate", IndicatorKind::kPercent, polarity));
}

TEST_CASE("trend: Shandong's loss rate falls without an evident trend") {
  const Trend trend = annals::trend(shandong()).value();
  CHECK(trend.verdict == Verdict::kNoEvidentTrend);
  CHECK(trend.test->s == -8);
  CHECK(trend.test->exact);
  CHECK(trend.test->p_value == near(1.0 / 12, 1e-15));
  CHECK(trend.test->variance == near(50.0 / 3, 1e-15));
  CHECK(trend.test->z == near(-1.7146, 1e-4));
  CHECK(trend.test->tau == near(-0.8, 1e-15));
}

TEST_CASE("trend: Shandong's slopes are as worked by hand") {
  const Trend trend = annals::trend(shandong()).value();
  CHECK(trend.slope->slope == near(-1.7483333333, 1e-10));
  CHECK(trend.slope->slope_low == near(-5.04, 1e-12));
  CHECK(trend.slope->slope_high == near(1.11, 1e-12));
  CHECK(trend.line->slope == near(-1.957, 1e-12));
  CHECK(trend.line->mean_y == near(11.038, 1e-14));
}

TEST_CASE("trend: Shandong's rate falls by 9.52 percentage points, or 58 per cent of it") {
  const Trend trend = annals::trend(shandong()).value();
  REQUIRE(trend.change);
  CHECK(identical(trend.change->absolute, dec("-9.52")));
  CHECK(trend.change->percentage_points);
  CHECK(*trend.change->relative == near(-0.580487804878, 1e-12));
  // (6.88 / 16.4)^(1/4) = 0.41951^(1/4) = 0.80480, by two square roots.
  CHECK(*trend.growth == near(-0.19520, 1e-4));
}

// At a level of one in six, a p-value of one in twelve is evident.
TEST_CASE("trend: Shandong's rate improves evidently for those content with 83 per cent") {
  const Trend trend = annals::trend(shandong(), {.confidence = 10.0 / 12}).value();
  CHECK(trend.verdict == Verdict::kImproving);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
