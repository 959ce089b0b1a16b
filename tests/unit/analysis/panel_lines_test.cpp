#include <annals/panel_trend.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "made_up_panel.h"

TEST_SUITE_BEGIN("panel_lines");

namespace annals::test {
namespace {

double number(const std::optional<double>& value) {
  return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool within(double a, double b, double tolerance) {
  return (std::isnan(a) && std::isnan(b)) || std::fabs(a - b) <= tolerance;
}

PanelLines lines_of(std::vector<std::pair<int, const char*>> values) {
  return panel_lines(Panel::make(std::array{series(std::move(values))}).value()).value();
}

// The options of a made-up panel: often all years, at times some.
TrendOptions made_up_options(std::uint64_t seed, const Panel& panel) {
  Random random(seed + 1000);
  TrendOptions options;
  if (random.one_in(3)) {
    options.years.first = panel.years().first + std::chrono::years(random.below(9) - 3);
  }
  if (random.one_in(3)) {
    options.years.last = options.years.first + std::chrono::years(random.below(25));
  }
  options.restart_at_break = !random.one_in(3);
  return options;
}

void check_span(const PanelSpans& spans, std::size_t i, const Trend& trend) {
  CHECK(spans.n[i] == trend.n);
  CHECK(spans.first_year[i] == (trend.years ? trend.years->first : Year(0)));
  CHECK(spans.last_year[i] == (trend.years ? trend.years->last : Year(0)));
  CHECK(spans.restarted_at[i] == trend.restarted_at.value_or(Year(0)));
  TrendCaveats caveats;
  for (const TrendCaveat caveat : trend.caveats) {
    if (caveat != TrendCaveat::kRoundingCouldTurn) caveats.insert(caveat);
  }
  CHECK(spans.caveats[i] == caveats);
}

void check_change(const PanelLines& lines, std::size_t i, const Trend& trend) {
  CHECK(same(lines.first[i], trend.n > 0 ? trend.y.front() : number({})));
  CHECK(same(lines.last[i], trend.n > 0 ? trend.y.back() : number({})));
  CHECK(same(lines.absolute[i], trend.change ? trend.change->absolute.to_double() : number({})));
  CHECK(same(lines.relative[i], trend.change ? number(trend.change->relative) : number({})));
  CHECK(same(lines.growth[i], number(trend.growth)));
}

// As the header promises.
void check_line(const PanelLines& lines, std::size_t i, const Trend& trend) {
  if (!trend.line) {
    CHECK(std::isnan(lines.slope[i]));
    CHECK(std::isnan(lines.intercept[i]));
    CHECK(std::isnan(lines.standard_error[i]));
    CHECK(std::isnan(lines.r_squared[i]));
    return;
  }
  const auto [low, high] = std::minmax_element(trend.y.begin(), trend.y.end());
  const double tolerance = 1e-15 * (*high - *low);
  const double size = std::max(std::fabs(*low), std::fabs(*high));
  CHECK(within(lines.slope[i], trend.line->slope, tolerance));
  CHECK(within(lines.standard_error[i], trend.line->slope_standard_error, tolerance));
  CHECK(within(lines.intercept[i], trend.line->intercept, 3000 * tolerance + 1e-15 * size));
  CHECK(within(lines.r_squared[i], trend.line->r_squared, 1e-13));
  CHECK((lines.standard_error[i] == 0) == (trend.line->slope_standard_error == 0));
}

TEST_CASE("panel_lines: every column says what the trend of the series says") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const Panel panel = made_up_panel(seed);
    const TrendOptions options = made_up_options(seed, panel);
    const PanelLines lines = panel_lines(panel, {.trend = options}).value();
    REQUIRE(lines.slope.size() == panel.series_count());
    for (std::size_t i = 0; i < panel.series_count(); ++i) {
      CAPTURE(i);
      const Trend one = trend(panel.series(i), options).value();
      check_span(lines.spans, i, one);
      check_change(lines, i, one);
      check_line(lines, i, one);
    }
  }
}

// Anscombe (1973), The American Statistician 27, 17-21, the first of the four, its x as years from
// 2004 on. The digits are those of R's summary(lm(y1 ~ x1, anscombe)).
TEST_CASE("panel_lines: the line of Anscombe's first data is the published one") {
  const PanelLines lines = lines_of({{2004, "4.26"},
                                     {2005, "5.68"},
                                     {2006, "7.24"},
                                     {2007, "4.82"},
                                     {2008, "6.95"},
                                     {2009, "8.81"},
                                     {2010, "8.04"},
                                     {2011, "8.33"},
                                     {2012, "10.84"},
                                     {2013, "7.58"},
                                     {2014, "9.96"}});
  CHECK(lines.slope[0] == doctest::Approx(0.5000909).epsilon(1e-7));
  CHECK(lines.intercept[0] + 2000 * lines.slope[0] == doctest::Approx(3.0000909).epsilon(1e-7));
  CHECK(lines.standard_error[0] == doctest::Approx(0.1179055).epsilon(1e-6));
  CHECK(lines.r_squared[0] == doctest::Approx(0.6665425).epsilon(1e-7));
  const PanelLineTests tests = panel_line_tests(lines);
  CHECK(tests.t[0] == doctest::Approx(4.241).epsilon(1e-4));
  CHECK(tests.p_value[0] == doctest::Approx(0.00217).epsilon(1e-3));
}

// Worked in docs/methods.md, "Panels".
TEST_CASE("panel_lines: the loss rate of Shandong's courts, by hand") {
  const PanelLines lines =
      lines_of({{2018, "16.4"}, {2019, "11.36"}, {2020, "9.72"}, {2021, "10.83"}, {2022, "6.88"}});
  CHECK(lines.slope[0] == doctest::Approx(-1.957).epsilon(1e-4));
  CHECK(lines.standard_error[0] == doctest::Approx(0.5664).epsilon(1e-4));
  CHECK(lines.r_squared[0] == doctest::Approx(0.799).epsilon(1e-3));
  CHECK(lines.growth[0] == doctest::Approx(-0.195).epsilon(1e-2));
  CHECK(lines.absolute[0] == -9.52);
  CHECK(panel_line_tests(lines).p_value[0] == doctest::Approx(0.0408).epsilon(1e-3));
}

// By hand: 1, 3, 2, 5, 4 have Sxx = 10, Sxy = 8, Syy = 10, and residuals of 3.6.
TEST_CASE("panel_lines: five values by hand") {
  const PanelLines lines =
      lines_of({{2001, "1"}, {2002, "3"}, {2003, "2"}, {2004, "5"}, {2005, "4"}});
  CHECK(lines.spans.n[0] == 5);
  CHECK(lines.first[0] == 1);
  CHECK(lines.last[0] == 4);
  CHECK(lines.absolute[0] == 3);
  CHECK(lines.relative[0] == 3);
  CHECK(lines.growth[0] == doctest::Approx(std::sqrt(2.0) - 1));
  CHECK(lines.slope[0] == doctest::Approx(0.8));
  CHECK(lines.intercept[0] == doctest::Approx(-1599.4));
  CHECK(lines.standard_error[0] == doctest::Approx(std::sqrt(0.12)));
  CHECK(lines.r_squared[0] == doctest::Approx(0.64));
}

TEST_CASE("panel_lines: a gap of two years counts as two") {
  const PanelLines lines = lines_of({{2001, "1"}, {2002, "2"}, {2005, "5"}});
  CHECK(lines.slope[0] == doctest::Approx(1));
  CHECK(lines.spans.caveats[0].contains(TrendCaveat::kGaps));
  CHECK(lines.growth[0] == doctest::Approx(std::pow(5, 0.25) - 1));
}

TEST_CASE("panel_lines: a constant series has slope zero, and fits") {
  const PanelLines lines = lines_of({{2001, "97.3"}, {2002, "97.30"}, {2003, "97.3"}});
  CHECK(lines.slope[0] == 0);
  CHECK(lines.intercept[0] == 97.3);
  CHECK(lines.standard_error[0] == 0);
  CHECK(lines.r_squared[0] == 1);
  CHECK(lines.growth[0] == 0);
  CHECK(panel_line_tests(lines).p_value[0] == 1);
}

TEST_CASE("panel_lines: decimals on a line are a perfect fit, whatever binary makes of them") {
  const PanelLines lines = lines_of({{2001, "0.1"}, {2002, "0.2"}, {2003, "0.3"}, {2004, "0.4"}});
  CHECK(lines.standard_error[0] == 0);
  CHECK(lines.r_squared[0] == 1);
  CHECK(panel_line_tests(lines).p_value[0] == 0);
  CHECK(std::isinf(panel_line_tests(lines).t[0]));
}

TEST_CASE("panel_lines: there is no growth from zero or across it, and to zero it is all lost") {
  const auto growth = [](const char* from, const char* to) {
    return lines_of({{2001, from}, {2003, to}}).growth[0];
  };
  CHECK(std::isnan(growth("0", "5")));
  CHECK(std::isnan(growth("0", "0")));
  CHECK(std::isnan(growth("-1", "5")));
  CHECK(std::isnan(growth("1", "-5")));
  CHECK(growth("5", "0") == -1);
  CHECK(growth("-5", "0") == -1);
  CHECK(growth("-1", "-4") == doctest::Approx(1));
}

TEST_CASE("panel_lines: one value has ends and no change, two have a change and no line") {
  const PanelLines one = lines_of({{2001, "5"}});
  CHECK(one.first[0] == 5);
  CHECK(one.last[0] == 5);
  CHECK(std::isnan(one.absolute[0]));
  CHECK(std::isnan(one.growth[0]));
  const PanelLines two = lines_of({{2001, "5"}, {2002, "4"}});
  CHECK(two.absolute[0] == -1);
  CHECK(two.relative[0] == doctest::Approx(-0.2));
  CHECK(std::isnan(two.slope[0]));
  CHECK(std::isnan(panel_line_tests(two).t[0]));
}

TEST_CASE("panel_lines: a part of the series and of the years can be asked for") {
  const Panel panel = made_up_panel(11);
  REQUIRE(panel.series_count() > 2);
  const PanelLines all = panel_lines(panel).value();
  const PanelLines part =
      panel_lines(panel, {.series = SeriesSpan{1, panel.series_count() - 2}}).value();
  REQUIRE(part.slope.size() == panel.series_count() - 2);
  for (std::size_t i = 0; i < part.slope.size(); ++i) {
    CHECK(same(part.slope[i], all.slope[i + 1]));
    CHECK(part.spans.n[i] == all.spans.n[i + 1]);
  }
  CHECK(panel_lines(panel, {.series = SeriesSpan{panel.series_count(), 0}}).value().slope.empty());
}

TEST_CASE("panel_lines: years outside the panel leave nothing") {
  const Panel panel = made_up_panel(5);
  const PanelLines lines = panel_lines(panel, {.trend = {.years = {.first = Year(2500)}}}).value();
  CHECK(lines.spans.n[0] == 0);
  CHECK(lines.spans.first_year[0] == Year(0));
  CHECK(std::isnan(lines.first[0]));
}

TEST_CASE("panel_lines: series beyond the panel, empty years and a wrong confidence are refused") {
  const Panel panel = made_up_panel(3);
  const std::size_t all = panel.series_count();
  for (const PanelTrendOptions& wrong :
       {PanelTrendOptions{.series = SeriesSpan{0, all + 1}},
        PanelTrendOptions{.series = SeriesSpan{all + 1, 0}},
        PanelTrendOptions{.series = SeriesSpan{1, static_cast<std::size_t>(-1)}},
        PanelTrendOptions{.trend = {.years = {.first = Year(2005), .last = Year(2004)}}},
        PanelTrendOptions{.trend = {.confidence = 1}}}) {
    const auto lines = panel_lines(panel, wrong);
    REQUIRE_FALSE(lines.has_value());
    CHECK(lines.error().code == ErrorCode::kInvalidArgument);
    CHECK_FALSE(panel_trends(panel, wrong).has_value());
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
