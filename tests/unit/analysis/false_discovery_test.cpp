#include <annals/panel_trend.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "made_up_panel.h"

TEST_SUITE_BEGIN("false_discovery_rates");

namespace annals::test {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// The example of the paper, in which four of fifteen are found at 0.05.
TEST_CASE("false_discovery_rates: Benjamini and Hochberg find four of their fifteen at 0.05") {
  const std::vector<double> p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0};
  const std::vector<double> rates = false_discovery_rates(p);
  CHECK(std::count_if(rates.begin(), rates.end(), [](double rate) { return rate <= 0.05; }) == 4);
  CHECK(rates[0] == doctest::Approx(0.0015));
  CHECK(rates[1] == doctest::Approx(0.003));
  CHECK(rates[2] == doctest::Approx(0.0095));
  CHECK(rates[3] == doctest::Approx(0.035625));
  CHECK(rates[4] == doctest::Approx(0.0603));
  CHECK(rates[5] == doctest::Approx(0.0638571429));  // that of the seventh
  CHECK(rates[6] == doctest::Approx(0.0638571429));
  CHECK(rates[14] == 1);
}

TEST_CASE("false_discovery_rates: they come in the order of the tests") {
  const std::vector<double> rates =
      false_discovery_rates(std::vector<double>{0.2, 0.03, 0.01, 0.04, 0.02});
  CHECK(rates[0] == doctest::Approx(0.2));
  for (const std::size_t i : {1U, 2U, 3U, 4U}) CHECK(rates[i] == doctest::Approx(0.05));
}

TEST_CASE("false_discovery_rates: what is not a number is no test") {
  const std::vector<double> rates =
      false_discovery_rates(std::vector<double>{kNone, 0.02, kNone, 0.5});
  CHECK(std::isnan(rates[0]));
  CHECK(std::isnan(rates[2]));
  CHECK(rates[1] == doctest::Approx(0.04));
  CHECK(rates[3] == doctest::Approx(0.5));
  CHECK(false_discovery_rates({}).empty());
}

// Straight from the definition, in n^2 steps.
double by_definition(const std::vector<double>& p, std::size_t of) {
  double least = 1;
  for (const double limit : p) {
    if (limit < p[of]) continue;
    const auto taken =
        std::count_if(p.begin(), p.end(), [&](double each) { return each <= limit; });
    least = std::min(least, limit * static_cast<double>(p.size()) / static_cast<double>(taken));
  }
  return least;
}

TEST_CASE("false_discovery_rates: each is the least rate of a list that the test is on") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::vector<double> p;
    for (int count = 1 + random.below(40); count > 0; --count) {
      p.push_back(random.below(random.one_in(2) ? 20 : 1000) / 1000.0);
    }
    const std::vector<double> rates = false_discovery_rates(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
      CHECK(rates[i] == doctest::Approx(by_definition(p, i)).epsilon(1e-12));
    }
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
