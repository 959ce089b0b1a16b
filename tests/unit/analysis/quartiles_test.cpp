#include <annals/compare.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

TEST_SUITE_BEGIN("quartiles");

namespace annals::test {
namespace {

void check(const std::vector<double>& values, double lower, double median, double upper) {
  CAPTURE(values);
  const Quartiles found = quartiles(values).value();
  CHECK(found.lower == doctest::Approx(lower).epsilon(1e-15));
  CHECK(found.median == doctest::Approx(median).epsilon(1e-15));
  CHECK(found.upper == doctest::Approx(upper).epsilon(1e-15));
}

TEST_CASE("quartiles: those of small sets are what quantile() of R gives by its default, type 7") {
  check({5}, 5, 5, 5);
  check({1, 2}, 1.25, 1.5, 1.75);
  check({1, 2, 3}, 1.5, 2, 2.5);
  check({1, 2, 3, 4}, 1.75, 2.5, 3.25);
  check({1, 2, 3, 4, 5}, 2, 3, 4);
  check({7, 15, 36, 39, 40, 41}, 20.25, 37.5, 39.75);
  check({6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49}, 25.5, 40, 42.5);
}

// By statistics.quantiles(values, n=4, method="inclusive") of Python 3.
TEST_CASE("quartiles: those of larger sets are what Python gives") {
  check({32.38, 15.08, 65.09, 7.24, 53.59, 36.57, 5.8, 50.74}, 13.12, 34.475, 51.4525);
  check({3.75, 43.36, 6.99, 9.07, 42.45, 82.69, 12.38, 22.32, 62.74, 94.77, 57.71, 39.67, 97.63},
        12.38, 42.45, 62.74);
  check({4.66,  85.85, 28.96, 14.43, 11.78, 30.85, 81.61, 18.07, 58.16, 63.89, 37.24,
         54.77, 6.28,  5.96,  20.6,  68.04, 42.76, 31.41, 58.56, 45.32, 29.98, 79.44},
        18.7025, 34.325, 58.46);
}

TEST_CASE("quartiles: the order of the values does not matter") {
  check({41, 7, 39, 15, 40, 36}, 20.25, 37.5, 39.75);
}

TEST_CASE("quartiles: equal values have themselves as quartiles, to the last digit") {
  const Quartiles found = quartiles(std::vector<double>(7, 97.3)).value();
  CHECK(found.lower == 97.3);
  CHECK(found.median == 97.3);
  CHECK(found.upper == 97.3);
}

TEST_CASE("quartiles: no values, and what is no number, are refused") {
  CHECK(quartiles({}).error().code == ErrorCode::kInsufficientData);
  const std::vector<double> bad{1, std::numeric_limits<double>::infinity()};
  CHECK(quartiles(bad).error().code == ErrorCode::kInvalidArgument);
  CHECK(modified_z_scores({}).error().code == ErrorCode::kInsufficientData);
  CHECK(modified_z_scores(bad).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("modified_z_scores: two wild values stand out and do not hide one another") {
  // By hand: median (2.4 + 2.5) / 2 = 2.45; distances .35 .15 .05 .05 .15 .35 .15 .15 5.75 5.85,
  // their median .15; 0.6745 * 5.75 / .15 = 25.8558. By mean and standard deviation no
  // value would lie 2 deviations out.
  const std::vector<double> values{2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3};
  const ModifiedZScores found = modified_z_scores(values).value();
  CHECK(found.median == doctest::Approx(2.45).epsilon(1e-14));
  CHECK(found.mad == doctest::Approx(0.15).epsilon(1e-13));
  CHECK_FALSE(found.by_mean_distance);
  CHECK(found.scores[0] == doctest::Approx(-1.573833).epsilon(1e-6));
  CHECK(found.scores[8] == doctest::Approx(25.855833).epsilon(1e-6));
  CHECK(found.scores[9] == doctest::Approx(26.305500).epsilon(1e-6));
}

TEST_CASE("modified_z_scores: where most values are equal the mean distance is the scale") {
  // 100 four times and 90: distances 0 0 0 0 10, mean 2; -10 / (1.253314 * 2) = -3.989423.
  const ModifiedZScores found =
      modified_z_scores(std::vector<double>{100, 100, 90, 100, 100}).value();
  CHECK(found.mad == 0);
  CHECK(found.by_mean_distance);
  CHECK(found.scores[2] == doctest::Approx(-3.989423).epsilon(1e-6));
  CHECK(found.scores[0] == 0);
}

TEST_CASE("modified_z_scores: equal values have the score zero") {
  const ModifiedZScores found = modified_z_scores(std::vector<double>{7.5, 7.5, 7.5}).value();
  CHECK(found.by_mean_distance);
  CHECK(found.scores == std::vector<double>{0, 0, 0});
}

TEST_CASE("modified_z_scores: scaling and shifting the values leaves the scores") {
  std::mt19937 random(20220101);
  std::uniform_int_distribution<int> value(0, 40);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    std::vector<double> values(5 + static_cast<std::size_t>(round) % 20);
    for (double& each : values) each = value(random);
    std::vector<double> moved;
    for (const double each : values) moved.push_back(4 * each - 12);
    const ModifiedZScores before = modified_z_scores(values).value();
    const ModifiedZScores after = modified_z_scores(moved).value();
    CHECK(after.mad == 4 * before.mad);
    for (std::size_t i = 0; i < values.size(); ++i) {
      CHECK(after.scores[i] == doctest::Approx(before.scores[i]).epsilon(1e-13));
    }
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
