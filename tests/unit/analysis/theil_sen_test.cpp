#include <annals/statistics.h>
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

TEST_SUITE_BEGIN("theil_sen");

namespace annals {
namespace {

using Numbers = std::vector<double>;

doctest::Approx near(double expected) { return doctest::Approx(expected).epsilon(1e-13); }

ErrorCode code(const Numbers& x, const Numbers& y, double confidence = 0.95) {
  return theil_sen(x, y, confidence).error().code;
}

TEST_CASE("theil_sen: fewer than two points are too few") {
  CHECK(code({}, {}) == ErrorCode::kInsufficientData);
  CHECK(code({2020}, {1}) == ErrorCode::kInsufficientData);
}

TEST_CASE("theil_sen: malformed points and confidences are refused") {
  CHECK(code({1, 2, 3}, {1, 2}) == ErrorCode::kInvalidArgument);
  CHECK(code({1, 1}, {1, 2}) == ErrorCode::kInvalidArgument);
  CHECK(code({2, 1}, {1, 2}) == ErrorCode::kInvalidArgument);
  CHECK(code({1, 2}, {1, std::nan("")}) == ErrorCode::kInvalidArgument);
  CHECK(code({1, 2}, {1, 2}, 0) == ErrorCode::kInvalidArgument);
  CHECK(code({1, 2}, {1, 2}, 1) == ErrorCode::kInvalidArgument);
}

TEST_CASE("theil_sen: two points have their one slope as slope and as interval") {
  const TheilSen line = theil_sen(Numbers{2018, 2020}, Numbers{5, 4}).value();
  CHECK(line.n == 2);
  CHECK(line.slope == near(-0.5));
  CHECK(line.slope_low == line.slope);
  CHECK(line.slope_high == line.slope);
  CHECK(line.at(2018) == near(5));
  CHECK(line.at(2020) == near(4));
}

// Slopes 2 (1 to 2), 0 (2 to 3) and 1 (1 to 3).
TEST_CASE("theil_sen: three points have the middle one of three slopes") {
  const TheilSen line = theil_sen(Numbers{1, 2, 3}, Numbers{1, 3, 3}).value();
  CHECK(line.slope == near(1));
  CHECK(line.slope_low == near(0));
  CHECK(line.slope_high == near(2));
  CHECK(line.intercept == near(1));  // median 3 less 1 * 2
}

// Slopes 1, 1, -3, 1, -1, -1/3, ascending -3, -1, -1/3, 1, 1, 1; the middle is (-1/3 + 1) / 2.
TEST_CASE("theil_sen: an even number of slopes has the mean of the middle two") {
  const TheilSen line = theil_sen(Numbers{1, 2, 3, 4}, Numbers{1, 2, 3, 0}).value();
  CHECK(line.slope == near(1.0 / 3));
}

TEST_CASE("theil_sen: a gap counts with its years") {
  const TheilSen line = theil_sen(Numbers{2010, 2011, 2020}, Numbers{0, 1, 10}).value();
  CHECK(line.slope == near(1));
}

TEST_CASE("theil_sen: one wild value does not move the slope") {
  const Numbers x{1, 2, 3, 4, 5, 6, 7};
  CHECK(theil_sen(x, Numbers{1, 2, 3, 4, 5, 6, 700}).value().slope == near(1));
  CHECK(theil_sen(x, Numbers{1, 2, 3, -400, 5, 6, 7}).value().slope == near(1));
}

TEST_CASE("theil_sen: a constant series has slope and interval zero") {
  const TheilSen line = theil_sen(Numbers{1, 2, 3, 4}, Numbers{7, 7, 7, 7}).value();
  CHECK(line.slope == 0);
  CHECK(line.slope_low == 0);
  CHECK(line.slope_high == 0);
  CHECK(line.intercept == 7);
}

// Squares of 0 to 5: the slope from i to j is i + j, so the 15 slopes ascend
// 1 2 3 3 4 4 5 5 5 6 6 7 7 8 9. Variance 6 * 5 * 17 / 18 = 28 1/3, C = 1.96 * 5.323 = 10.43;
// ranks round(2.28) = 2 and round(13.72) = 14.
TEST_CASE("theil_sen: the interval has the ranks of Sen") {
  const TheilSen line = theil_sen(Numbers{0, 1, 2, 3, 4, 5}, Numbers{0, 1, 4, 9, 16, 25}).value();
  CHECK(line.slope == near(5));
  CHECK(line.slope_low == near(2));
  CHECK(line.slope_high == near(8));
}

// The same slopes at 80 %: C = 1.2816 * 5.323 = 6.82; ranks round(4.09) = 4 and round(11.91) = 12.
TEST_CASE("theil_sen: less confidence moves the ranks inwards") {
  const TheilSen line =
      theil_sen(Numbers{0, 1, 2, 3, 4, 5}, Numbers{0, 1, 4, 9, 16, 25}, 0.8).value();
  CHECK(line.slope_low == near(3));
  CHECK(line.slope_high == near(7));
}

// Three equal values of five: the variance falls from 16.67 to (300 - 66) / 18 = 13, and at 80 %
// C from 5.23 to 4.62, the upper rank from round(8.62) = 9 to round(8.31) = 8. The slopes ascend
// 0 0 0 1/3 1/2 1 1 4/3 2 3.
TEST_CASE("theil_sen: ties make the interval narrower") {
  const TheilSen line = theil_sen(Numbers{1, 2, 3, 4, 5}, Numbers{0, 0, 0, 1, 4}, 0.8).value();
  CHECK(line.slope_low == near(0));
  CHECK(line.slope_high == near(4.0 / 3));
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
