#include <annals/compare.h>
#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "group.h"

TEST_SUITE_BEGIN("rank");

namespace annals::test {
namespace {

Ranking rank_of(const std::vector<Series>& series, const RankOptions& options = {}) {
  return rank(series, Year(2022), options).value();
}

const Standing& standing_of(const Ranking& ranking, std::string_view code) {
  for (const Standing& standing : ranking.standings) {
    if (standing.agency.str() == code) return standing;
  }
  FAIL("no standing of ", code);
  return ranking.standings.front();
}

// "1 to 2": the ranks left possible.
std::string ranks_of(const Ranking& ranking, std::string_view code) {
  const Standing& standing = standing_of(ranking, code);
  return std::to_string(standing.best_rank) + " to " + std::to_string(standing.worst_rank);
}

TEST_CASE("rank: ties share the best rank, and the next rank is skipped") {
  CHECK(shown(rank_of(group({{"d", "70"}, {"c", "80"}, {"a", "90"}, {"b", "80"}}))) ==
        "a 1, b 2=, c 2=, d 4");
}

TEST_CASE("rank: values tie by value and not by print") {
  CHECK(shown(rank_of(group({{"a", "97.3"}, {"b", "97.30"}, {"c", "97.29"}}))) ==
        "a 1=, b 1=, c 3");
}

TEST_CASE("rank: the polarity says who is first, and an order overrules it") {
  const auto lower = group({{"a", "5"}, {"b", "6"}}, rate(Polarity::kLowerIsBetter));
  CHECK(shown(rank_of(lower)) == "a 1, b 2");
  CHECK_FALSE(rank_of(lower).highest_first);
  CHECK(shown(rank_of(lower, {.order = RankOrder::kHighestFirst})) == "b 1, a 2");
  const auto higher = group({{"a", "5"}, {"b", "6"}});
  CHECK(shown(rank_of(higher)) == "b 1, a 2");
  CHECK(shown(rank_of(higher, {.order = RankOrder::kLowestFirst})) == "a 1, b 2");
}

TEST_CASE("rank: a neutral indicator needs an order") {
  const auto neutral = group({{"a", "5"}, {"b", "6"}}, rate(Polarity::kNeutral));
  const auto refused = rank(neutral, Year(2022));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  CHECK(refused.error().message ==
        "indicator \"rate\" has no better and worse, say whether the highest or the lowest is the "
        "first");
  CHECK(shown(rank_of(neutral, {.order = RankOrder::kHighestFirst})) == "b 1, a 2");
}

TEST_CASE("rank: bounds and statuses are ranked and called doubtful") {
  const std::vector<Series> series{series_of("a", {bounded(2022, "95", Bound::kAtLeast)}),
                                   series_of("b", {observation(2022, "96", "P")}),
                                   series_of("c", {observation(2022, "94")})};
  const Ranking ranking = rank_of(series);
  CHECK(shown(ranking) == "b 1, a 2, c 3");
  CHECK(standing_of(ranking, "a").doubtful());
  CHECK(standing_of(ranking, "b").doubtful());
  CHECK_FALSE(standing_of(ranking, "c").doubtful());
  // "at least 95" may be ahead of the 96 or not; it is surely ahead of the 94 (93.5 to 94.5).
  CHECK(ranks_of(ranking, "a") == "1 to 2");
  CHECK(ranks_of(ranking, "b") == "1 to 2");
  CHECK(ranks_of(ranking, "c") == "3 to 3");
}

TEST_CASE("rank: the ranks left possible follow from the printed ranges") {
  // 97 stands for 96.5 to 97.5: it may lie before, between or behind the two others.
  const Ranking ranking = rank_of(group({{"a", "97.3"}, {"b", "97"}, {"c", "96.8"}, {"d", "96"}}));
  CHECK(shown(ranking) == "a 1, b 2, c 3, d 4");
  CHECK(ranks_of(ranking, "a") == "1 to 2");
  CHECK(ranks_of(ranking, "b") == "1 to 3");
  CHECK(ranks_of(ranking, "c") == "2 to 3");
  CHECK(ranks_of(ranking, "d") == "4 to 4");
}

TEST_CASE("rank: equal rates may hide a difference, equal counts do not") {
  const Ranking rates = rank_of(group({{"a", "97.3"}, {"b", "97.3"}, {"c", "97.2"}}));
  CHECK(ranks_of(rates, "a") == "1 to 2");
  CHECK(ranks_of(rates, "c") == "3 to 3");
  const Ranking counts = rank_of(group({{"a", "12"}, {"b", "12"}, {"c", "11"}}, indicator("cases")),
                                 {.order = RankOrder::kHighestFirst});
  CHECK(ranks_of(counts, "a") == "1 to 1");
  CHECK(ranks_of(counts, "b") == "1 to 1");
  CHECK(ranks_of(counts, "c") == "3 to 3");
}

TEST_CASE("rank: the ranks left possible mirror when the lowest is first") {
  const auto series = group({{"a", "97.3"}, {"b", "97"}, {"c", "96.8"}, {"d", "96"}});
  const Ranking ranking = rank_of(series, {.order = RankOrder::kLowestFirst});
  CHECK(ranks_of(ranking, "d") == "1 to 1");
  CHECK(ranks_of(ranking, "c") == "2 to 3");
  CHECK(ranks_of(ranking, "b") == "2 to 4");
  CHECK(ranks_of(ranking, "a") == "3 to 4");
}

TEST_CASE("rank: the percentile is the share of the others left behind, ties by half") {
  const Ranking ranking =
      rank_of(group({{"a", "90"}, {"b", "80"}, {"c", "80"}, {"d", "70"}, {"e", "60"}}));
  CHECK(standing_of(ranking, "a").percentile == 100);
  CHECK(standing_of(ranking, "b").percentile == 62.5);
  CHECK(standing_of(ranking, "c").percentile == 62.5);
  CHECK(standing_of(ranking, "d").percentile == 25);
  CHECK(standing_of(ranking, "e").percentile == 0);
  CHECK_FALSE(rank_of(group({{"a", "90"}})).standings[0].percentile.has_value());
}

TEST_CASE("rank: the first quartile is the good end, and ties are in one quartile") {
  // Quartiles of 10 20 30 40 50 60 60 60: 27.5, 45, 60.
  const auto series = group({{"a", "10"},
                             {"b", "20"},
                             {"c", "30"},
                             {"d", "40"},
                             {"e", "50"},
                             {"f", "60"},
                             {"g", "60"},
                             {"h", "60"}});
  const auto quartiles_of = [](const Ranking& ranking) {
    std::string result;
    for (const Standing& standing : ranking.standings) {
      result += standing.agency.str() + std::to_string(*standing.quartile) + " ";
    }
    return result;
  };
  CHECK(quartiles_of(rank_of(series)) == "f1 g1 h1 e2 d3 c3 b4 a4 ");
  CHECK(quartiles_of(rank_of(series, {.order = RankOrder::kLowestFirst})) ==
        "a1 b1 c2 d2 e3 f3 g3 h3 ");
}

TEST_CASE("rank: below four values there are no quartiles, below five no outliers") {
  const Ranking three = rank_of(group({{"a", "1"}, {"b", "2"}, {"c", "99"}}));
  CHECK_FALSE(three.standings[0].quartile.has_value());
  const Ranking four = rank_of(group({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "99"}}));
  CHECK(four.standings[0].quartile == 1);
  CHECK_FALSE(four.standings[0].modified_z.has_value());
  CHECK_FALSE(four.standings[0].outlier);
}

TEST_CASE("rank: an outlier is one beyond the threshold, in either direction") {
  // Median 3, distances 2 1 0 1 6, MAD 1: 0.6745 * 6 = 4.047 and 0.6745 * -2 = -1.349.
  const auto series = group({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}, {"e", "9"}});
  const Ranking ranking = rank_of(series);
  CHECK(standing_of(ranking, "e").modified_z.value() == doctest::Approx(4.047).epsilon(1e-9));
  CHECK(standing_of(ranking, "e").outlier);
  CHECK_FALSE(standing_of(ranking, "a").outlier);
  const Ranking strict = rank_of(series, {.outlier_threshold = 1.3});
  CHECK(standing_of(strict, "a").outlier);
  CHECK_FALSE(standing_of(strict, "b").outlier);
  CHECK_FALSE(standing_of(rank_of(series, {.outlier_threshold = 5}), "e").outlier);
}

