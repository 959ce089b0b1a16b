#include <annals/statistics.h>
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

TEST_SUITE_BEGIN("mann_kendall");

namespace annals {
namespace {

using Numbers = std::vector<double>;

doctest::Approx near(double expected) {
  return doctest::Approx(expected).epsilon(1e-13).scale(expected == 0 ? 1 : 0);
}

MannKendall test_of(const Numbers& y) { return mann_kendall(y).value(); }

Numbers rising(std::size_t n) {
  Numbers y(n);
  std::iota(y.begin(), y.end(), 1.0);
  return y;
}

TEST_CASE("mann_kendall: fewer than two values are too few") {
  CHECK(mann_kendall(Numbers{}).error().code == ErrorCode::kInsufficientData);
  CHECK(mann_kendall(Numbers{1}).error().code == ErrorCode::kInsufficientData);
}

TEST_CASE("mann_kendall: what is no finite number is refused") {
  CHECK(mann_kendall(Numbers{1, std::nan(""), 3}).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("mann_kendall: two values can show nothing") {
  const MannKendall test = test_of({1, 2});
  CHECK(test.s == 1);
  CHECK(test.variance == 1);
  CHECK(test.tau == 1);
  CHECK(test.exact);
  CHECK(test.p_value == 1);
}

// Of the six orders of three values one rises throughout and one falls: 2/6.
TEST_CASE("mann_kendall: three rising values have p-value one third") {
  const MannKendall test = test_of({1, 2, 3});
  CHECK(test.n == 3);
  CHECK(test.s == 3);
  CHECK(test.p_value == near(1.0 / 3));
}

TEST_CASE("mann_kendall: falling values have the opposite score and the same p-value") {
  const MannKendall test = test_of({4, 3, 2, 1});
  CHECK(test.s == -6);
  CHECK(test.z == near(-5 / std::sqrt(4.0 * 3 * 13 / 18)));
  CHECK(test.tau == -1);
  CHECK(test.p_value == near(2.0 / 24));
}

TEST_CASE("mann_kendall: a score of zero has z of zero and p-value one") {
  const MannKendall test = test_of({2, 1, 4, 3, 1.5, 3.5, 2.5, 2.2});
  const MannKendall hill = test_of({1, 4, 3, 2});
  CHECK(hill.s == 0);
  CHECK(hill.z == 0);
  CHECK(hill.p_value == 1);
  CHECK(test.exact);
}

TEST_CASE("mann_kendall: a constant series has no variance and p-value one") {
  const MannKendall test = test_of({5, 5, 5, 5, 5});
  CHECK(test.s == 0);
  CHECK(test.variance == 0);
  CHECK(test.z == 0);
  CHECK(test.tau == 0);
  CHECK(test.p_value == 1);
  CHECK(test.ties);
  CHECK_FALSE(test.exact);
}

TEST_CASE("mann_kendall: ten values are tested exactly and eleven are not") {
  CHECK(test_of(rising(10)).exact);
  CHECK(test_of(rising(10)).p_value == near(2.0 / 3628800));
  CHECK_FALSE(test_of(rising(11)).exact);
}

// S = 55, variance 11 * 10 * 27 / 18 = 165, z = 54 / sqrt(165).
TEST_CASE("mann_kendall: beyond ten p is normal, corrected for continuity") {
  const MannKendall test = test_of(rising(11));
  CHECK(test.variance == near(165));
  CHECK(test.z == near(54 / std::sqrt(165.0)));
  CHECK(test.p_value == near(std::erfc(54 / std::sqrt(165.0) / std::sqrt(2.0))));
}

// 1 2 2 3: S = 5; variance (4*3*13 - 2*1*9) / 18 = 138/18; tau-b 5 / sqrt(5 * 6).
TEST_CASE("mann_kendall: one tie takes its part of the variance and of tau") {
  const MannKendall test = test_of({1, 2, 2, 3});
  CHECK(test.ties);
  CHECK_FALSE(test.exact);
  CHECK(test.s == 5);
  CHECK(test.variance == near(138.0 / 18));
  CHECK(test.tau == near(5 / std::sqrt(30.0)));
  CHECK(test.p_value == near(std::erfc(4 / std::sqrt(138.0 / 18) / std::sqrt(2.0))));
}

// Groups of 2 and 3: variance (5*4*15 - 2*1*9 - 3*2*11) / 18 = 216/18 = 12; untied pairs 10 - 4.
TEST_CASE("mann_kendall: each group of ties counts by its size") {
  const MannKendall test = test_of({1, 1, 2, 2, 2});
  CHECK(test.s == 6);
  CHECK(test.variance == near(12));
  CHECK(test.tau == near(6 / std::sqrt(60.0)));
}

TEST_CASE("mann_kendall: ties far apart are found") {
  const MannKendall test = test_of({3, 1, 2, 3});
  CHECK(test.ties);
  CHECK(test.s == 1);
}

TEST_CASE("mann_kendall: negative zero equals zero") { CHECK(test_of({0.0, -0.0, 1}).ties); }

TEST_CASE("smallest_exact_p: two of n! orders, and never more than one") {
  CHECK(smallest_exact_p(0) == 1);
  CHECK(smallest_exact_p(1) == 1);
  CHECK(smallest_exact_p(2) == 1);
  CHECK(smallest_exact_p(3) == near(2.0 / 6));
  CHECK(smallest_exact_p(4) == near(2.0 / 24));
  CHECK(smallest_exact_p(5) == near(2.0 / 120));
  CHECK(smallest_exact_p(6) == near(2.0 / 720));
  CHECK(smallest_exact_p(7) == near(2.0 / 5040));
  CHECK(smallest_exact_p(20) == near(2.0 / 2432902008176640000.0));
}

TEST_CASE("smallest_exact_p: any number of years is allowed") {
  CHECK(smallest_exact_p(3000) == 0);
}

TEST_CASE("smallest_exact_p: a perfect rise reaches it") {
  for (std::size_t n = 2; n <= 10; ++n) {
    CAPTURE(n);
    CHECK(test_of(rising(n)).p_value == near(smallest_exact_p(n)));
  }
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
