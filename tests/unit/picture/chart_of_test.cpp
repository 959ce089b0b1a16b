#include <annals/chart_of.h>
#include <annals/svg.h>
#include <doctest/doctest.h>

#include "charts.h"
#include "svg_reader.h"

TEST_SUITE_BEGIN("chart_of");

namespace annals::test {
namespace {

Series of_agency(std::string_view code, std::vector<Observation> observations,
                 std::vector<SeriesBreak> breaks = {}) {
  return Series::make(agency(code),
                      indicator("rate", IndicatorKind::kPercent, Polarity::kHigherIsBetter),
                      std::move(observations), std::move(breaks))
      .value();
}

TEST_CASE("line_chart: one series has the names of both in its title, and no label") {
  const std::vector<Series> one{of_agency("pukou", {observation(2020, "97.3")})};
  const auto chart = line_chart(one).value();
  CHECK(chart.title == "pukou: rate");
  CHECK(chart.unit == "%");
  REQUIRE(chart.lines.size() == 1);
  CHECK(chart.lines[0].label.empty());
  CHECK(chart.lines[0].code == "pukou");
}

TEST_CASE("line_chart: who has nothing on record is named in a note") {
  const std::vector<Series> two{of_agency("pukou", {observation(2020, "97.3")}),
                                of_agency("jiangning", {})};
  const auto chart = line_chart(two).value();
  CHECK(chart.title == "rate");
  REQUIRE(chart.lines.size() == 1);
  CHECK(chart.lines[0].label == "pukou");
  REQUIRE(chart.notes.size() == 1);
  CHECK(chart.notes[0] == "Nothing is on record of jiangning.");
}

TEST_CASE(
    "line_chart: a break of all agencies is one of the chart, that of one is one of its line") {
  const SeriesBreak all{
      .indicator = IndicatorCode("rate"), .first_year = Year(2020), .reason = "rule"};
  const SeriesBreak own{.indicator = IndicatorCode("rate"),
                        .agency = AgencyCode("pukou"),
                        .first_year = Year(2019),
                        .reason = "own"};
  const std::vector<Series> two{
      of_agency("pukou", {observation(2018, "1"), observation(2020, "2")}, {own, all}),
      of_agency("jiangning", {observation(2019, "1"), observation(2021, "2", "B")}, {all})};
  const auto chart = line_chart(two).value();
  REQUIRE(chart.breaks.size() == 1);
  CHECK(chart.breaks[0].first_year == Year(2020));
  REQUIRE(chart.lines[0].breaks.size() == 1);
  CHECK(chart.lines[0].breaks[0].reason == "own");
  REQUIRE(chart.lines[1].breaks.size() == 1);
  CHECK(chart.lines[1].breaks[0].first_year == Year(2021));
}

TEST_CASE("line_chart: nothing, several of both and several units are refused") {
  CHECK(line_chart(std::vector<Series>()).error().code == ErrorCode::kInvalidArgument);
  const Series rate = of_agency("a", {observation(2020, "1")});
  const Series other = Series::make(agency("b"), indicator("count"), {}).value();
  CHECK(line_chart(std::vector<Series>{rate, other}).error().code == ErrorCode::kInvalidArgument);
  const Series count = Series::make(agency("a"), indicator("count"), {}).value();
  CHECK(line_chart(std::vector<Series>{rate, count}).error().message ==
        "lines in one chart have one unit; these are in \"%\" and \"cases\": small multiples may "
        "differ");
  CHECK(small_multiples(std::vector<Series>{rate, count}).value().panels.size() == 2);
}

TEST_CASE("line_chart: an agency's own target takes the place of that of its kind") {
  Target kind{.agency_kind = AgencyKind::kOther,
              .indicator = IndicatorCode("rate"),
              .year = Year(2020),
              .value = dec("90"),
              .source = SourceCode("plan")};
  Target own = kind;
  own.agency_kind.reset();
  own.agency = AgencyCode("pukou");
  own.value = dec("95");
  const std::vector<Target> targets{kind, own};
  const std::vector<Series> one{of_agency("pukou", {observation(2020, "97.3")})};
  ChartOptions options;
  options.targets = targets;
  const auto chart = line_chart(one, options).value();
  REQUIRE(chart.targets.size() == 1);
  CHECK(chart.targets[0].value == dec("95"));
}

// Wilson for 10 of 10 at 95 %: 72.25 to 100, as proportion.h has it.
TEST_CASE("line_chart: bands come of the counts behind a rate") {
  Observation with_counts = observation(2020, "100");
  with_counts.numerator = dec("10");
  with_counts.denominator = dec("10");
  Indicator of = indicator("rate", IndicatorKind::kPercent);
  of.factor = 100;
  const std::vector<Series> one{Series::make(agency("pukou"), of, {with_counts}).value()};
  ChartOptions options;
  CHECK_FALSE(line_chart(one, options).value().lines[0].points[0].interval.has_value());
  options.intervals = true;
  const auto chart = line_chart(one, options).value();
  REQUIRE(chart.lines[0].points[0].interval.has_value());
  CHECK(chart.lines[0].points[0].interval->low == doctest::Approx(72.25).epsilon(0.0001));
  CHECK(chart.lines[0].points[0].interval->high == doctest::Approx(100));
  CHECK(chart.notes.size() == 1);
}

TEST_CASE("ranked_bars: ties share a rank, and who has no value stands below without one") {
  const std::vector<Series> all{
      of_agency("a", {observation(2020, "97.3")}), of_agency("b", {observation(2020, "97.30")}),
      of_agency("c", {observation(2020, "99")}), of_agency("d", {observation(2020, "", "Q")})};
  const auto chart = ranked_bars(all, Year(2020)).value();
  REQUIRE(chart.bars.size() == 4);
  CHECK(chart.bars[0].code == "c");
  CHECK(chart.bars[0].rank == "1");
  CHECK(chart.bars[1].rank == "2=");
  CHECK(chart.bars[2].rank == "2=");
  CHECK(chart.bars[3].rank.empty());
  CHECK(*chart.median == doctest::Approx(97.3));
  const auto marks = of_class(elements_of(to_svg(chart)), "annals-bar");
  REQUIRE(marks.size() == 4);
  CHECK(marks[2].at("data-value") == "97.30");
  CHECK(marks[3].at("data-status") == "Q");
}

TEST_CASE("slope_chart: a break between the two years is told") {
  const SeriesBreak all{.indicator = IndicatorCode("rate"), .first_year = Year(2020)};
  const std::vector<Series> two{
      of_agency("a", {observation(2019, "1"), observation(2020, "2")}, {all}), of_agency("b", {})};
  const auto chart = slope_chart(two, Year(2019), Year(2020)).value();
  REQUIRE(chart.slopes.size() == 1);
  CHECK(chart.slopes[0].across_break);
  CHECK(chart.notes.size() == 1);
  CHECK(of_class(elements_of(to_svg(chart)), "annals-slope").size() == 1);
  CHECK(slope_chart(two, Year(2020), Year(2020)).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("small multiples: panels share the years, and the scale where they share the unit") {
  const std::vector<Series> two{of_agency("a", {observation(2016, "10"), observation(2017, "20")}),
                                of_agency("b", {observation(2019, "80")})};
  const auto all = elements_of(to_svg(small_multiples(two).value()));
  const auto panels = of_class(all, "annals-panel");
  REQUIRE(panels.size() == 2);
  CHECK(panels[1].at("data-label") == "b");
  std::size_t tops = 0, starts = 0;
  for (const SvgElement& element : all) {
    tops += element.text == "100" && element.at("class") == "annals-tick";
    starts += element.text == "2019" && element.at("class") == "annals-tick";
  }
  CHECK(starts == 2);
  CHECK(tops == 2);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
