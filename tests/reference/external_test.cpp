// Larger tables that the repository does not hold. Set ANNALS_REFERENCE_DATA to a folder with
// trend_series.csv, trend_reference.csv, published_series.csv, published_values.csv and
// mk_exact_p.csv to run them; without it these tests say so and pass. Not compared is what this
// library does not compute: the joint intercept and Gilbert's interpolated limits.
#include <annals/statistics.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <functional>
#include <numeric>

#include "analysis/distributions.h"
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
  double slope_by_position = 0;  // as if no year were missing
  double tau_a() const {
    const auto n = static_cast<double>(test.n);
    return static_cast<double>(test.s) / (n * (n - 1) / 2);
  }
};

double slope_by_position(const std::vector<double>& y) {
  std::vector<double> positions(y.size());
  std::iota(positions.begin(), positions.end(), 1.0);
  return theil_sen(positions, y).value().slope;
}

Statistics statistics(const Points& points) {
  Statistics all{.line = least_squares(points.x, points.y).value(),
                 .slope = theil_sen(points.x, points.y).value(),
                 .test = mann_kendall(points.y).value()};
  all.fit_at_first_year = all.line.at(points.x.front());
  all.slope_by_position = slope_by_position(points.y);
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
      {"n", 0, [](const auto& s) { return static_cast<double>(s.line.n); }},
      {"mk_S", 0, [](const auto& s) { return static_cast<double>(s.test.s); }},
      {"mk_varS", 1e-15, [](const auto& s) { return s.test.variance; }},
      {"mk_Z", 1e-12, [](const auto& s) { return s.test.z; }},
      {"mk_tau_a", 1e-12, [](const auto& s) { return s.tau_a(); }},
      {"mk_tau_b", 1e-12, [](const auto& s) { return s.test.tau; }},
      {"ts_slope", 1e-12, [](const auto& s) { return s.slope.slope; }},
      {"ts_slope_by_position", 1e-12, [](const auto& s) { return s.slope_by_position; }},
      {"ts_lo95", 1e-12, [](const auto& s) { return s.slope.slope_low; }},
      {"ts_hi95", 1e-12, [](const auto& s) { return s.slope.slope_high; }},
      {"ts_intercept_separate", 1e-12, [](const auto& s) { return s.slope.intercept; }},
      {"ols_slope", 1e-12, [](const auto& s) { return s.line.slope; }},
      {"ols_intercept_year0", 1e-12, [](const auto& s) { return s.line.intercept; }},
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

// The test's p is one of two columns; the normal one follows from z in any case.
void compare_p(Deviations& deviations, const Statistics& found, const CsvRow& row) {
  const auto exact = row.number_if_any("mk_p_exact");
  CHECK(found.test.exact == exact.has_value());
  if (exact) deviations.compare("mk_p_exact", found.test.p_value, *exact, 1e-15);
  const double normal = analysis::normal_two_sided_p(found.test.z);
  deviations.compare("mk_p_normal", normal, row.number("mk_p_normal"), 1e-12);
  if (!exact) CHECK(found.test.p_value == normal);
}

// What the table leaves empty for a constant series, 0 / 0, our headers promise a value for.
void check_ties(const Statistics& found, const CsvRow& row) {
  CHECK(found.test.ties == (row.number("tie_groups") > 0));
  if (row.number("is_constant") == 0) return;
  CHECK(found.line.r_squared == 1);
  CHECK(found.line.t == 0);
  CHECK(found.line.p_value == 1);
  CHECK(found.test.tau == 0);
  CHECK(found.test.p_value == 1);
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
    check_ties(found, row);
    for (const Column& column : columns()) {
      // The other tables name two of the columns otherwise; an empty cell is 0 / 0.
      if (column.name == std::string_view("ols_r2")) continue;
      if (column.name == std::string_view("ols_slope_p")) continue;
      const auto expected = row.number_if_any(column.name);
      if (expected) deviations.compare(column.name, column.value(found), *expected, column.epsilon);
    }
  }
}

// Sen's own example has its limits at 93 %.
std::optional<double> limit_at_93(const Points& points, const std::string& statistic) {
  if (statistic != "ts_lo93" && statistic != "ts_hi93") return std::nullopt;
  const TheilSen line = theil_sen(points.x, points.y, 0.93).value();
  return statistic == "ts_lo93" ? line.slope_low : line.slope_high;
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
    const std::string statistic = row.text("statistic");
    const double expected = row.number("value");
    const double epsilon = row.number("rel_tol");
    if (const Column* column = find_column(statistic)) {
      deviations.compare(statistic, column->value(found), expected, epsilon);
    } else if (const auto limit = limit_at_93(series.at(name), statistic)) {
      deviations.compare(statistic, *limit, expected, epsilon);
    } else if (statistic == "mk_p_normal") {
      const double normal = analysis::normal_two_sided_p(found.test.z);
      deviations.compare(statistic, normal, expected, epsilon);
    } else {
      CHECK(statistic == "ts_intercept_joint");  // another intercept than ours
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
