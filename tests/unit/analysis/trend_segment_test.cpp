#include <annals/trend.h>
#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("trend_by_segment");

namespace annals::test {
namespace {

const Indicator kCases = indicator("cases", IndicatorKind::kCount, Polarity::kHigherIsBetter);

Series with_breaks(std::vector<std::pair<int, const char*>> values, std::vector<int> first_years) {
  std::vector<SeriesBreak> breaks;
  for (const int year : first_years) {
    breaks.push_back({.indicator = kCases.code, .first_year = Year(year)});
  }
  return series(std::move(values), kCases, std::move(breaks));
}

std::vector<std::pair<int, const char*>> ten_years() {
  return {{2010, "1"}, {2011, "2"}, {2012, "3"}, {2013, "4"}, {2014, "5"},
          {2015, "9"}, {2016, "8"}, {2017, "7"}, {2018, "6"}, {2019, "5"}};
}

// "2010-2014 improving; 2015-2019 worsening after 2015".
std::string told(const Series& series, const TrendOptions& options = {}) {
  std::string text;
  for (const Trend& part : trend_by_segment(series, options).value()) {
    if (!text.empty()) text += "; ";
    text += to_string(part.years->first) + "-" + to_string(part.years->last) + " ";
    text += to_string(part.verdict);
    if (part.restarted_at) text += " after " + to_string(*part.restarted_at);
  }
  return text;
}

TEST_CASE("trend_by_segment: a series without values has no parts") {
  CHECK(told(series({})).empty());
  CHECK(told(with_breaks({}, {2015})).empty());
}

TEST_CASE("trend_by_segment: without a break there is one part, the whole") {
  CHECK(told(with_breaks({{2010, "1"}, {2011, "2"}}, {})) == "2010-2011 too_few_years");
}

TEST_CASE("trend_by_segment: each part has its own trend") {
  CHECK(told(with_breaks(ten_years(), {2015})) ==
        "2010-2014 improving; 2015-2019 worsening after 2015");
}

TEST_CASE("trend_by_segment: a change does not go across the break") {
  const auto parts = trend_by_segment(with_breaks(ten_years(), {2015})).value();
  CHECK(parts[0].change->absolute == dec("4"));
  CHECK(parts[1].change->absolute == dec("-4"));
  CHECK_FALSE(parts[0].change->across_break);
  CHECK_FALSE(parts[1].change->across_break);
}

TEST_CASE("trend_by_segment: of several breaks between two values the last one is told") {
  CHECK(told(with_breaks({{2010, "1"}, {2014, "2"}}, {2011, 2013})) ==
        "2010-2010 too_few_years; 2014-2014 too_few_years after 2013");
}

TEST_CASE("trend_by_segment: breaks outside the values part nothing") {
  CHECK(told(with_breaks({{2010, "1"}, {2011, "2"}}, {2009, 2010, 2012})) ==
        "2010-2011 too_few_years");
}

TEST_CASE("trend_by_segment: only the years asked for are parted") {
  CHECK(told(with_breaks(ten_years(), {2012, 2015}), {.years = {Year(2013), Year(2016)}}) ==
        "2013-2014 too_few_years; 2015-2016 too_few_years after 2015");
}

TEST_CASE("trend_by_segment: the last part is the trend that restarts at the break") {
  for (const std::vector<int>& breaks : {std::vector<int>{}, {2012}, {2012, 2015}, {2014, 2025}}) {
    const Series broken = with_breaks(ten_years(), breaks);
    const Trend last = trend_by_segment(broken).value().back();
    const Trend whole = trend(broken).value();
    CHECK(last.x == whole.x);
    CHECK(last.restarted_at == whole.restarted_at);
    CHECK(last.caveats == whole.caveats);
    CHECK(last.verdict == whole.verdict);
  }
}

TEST_CASE("trend_by_segment: only the last part knows of a break behind all values") {
  const auto parts = trend_by_segment(with_breaks(ten_years(), {2015, 2020})).value();
  CHECK(parts[0].caveats.empty());
  CHECK(parts[1].caveats ==
        std::vector<TrendCaveat>{TrendCaveat::kBreak, TrendCaveat::kNoValueAfterBreak});
}

TEST_CASE("trend_by_segment: wrong options are refused as by trend") {
  CHECK(trend_by_segment(series({}), {.confidence = 95}).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(trend_by_segment(series({}), {.years = {Year(2021), Year(2020)}}).error().code ==
        ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
