#include <annals/series.h>
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/builders.h"

TEST_SUITE_BEGIN("series");

namespace annals::test {
namespace {

SeriesBreak break_in(int year, std::string reason = "") {
  return {.indicator = IndicatorCode("loss_rate"), .first_year = Year(year), .reason = reason};
}

Series series_of(std::vector<Observation> observations, std::vector<SeriesBreak> breaks = {}) {
  return Series::make(agency("court"), indicator("loss_rate"), std::move(observations),
                      std::move(breaks))
      .value();
}

// "2019 2020"
std::string told(const std::vector<Year>& years) {
  std::string text;
  for (const Year year : years) text += (text.empty() ? "" : " ") + to_string(year);
  return text;
}

TEST_CASE("series: without observations it is empty and has its agency and indicator") {
  const Series none = series_of({});
  CHECK(none.empty());
  CHECK(none.size() == 0);
  CHECK(none.observations().empty());
  CHECK(none.agency().code == AgencyCode("court"));
  CHECK(none.indicator().code == IndicatorCode("loss_rate"));
  CHECK(none.find(Year(2020)) == nullptr);
}

TEST_CASE("series: observations are sorted by year") {
  const Series sorted = series({{2021, "3"}, {2019, "1"}, {2020, "2"}});
  REQUIRE(sorted.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(sorted.observations()[i].year == Year(2019 + static_cast<int>(i)));
    CHECK(sorted.observations()[i].value->str() == std::to_string(i + 1));
  }
}

TEST_CASE("series: two observations of a year are a conflict") {
  const auto result =
      Series::make(agency("court"), indicator("loss_rate"),
                   {observation(2020, "1"), observation(2019, "2"), observation(2020, "1")});
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kConflict);
  CHECK(result.error().message ==
        "series of agency \"court\" and indicator \"loss_rate\" has two observations of \"2020\": "
        "give one a year");
}

TEST_CASE("series: a year is found, first and last and between") {
  const Series some = series({{2018, "1"}, {2020, "2"}, {2023, "3"}});
  CHECK(some.find(Year(2018))->value->str() == "1");
  CHECK(some.find(Year(2020))->value->str() == "2");
  CHECK(some.find(Year(2023))->value->str() == "3");
}

TEST_CASE("series: a year without an observation is not found") {
  const Series some = series({{2018, "1"}, {2020, "2"}, {2023, "3"}});
  for (const int year : {2017, 2019, 2021, 2024}) CHECK(some.find(Year(year)) == nullptr);
}

TEST_CASE("series: an observation without a value is found with its reason") {
  const Series missing = series_of({observation(2020, "", "L")});
  REQUIRE(missing.find(Year(2020)) != nullptr);
  CHECK_FALSE(missing.find(Year(2020))->value);
  CHECK(missing.find(Year(2020))->status.says_missing());
}

TEST_CASE("series: one made from numbers at hand has no sources") {
  const Series made = series({{2020, "1"}});
  CHECK(made.sources().empty());
  CHECK(made.source(0) == nullptr);
}

TEST_CASE("series: each observation has the source that its parts say") {
  Series::Parts parts;
  parts.agency = std::make_shared<const Agency>(agency("court"));
  parts.indicator = std::make_shared<const Indicator>(indicator("loss_rate"));
  parts.observations =
      std::vector{observation(2019, "1"), observation(2020, "2"), observation(2021, "3")};
  parts.sources = std::vector{std::make_shared<const SourceDocument>(source("report-2020")),
                              std::make_shared<const SourceDocument>(source("report-2021"))};
  SUBCASE("one by one") {
    parts.source_of = {0, 1, 0};
    const Series series(parts);
    CHECK(series.sources().size() == 2);
    CHECK(series.source(0)->code == SourceCode("report-2020"));
    CHECK(series.source(1)->code == SourceCode("report-2021"));
    CHECK(series.source(2) == series.source(0));
  }
  SUBCASE("the first for all") {
    const Series series(parts);
    for (std::size_t i = 0; i < series.size(); ++i) {
      CHECK(series.source(i)->code == SourceCode("report-2020"));
    }
  }
}

TEST_CASE("series: breaks are sorted by year") {
  const Series broken = series_of({}, {break_in(2021), break_in(2015), break_in(2018)});
  REQUIRE(broken.breaks().size() == 3);
  CHECK(broken.breaks()[0].first_year == Year(2015));
  CHECK(broken.breaks()[1].first_year == Year(2018));
  CHECK(broken.breaks()[2].first_year == Year(2021));
}

TEST_CASE("series: breaks of one year keep their order") {
  const Series broken = series_of({}, {break_in(2020, "first"), break_in(2020, "second")});
  CHECK(broken.breaks()[0].reason == "first");
  CHECK(broken.breaks()[1].reason == "second");
}

TEST_CASE("series: break years come from records and from statuses, ascending") {
  const Series broken =
      series_of({observation(2019, "1", "B"), observation(2020, "1"), observation(2022, "2", "BP")},
                {break_in(2021), break_in(2016)});
  CHECK(told(broken.break_years()) == "2016 2019 2021 2022");
}

TEST_CASE("series: a break told twice is one break year") {
  const Series broken = series_of({observation(2020, "1", "B")}, {break_in(2020), break_in(2020)});
  CHECK(told(broken.break_years()) == "2020");
}

TEST_CASE("series: without breaks there are no break years") {
  CHECK(series({{2020, "1"}}).break_years().empty());
}

template <typename T>
concept GivesViews = requires(T&& series) {
  std::forward<T>(series).observations();
}
|| requires(T&& series) { std::forward<T>(series).sources(); }
|| requires(T&& series) { std::forward<T>(series).breaks(); }
|| requires(T&& series) { std::forward<T>(series).find(Year(2020)); };

TEST_CASE("series: no view is given into a temporary") {
  CHECK_FALSE(GivesViews<Series>);
  CHECK(GivesViews<Series&>);
  CHECK(GivesViews<const Series&>);
}

TEST_CASE("series: a copy outlives the series it was made from") {
  auto first = std::make_unique<Series>(series({{2020, "97.30"}}));
  const Series copy = *first;
  first.reset();
  CHECK(copy.agency().code == AgencyCode("court"));
  CHECK(copy.find(Year(2020))->value->str() == "97.30");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
