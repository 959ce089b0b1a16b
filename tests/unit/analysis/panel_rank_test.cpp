#include <annals/panel_compare.h>
#include <doctest/doctest.h>

#include <vector>

#include "made_up_panel.h"

TEST_SUITE_BEGIN("panel_rank");

namespace annals::test {
namespace {

std::vector<Series> series_of(const Panel& panel, std::size_t indicator) {
  std::vector<Series> all;
  for (std::size_t agency = 0; agency < panel.agency_count(); ++agency) {
    all.push_back(panel.series(panel.series_at(agency, indicator)));
  }
  return all;
}

std::vector<AgencyCode> codes(const Panel& panel, const std::vector<std::uint32_t>& agencies) {
  std::vector<AgencyCode> found;
  for (const std::uint32_t agency : agencies) found.push_back(panel.agency(agency).code);
  return found;
}

void check_same(const Panel& panel, const PanelRanking& ranking, const Ranking& expected) {
  CHECK(ranking.highest_first == expected.highest_first);
  REQUIRE(ranking.agency.size() == expected.standings.size());
  for (std::size_t i = 0; i < expected.standings.size(); ++i) {
    const Standing& standing = expected.standings[i];
    CHECK(panel.agency(ranking.agency[i]).code == standing.agency);
    CHECK(static_cast<int>(ranking.rank[i]) == standing.rank);
    CHECK((ranking.equal[i] > 0) == standing.tied);
  }
  REQUIRE(ranking.not_comparable.size() == expected.not_comparable.size());
  REQUIRE(ranking.why.size() == expected.not_comparable.size());
  for (std::size_t i = 0; i < expected.not_comparable.size(); ++i) {
    CHECK(panel.agency(ranking.not_comparable[i]).code == expected.not_comparable[i].agency);
    CHECK(ranking.why[i] == expected.not_comparable[i].why);
  }
  CHECK(codes(panel, ranking.without_value) == expected.without_value);
}

TEST_CASE("panel_rank: the ranks of a year are those of its series") {
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Panel panel = made_up_panel(seed);
    const auto indicator =
        static_cast<std::size_t>(random.below(static_cast<int>(panel.indicator_count())));
    const RankOptions options{.order = static_cast<RankOrder>(random.below(3)),
                              .rank_all = random.one_in(3)};
    // One year beyond the panel at either end, too.
    for (Year year = panel.years().first - std::chrono::years(1);
         year <= panel.years().last + std::chrono::years(1); ++year) {
      CAPTURE(static_cast<int>(year));
      const auto ranking = panel_rank(panel, indicator, year, options);
      const auto expected = rank(series_of(panel, indicator), year, options);
      REQUIRE(ranking.has_value() == expected.has_value());
      if (ranking) {
        CHECK(ranking->year == year);
        check_same(panel, *ranking, *expected);
      } else {
        CHECK(ranking.error() == expected.error());
      }
    }
  }
}

Panel panel_of(std::vector<const char*> values) {
  std::vector<Series> all;
  for (const char* value : values) {
    all.push_back(Series::make(agency("a" + std::to_string(all.size())), indicator("x"),
                               {observation(2020, value)})
                      .value());
  }
  return Panel::make(all).value();
}

TEST_CASE("panel_rank: equal values share a rank and the next is left out, whatever the print") {
  const PanelRanking ranking = panel_rank(panel_of({"97.3", "98", "97.30", "12e1", "0"}), 0,
                                          Year(2020), {.order = RankOrder::kHighestFirst})
                                   .value();
  CHECK(ranking.agency == std::vector<std::uint32_t>{3, 1, 0, 2, 4});
  CHECK(ranking.rank == std::vector<std::uint32_t>{1, 2, 3, 3, 5});
  CHECK(ranking.equal == std::vector<std::uint32_t>{0, 0, 1, 1, 0});
}

TEST_CASE("panel_rank: values that no common exponent holds are ranked exactly all the same") {
  const PanelRanking ranking =
      panel_rank(panel_of({"1e40", "999999999999999999", "1e-40", "-1e40", "0", "10e39"}), 0,
                 Year(2020), {.order = RankOrder::kLowestFirst})
          .value();
  CHECK(ranking.agency == std::vector<std::uint32_t>{3, 4, 2, 1, 0, 5});
  CHECK(ranking.rank == std::vector<std::uint32_t>{1, 2, 3, 4, 5, 5});
}

TEST_CASE("panel_rank: long values beside fine ones are ranked exactly") {
  const PanelRanking ranking =
      panel_rank(panel_of({"900000000000000001", "1e-15", "900000000000000000", "4",
                           "500000000000000000", "-700000000000000000"}),
                 0, Year(2020), {.order = RankOrder::kHighestFirst})
          .value();
  CHECK(ranking.agency == std::vector<std::uint32_t>{0, 2, 4, 3, 1, 5});
}

TEST_CASE("panel_rank: neighbours in the last of 18 digits are told apart") {
  const PanelRanking ranking = panel_rank(panel_of({"999999999999999998", "999999999999999999"}), 0,
                                          Year(2020), {.order = RankOrder::kHighestFirst})
                                   .value();
  CHECK(ranking.agency == std::vector<std::uint32_t>{1, 0});
  CHECK(ranking.rank == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("panel_rank: an indicator that is not there is refused") {
  const auto ranking = panel_rank(panel_of({"1"}), 1, Year(2020));
  REQUIRE_FALSE(ranking.has_value());
  CHECK(ranking.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("panel_rank: keys that take all 64 bits are sorted by all of them") {
  const PanelRanking ranking =
      panel_rank(panel_of({"999999999999999999", "-999999999999999999", "0", "1"}), 0, Year(2020),
                 {.order = RankOrder::kLowestFirst})
          .value();
  CHECK(ranking.agency == std::vector<std::uint32_t>{1, 2, 3, 0});
}

TEST_CASE("panel_rank: a value by another definition is named and not ranked") {
  const auto court = [](std::string_view code, std::string_view letters) {
    return Series::make(agency(code), indicator("rate"), {observation(2020, "5", letters)}).value();
  };
  const RankOptions highest{.order = RankOrder::kHighestFirst};
  const Panel mixed = Panel::make(std::array{court("a", "D"), court("b", "")}).value();
  const PanelRanking ranking = panel_rank(mixed, 0, Year(2020), highest).value();
  CHECK(ranking.agency == std::vector<std::uint32_t>{1});
  CHECK(ranking.not_comparable == std::vector<std::uint32_t>{0});
  CHECK(ranking.why == std::vector<NotComparable>{NotComparable::kDefinitionDiffers});
  const Panel none = Panel::make(std::array{court("a", "D")}).value();
  CHECK(panel_rank(none, 0, Year(2020), highest).error().message ==
        "no comparable value of \"rate\" in \"2020\" is there to rank, it needs one");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
