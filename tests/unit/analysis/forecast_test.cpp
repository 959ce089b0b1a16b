#include <annals/forecast.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "support/builders.h"

TEST_SUITE_BEGIN("forecast");

namespace annals::test {
namespace {

Indicator percent() {
  Indicator result = indicator("loss_rate", IndicatorKind::kPercent, Polarity::kLowerIsBetter);
  result.lower_bound = dec("0");
  result.upper_bound = dec("100");
  return result;
}

Indicator score() { return indicator("score", IndicatorKind::kScore); }

// The loss rates of agencies before the courts of Shandong.
Series loss_rates() {
  return series({{2018, "16.4"}, {2019, "11.36"}, {2020, "9.72"}, {2021, "10.83"}, {2022, "6.88"}},
                percent());
}

// 10, 12, 14, ... from 2015 on.
Series rising(Indicator of = score()) {
  return series({{2015, "10"}, {2016, "12"}, {2017, "14"}, {2018, "16"}, {2019, "18"}},
                std::move(of));
}

Forecast forecast_of(const Series& series, const ForecastOptions& options = {}) {
  return forecast(series, options).value();
}

TargetOutlook outlook_of(const Series& series, std::string_view value, TargetDirection direction) {
  return *forecast_of(series, {.target = ForecastTarget{dec(value), direction}}).target;
}

bool has(const Forecast& forecast, ForecastCaveat caveat) {
  return std::count(forecast.caveats.begin(), forecast.caveats.end(), caveat) == 1;
}

doctest::Approx near(double expected) { return doctest::Approx(expected).epsilon(1e-4); }

// Worked in docs/methods.md: slope -1.7483 through 10.83 in 2020, squared residuals 10.2773, with 3
// degrees of freedom; 3.1824 * 1.8509 * sqrt(2.1).
TEST_CASE("forecast: the example by hand") {
  const Forecast found = forecast_of(loss_rates());
  REQUIRE(found.values.size() == 3);
  CHECK(found.residual_standard_deviation == near(1.85088));
  CHECK(found.values[0].year == Year(2023));
  CHECK(found.values[0].value == near(5.585));
  CHECK(found.values[0].high == near(5.585 + 8.5359));
  CHECK(found.values[0].low == 0);
  CHECK(found.values[0].low_clamped);
  CHECK_FALSE(found.values[0].value_clamped);
  CHECK_FALSE(found.values[0].high_clamped);
  CHECK(found.values[2].value == near(2.08833));
  CHECK(found.decimals == 0);
  CHECK(has(found, ForecastCaveat::kClamped));
  CHECK(has(found, ForecastCaveat::kNoEvidentTrend));
  CHECK(found.caveats.size() == 2);
}

TEST_CASE("forecast: the interval follows the confidence") {
  const auto width = [](double confidence) {
    const Forecast found = forecast_of(
        series({{2015, "51"}, {2016, "49"}, {2017, "52"}, {2018, "50"}, {2019, "53"}}, score()),
        {.trend = {.confidence = confidence}});
    return found.values[0].high - found.values[0].low;
  };
  // Student's t with 3 degrees: 3.18245 and 1.63774.
  CHECK(width(0.95) / width(0.80) == near(3.18245 / 1.63774));
}

TEST_CASE("forecast: intervals widen with the years") {
  const Forecast found = forecast_of(
      series({{2015, "51"}, {2016, "49"}, {2017, "52"}, {2018, "50"}, {2019, "53"}}, score()),
      {.horizon = 10});
  for (std::size_t i = 1; i < found.values.size(); ++i) {
    CHECK(found.values[i].year == found.values[i - 1].year + std::chrono::years(1));
    CHECK(found.values[i].high - found.values[i].value >
          1.01 * (found.values[i - 1].high - found.values[i - 1].value));
  }
}

TEST_CASE("forecast: four values are too few, five are not") {
  const Series four = series({{2018, "1"}, {2019, "2"}, {2020, "3"}, {2021, "4"}});
  CHECK(forecast(four).error().code == ErrorCode::kInsufficientData);
  CHECK(forecast(four).error().message == "forecast has \"4\" values, it needs 5 or more");
  CHECK(forecast(series({{2018, "1"}})).error().message ==
        "forecast has \"1\" value, it needs 5 or more");
  CHECK(forecast(series({})).error().code == ErrorCode::kInsufficientData);
  CHECK(forecast(rising()).has_value());
}

SeriesBreak break_in(int year) {
  return {.indicator = IndicatorCode("score"), .first_year = Year(year)};
}

Series broken(int year) {
  return series({{2012, "90"},
                 {2013, "95"},
                 {2014, "92"},
                 {2015, "10"},
                 {2016, "12"},
                 {2017, "14"},
                 {2018, "16"},
                 {2019, "18"}},
                score(), {break_in(year)});
}

TEST_CASE("forecast: only values behind the last break count") {
  CHECK(forecast_of(broken(2015)).values[0].value == near(20));
  CHECK(forecast(broken(2016)).error().message ==
        "forecast has \"4\" values from the break in series of 2016 on, it needs 5 or more");
  CHECK(forecast_of(broken(2016), {.trend = {.restart_at_break = false}}).trend.n == 8);
}

TEST_CASE("forecast: a break behind the last value forbids it") {
  CHECK(forecast(broken(2020)).error().message ==
        "forecast has no value behind the last break in series, it needs 5 or more");
  CHECK(forecast(broken(2020), {.trend = {.restart_at_break = false}}).has_value());
}

TEST_CASE("forecast: the horizon is one to ten years") {
  for (const int horizon : {-1, 0, 11}) {
    CAPTURE(horizon);
    CHECK(forecast(rising(), {.horizon = horizon}).error().code == ErrorCode::kInvalidArgument);
  }
  CHECK(forecast(rising(), {.horizon = 11}).error().message ==
        "horizon \"11\" is out of range, use 1 to 10 years");
  CHECK(forecast_of(rising(), {.horizon = 1}).values.size() == 1);
  CHECK(forecast_of(rising(), {.horizon = 10}).values.size() == 10);
}

TEST_CASE("forecast: a horizon beyond the span of the data is told") {
  CHECK_FALSE(has(forecast_of(rising(), {.horizon = 4}), ForecastCaveat::kBeyondSpan));
  CHECK(has(forecast_of(rising(), {.horizon = 5}), ForecastCaveat::kBeyondSpan));
}

TEST_CASE("forecast: what the trend refuses is refused") {
  CHECK(forecast(rising(), {.trend = {.confidence = 95}}).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(forecast(rising(), {.trend = {.years = {Year(2020), Year(2019)}}}).error().code ==
        ErrorCode::kInvalidArgument);
}

TEST_CASE("forecast: only the years asked for are used") {
  const Series all = series({{2014, "99"},
                             {2015, "10"},
                             {2016, "12"},
                             {2017, "14"},
                             {2018, "16"},
                             {2019, "18"},
                             {2020, "0"}},
                            score());
  const Forecast found = forecast_of(all, {.trend = {.years = {Year(2015), Year(2019)}}});
  CHECK(found.values[0].year == Year(2020));
  CHECK(found.values[0].value == near(20));
}

// A year without a value counts as a year.
TEST_CASE("forecast: a gap is time, and the forecast begins behind the last value") {
  const Series gapped =
      series({{2010, "10"}, {2011, "11"}, {2014, "14"}, {2015, "15"}, {2019, "19"}}, score());
  const Forecast found = forecast_of(gapped);
  CHECK(found.values[0].year == Year(2020));
  CHECK(found.values[0].value == near(20));
  CHECK(found.trend.gaps.size() == 5);
}

// Whole numbers hide up to half a unit: 1 / sqrt(12) in the mean square.
TEST_CASE("forecast: values on a line are no surer than their rounding") {
  const Forecast found = forecast_of(rising());
  CHECK(has(found, ForecastCaveat::kRestsOnRounding));
  CHECK_FALSE(has(found, ForecastCaveat::kNoEvidentTrend));
  CHECK(found.residual_standard_deviation == near(1 / std::sqrt(12.0)));
  CHECK(found.values[0].high > found.values[0].value);
  const Forecast finer = forecast_of(series(
      {{2015, "10.0"}, {2016, "12.0"}, {2017, "14.0"}, {2018, "16.0"}, {2019, "18.0"}}, score()));
  CHECK(finer.residual_standard_deviation == near(0.1 / std::sqrt(12.0)));
}

TEST_CASE("forecast: a rate at 100 % stays there and does not pass it") {
  const Forecast found = forecast_of(series(
      {{2015, "100"}, {2016, "100"}, {2017, "100"}, {2018, "100"}, {2019, "100"}}, percent()));
  CHECK(found.values[0].value == 100);
  CHECK_FALSE(found.values[0].value_clamped);
  CHECK(found.values[0].high == 100);
  CHECK(found.values[0].high_clamped);
  CHECK(found.values[0].low < 100);
}

TEST_CASE("forecast: a line that leaves the bounds is set on them") {
  const Forecast found = forecast_of(
      series({{2015, "60"}, {2016, "69"}, {2017, "80"}, {2018, "91"}, {2019, "99"}}, percent()));
  CHECK(found.values[0].value == 100);
  CHECK(found.values[0].value_clamped);
  CHECK(found.values[0].low_clamped);
  CHECK(has(found, ForecastCaveat::kClamped));
}

TEST_CASE("forecast: counts and durations do not fall below zero, scores may") {
  const auto falling = [](IndicatorKind kind) {
    return forecast_of(series({{2015, "9"}, {2016, "7"}, {2017, "5"}, {2018, "3"}, {2019, "1"}},
                              indicator("some", kind)));
  };
  CHECK(falling(IndicatorKind::kCount).values[0].value == 0);
  CHECK(falling(IndicatorKind::kDuration).values[0].value == 0);
  CHECK(falling(IndicatorKind::kScore).values[0].value == near(-1));
  CHECK(falling(IndicatorKind::kAmount).values[0].value == near(-1));
}

TEST_CASE("forecast: no more digits than the interval justifies") {
  CHECK(forecast_of(rising()).decimals == 0);
  const auto decimals = [](std::vector<std::pair<int, const char*>> values) {
    return forecast_of(series(std::move(values), score())).decimals;
  };
  CHECK(
      decimals(
          {{2015, "10.00"}, {2016, "10.10"}, {2017, "10.21"}, {2018, "10.29"}, {2019, "10.40"}}) ==
      2);
  CHECK(
      decimals(
          {{2015, "10.00"}, {2016, "10.60"}, {2017, "10.21"}, {2018, "10.79"}, {2019, "10.40"}}) ==
      1);
  CHECK(decimals({{2015, "100000"},
                  {2016, "160000"},
                  {2017, "120000"},
                  {2018, "170000"},
                  {2019, "140000"}}) == -4);
  CHECK(
      decimals({{2015, "12e4"}, {2016, "13e4"}, {2017, "14e4"}, {2018, "15e4"}, {2019, "16e4"}}) ==
      -4);
}

// 24 in 2022; the interval reaches 2.01 to either side in 2023, so that its lower end is 23.99.
TEST_CASE("forecast: the year in which the line meets a target") {
  const TargetOutlook found = outlook_of(rising(), "24", TargetDirection::kAtLeast);
  CHECK(found.reach == TargetReach::kReached);
  CHECK(*found.expected == Year(2022));
  CHECK(*found.earliest == Year(2022));
  CHECK(*found.latest == Year(2024));
  CHECK_FALSE(found.lost);
}

TEST_CASE("forecast: the better end of the interval comes first, the worse may never") {
  const TargetOutlook found = outlook_of(loss_rates(), "5", TargetDirection::kAtMost);
  CHECK(found.reach == TargetReach::kReached);
  CHECK(*found.earliest == Year(2023));
  CHECK(*found.expected == Year(2024));
  CHECK_FALSE(found.latest);
}

TEST_CASE("forecast: a target may not be reached within ten years") {
  const TargetOutlook found = outlook_of(rising(), "1000", TargetDirection::kAtLeast);
  CHECK(found.reach == TargetReach::kNotReached);
  CHECK_FALSE(found.expected);
  CHECK_FALSE(found.earliest);
  const TargetOutlook tenth = outlook_of(rising(), "38", TargetDirection::kAtLeast);
  CHECK(*tenth.expected == Year(2029));
  CHECK(outlook_of(rising(), "38.01", TargetDirection::kAtLeast).reach == TargetReach::kNotReached);
}

TEST_CASE("forecast: a line that goes the other way does not reach the target") {
  CHECK(outlook_of(rising(), "5", TargetDirection::kAtMost).reach == TargetReach::kNotReached);
}

TEST_CASE("forecast: a target may be met already, and lost again") {
  const TargetOutlook kept = outlook_of(rising(), "18", TargetDirection::kAtLeast);
  CHECK(kept.reach == TargetReach::kAlreadyMet);
  CHECK_FALSE(kept.lost);
  CHECK_FALSE(kept.expected);
  const TargetOutlook lost = outlook_of(rising(), "21", TargetDirection::kAtMost);
  CHECK(lost.reach == TargetReach::kAlreadyMet);
  CHECK(*lost.lost == Year(2021));
}

TEST_CASE("forecast: a target that no value can meet is out of bounds") {
  CHECK(outlook_of(loss_rates(), "101", TargetDirection::kAtLeast).reach ==
        TargetReach::kOutOfBounds);
  CHECK(outlook_of(loss_rates(), "-1", TargetDirection::kAtMost).reach ==
        TargetReach::kOutOfBounds);
  CHECK(outlook_of(loss_rates(), "0", TargetDirection::kAtMost).reach == TargetReach::kReached);
}

TEST_CASE("forecast: no target, no outlook") { CHECK_FALSE(forecast_of(rising()).target); }

TEST_CASE("forecast: one wild year does not turn the line but widens the interval") {
  const Series wild = series({{2013, "6"},
                              {2014, "8"},
                              {2015, "10"},
                              {2016, "92"},
                              {2017, "14"},
                              {2018, "16"},
                              {2019, "18"}},
                             score());
  const Forecast found = forecast_of(wild);
  CHECK(found.trend.slope->slope == near(2));
  CHECK(found.residual_standard_deviation > 30);
}

TEST_CASE("forecast: adding a constant moves it, scaling scales it") {
  const Forecast plain = forecast_of(
      series({{2015, "51"}, {2016, "49"}, {2017, "52"}, {2018, "50"}, {2019, "55"}}, score()));
  const Forecast moved = forecast_of(
      series({{2015, "151"}, {2016, "149"}, {2017, "152"}, {2018, "150"}, {2019, "155"}}, score()));
  const Forecast scaled = forecast_of(
      series({{2015, "510"}, {2016, "490"}, {2017, "520"}, {2018, "500"}, {2019, "550"}}, score()));
  for (std::size_t i = 0; i < plain.values.size(); ++i) {
    CHECK(moved.values[i].value == doctest::Approx(plain.values[i].value + 100).epsilon(1e-12));
    CHECK(moved.values[i].low == doctest::Approx(plain.values[i].low + 100).epsilon(1e-12));
    CHECK(scaled.values[i].value == doctest::Approx(plain.values[i].value * 10).epsilon(1e-12));
    CHECK(scaled.values[i].high == doctest::Approx(plain.values[i].high * 10).epsilon(1e-12));
  }
}

TEST_CASE("forecast: names of caveats and outcomes") {
  CHECK(to_string(ForecastCaveat::kBeyondSpan) == "beyond_span");
  CHECK(to_string(ForecastCaveat::kRestsOnRounding) == "rests_on_rounding");
  CHECK(to_string(TargetReach::kAlreadyMet) == "already_met");
  CHECK(to_string(TargetReach::kOutOfBounds) == "out_of_bounds");
}

TEST_CASE("forecast: too few years for a trend show none that is evident") {
  CHECK_FALSE(has(forecast_of(rising()), ForecastCaveat::kNoEvidentTrend));
  CHECK(
      has(forecast_of(rising(), {.trend = {.confidence = 0.99}}), ForecastCaveat::kNoEvidentTrend));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
