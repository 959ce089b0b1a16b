#include <annals/statistics.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "analysis/exact_kendall.h"
#include "reference/csv_table.h"
#include "reference/near.h"

TEST_SUITE_BEGIN("reference");

namespace annals::test {
namespace {

const std::filesystem::path kData = ANNALS_TEST_REFERENCE_DATA;

TEST_CASE("exact_two_sided_p: every S of 3 to 10 values has the counted p") {
  const auto rows = read_csv(kData / "kendall_exact_p.csv");
  CHECK(rows.size() == 88);
  for (const CsvRow& row : rows) {
    const auto n = static_cast<std::size_t>(row.number("n"));
    const auto s = static_cast<std::int64_t>(row.number("s"));
    CAPTURE(n);
    CAPTURE(s);
    CHECK(analysis::exact_two_sided_p(n, s) == near(row.number("p"), 1e-15));
    CHECK(analysis::exact_two_sided_p(n, -s) == near(row.number("p"), 1e-15));
  }
}

// Kendall, Rank Correlation Methods, table of probabilities of S: one-sided, three digits.
TEST_CASE("exact_two_sided_p: Kendall's printed table holds the halves") {
  CHECK(analysis::exact_two_sided_p(4, 6) / 2 == doctest::Approx(0.042).epsilon(0.0005));
  CHECK(analysis::exact_two_sided_p(5, 8) / 2 == doctest::Approx(0.042).epsilon(0.0005));
  CHECK(analysis::exact_two_sided_p(6, 11) / 2 == doctest::Approx(0.028).epsilon(0.0005));
  CHECK(analysis::exact_two_sided_p(7, 13) / 2 == doctest::Approx(0.035).epsilon(0.0005));
  CHECK(analysis::exact_two_sided_p(10, 21) / 2 == doctest::Approx(0.036).epsilon(0.0005));
}

// All 720 orders of six values, one by one: no formula is involved.
TEST_CASE("mann_kendall: p is the share of orders that are as extreme") {
  std::vector<double> y(6);
  std::iota(y.begin(), y.end(), 0.0);
  std::vector<MannKendall> tests;
  do {
    tests.push_back(mann_kendall(y).value());
  } while (std::next_permutation(y.begin(), y.end()));
  REQUIRE(tests.size() == 720);
  for (const std::int64_t s : {1, 3, 5, 7, 9, 11, 13, 15}) {
    CAPTURE(s);
    const auto extreme = std::count_if(
        tests.begin(), tests.end(), [&](const MannKendall& test) { return std::abs(test.s) >= s; });
    const auto one = std::find_if(tests.begin(), tests.end(),
                                  [&](const MannKendall& test) { return test.s == s; });
    REQUIRE(one != tests.end());
    CHECK(one->p_value == near(static_cast<double>(extreme) / 720, 1e-15));
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
