// Streaks and the best value, as trend() reports them.
#include <annals/trend.h>
#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("trend");

namespace annals::test {
namespace {

// "up 3 since 2019", or "none".
std::string streak_of(const Series& series, const TrendOptions& options = {}) {
  const auto streak = trend(series, options).value().streak;
  if (!streak) return "none";
  return std::string(to_string(streak->direction)) + " " + std::to_string(streak->changes) +
         " since " + to_string(streak->since);
}

// "2020, 2 ago", or "none".
std::string best_of(const Series& series) {
  const auto best = trend(series).value().best;
  if (!best) return "none";
  return to_string(best->year) + ", " + std::to_string(best->years_since) + " ago";
}

Series with_polarity(Polarity polarity, std::vector<std::pair<int, const char*>> values) {
  return series(std::move(values), indicator("cases", IndicatorKind::kCount, polarity));
}

TEST_CASE("streak: none without two values in consecutive years") {
  CHECK(streak_of(series({})) == "none");
  CHECK(streak_of(series({{2020, "1"}})) == "none");
  CHECK(streak_of(series({{2018, "1"}, {2020, "2"}})) == "none");
  CHECK(streak_of(series({{2018, "1"}, {2019, "2"}, {2021, "3"}})) == "none");
}

TEST_CASE("streak: the last changes of one direction are counted") {
  CHECK(streak_of(series({{2020, "1"}, {2021, "2"}})) == "up 1 since 2020");
  CHECK(streak_of(series({{2018, "5"}, {2019, "4"}, {2020, "6"}, {2021, "7"}, {2022, "9"}})) ==
        "up 3 since 2019");
  CHECK(streak_of(series({{2018, "1"}, {2019, "4"}, {2020, "3"}, {2021, "2"}})) ==
        "down 2 since 2019");
}

TEST_CASE("streak: standing still is a direction of its own") {
  CHECK(streak_of(series({{2019, "99"}, {2020, "100"}, {2021, "100"}, {2022, "100.0"}})) ==
        "same 2 since 2020");
  CHECK(streak_of(series({{2019, "98"}, {2020, "99"}, {2021, "99"}, {2022, "100"}})) ==
        "up 1 since 2021");
}

TEST_CASE("streak: a gap ends it") {
  CHECK(streak_of(series({{2016, "1"}, {2017, "2"}, {2019, "3"}, {2020, "4"}})) ==
        "up 1 since 2019");
}

TEST_CASE("streak: a break ends it, also where the trend goes over it") {
  const Indicator cases = indicator("cases");
  const Series broken = series({{2017, "1"}, {2018, "2"}, {2019, "3"}, {2020, "4"}, {2021, "5"}},
                               cases, {{.indicator = cases.code, .first_year = Year(2019)}});
  CHECK(streak_of(broken) == "up 2 since 2019");
  CHECK(streak_of(broken, {.restart_at_break = false}) == "up 2 since 2019");
}

TEST_CASE("streak: only the years asked for count") {
  const Series all = series({{2017, "1"}, {2018, "2"}, {2019, "3"}, {2020, "1"}});
  CHECK(streak_of(all, {.years = {Year(2018), Year(2019)}}) == "up 1 since 2018");
}

// The two differ in the 18th digit, where doubles do not.
TEST_CASE("streak: compares the printed values") {
  CHECK(streak_of(series({{2020, "100000000000000001"}, {2021, "100000000000000002"}})) ==
        "up 1 since 2020");
}

TEST_CASE("streak: certain where the ranges of neighbours lie apart") {
  const auto certain = [](const Series& series) { return trend(series).value().streak->certain; };
  CHECK(certain(series({{2019, "97.2"}, {2020, "97.3"}, {2021, "97.4"}})));
  CHECK_FALSE(certain(series({{2019, "97.2"}, {2020, "97.3"}, {2021, "97.34"}})));
  CHECK_FALSE(certain(series({{2020, "100"}, {2021, "100"}})));
  CHECK(certain(series({{2020, "100"}, {2021, "100"}}, indicator("cases"))));
}

TEST_CASE("streak: an open bound before its first value does not touch it") {
  std::vector<Observation> values{observation(2018, "5"), observation(2019, "9"),
                                  observation(2020, "7"), observation(2021, "6")};
  values[1].bound = Bound::kAtMost;
  const auto streak_with = [&] {
    return *trend(Series::make(agency("court"), indicator("cases"), values).value()).value().streak;
  };
  CHECK_FALSE(streak_with().certain);
  values[1].bound = Bound::kExact;
  values[0].bound = Bound::kAtLeast;
  CHECK(streak_with().changes == 2);
  CHECK(streak_with().certain);
}

TEST_CASE("best: none without a value") { CHECK(best_of(series({})) == "none"); }

TEST_CASE("best: the highest where higher is better, the lowest where lower is") {
  const std::vector<std::pair<int, const char*>> values{
      {2018, "3"}, {2019, "1"}, {2020, "7"}, {2021, "5"}, {2023, "4"}};
  CHECK(best_of(with_polarity(Polarity::kHigherIsBetter, values)) == "2020, 3 ago");
  CHECK(best_of(with_polarity(Polarity::kLowerIsBetter, values)) == "2019, 4 ago");
  CHECK(best_of(with_polarity(Polarity::kNeutral, values)) == "2020, 3 ago");
}

TEST_CASE("best: of several years with the best value the last counts") {
  CHECK(best_of(series({{2018, "100"}, {2019, "98"}, {2020, "100.0"}, {2021, "99"}})) ==
        "2020, 1 ago");
  CHECK(best_of(series({{2018, "100"}, {2019, "98"}, {2020, "100"}})) == "2020, 0 ago");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
