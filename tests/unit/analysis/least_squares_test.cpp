#include <annals/statistics.h>
#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <numbers>
#include <vector>

TEST_SUITE_BEGIN("least_squares");

namespace annals {
namespace {

using Numbers = std::vector<double>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

doctest::Approx near(double expected) { return doctest::Approx(expected).epsilon(1e-13); }

ErrorCode code(const Numbers& x, const Numbers& y, double confidence = 0.95) {
  return least_squares(x, y, confidence).error().code;
}

TEST_CASE("least_squares: fewer than three points are too few") {
  CHECK(code({}, {}) == ErrorCode::kInsufficientData);
  CHECK(code({2020}, {1}) == ErrorCode::kInsufficientData);
  CHECK(code({2020, 2021}, {1, 2}) == ErrorCode::kInsufficientData);
}

TEST_CASE("least_squares: the message says how many points there are and are needed") {
  CHECK(least_squares(Numbers{1, 2}, Numbers{3, 4}).error().message ==
        "least-squares line has \"2\" values, it needs 3 or more");
}

TEST_CASE("least_squares: lengths that differ are refused") {
  CHECK(code({1, 2, 3}, {1, 2}) == ErrorCode::kInvalidArgument);
}

TEST_CASE("least_squares: x that stands still or goes back is refused") {
  CHECK(code({1, 1, 2}, {1, 2, 3}) == ErrorCode::kInvalidArgument);
  CHECK(code({1, 3, 2}, {1, 2, 3}) == ErrorCode::kInvalidArgument);
}

TEST_CASE("least_squares: confidence outside (0, 1) is refused") {
  for (const double confidence : {-0.5, 0.0, 1.0, 95.0, std::nan("")}) {
    CAPTURE(confidence);
    CHECK(code({1, 2, 3}, {1, 2, 4}, confidence) == ErrorCode::kInvalidArgument);
  }
}

TEST_CASE("least_squares: the message shows the confidence with a point in any locale") {
  CHECK(least_squares(Numbers{1, 2, 3}, Numbers{1, 2, 4}, 1.5).error().message ==
        "confidence \"1.5\" is not inside (0, 1)");
}

TEST_CASE("least_squares: what is no finite number is refused") {
  CHECK(code({1, 2, 3}, {1, std::nan(""), 3}) == ErrorCode::kInvalidArgument);
  CHECK(code({1, 2, kInfinity}, {1, 2, 3}) == ErrorCode::kInvalidArgument);
}

// By hand: means 2 and 7/3, Sxx = 2, Sxy = 2, slope 1; residuals -1/3 2/3 -1/3, their squares sum
// to 2/3. s = sqrt(2/3), se = sqrt(2/3 / 2) = sqrt(1/3), t = sqrt(3); R^2 = 2 / (8/3) = 3/4. One
// degree of freedom: p = 2/pi * atan(1/t) = 2/pi * pi/6 = 1/3.
TEST_CASE("least_squares: three points are as worked by hand") {
  const LeastSquares line = least_squares(Numbers{1, 2, 3}, Numbers{1, 3, 3}).value();
  CHECK(line.n == 3);
  CHECK(line.slope == near(1));
  CHECK(line.intercept == near(1.0 / 3));
  CHECK(line.mean_x == near(2));
  CHECK(line.mean_y == near(7.0 / 3));
  CHECK(line.residual_standard_deviation == near(std::sqrt(2.0 / 3)));
  CHECK(line.slope_standard_error == near(std::sqrt(1.0 / 3)));
  CHECK(line.t == near(std::sqrt(3.0)));
  CHECK(line.r_squared == near(0.75));
  CHECK(line.p_value == near(1.0 / 3));
}

// The same points: t of one degree at 95 % is tan(0.475 pi).
TEST_CASE("least_squares: the interval of three points is as worked by hand") {
  const LeastSquares line = least_squares(Numbers{1, 2, 3}, Numbers{1, 3, 3}).value();
  const double half = std::tan(0.475 * std::numbers::pi) * std::sqrt(1.0 / 3);
  CHECK(line.slope_low == near(1 - half));
  CHECK(line.slope_high == near(1 + half));
}

TEST_CASE("least_squares: more confidence makes the interval wider") {
  const Numbers x{1, 2, 3, 4};
  const Numbers y{1, 3, 2, 5};
  const LeastSquares wide = least_squares(x, y, 0.99).value();
  const LeastSquares narrow = least_squares(x, y, 0.9).value();
  CHECK(wide.slope_low < narrow.slope_low);
  CHECK(wide.slope_high > narrow.slope_high);
}

TEST_CASE("least_squares: a constant series has slope zero, p-value one and r squared one") {
  const LeastSquares line =
      least_squares(Numbers{2019, 2020, 2021}, Numbers{0.1, 0.1, 0.1}).value();
  CHECK(line.slope == 0);
  CHECK(line.slope_low == 0);
  CHECK(line.slope_high == 0);
  CHECK(line.slope_standard_error == 0);
  CHECK(line.t == 0);
  CHECK(line.p_value == 1);
  CHECK(line.r_squared == 1);
  CHECK(line.at(2030) == 0.1);
}

// The doubles next to 0.1, 0.2 and 0.3 do not lie on a line; the decimals do.
TEST_CASE("least_squares: decimals on a line are a perfect fit") {
  const LeastSquares line =
      least_squares(Numbers{2019, 2020, 2021}, Numbers{0.1, 0.2, 0.3}).value();
  CHECK(line.slope == near(0.1));
  CHECK(line.slope_standard_error == 0);
  CHECK(line.slope_low == line.slope);
  CHECK(line.slope_high == line.slope);
  CHECK(line.t == kInfinity);
  CHECK(line.p_value == 0);
  CHECK(line.r_squared == 1);
}

TEST_CASE("least_squares: a perfect fall has t of minus infinity") {
  const LeastSquares line = least_squares(Numbers{1, 2, 4}, Numbers{5, 3, -1}).value();
  CHECK(line.slope == near(-2));
  CHECK(line.t == -kInfinity);
  CHECK(line.p_value == 0);
}

TEST_CASE("least_squares: a residual behind the twelfth digit is not taken for rounding") {
  const LeastSquares line = least_squares(Numbers{1, 2, 3}, Numbers{1, 2, 3.000000000001}).value();
  CHECK(line.slope_standard_error > 0);
  CHECK(std::isfinite(line.t));
}

TEST_CASE("least_squares: a hill has slope zero and explains nothing") {
  const LeastSquares line = least_squares(Numbers{1, 2, 3}, Numbers{1, 2, 1}).value();
  CHECK(line.slope == 0);
  CHECK(line.p_value == near(1));
  CHECK(line.r_squared == 0);
}

TEST_CASE("least_squares: a gap counts with its years") {
  const LeastSquares line = least_squares(Numbers{2010, 2011, 2020}, Numbers{0, 1, 10}).value();
  CHECK(line.slope == near(1));
}

TEST_CASE("least_squares: the line passes through the means") {
  const LeastSquares line = least_squares(Numbers{2018, 2020, 2023}, Numbers{4, 9, 5}).value();
  CHECK(line.at(line.mean_x) == line.mean_y);
  CHECK(line.at(0) == near(line.intercept));
}

TEST_CASE("least_squares: years far from zero lose no digits") {
  const Numbers y{3.1, 2.9, 3.4, 3.3, 3.8};
  const LeastSquares near_zero = least_squares(Numbers{0, 1, 2, 3, 4}, y).value();
  const LeastSquares far = least_squares(Numbers{2900, 2901, 2902, 2903, 2904}, y).value();
  CHECK(far.slope == doctest::Approx(near_zero.slope).epsilon(1e-15));
  CHECK(far.p_value == doctest::Approx(near_zero.p_value).epsilon(1e-14));
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
