#include "analysis/pair_slopes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "made_up_panel.h"

TEST_SUITE_BEGIN("pair_slopes");

namespace annals::analysis {
namespace {

std::vector<double> sorted_slopes(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<double> slopes;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = i + 1; j < x.size(); ++j) {
      slopes.push_back((y[j] - y[i]) / (x[j] - x[i]));
    }
  }
  std::sort(slopes.begin(), slopes.end());
  return slopes;
}

// "spread" of 2 makes nearly all equal; the first value can be an outlier.
void check_all_ranks(PairSlopes& slopes, test::Random& random, int spread, bool gaps) {
  std::vector<double> x, y;
  const int n = 2 + random.below(39);
  int year = 0;
  for (int i = 0; i < n; ++i) {
    x.push_back(year += gaps ? 1 + random.below(3) : 1);
    y.push_back(random.below(spread) / 100.0);
  }
  if (random.one_in(5)) y.front() = 1e12;
  slopes.set(x.data(), y.data(), x.size(), !gaps);
  const std::vector<double> expected = sorted_slopes(x, y);
  REQUIRE(slopes.size() == expected.size());
  for (std::size_t rank = 0; rank < expected.size(); ++rank) {
    CHECK(slopes.at(rank) == expected[rank]);
  }
  const std::size_t upper = expected.size() / 2;
  CHECK(slopes.median() ==
        (expected.size() % 2 == 1 ? expected[upper] : (expected[upper - 1] + expected[upper]) / 2));
  const auto falling =
      std::count_if(expected.begin(), expected.end(), [](double s) { return s < 0; });
  const auto rising =
      std::count_if(expected.begin(), expected.end(), [](double s) { return s > 0; });
  CHECK(slopes.falling() == static_cast<std::size_t>(falling));
  CHECK(slopes.rising() == static_cast<std::size_t>(rising));
}

TEST_CASE("pair_slopes: every rank is the one that sorting finds") {
  PairSlopes slopes(40);
  test::Random random(5);
  for (int round = 0; round < 60; ++round) {
    for (const int spread : {2, 5, 100, 1'000'000}) {
      CAPTURE(round);
      CAPTURE(spread);
      check_all_ranks(slopes, random, spread, round % 2 == 1);
    }
  }
}

TEST_CASE("pair_slopes: slopes that no double holds lie at the ends") {
  const std::vector<double> x{0, 1, 2, 3, 4};
  for (const auto& y : {std::vector<double>{-1.7e308, 1.7e308, 0, 5, 1.7e308},
                        std::vector<double>{1.7e308, -1.7e308, -1.7e308, 1.7e308, -1},
                        std::vector<double>{-1.7e308, 1.7e308, -1.7e308, 1.7e308, -1.7e308}}) {
    PairSlopes slopes(5);
    slopes.set(x.data(), y.data(), x.size(), false);
    const std::vector<double> expected = sorted_slopes(x, y);
    for (std::size_t rank = 0; rank < expected.size(); ++rank) {
      CAPTURE(rank);
      CHECK(slopes.at(rank) == expected[rank]);
    }
  }
}

}  // namespace
}  // namespace annals::analysis

TEST_SUITE_END();
