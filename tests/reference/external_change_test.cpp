// Growth, yearly change and the span of a trend against trend_reference.csv; see external_test.cpp.
#include <annals/trend.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "reference/csv_table.h"
#include "reference/near.h"
#include "support/builders.h"

TEST_SUITE_BEGIN("reference");

namespace annals::test {
namespace {

std::map<std::string, Series> read_series(const std::filesystem::path& file) {
  std::map<std::string, std::vector<std::pair<int, const char*>>> values;
  const auto rows = read_csv(file);
  for (const CsvRow& row : rows) {
    values[row.text("series_id")].emplace_back(static_cast<int>(row.number("year")),
                                               row.text("value").c_str());
  }
  std::map<std::string, Series> all;
  for (auto& [name, of_name] : values) all.emplace(name, series(std::move(of_name)));
  return all;
}

void check_growth(const Series& series, const CsvRow& expected) {
  const auto growth = compound_annual_growth(series, series.observations().front().year,
                                             series.observations().back().year);
  const auto rate = expected.number_if_any("cagr");
  const bool both_negative =
      expected.number("first_value") < 0 && expected.number("last_value") < 0;
  // The table gives no rate between two negative values; ours is that of their size.
  CHECK(growth.has_value() == (expected.text("cagr_status") == "ok" || both_negative));
  CHECK(rate.has_value() == (expected.text("cagr_status") == "ok"));
  if (growth && rate) CHECK(*growth == near(*rate, 1e-11));
  if (!growth) CHECK(growth.error().code == ErrorCode::kInvalidArgument);
}

void check_last_change(const Series& series, const CsvRow& expected) {
  const auto rate = expected.number_if_any("yoy_last");
  const auto changes = yearly_changes(series);
  const bool changed = !changes.empty() && changes.back().to == series.observations().back().year;
  const bool told = changed && changes.back().relative.has_value();
  CHECK(changed == (expected.text("yoy_last_status") != "undefined_previous_year_missing"));
  CHECK(told == rate.has_value());
  if (told && rate) CHECK(*changes.back().relative == near(*rate, 1e-14));
}

void check_span(const Series& series, const CsvRow& expected) {
  const Trend trend = annals::trend(series).value();
  CHECK(static_cast<double>(trend.n) == expected.number("n"));
  REQUIRE(trend.years);
  CHECK(static_cast<int>(trend.years->first) == expected.number("year_first"));
  CHECK(static_cast<int>(trend.years->last) == expected.number("year_last"));
  CHECK(static_cast<double>(trend.gaps.size()) == expected.number("missing_years"));
  CHECK(trend.y.front() == expected.number("first_value"));
  CHECK(trend.y.back() == expected.number("last_value"));
  CHECK(trend.growth.has_value() ==
        compound_annual_growth(series, trend.years->first, trend.years->last).has_value());
}

TEST_CASE("trend: growth, last yearly change and span of trend_reference.csv agree") {
  const char* const folder = std::getenv("ANNALS_REFERENCE_DATA");
  if (folder == nullptr) {
    MESSAGE("ANNALS_REFERENCE_DATA is not set; the larger tables are not compared");
    return;
  }
  const auto all = read_series(std::filesystem::path(folder) / "trend_series.csv");
  for (const CsvRow& expected : read_csv(std::filesystem::path(folder) / "trend_reference.csv")) {
    CAPTURE(expected.text("series_id"));
    check_growth(all.at(expected.text("series_id")), expected);
    check_last_change(all.at(expected.text("series_id")), expected);
    check_span(all.at(expected.text("series_id")), expected);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
