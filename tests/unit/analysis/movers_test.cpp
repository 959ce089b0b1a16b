#include <annals/compare.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "group.h"

TEST_SUITE_BEGIN("movers");

namespace annals::test {
namespace {

Series two(std::string_view code, std::string_view earlier, std::string_view later,
           const Indicator& of = rate()) {
  return series_of(code, {observation(2020, earlier), observation(2022, later)}, of);
}

Movers movers_of(const std::vector<Series>& series, const RankOptions& options = {}) {
  return movers(series, Year(2020), Year(2022), options).value();
}

// "b +8 3>1 (+2)": change, ranks, places.
std::string text_of(const Movers& all) {
  std::string result;
  for (const Mover& mover : all.movers) {
    if (!result.empty()) result += ", ";
    result += mover.agency.str() + " " + mover.change.absolute.str() + " " +
              std::to_string(mover.rank_from) + ">" + std::to_string(mover.rank_to) + " (" +
              std::to_string(mover.places) + ")";
  }
  return result;
}

TEST_CASE("movers: the largest gain is first, with the ranks of both years and places gained") {
  const std::vector<Series> series{two("a", "90.0", "91.0"), two("b", "80.0", "95.5"),
                                   two("c", "85.0", "85.0")};
  CHECK(text_of(movers_of(series)) == "b 15.5 3>1 (2), a 1.0 1>2 (-1), c 0.0 2>3 (-1)");
}

TEST_CASE("movers: where lower is better a fall is the gain") {
  const Indicator lower = rate(Polarity::kLowerIsBetter);
  const std::vector<Series> series{two("a", "5", "6", lower), two("b", "7", "4", lower)};
  CHECK(text_of(movers_of(series)) == "b -3 2>1 (1), a 1 1>2 (-1)");
  CHECK(text_of(movers_of(series, {.order = RankOrder::kHighestFirst})) ==
        "a 1 2>1 (1), b -3 1>2 (-1)");
}

TEST_CASE("movers: equal gains are in the order of the codes") {
  CHECK(text_of(movers_of({two("b", "1", "2"), two("a", "3", "4.0")})) ==
        "a 1.0 1>1 (0), b 1 2>2 (0)");
}

TEST_CASE("movers: nobody moves because another came or went") {
  const std::vector<Series> series{two("a", "90", "90"), two("c", "", "95"),
                                   series_of("b", {observation(2020, "99")})};
  // Without a reason an observation has no value; as good as none.
  const Movers found = movers_of(series);
  CHECK(text_of(found) == "a 0 1>1 (0)");
  CHECK(shown(found.left_out) == "b, c");
}

TEST_CASE("movers: what is not comparable in one of the years is left out") {
  const std::vector<Series> series{
      two("a", "90", "90"), two("b", "80", "70"),
      series_of("c", {observation(2020, "1"), observation(2022, "2", "D")}),
      series_of("d", {observation(2020, "1"), observation(2022, "2")}, rate(), {break_in(2021)})};
  const Movers found = movers_of(series);
  CHECK(text_of(found) == "a 0 1>1 (0), b -10 2>2 (0)");
  CHECK(shown(found.left_out) == "c, d");
}

TEST_CASE("movers: a break that all share is told with each change") {
  std::vector<Series> series;
  for (const std::string_view code : {"a", "b"}) {
    series.push_back(series_of(code, {observation(2020, "1"), observation(2022, "2")}, rate(),
                               {break_in(2021)}));
  }
  const Movers found = movers_of(series);
  REQUIRE(found.movers.size() == 2);
  CHECK(found.movers[0].change.across_break);
  CHECK(found.movers[0].change.percentage_points);
}

TEST_CASE("movers: a change within the rounding is told from one that is sure") {
  const Movers found = movers_of({two("a", "97", "97.3"), two("b", "97.2", "97.3")});
  REQUIRE(found.movers.size() == 2);
  CHECK(found.movers[0].agency.str() == "a");
  CHECK_FALSE(found.movers[0].distinguishable);
  CHECK(found.movers[1].distinguishable);
}

TEST_CASE("movers: years that do not ascend, and years without a pair, are refused") {
  const std::vector<Series> series{two("a", "1", "2")};
  for (const int to : {2020, 2019}) {
    CAPTURE(to);
    const auto refused = movers(series, Year(2020), Year(to));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  }
  const auto none = movers(series, Year(2020), Year(2021));
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::kInsufficientData);
  CHECK(
      none.error().message ==
      "no agency with \"rate\" has comparable values in both \"2020\" and \"2021\", it needs one");
  CHECK(movers({}, Year(2020), Year(2021)).error().code == ErrorCode::kInsufficientData);
  const std::vector<Series> neutral{two("a", "1", "2", rate(Polarity::kNeutral))};
  CHECK(movers(neutral, Year(2020), Year(2022)).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("movers: series of two indicators, and a change that no decimal holds, are refused") {
  const std::vector<Series> mixed{two("a", "1", "2"),
                                  two("b", "1", "2", indicator("other", IndicatorKind::kPercent))};
  CHECK(movers(mixed, Year(2020), Year(2022)).error().message ==
        "series of \"rate\" and of \"other\" cannot be compared, they must be of one indicator");
  const std::vector<Series> far{two("a", "1e-20", "1e20")};
  CHECK(movers(far, Year(2020), Year(2022)).error().code == ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
