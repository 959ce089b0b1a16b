// Yearly series with values computed outside this library; data/README.md tells how.
#include <annals/statistics.h>
#include <doctest/doctest.h>

#include "reference/csv_table.h"
#include "reference/near.h"

TEST_SUITE_BEGIN("reference");

namespace annals::test {
namespace {

const std::filesystem::path kData = ANNALS_TEST_REFERENCE_DATA;

// Calls check(points, expected) for every series of the table.
template <typename Check>
void for_each_series(Check check) {
  const auto series = read_points(kData / "yearly_series.csv");
  const auto rows = read_csv(kData / "yearly_expected.csv");
  REQUIRE(rows.size() == 17);
  for (const CsvRow& expected : rows) {
    CAPTURE(expected.text("series"));
    check(series.at(expected.text("series")), expected);
  }
}

TEST_CASE("mann_kendall: yearly series have the expected score, variance, z, tau and p") {
  for_each_series([](const Points& points, const CsvRow& expected) {
    const MannKendall test = mann_kendall(points.y).value();
    CHECK(static_cast<double>(test.n) == expected.number("n"));
    CHECK(static_cast<double>(test.s) == expected.number("s"));
    CHECK(test.variance == near(expected.number("variance"), 1e-15));
    CHECK(test.z == near(expected.number("z"), 1e-14));
    CHECK(test.tau == near(expected.number("tau_b"), 1e-14));
    CHECK(test.exact == (expected.number("exact") == 1));
    CHECK(test.p_value == near(expected.number("p"), 1e-13));
  });
}

TEST_CASE("theil_sen: yearly series have the expected slope, interval and intercept") {
  for_each_series([](const Points& points, const CsvRow& expected) {
    const TheilSen line = theil_sen(points.x, points.y).value();
    CHECK(line.slope == near(expected.number("theil_sen"), 1e-12));
    CHECK(line.slope_low == near(expected.number("theil_sen_low"), 1e-12));
    CHECK(line.slope_high == near(expected.number("theil_sen_high"), 1e-12));
    CHECK(line.intercept == near(expected.number("theil_sen_intercept"), 1e-12));
  });
}

TEST_CASE("least_squares: yearly series have the expected slope, interval, fit and p") {
  for_each_series([](const Points& points, const CsvRow& expected) {
    const LeastSquares line = least_squares(points.x, points.y).value();
    CHECK(line.slope == near(expected.number("ols_slope"), 1e-13));
    CHECK(line.slope_low == near(expected.number("ols_low"), 1e-12));
    CHECK(line.slope_high == near(expected.number("ols_high"), 1e-12));
    CHECK(line.slope_standard_error == near(expected.number("ols_standard_error"), 1e-13));
    CHECK(line.mean_y == near(expected.number("ols_mean_y"), 1e-14));
    CHECK(line.r_squared == near(expected.number("r_squared"), 1e-12));
    CHECK(line.p_value == near(expected.number("ols_p"), 1e-12));
  });
}

// The example of Sen (1968), section 5; scipy's tests hold the same limits at 93 %.
TEST_CASE("theil_sen: Sen's own example has slope 4 and the printed limits") {
  const std::vector<double> x{1, 2, 3, 4, 10, 12, 18};
  const std::vector<double> y{9, 15, 19, 20, 45, 55, 78};
  const TheilSen line = theil_sen(x, y, 0.93).value();
  CHECK(line.slope == near(4, 1e-15));
  CHECK(line.intercept == near(4, 1e-15));
  CHECK(line.slope_low == near(3.71, 0.002));
  CHECK(line.slope_high == near(4.38, 0.002));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
