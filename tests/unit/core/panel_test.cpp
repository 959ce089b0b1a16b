#include <annals/panel.h>
#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/builders.h"

TEST_SUITE_BEGIN("panel");

namespace annals {
namespace {

using test::agency;
using test::dec;
using test::indicator;
using test::observation;

PanelAxes axes(std::vector<const char*> agencies, std::vector<const char*> indicators, int first,
               int last) {
  PanelAxes result{
      .agencies = {}, .indicators = {}, .years = {.first = Year(first), .last = Year(last)}};
  for (const char* code : agencies) {
    result.agencies.push_back(std::make_shared<const Agency>(agency(code)));
  }
  for (const char* code : indicators) {
    result.indicators.push_back(std::make_shared<const Indicator>(indicator(code)));
  }
  return result;
}

Panel two_by_two() {
  auto builder = PanelBuilder::make(axes({"b", "a"}, {"y", "x"}, 2019, 2021)).value();
  builder.put(1, 0, Year(2020), dec("97.30"));
  builder.put(0, 0, Year(2019), dec("122e3"), Bound::kAtLeast, ObsStatus::kProvisional);
  builder.put_missing(0, 1, Year(2021), ObsStatus::kSuppressed);
  return std::move(builder).build();
}

SeriesBreak break_of(const char* of, std::optional<AgencyCode> where, int year) {
  return {.indicator = IndicatorCode(of), .agency = std::move(where), .first_year = Year(year)};
}

TEST_CASE("panel: a series is one run of memory, and the series of an indicator are one block") {
  const Panel panel = two_by_two();
  CHECK(panel.agency_count() == 2);
  CHECK(panel.indicator_count() == 2);
  CHECK(panel.year_count() == 3);
  CHECK(panel.cell_count() == 12);
  CHECK(panel.series_at(1, 0) == 1);
  CHECK(panel.agency_of(3) == 1);
  CHECK(panel.indicator_of(3) == 1);
  CHECK(panel.series_of(1).first == 2);
  CHECK(panel.series_of(1).count == 2);
  CHECK(panel.values()[4] == 97.3);
  CHECK(panel.mantissas()[4] == 9730);
  CHECK(panel.exponents()[4] == -2);
  CHECK(panel.values()[0] == 122000);
  CHECK(panel.bounds()[0] == Bound::kAtLeast);
  CHECK(panel.statuses()[0] == ObsStatusSet(ObsStatus::kProvisional));
}

TEST_CASE("panel: nothing on record is not a missing value with a reason") {
  const Panel panel = two_by_two();
  const std::size_t suppressed = panel.series_at(0, 1);
  CHECK_FALSE(panel.cell(suppressed, Year(2020)).has_value());
  REQUIRE(panel.cell(suppressed, Year(2021)).has_value());
  CHECK_FALSE(panel.cell(suppressed, Year(2021))->value.has_value());
  CHECK(panel.cell(suppressed, Year(2021))->status == ObsStatusSet(ObsStatus::kSuppressed));
  CHECK(std::isnan(panel.values()[6]));
  CHECK(std::isnan(panel.values()[8]));
  CHECK_FALSE(panel.on_record(6));
  CHECK(panel.on_record(8));
  CHECK_FALSE(panel.has_value(8));
}

TEST_CASE("panel: a value keeps its printed form") {
  const Panel panel = two_by_two();
  const auto cell = panel.cell(panel.series_at(1, 0), Year(2020));
  REQUIRE(cell.has_value());
  CHECK(identical(*cell->value, dec("97.30")));
  CHECK(identical(*panel.value(0), dec("122e3")));
  CHECK_FALSE(panel.value(1).has_value());
}

TEST_CASE("panel: a view is one series, year by year") {
  const Panel panel = two_by_two();
  const PanelSeries view = panel.view(panel.series_at(1, 0));
  CHECK(view.agency.code == AgencyCode("a"));
  CHECK(view.indicator.code == IndicatorCode("y"));
  CHECK(view.first_year == Year(2019));
  REQUIRE(view.values.size() == 3);
  CHECK(std::isnan(view.values[0]));
  CHECK(view.values[1] == 97.3);
  CHECK(view.mantissas[1] == 9730);
  CHECK(view.exponents[1] == -2);
  CHECK(view.bounds[1] == Bound::kExact);
  CHECK(view.statuses[1].normal());
}

TEST_CASE("panel: the longest value and the smallest exponent are kept") {
  auto builder = PanelBuilder::make(axes({"a"}, {"x"}, 2020, 2021)).value();
  const Decimal longest = Decimal::make(-Decimal::kMaxMantissa, -Decimal::kMaxExponent).value();
  CHECK(builder.put(0, 0, Year(2021), longest));
  const Panel panel = std::move(builder).build();
  CHECK(identical(*panel.value(1), longest));
  CHECK(panel.values()[1] == longest.to_double());
}

TEST_CASE("panel: agencies and indicators are found by code, in whatever order they were given") {
  const Panel panel = two_by_two();
  CHECK(panel.find(AgencyCode("a")) == 1);
  CHECK(panel.find(AgencyCode("b")) == 0);
  CHECK_FALSE(panel.find(AgencyCode("c")).has_value());
  CHECK(panel.find(IndicatorCode("x")) == 1);
  CHECK_FALSE(panel.find(IndicatorCode("a")).has_value());
  CHECK(panel.agencies_by_code()[0] == 1);
  CHECK(panel.agency(0).code == AgencyCode("b"));
}

TEST_CASE("panel: years and positions out of range are refused and change nothing") {
  auto builder = PanelBuilder::make(axes({"a"}, {"x"}, 2020, 2021)).value();
  CHECK_FALSE(builder.put(0, 0, Year(2019), 1));
  CHECK_FALSE(builder.put(0, 0, Year(2022), 1));
  CHECK_FALSE(builder.put(1, 0, Year(2020), 1));
  CHECK_FALSE(builder.put(0, 1, Year(2020), 1));
  CHECK_FALSE(builder.put_missing(0, 0, Year(2019), ObsStatus::kMissing));
  const Panel panel = std::move(builder).build();
  CHECK_FALSE(panel.on_record(0));
  CHECK_FALSE(panel.on_record(1));
  CHECK_FALSE(panel.cell(0, Year(2019)).has_value());
}

TEST_CASE("panel: of what is put twice the last counts") {
  auto builder = PanelBuilder::make(axes({"a"}, {"x"}, 2020, 2020)).value();
  builder.put(0, 0, Year(2020), 1, Bound::kAbout);
  builder.put_missing(0, 0, Year(2020), ObsStatus::kMissing);
  builder.put(0, 0, Year(2020), 2);
  const Panel panel = std::move(builder).build();
  CHECK(panel.value(0) == Decimal(2));
  CHECK(panel.bounds()[0] == Bound::kExact);
  CHECK(panel.statuses()[0].normal());
}

TEST_CASE("panel: a missing value of normal status clears the cell") {
  auto builder = PanelBuilder::make(axes({"a"}, {"x"}, 2020, 2020)).value();
  builder.put(0, 0, Year(2020), 1);
  builder.put_missing(0, 0, Year(2020), {});
  CHECK_FALSE(std::move(builder).build().on_record(0));
}

TEST_CASE("panel: an empty axis, a code named twice and too many cells are refused") {
  for (const PanelAxes& wrong :
       {axes({}, {"x"}, 2020, 2021), axes({"a"}, {}, 2020, 2021), axes({"a"}, {"x"}, 2021, 2020),
        axes({"a", "b", "a"}, {"x"}, 2020, 2021), axes({"a"}, {"x", "x"}, 2020, 2021)}) {
    const auto made = PanelBuilder::make(wrong);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().code == ErrorCode::kInvalidArgument);
  }
  PanelAxes huge = axes({"a"}, {"x"}, 1, 2999);
  huge.agencies.assign(400'000, huge.agencies.front());
  CHECK(PanelBuilder::make(huge).error().message.find("too large") != std::string::npos);
}

TEST_CASE("panel: breaks are those of its indicators and agencies, from records and statuses") {
  PanelAxes wanted = axes({"a", "b"}, {"x", "y"}, 2018, 2022);
  wanted.breaks = {break_of("y", {}, 2021), break_of("x", AgencyCode("b"), 2020),
                   break_of("y", {}, 2019), break_of("z", {}, 2020),
                   break_of("x", AgencyCode("c"), 2020)};
  auto builder = PanelBuilder::make(wanted).value();
  builder.put(0, 0, Year(2022), 1, Bound::kExact, ObsStatus::kBreak);
  builder.put(0, 1, Year(2021), 1, Bound::kExact, ObsStatus::kBreak);
  const Panel panel = std::move(builder).build();
  CHECK(panel.axes().breaks.size() == 3);
  CHECK(panel.breaks_of(0).size() == 1);
  CHECK(panel.breaks_of(1).size() == 2);
  CHECK(panel.break_years(panel.series_at(0, 0)) == std::vector{Year(2022)});
  CHECK(panel.break_years(panel.series_at(1, 0)) == std::vector{Year(2020)});
  CHECK(panel.break_years(panel.series_at(0, 1)) == std::vector{Year(2019), Year(2021)});
  CHECK(panel.break_years(panel.series_at(1, 1)) == std::vector{Year(2019), Year(2021)});
}

TEST_CASE("panel: a series is plain unless something is to be said of a cell or a break") {
  PanelAxes wanted = axes({"a", "b", "c", "d"}, {"x"}, 2020, 2020);
  wanted.breaks = {break_of("x", AgencyCode("d"), 2020)};
  auto builder = PanelBuilder::make(wanted).value();
  builder.put(0, 0, Year(2020), dec("1.5"));
  builder.put(1, 0, Year(2020), dec("1e3"));
  builder.put(2, 0, Year(2020), 1, Bound::kAbout);
  const Panel panel = std::move(builder).build();
  CHECK(panel.plain(0));
  CHECK_FALSE(panel.plain(1));
  CHECK_FALSE(panel.plain(2));
  CHECK_FALSE(panel.plain(3));
  CHECK_FALSE(panel.may_have_break(2));
  CHECK(panel.may_have_break(3));
}

TEST_CASE("panel: series go in and come out the same") {
  const std::vector<Observation> observations = {
      observation(2018, "16.40"), observation(2020, "", "Q"), observation(2021, "11.36", "BP")};
  const std::array series = {
      Series::make(agency("b"), indicator("x"), observations,
                   {break_of("x", AgencyCode("b"), 2020), break_of("x", {}, 2019)})
          .value(),
      Series::make(agency("a"), indicator("x"), {observation(2016, "3")}).value(),
      Series::make(agency("a"), indicator("y"), {observation(2017, "-4e2")},
                   {break_of("y", {}, 2010)})
          .value()};
  const Panel panel = Panel::make(series).value();
  CHECK(panel.years() == YearRange{Year(2016), Year(2021)});
  CHECK(panel.agency(0).code == AgencyCode("a"));
  CHECK(panel.indicator_count() == 2);
  for (const Series& each : series) {
    const Series back = panel.series(
        panel.series_at(*panel.find(each.agency().code), *panel.find(each.indicator().code)));
    CHECK(std::equal(back.observations().begin(), back.observations().end(),
                     each.observations().begin(), each.observations().end()));
    CHECK(back.break_years() == each.break_years());
    CHECK(back.agency() == each.agency());
    CHECK(back.indicator() == each.indicator());
  }
  CHECK(panel.series(panel.series_at(1, 1)).empty());
}

TEST_CASE("panel: two series of one agency and indicator contradict each other") {
  const Series once = Series::make(agency("a"), indicator("x"), {observation(2020, "1")}).value();
  const auto made = Panel::make(std::array{once, once});
  REQUIRE_FALSE(made.has_value());
  CHECK(made.error().code == ErrorCode::kConflict);
}

TEST_CASE("panel: series without observations make no panel") {
  const Series none = Series::make(agency("a"), indicator("x"), {}).value();
  CHECK(Panel::make(std::array{none}).error().code == ErrorCode::kInvalidArgument);
  CHECK(Panel::make({}).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("panel: a run of values is kept in the years of the panel and nowhere else") {
  auto builder = PanelBuilder::make(axes({"a"}, {"x"}, 2019, 2021)).value();
  const std::vector<Decimal> values{1, 2, 3, 4, 5};
  builder.put_run(1, 0, Year(2019), values);
  builder.put_run(0, 1, Year(2019), values);
  builder.put_run(0, 0, Year(2022), values);
  builder.put_run(0, 0, Year(2010), values);
  Panel panel = std::move(builder).build();
  CHECK_FALSE(panel.on_record(0));
  builder = PanelBuilder::make(axes({"a"}, {"x"}, 2019, 2021)).value();
  builder.put_run(0, 0, Year(2018), values);
  panel = std::move(builder).build();
  for (std::size_t i = 0; i < 3; ++i) CHECK(*panel.value(i) == values[i + 1]);
  CHECK(panel.plain(0));
}

TEST_CASE("panel: a run with a bound, a status or rounded values is not plain") {
  const auto plain = [](std::vector<Decimal> values, Bound bound, ObsStatusSet status) {
    auto builder = PanelBuilder::make(axes({"a"}, {"x"}, 2019, 2021)).value();
    builder.put_run(0, 0, Year(2019), values, bound, status);
    return std::move(builder).build().plain(0);
  };
  CHECK(plain({1, dec("2.5")}, Bound::kExact, {}));
  CHECK_FALSE(plain({1}, Bound::kAbout, {}));
  CHECK_FALSE(plain({1}, Bound::kExact, ObsStatus::kEstimated));
  CHECK_FALSE(plain({1, dec("2e3")}, Bound::kExact, {}));
}

TEST_CASE("panel: series of too many agencies, indicators and years make none") {
  std::vector<Series> all;
  for (int i = 0; i < 600; ++i) {
    all.push_back(Series::make(agency("a" + std::to_string(i)), indicator("i" + std::to_string(i)),
                               {observation(i == 0 ? 1 : 2999, "1")})
                      .value());
  }
  CHECK(Panel::make(all).error().message ==
        "a panel of 600 agencies, 600 indicators and 2999 years is too large, at most 1000000000 "
        "cells are kept");
}

TEST_CASE("panel: a break that all series have is one of all, and the first names it") {
  const SeriesBreak known{.indicator = IndicatorCode("x"), .first_year = Year(2020)};
  const auto court = [&](const char* code, std::vector<SeriesBreak> breaks) {
    return Series::make(agency(code), indicator("x"), {observation(2020, "1")}, std::move(breaks))
        .value();
  };
  const Panel shared = Panel::make(std::array{court("a", {known}), court("b", {known})}).value();
  REQUIRE(shared.breaks_of(0).size() == 1);
  CHECK_FALSE(shared.breaks_of(0)[0].agency);
  const Panel one = Panel::make(std::array{court("a", {known}), court("b", {})}).value();
  REQUIRE(one.breaks_of(0).size() == 1);
  CHECK(one.breaks_of(0)[0].agency == AgencyCode("a"));
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
