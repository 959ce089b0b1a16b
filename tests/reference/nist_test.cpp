// NIST Statistical Reference Datasets, linear regression: itl.nist.gov/div898/strd.
#include <annals/statistics.h>
#include <doctest/doctest.h>

#include "analysis/line_fit.h"
#include "reference/csv_table.h"
#include "reference/near.h"

TEST_SUITE_BEGIN("reference");

namespace annals::test {
namespace {

const std::filesystem::path kData = ANNALS_TEST_REFERENCE_DATA;

// Two of Norris' x are equal, which years cannot be; so the fit behind least_squares() is asked.
LeastSquares norris() {
  Points points;
  for (const CsvRow& row : read_csv(kData / "norris.csv")) {
    points.x.push_back(row.number("x"));
    points.y.push_back(row.number("y"));
  }
  return analysis::fit_line(points.x, points.y, 0.95);
}

TEST_CASE("least_squares: Norris is as certified to 13 digits") {
  const LeastSquares line = norris();
  CHECK(line.n == 36);
  CHECK(line.slope == near(1.00211681802045, 1e-13));
  CHECK(line.intercept == near(-0.262323073774029, 1e-13));
  CHECK(line.slope_standard_error == near(0.429796848199937E-03, 1e-13));
  CHECK(line.residual_standard_deviation == near(0.884796396144373, 1e-13));
  CHECK(line.r_squared == near(0.999993745883712, 1e-13));
}

TEST_CASE("least_squares: Norris' t follows from the certified slope and error") {
  CHECK(norris().t == near(1.00211681802045 / 0.429796848199937E-03, 1e-13));
}

TEST_CASE("least_squares: the columns of Longley by year agree with exact fractions") {
  const auto series = read_points(kData / "longley.csv");
  for (const CsvRow& expected : read_csv(kData / "longley_expected.csv")) {
    CAPTURE(expected.text("series"));
    const Points& points = series.at(expected.text("series"));
    const LeastSquares line = least_squares(points.x, points.y).value();
    CHECK(line.n == 16);
    CHECK(line.slope == near(expected.number("slope"), 1e-14));
    CHECK(line.slope_standard_error == near(expected.number("slope_standard_error"), 1e-13));
    CHECK(line.intercept == near(expected.number("intercept"), 1e-14));
    CHECK(line.r_squared == near(expected.number("r_squared"), 1e-14));
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
