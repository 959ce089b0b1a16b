#include <annals/compare.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "group.h"

TEST_SUITE_BEGIN("spread");

namespace annals::test {
namespace {

TEST_CASE("spread: a group is told by its extremes, quartiles and their distance") {
  const auto series = group({{"a", "10"}, {"b", "20.5"}, {"c", "30"}, {"d", "40"}});
  const auto all = spread(series).value();
  REQUIRE(all.size() == 1);
  const Spread& found = all[0];
  CHECK(found.year == Year(2022));
  CHECK(found.n == 4);
  CHECK(identical(found.min, dec("10")));
  CHECK(identical(found.max, dec("40")));
  // h = 0.75, 1.5, 2.25: 10 + .75 * 10.5, 20.5 + .5 * 9.5, 30 + .25 * 10.
  CHECK(found.quartiles.lower == 17.875);
  CHECK(found.quartiles.median == 25.25);
  CHECK(found.quartiles.upper == 32.5);
  CHECK(found.interquartile_range == 14.625);
  CHECK(found.coefficient.value() == doctest::Approx(14.625 / 50.375).epsilon(1e-15));
}

TEST_CASE("spread: the coefficient needs values that are not negative and not all zero") {
  CHECK_FALSE(spread(group({{"a", "-1"}, {"b", "20"}})).value()[0].coefficient.has_value());
  CHECK_FALSE(spread(group({{"a", "0"}, {"b", "0"}})).value()[0].coefficient.has_value());
  CHECK(spread(group({{"a", "0"}, {"b", "1"}})).value()[0].coefficient == 0.5);
}

TEST_CASE("spread: it goes by year, over the years that have values, and not by agency") {
  const std::vector<Series> series{
      series_of("b", {observation(2019, "3"), observation(2021, "1"), observation(2022, "", "L")}),
      series_of("a", {observation(2021, "2"), observation(2024, "7")})};
  const auto all = spread(series).value();
  REQUIRE(all.size() == 3);
  CHECK(all[0].year == Year(2019));
  CHECK(all[1].year == Year(2021));
  CHECK(all[2].year == Year(2024));
  CHECK(all[1].n == 2);
  CHECK(all[1].without_value == 0);
  CHECK(all[2].n == 1);
  CHECK(all[2].without_value == 1);
  CHECK(spread(series, {Year(2020), Year(2022)}).value().size() == 1);
  CHECK(spread(series, {Year(2025), Year(2030)}).value().empty());
  CHECK(spread({}).value().empty());
}

TEST_CASE("spread: what is not comparable stays out and is counted") {
  const std::vector<Series> series{series_of("a", {observation(2022, "3")}),
                                   series_of("b", {observation(2022, "90", "D")})};
  const auto all = spread(series).value();
  REQUIRE(all.size() == 1);
  CHECK(all[0].n == 1);
  CHECK(all[0].not_comparable == 1);
  CHECK(all[0].max == dec("3"));
}

TEST_CASE("spread: a year in which nothing is comparable is left out") {
  const std::vector<Series> series{series_of("a", {observation(2022, "3", "D")})};
  CHECK(spread(series).value().empty());
}

TEST_CASE("spread: several indicators are refused") {
  std::vector<Series> mixed = group({{"a", "1"}});
  mixed.push_back(series_of("b", {observation(2022, "1")}, indicator("other")));
  CHECK(spread(mixed).error().code == ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
