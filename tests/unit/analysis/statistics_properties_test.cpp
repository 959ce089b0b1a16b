// What must hold for the statistics of any series, tried on made-up ones.
#include <annals/statistics.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "support/random.h"

TEST_SUITE_BEGIN("statistics");

namespace annals {
namespace {

using test::Random;

struct Points {
  std::vector<double> x, y;
};

struct Statistics {
  LeastSquares line;
  TheilSen slope;
  MannKendall test;
};

Statistics statistics(const Points& points) {
  return {least_squares(points.x, points.y).value(), theil_sen(points.x, points.y).value(),
          mann_kendall(points.y).value()};
}

// Whole eighths, so that sums and doublings are exact; some years are missing, some values tie.
Points made_up(std::uint64_t seed) {
  Random random(seed);
  Points points;
  const int n = 3 + random.below(20);
  double year = 2000;
  for (int i = 0; i < n; ++i) {
    year += 1 + (random.below(5) == 0 ? random.below(4) : 0);
    points.x.push_back(year);
    points.y.push_back((random.below(60) - 20 + i) / 8.0);
  }
  return points;
}

void for_made_up_series(const std::function<void(const Points&, const Statistics&)>& check) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Points points = made_up(seed);
    check(points, statistics(points));
  }
}

doctest::Approx near(double expected) { return doctest::Approx(expected).epsilon(1e-11); }

TEST_CASE("statistics: reversing the years flips the slopes and the score") {
  for_made_up_series([](const Points& points, const Statistics& before) {
    Points reversed = points;
    std::reverse(reversed.y.begin(), reversed.y.end());
    for (std::size_t i = 0; i < points.x.size(); ++i) {
      reversed.x[i] = 4100 - points.x[points.x.size() - 1 - i];
    }
    const Statistics after = statistics(reversed);
    CHECK(after.line.slope == near(-before.line.slope));
    CHECK(after.line.p_value == near(before.line.p_value));
    CHECK(after.slope.slope == near(-before.slope.slope));
    CHECK(after.slope.slope_low == near(-before.slope.slope_high));
    CHECK(after.slope.slope_high == near(-before.slope.slope_low));
    CHECK(after.test.s == -before.test.s);
    CHECK(after.test.p_value == near(before.test.p_value));
  });
}

TEST_CASE("statistics: the opposite values flip the slopes and the score") {
  for_made_up_series([](const Points& points, const Statistics& before) {
    Points opposite = points;
    for (double& y : opposite.y) y = -y;
    const Statistics after = statistics(opposite);
    CHECK(after.line.slope_low == near(-before.line.slope_high));
    CHECK(after.slope.slope_low == near(-before.slope.slope_high));
    CHECK(after.slope.intercept == near(-before.slope.intercept));
    CHECK(after.test.s == -before.test.s);
    CHECK(after.test.z == near(-before.test.z));
    CHECK(after.test.tau == near(-before.test.tau));
  });
}

TEST_CASE("statistics: adding a constant changes nothing but the level") {
  for_made_up_series([](const Points& points, const Statistics& before) {
    Points raised = points;
    for (double& y : raised.y) y += 1024;
    const Statistics after = statistics(raised);
    CHECK(after.line.slope == near(before.line.slope));
    CHECK(after.line.slope_standard_error == near(before.line.slope_standard_error));
    CHECK(after.line.p_value == near(before.line.p_value));
    CHECK(after.line.mean_y == near(before.line.mean_y + 1024));
    CHECK(after.slope.slope == before.slope.slope);
    CHECK(after.slope.slope_low == before.slope.slope_low);
    CHECK(after.slope.intercept == near(before.slope.intercept + 1024));
    CHECK(after.test.s == before.test.s);
    CHECK(after.test.p_value == before.test.p_value);
  });
}

TEST_CASE("statistics: scaling the values scales the slopes and leaves the tests alone") {
  for_made_up_series([](const Points& points, const Statistics& before) {
    Points scaled = points;
    for (double& y : scaled.y) y *= 4;
    const Statistics after = statistics(scaled);
    CHECK(after.line.slope == near(4 * before.line.slope));
    CHECK(after.line.slope_high == near(4 * before.line.slope_high));
    CHECK(after.line.r_squared == near(before.line.r_squared));
    CHECK(after.line.p_value == near(before.line.p_value));
    CHECK(after.slope.slope == 4 * before.slope.slope);
    CHECK(after.slope.slope_low == 4 * before.slope.slope_low);
    CHECK(after.slope.slope_high == 4 * before.slope.slope_high);
    CHECK(after.test.z == before.test.z);
    CHECK(after.test.tau == before.test.tau);
    CHECK(after.test.p_value == before.test.p_value);
  });
}

TEST_CASE("statistics: counting the years from elsewhere changes only the intercepts") {
  for_made_up_series([](const Points& points, const Statistics& before) {
    Points shifted = points;
    for (double& x : shifted.x) x -= 2000;
    const Statistics after = statistics(shifted);
    CHECK(after.line.slope == near(before.line.slope));
    CHECK(after.line.p_value == near(before.line.p_value));
    CHECK(after.slope.slope == before.slope.slope);
    CHECK(after.slope.intercept == near(before.slope.at(2000)));
  });
}

TEST_CASE("statistics: an order-preserving change of the values leaves the test alone") {
  for_made_up_series([](const Points& points, const Statistics& before) {
    Points cubed = points;
    for (double& y : cubed.y) y = y * y * y;
    const MannKendall after = statistics(cubed).test;
    CHECK(after.s == before.test.s);
    CHECK(after.variance == before.test.variance);
    CHECK(after.p_value == before.test.p_value);
  });
}

TEST_CASE("statistics: intervals hold their slopes and p-values lie in [0, 1]") {
  for_made_up_series([](const Points&, const Statistics& found) {
    CHECK(found.line.slope_low <= found.line.slope);
    CHECK(found.line.slope <= found.line.slope_high);
    CHECK(found.slope.slope_low <= found.slope.slope);
    CHECK(found.slope.slope <= found.slope.slope_high);
    for (const double p : {found.line.p_value, found.test.p_value}) {
      CHECK(p >= 0);
      CHECK(p <= 1);
    }
    CHECK(found.line.r_squared >= 0);
    CHECK(found.line.r_squared <= 1);
    CHECK(found.test.tau >= -1);
    CHECK(found.test.tau <= 1);
  });
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
