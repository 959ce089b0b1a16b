// Larger tables that the repository does not hold. Set ANNALS_REFERENCE_DATA to a folder with
// trend_series.csv, trend_reference.csv, published_series.csv, published_values.csv and
// mk_exact_p.csv to run them; without it these tests say so and pass.
#include <annals/statistics.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <functional>

#include "analysis/exact_kendall.h"
#include "reference/csv_table.h"
#include "reference/near.h"

TEST_SUITE_BEGIN("reference");

namespace annals::test {
namespace {

std::optional<std::filesystem::path> reference_folder() {
  const char* const folder = std::getenv("ANNALS_REFERENCE_DATA");
  if (folder == nullptr) {
    MESSAGE("ANNALS_REFERENCE_DATA is not set; the larger tables are not compared");
    return std::nullopt;
  }
  return folder;
}

struct Statistics {
  LeastSquares line;
  TheilSen slope;
  MannKendall test;

  double fit_at_first_year = 0;
  double tau_a() const {
    const auto n = static_cast<double>(test.n);
    return static_cast<double>(test.s) / (n * (n - 1) / 2);
  }
};

Statistics statistics(const Points& points) {
  Statistics all{.line = least_squares(points.x, points.y).value(),
                 .slope = theil_sen(points.x, points.y).value(),
                 .test = mann_kendall(points.y).value()};
  all.fit_at_first_year = all.line.at(points.x.front());
  return all;
}

// How a column of the tables reads from our statistics, and to what relative error.
struct Column {
  const char* name;
  double epsilon;
  std::function<double(const Statistics&)> value;
};

const std::vector<Column>& columns() {
  static const std::vector<Column> all{
      {"mk_S", 0, [](const auto& s) { return static_cast<double>(s.test.s); }},
      {"mk_varS", 1e-15, [](const auto& s) { return s.test.variance; }},
      {"mk_Z", 1e-12, [](const auto& s) { return s.test.z; }},
      {"mk_tau_a", 1e-12, [](const auto& s) { return s.tau_a(); }},
      {"mk_tau_b", 1e-12, [](const auto& s) { return s.test.tau; }},
      {"ts_slope", 1e-12, [](const auto& s) { return s.slope.slope; }},
      {"ts_lo95", 1e-12, [](const auto& s) { return s.slope.slope_low; }},
      {"ts_hi95", 1e-12, [](const auto& s) { return s.slope.slope_high; }},
      {"ts_intercept_separate", 1e-12, [](const auto& s) { return s.slope.intercept; }},
      {"ols_slope", 1e-12, [](const auto& s) { return s.line.slope; }},
      {"ols_fit_at_year_first", 1e-12, [](const auto& s) { return s.fit_at_first_year; }},
      {"ols_r2", 1e-10, [](const auto& s) { return s.line.r_squared; }},
      {"r2", 1e-10, [](const auto& s) { return s.line.r_squared; }},
      {"slope_se", 1e-10, [](const auto& s) { return s.line.slope_standard_error; }},
      {"slope_t", 1e-10, [](const auto& s) { return s.line.t; }},
      {"slope_p", 1e-9, [](const auto& s) { return s.line.p_value; }},
      {"ols_slope_p", 1e-9, [](const auto& s) { return s.line.p_value; }}};
  return all;
}

const Column* find_column(const std::string& name) {
  for (const Column& column : columns()) {
    if (name == column.name) return &column;
  }
  return nullptr;
}

// The largest deviation met in each column; told when it goes out of scope.
class Deviations {
 public:
  Deviations() = default;
  Deviations(const Deviations&) = delete;
  Deviations& operator=(const Deviations&) = delete;
  ~Deviations() {
    for (const auto& [column, largest] : largest_) {
      MESSAGE(column << ": largest relative deviation " << largest);
    }
  }

  void compare(const std::string& column, double actual, double expected, double epsilon) {
    const double found = deviation(actual, expected);
    CAPTURE(column);
    CAPTURE(actual);
    CAPTURE(expected);
    CHECK(found <= epsilon);
    largest_[column] = std::max(largest_[column], found);
  }

 private:
  std::map<std::string, double> largest_;
};

// p stands in one of two columns, as the test is exact or not.
void compare_p(Deviations& deviations, const Statistics& found, const CsvRow& row) {
  const auto exact = row.number_if_any("mk_p_exact");
  CHECK(found.test.exact == exact.has_value());
  deviations.compare(exact ? "mk_p_exact" : "mk_p_normal", found.test.p_value,
                     exact.value_or(row.number("mk_p_normal")), exact ? 1e-15 : 1e-12);
}

TEST_CASE("statistics: all series of trend_reference.csv agree") {
  const auto folder = reference_folder();
  if (!folder) return;
  const auto series = read_points(*folder / "trend_series.csv", "series_id");
  Deviations deviations;
  for (const CsvRow& row : read_csv(*folder / "trend_reference.csv")) {
    CAPTURE(row.text("series_id"));
    const Statistics found = statistics(series.at(row.text("series_id")));
    compare_p(deviations, found, row);
    for (const Column& column : columns()) {
      // The other tables name two of the columns otherwise; an empty cell is 0 / 0.
      if (column.name == std::string_view("ols_r2")) continue;
      if (column.name == std::string_view("ols_slope_p")) continue;
      const auto expected = row.number_if_any(column.name);
      if (expected) deviations.compare(column.name, column.value(found), *expected, column.epsilon);
    }
  }
}

TEST_CASE("statistics: the published values agree") {
  const auto folder = reference_folder();
  if (!folder) return;
  const auto series = read_points(*folder / "published_series.csv", "case_id", "x");
  Deviations deviations;
  for (const CsvRow& row : read_csv(*folder / "published_values.csv")) {
    const std::string name = row.text("case_id");
    CAPTURE(name);
    const Statistics found = statistics(series.at(name));
    const double epsilon = row.number("rel_tol");
    if (const Column* column = find_column(row.text("statistic"))) {
      deviations.compare(column->name, column->value(found), row.number("value"), epsilon);
    } else if (row.text("statistic") == "mk_p_normal" && !found.test.exact) {
      deviations.compare("mk_p_normal", found.test.p_value, row.number("value"), epsilon);
    }
  }
}

TEST_CASE("exact_two_sided_p: mk_exact_p.csv agrees up to n = 10") {
  const auto folder = reference_folder();
  if (!folder) return;
  Deviations deviations;
  for (const CsvRow& row : read_csv(*folder / "mk_exact_p.csv")) {
    const auto n = static_cast<std::size_t>(row.number("n"));
    if (n > analysis::kMostExactValues) continue;
    const auto s = static_cast<std::int64_t>(row.number("abs_S"));
    deviations.compare("p_two_sided", analysis::exact_two_sided_p(n, s), row.number("p_two_sided"),
                       1e-15);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
