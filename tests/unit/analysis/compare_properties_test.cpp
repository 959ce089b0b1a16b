#include <annals/compare.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "group.h"

TEST_SUITE_BEGIN("compare properties");

namespace annals::test {
namespace {

constexpr int kRounds = 300;

std::string code_of(std::size_t i) { return "a" + std::to_string(i); }

// Few different values, printed to few different digits, so that ties and overlaps are many.
std::vector<Series> random_group(std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> count(1, 12);
  std::uniform_int_distribution<int> percent(0, 12);
  std::uniform_int_distribution<int> kind(0, 9);
  std::vector<Series> result;
  const std::size_t n = count(random);
  for (std::size_t i = 0; i < n; ++i) {
    Observation value{.year = Year(2022)};
    const int tenths = 5 * percent(random);
    const int form = kind(random);
    if (form == 0) {
      value.status = ObsStatus::kMissing;
    } else if (form < 4) {
      value.value = Decimal::make(tenths / 10, 0).value();
    } else {
      value.value = form < 8 ? Decimal::make(tenths, -1).value()
                             : Decimal::make(std::int64_t{10} * tenths, -2).value();
    }
    if (form == 5) value.bound = Bound::kAtLeast;
    if (form == 6) value.bound = Bound::kAtMost;
    if (form == 9) value.status = ObsStatus::kDefinitionDiffers;
    result.push_back(series_of(code_of(i), {value}));
  }
  return result;
}

std::string everything(const Ranking& ranking) {
  std::string result;
  for (const Standing& each : ranking.standings) {
    result += each.agency.str() + " " + std::to_string(each.rank) + (each.tied ? "= " : " ") +
              std::to_string(each.best_rank) + "-" + std::to_string(each.worst_rank) + " " +
              std::to_string(each.percentile.value_or(-1)) + " " +
              std::to_string(each.quartile.value_or(-1)) + " " +
              std::to_string(each.modified_z.value_or(-1)) + "; ";
  }
  for (const LeftOut& each : ranking.not_comparable) result += each.agency.str() + " ";
  return result + "| " + shown(ranking.without_value);
}

TEST_CASE("compare properties: the order of the series changes nothing") {
  std::mt19937 random(3);
  for (int round = 0; round < kRounds; ++round) {
    CAPTURE(round);
    std::vector<Series> series = random_group(random);
    const auto before = rank(series, Year(2022));
    std::shuffle(series.begin(), series.end(), random);
    const auto after = rank(series, Year(2022));
    REQUIRE(before.has_value() == after.has_value());
    if (before) CHECK(everything(*before) == everything(*after));
  }
}

TEST_CASE("compare properties: a rank is one more than the values before it") {
  std::mt19937 random(4);
  for (int round = 0; round < kRounds; ++round) {
    CAPTURE(round);
    const auto ranking = rank(random_group(random), Year(2022));
    if (!ranking) continue;
    for (const Standing& each : ranking->standings) {
      CAPTURE(each.agency.str());
      const auto before = std::count_if(ranking->standings.begin(), ranking->standings.end(),
                                        [&](const Standing& other) {
                                          return *other.observation.value > *each.observation.value;
                                        });
      CHECK(each.rank == before + 1);
    }
  }
}

// What the header says of best_rank and worst_rank, counted pair by pair.
TEST_CASE("compare properties: the ranks left possible are those of the printed ranges") {
  std::mt19937 random(5);
  const Indicator of = rate();
  for (int round = 0; round < kRounds; ++round) {
    CAPTURE(round);
    const auto ranking = rank(random_group(random), Year(2022));
    if (!ranking) continue;
    for (const Standing& each : ranking->standings) {
      int surely = 0;
      int maybe = 0;
      const PrintedRange own = printed_range(each.observation, of);
      for (const Standing& other : ranking->standings) {
        if (&other == &each) continue;
        const PrintedRange range = printed_range(other.observation, of);
        const bool above = *other.observation.value > *each.observation.value;
        surely += above && distinguishable(other.observation, each.observation, of);
        maybe += !range.high || !own.low || range.high->at > own.low->at;
      }
      CAPTURE(each.agency.str());
      CHECK(each.best_rank == surely + 1);
      CHECK(each.worst_rank == maybe + 1);
      CHECK(each.best_rank <= each.rank);
      CHECK(each.rank <= each.worst_rank);
    }
  }
}

TEST_CASE("compare properties: the opposite order turns ranks and percentiles over") {
  std::mt19937 random(6);
  for (int round = 0; round < kRounds; ++round) {
    CAPTURE(round);
    const std::vector<Series> series = random_group(random);
    const auto up = rank(series, Year(2022), {.order = RankOrder::kHighestFirst});
    const auto down = rank(series, Year(2022), {.order = RankOrder::kLowestFirst});
    if (!up) continue;
    const int n = static_cast<int>(up->standings.size());
    for (const Standing& each : up->standings) {
      const auto same =
          std::find_if(down->standings.begin(), down->standings.end(),
                       [&](const Standing& other) { return other.agency == each.agency; });
      REQUIRE(same != down->standings.end());
      const auto equal =
          std::count_if(up->standings.begin(), up->standings.end(),
                        [&](const Standing& other) { return other.rank == each.rank; });
      CHECK(each.rank + same->rank == n + 2 - equal);
      if (n > 1) CHECK(*each.percentile + *same->percentile == doctest::Approx(100).epsilon(1e-14));
    }
  }
}

TEST_CASE("compare properties: a place gained is a place lost by others, if nobody ties") {
  std::mt19937 random(7);
  for (int round = 0; round < kRounds; ++round) {
    CAPTURE(round);
    std::vector<int> first{1, 2, 3, 4, 5, 6, 7};
    std::vector<int> last = first;
    std::shuffle(first.begin(), first.end(), random);
    std::shuffle(last.begin(), last.end(), random);
    std::vector<Series> series;
    for (std::size_t i = 0; i < first.size(); ++i) {
      series.push_back(series_of(code_of(i), {observation(2020, std::to_string(first[i])),
                                              observation(2022, std::to_string(last[i]))}));
    }
    int sum = 0;
    for (const Mover& mover : movers(series, Year(2020), Year(2022)).value().movers) {
      sum += mover.places;
    }
    CHECK(sum == 0);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
