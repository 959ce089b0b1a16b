// Growth and yearly change against trend_reference.csv; see external_test.cpp.
#include <annals/change.h>
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
  CHECK(growth.has_value() == (rate.has_value() || both_negative));
  if (growth && rate) CHECK(*growth == near(*rate, 1e-11));
}

void check_last_change(const Series& series, const CsvRow& expected) {
  const auto rate = expected.number_if_any("yoy_last");
  const auto changes = yearly_changes(series);
  const bool told = !changes.empty() && changes.back().to == series.observations().back().year &&
                    changes.back().relative.has_value();
  CHECK(told == rate.has_value());
  if (told && rate) CHECK(*changes.back().relative == near(*rate, 1e-14));
}

TEST_CASE("change: growth and last yearly change of trend_reference.csv agree") {
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
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
