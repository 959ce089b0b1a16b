#include <annals/panel_trend.h>
#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "made_up_panel.h"

TEST_SUITE_BEGIN("panel_trends");

namespace annals::test {
namespace {

PanelTrends trends_of(std::vector<std::pair<int, const char*>> values, Polarity polarity) {
  const Series one =
      series(std::move(values), indicator("rate", IndicatorKind::kPercent, polarity));
  return panel_trends(Panel::make(std::array{one}).value(), {.intervals = true}).value();
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double left, double right) {
    return left == right || (std::isnan(left) && std::isnan(right));
  });
}

// Bit for bit: the same slopes, of which the same one is taken.
void check_trend(const PanelTrends& trends, std::size_t i, const Trend& trend) {
  CHECK(trends.verdict[i] == trend.verdict);
  if (!trend.test) {
    CHECK(trends.s[i] == 0);
    CHECK(std::isnan(trends.slope[i]));
    CHECK(std::isnan(trends.slope_low[i]));
    CHECK(std::isnan(trends.slope_high[i]));
    CHECK(std::isnan(trends.tau[i]));
    CHECK(std::isnan(trends.p_value[i]));
    return;
  }
  CHECK(trends.s[i] == trend.test->s);
  CHECK(trends.tau[i] == trend.test->tau);
  CHECK(trends.p_value[i] == trend.test->p_value);
  CHECK(trends.slope[i] == trend.slope->slope);
  CHECK(trends.slope_low[i] == trend.slope->slope_low);
  CHECK(trends.slope_high[i] == trend.slope->slope_high);
}

TEST_CASE("panel_trends: every column is the same number that the trend of the series has") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Panel panel = made_up_panel(seed);
    TrendOptions options;
    options.confidence =
        std::array{0.95, 0.8, 0.6, 0.999}[static_cast<std::size_t>(random.below(4))];
    options.restart_at_break = !random.one_in(3);
    const PanelTrends trends = panel_trends(panel, {.trend = options, .intervals = true}).value();
    REQUIRE(trends.slope.size() == panel.series_count());
    for (std::size_t i = 0; i < panel.series_count(); ++i) {
      CAPTURE(i);
      const Trend one = trend(panel.series(i), options).value();
      CHECK(trends.spans.n[i] == one.n);
      check_trend(trends, i, one);
    }
  }
}

// Worked in docs/methods.md, "Panels".
TEST_CASE("panel_trends: the loss rate of Shandong's courts, by hand") {
  const PanelTrends trends =
      trends_of({{2018, "16.4"}, {2019, "11.36"}, {2020, "9.72"}, {2021, "10.83"}, {2022, "6.88"}},
                Polarity::kLowerIsBetter);
  CHECK(trends.s[0] == -8);
  CHECK(trends.p_value[0] == doctest::Approx(10.0 / 120));
  CHECK(trends.slope[0] == doctest::Approx(-1.7483).epsilon(1e-4));
  CHECK(trends.slope_low[0] == doctest::Approx(-5.04));
  CHECK(trends.slope_high[0] == doctest::Approx(1.11));
  CHECK(trends.verdict[0] == Verdict::kNoEvidentTrend);
}

// By hand: the slopes of 1, 3, 2, 5, 4 are -1, -1, 1/3, 1/2, 3/4, 1, 1, 4/3, 2 and 3; 8 pairs rise
// and 2 fall; 14 of the 120 orders of five values have S = 6 or more.
TEST_CASE("panel_trends: five values by hand") {
  const PanelTrends trends = trends_of(
      {{2001, "1"}, {2002, "3"}, {2003, "2"}, {2004, "5"}, {2005, "4"}}, Polarity::kHigherIsBetter);
  CHECK(trends.slope[0] == 0.875);
  CHECK(trends.s[0] == 6);
  CHECK(trends.tau[0] == doctest::Approx(0.6));
  CHECK(trends.p_value[0] == doctest::Approx(28.0 / 120));
  CHECK(trends.verdict[0] == Verdict::kNoEvidentTrend);
}

TEST_CASE("panel_trends: the verdict is by the indicator's polarity") {
  const std::vector<std::pair<int, const char*>> rising = {
      {2001, "1"}, {2002, "2"}, {2003, "3"}, {2004, "4"}, {2005, "5"}};
  CHECK(trends_of(rising, Polarity::kHigherIsBetter).verdict[0] == Verdict::kImproving);
  CHECK(trends_of(rising, Polarity::kLowerIsBetter).verdict[0] == Verdict::kWorsening);
  CHECK(trends_of(rising, Polarity::kNeutral).verdict[0] == Verdict::kRising);
  CHECK(trends_of(rising, Polarity::kNeutral).p_value[0] == doctest::Approx(2.0 / 120));
}

TEST_CASE("panel_trends: four values are too few years, and a constant series has no trend") {
  CHECK(trends_of({{2001, "1"}, {2002, "2"}, {2003, "3"}, {2004, "4"}}, Polarity::kNeutral)
            .verdict[0] == Verdict::kTooFewYears);
  const PanelTrends constant = trends_of(
      {{2001, "7"}, {2002, "7"}, {2003, "7"}, {2004, "7"}, {2005, "7"}}, Polarity::kNeutral);
  CHECK(constant.verdict[0] == Verdict::kNoEvidentTrend);
  CHECK(constant.slope[0] == 0);
  CHECK(constant.tau[0] == 0);
  CHECK(constant.p_value[0] == 1);
}

TEST_CASE("panel_trends: intervals are there only if asked for") {
  const Panel panel = made_up_panel(4);
  CHECK(panel_trends(panel).value().slope_low.empty());
  CHECK(panel_trends(panel).value().slope_high.empty());
  CHECK(panel_trends(panel, {.intervals = true}).value().slope_low.size() == panel.series_count());
}

// More series than one part holds, so that several threads work.
TEST_CASE("panel_trends: the number of threads changes nothing") {
  Random random(7);
  PanelAxes axes = made_up_axes(random, 90, 100, 7);
  const Year first = axes.years.first;
  PanelBuilder builder = PanelBuilder::make(std::move(axes)).value();
  for (std::size_t series = 0; series < 9000; ++series) {
    for (int at = 0; at < 7; ++at) {
      if (random.one_in(9)) continue;
      builder.put(series % 90, series / 90, first + std::chrono::years(at), random.below(99));
    }
  }
  const Panel panel = std::move(builder).build();
  const PanelTrends trends = panel_trends(panel).value();
  const PanelLines lines = panel_lines(panel).value();
  for (const std::size_t threads : {0U, 2U, 3U, 50U}) {
    const PanelTrends others = panel_trends(panel, {.threads = threads}).value();
    CHECK(same(others.slope, trends.slope));
    CHECK(same(others.p_value, trends.p_value));
    CHECK(others.s == trends.s);
    CHECK(others.verdict == trends.verdict);
    CHECK(others.spans.n == trends.spans.n);
    const PanelLines other_lines = panel_lines(panel, {.threads = threads}).value();
    CHECK(same(other_lines.slope, lines.slope));
    CHECK(same(other_lines.growth, lines.growth));
    CHECK(other_lines.spans.caveats == lines.spans.caveats);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
