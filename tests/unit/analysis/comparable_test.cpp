#include <annals/compare.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "group.h"

TEST_SUITE_BEGIN("rank");

namespace annals::test {
namespace {

std::string left_out(const Ranking& ranking) {
  std::string result;
  for (const LeftOut& each : ranking.not_comparable) {
    if (!result.empty()) result += ", ";
    result += each.agency.str() + " " + std::string(to_string(each.why));
  }
  return result;
}

Series plain(std::string_view code, std::string_view value) {
  return series_of(code, {observation(2022, value)});
}

TEST_CASE("rank: a value whose definition differs takes no rank") {
  const std::vector<Series> series{plain("a", "80"), series_of("b", {observation(2022, "90", "D")}),
                                   plain("c", "70")};
  const Ranking ranking = rank(series, Year(2022)).value();
  CHECK(shown(ranking) == "a 1, c 2");
  CHECK(left_out(ranking) == "b definition_differs");
}

TEST_CASE("rank: asked for, what is not comparable is ranked and says so") {
  const std::vector<Series> series{plain("a", "80"), series_of("b", {observation(2022, "90", "D")}),
                                   plain("c", "70")};
  const Ranking ranking = rank(series, Year(2022), {.rank_all = true}).value();
  CHECK(shown(ranking) == "b 1, a 2, c 3");
  CHECK(ranking.standings[0].despite == NotComparable::kDefinitionDiffers);
  CHECK_FALSE(ranking.standings[1].despite.has_value());
  CHECK(ranking.not_comparable.empty());
}

TEST_CASE("rank: a break that others do not share makes a value not comparable") {
  for (const int year : {2019, 2022}) {
    CAPTURE(year);
    const std::vector<Series> series{
        plain("a", "80"), plain("b", "70"),
        series_of("c", {observation(2022, "90")}, rate(), {break_in(year)})};
    CHECK(left_out(rank(series, Year(2022)).value()) == "c other_method");
  }
}

TEST_CASE("rank: a break behind the year, and one that all share, part nobody") {
  for (const bool shared : {false, true}) {
    CAPTURE(shared);
    std::vector<Series> series;
    for (const std::string_view code : {"a", "b", "c"}) {
      std::vector<SeriesBreak> breaks;
      if (shared) breaks.push_back(break_in(2020));
      if (code == "c") breaks.push_back(break_in(2023));
      series.push_back(series_of(code, {observation(2022, "80")}, rate(), breaks));
    }
    const Ranking ranking = rank(series, Year(2022)).value();
    CHECK(shown(ranking) == "a 1=, b 1=, c 1=");
    CHECK(left_out(ranking).empty());
  }
}

TEST_CASE("rank: the status B of an earlier year is a break too") {
  const std::vector<Series> series{
      plain("a", "80"), plain("b", "70"),
      series_of("c", {observation(2021, "90", "B"), observation(2022, "90")})};
  CHECK(left_out(rank(series, Year(2022)).value()) == "c other_method");
  CHECK(left_out(rank(series, Year(2021)).value()).empty());
}

TEST_CASE("rank: where most went over to a new method, the one that did not is left out") {
  const std::vector<Series> series{
      plain("a", "80"), series_of("b", {observation(2022, "90")}, rate(), {break_in(2020)}),
      series_of("c", {observation(2022, "90")}, rate(), {break_in(2020)})};
  const Ranking ranking = rank(series, Year(2022)).value();
  CHECK(shown(ranking) == "b 1=, c 1=");
  CHECK(left_out(ranking) == "a other_method");
}

TEST_CASE("rank: of two methods of equally many, that with fewer breaks is the common one") {
  const std::vector<Series> series{
      series_of("a", {observation(2022, "90")}, rate(), {break_in(2020)}), plain("b", "80")};
  const Ranking ranking = rank(series, Year(2022)).value();
  CHECK(shown(ranking) == "b 1");
  CHECK(left_out(ranking) == "a other_method");
}

TEST_CASE("rank: of two methods alike in that too, the one with the earlier break is common") {
  const std::vector<Series> series{
      series_of("a", {observation(2022, "90")}, rate(), {break_in(2021)}),
      series_of("b", {observation(2022, "80")}, rate(), {break_in(2020)})};
  CHECK(left_out(rank(series, Year(2022)).value()) == "a other_method");
}

TEST_CASE("rank: what differs by definition has no say in which method is common") {
  const std::vector<Series> series{
      series_of("a", {observation(2022, "90", "D")}, rate(), {break_in(2020)}),
      series_of("b", {observation(2022, "90", "D")}, rate(), {break_in(2020)}), plain("c", "80")};
  CHECK(shown(rank(series, Year(2022)).value()) == "c 1");
}

TEST_CASE("rank: if nothing is comparable there is nothing to rank") {
  const std::vector<Series> series{series_of("a", {observation(2022, "90", "D")})};
  CHECK(rank(series, Year(2022)).error().message ==
        "no comparable value of \"rate\" in \"2022\" is there to rank, it needs one");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
