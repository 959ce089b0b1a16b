// Comparing with reference values by relative error.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace annals::test {

// Within "epsilon" of the expected value, relative to it; absolute where 0 is expected.
inline doctest::Approx near(double expected, double epsilon) {
  return doctest::Approx(expected).epsilon(epsilon).scale(expected == 0 ? 1 : 0);
}

// |actual - expected| relative to the expected; absolute where that is 0.
inline double deviation(double actual, double expected) {
  const double distance = std::fabs(actual - expected);
  return expected == 0 ? distance : distance / std::fabs(expected);
}

}  // namespace annals::test
