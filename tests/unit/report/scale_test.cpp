#include "report/scale.h"

#include <doctest/doctest.h>

#include <vector>

namespace annals::report {
namespace {

TEST_SUITE("scale") {
  TEST_CASE("scale: an axis begins at zero where values reach into its lower half") {
    CHECK(ticks_for(10, 95).at == std::vector<double>{0, 50, 100});
    CHECK(ticks_for(0, 4).at == std::vector<double>{0, 1, 2, 3, 4});
    CHECK(ticks_for(-3, -1).at == std::vector<double>{-3, -2, -1, 0});
  }

  TEST_CASE("scale: values that lie close together have an axis of their own") {
    const Ticks ticks = ticks_for(96.1, 97.4);
    CHECK(ticks.low() == doctest::Approx(96).epsilon(1e-12));
    CHECK(ticks.high() == doctest::Approx(97.5).epsilon(1e-12));
    CHECK(ticks.decimals == 1);
  }

  TEST_CASE("scale: equal values lie in the middle, and nothing is below zero without need") {
    CHECK(ticks_for(0, 0).low() == 0);
    CHECK(ticks_for(0, 0).high() >= 1);
    CHECK(ticks_for(7, 7).low() <= 7);
    CHECK(ticks_for(7, 7).high() >= 7);
  }
}

}  // namespace
}  // namespace annals::report