// As docs/methods.md works it by hand.
TEST_CASE("rank: the courts of Shandong") {
  const std::vector<Series> courts = group({{"jinan", "3595"},
                                            {"linyi", "3125"},
                                            {"heze", "2655"},
                                            {"zibo", "2574"},
                                            {"qingdao", "2398"},
                                            {"jining", "1998"}},
                                           indicator("accepted"));
  const Ranking ranking = rank_of(courts, {.order = RankOrder::kHighestFirst});
  CHECK(shown(ranking) == "jinan 1, linyi 2, heze 3, zibo 4, qingdao 5, jining 6");
  std::string groups;
  for (const Standing& standing : ranking.standings) {
    groups += std::to_string(*standing.quartile);
    CHECK(*standing.percentile == doctest::Approx(100 - 20 * (standing.rank - 1)).epsilon(1e-14));
    CHECK_FALSE(standing.outlier);
  }
  CHECK(groups == "112344");
  CHECK(*standing_of(ranking, "jinan").modified_z == doctest::Approx(1.819387).epsilon(1e-6));
  CHECK(*standing_of(ranking, "jining").modified_z == doctest::Approx(-1.143959).epsilon(1e-6));
  const Spread of_group = spread(courts).value()[0];
  CHECK(of_group.quartiles.lower == 2442);
  CHECK(of_group.quartiles.median == 2614.5);
  CHECK(of_group.quartiles.upper == 3007.5);
  CHECK(*of_group.coefficient == doctest::Approx(0.103771).epsilon(1e-5));
}

