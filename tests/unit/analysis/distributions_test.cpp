#include "analysis/distributions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <numbers>

TEST_SUITE_BEGIN("distributions");

namespace annals::analysis {
namespace {

doctest::Approx near(double expected) { return doctest::Approx(expected).epsilon(1e-13).scale(0); }

TEST_CASE("normal_two_sided_p: nothing at all has p-value one") {
  CHECK(normal_two_sided_p(0) == doctest::Approx(1).epsilon(1e-15));
}

TEST_CASE("normal_two_sided_p: the side does not matter") {
  CHECK(normal_two_sided_p(-1.5) == normal_two_sided_p(1.5));
}

// erfc(z / sqrt(2)) of the C library is an independent implementation.
TEST_CASE("normal_two_sided_p: the far tail keeps its digits") {
  for (const double z : {0.5, 1.96, 5.0, 12.0, 30.0}) {
    CAPTURE(z);
    CHECK(normal_two_sided_p(z) == near(std::erfc(z / std::numbers::sqrt2)));
  }
}

TEST_CASE("normal_two_sided_quantile: the 95 per cent point is 1.959963984540054") {
  CHECK(normal_two_sided_quantile(0.95) == near(1.959963984540054));
}

// With one degree of freedom t is the tangent of a uniform angle.
TEST_CASE("student_two_sided_quantile: one degree of freedom has the closed form") {
  CHECK(student_two_sided_quantile(0.95, 1) == near(std::tan(std::numbers::pi * 0.475)));
}

// With two degrees of freedom c = t / sqrt(2 + t^2).
TEST_CASE("student_two_sided_quantile: two degrees of freedom have the closed form") {
  CHECK(student_two_sided_quantile(0.95, 2) == near(0.95 * std::sqrt(2 / (1 - 0.95 * 0.95))));
}

// The tables give 3.182 (3), 2.571 (5), 2.228 (10) and 2.042 (30).
TEST_CASE("student_two_sided_quantile: the printed table holds") {
  CHECK(student_two_sided_quantile(0.95, 3) == doctest::Approx(3.182).epsilon(2e-4));
  CHECK(student_two_sided_quantile(0.95, 5) == doctest::Approx(2.571).epsilon(2e-4));
  CHECK(student_two_sided_quantile(0.95, 10) == doctest::Approx(2.228).epsilon(2e-4));
  CHECK(student_two_sided_quantile(0.95, 30) == doctest::Approx(2.042).epsilon(2e-4));
}

TEST_CASE("student_two_sided_p: one degree of freedom has the closed form") {
  for (const double t : {0.1, 1.0, 12.7, 1000.0}) {
    CAPTURE(t);
    CHECK(student_two_sided_p(t, 1) == near(2 / std::numbers::pi * std::atan(1 / t)));
  }
}

TEST_CASE("student_two_sided_p: p of the quantile is what lies outside") {
  for (const double degrees : {1.0, 2.0, 7.0, 40.0}) {
    CAPTURE(degrees);
    const double t = student_two_sided_quantile(0.9, degrees);
    CHECK(student_two_sided_p(t, degrees) == doctest::Approx(0.1).epsilon(1e-12));
  }
}

TEST_CASE("student_two_sided_p: an infinite t has p-value zero on either side") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(student_two_sided_p(infinity, 3) == 0);
  CHECK(student_two_sided_p(-infinity, 3) == 0);
}

TEST_CASE("student_two_sided_p: t of zero has p-value one") {
  CHECK(student_two_sided_p(0, 4) == doctest::Approx(1).epsilon(1e-15));
}

TEST_CASE("student_two_sided_p: a huge t neither overflows nor throws") {
  CHECK(student_two_sided_p(1e300, 5) >= 0);
  CHECK(student_two_sided_p(1e300, 5) < 1e-100);
}

}  // namespace
}  // namespace annals::analysis

TEST_SUITE_END();