TEST_CASE("rank: who has no value is named, whatever the reason") {
  const std::vector<Series> series{series_of("c", {observation(2021, "1")}),
                                   series_of("b", {observation(2022, "", "L")}),
                                   series_of("a", {observation(2022, "2")})};
  const Ranking ranking = rank_of(series);
  CHECK(shown(ranking) == "a 1");
  CHECK(shown(ranking.without_value) == "b, c");
}

TEST_CASE("rank: a year without a value cannot be ranked") {
  const auto nobody = rank({}, Year(2022));
  CHECK(nobody.error().code == ErrorCode::kInsufficientData);
  const auto refused = rank(group({{"a", "1"}}), Year(2021));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInsufficientData);
  CHECK(refused.error().message ==
        "no value of \"rate\" in \"2021\" is there to rank, it needs one");
}

TEST_CASE("rank: series of two indicators, and one agency twice, are refused") {
  std::vector<Series> mixed = group({{"a", "1"}});
  mixed.push_back(series_of("b", {observation(2022, "1")}, indicator("other")));
  CHECK(rank(mixed, Year(2022)).error().message ==
        "series of \"rate\" and of \"other\" cannot be compared, they must be of one indicator");
  CHECK(rank(group({{"a", "1"}, {"a", "2"}}), Year(2022)).error().message ==
        "agency \"a\" is there twice, name it once");
  for (const double threshold : {0.0, -1.0, std::numeric_limits<double>::infinity()}) {
    CHECK(rank(group({{"a", "1"}}), Year(2022), {.outlier_threshold = threshold}).error().code ==
          ErrorCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
