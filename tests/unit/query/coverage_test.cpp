#include <annals/coverage.h>
#include <doctest/doctest.h>

#include <string>

#include "support/shown.h"
#include "tree.h"

TEST_SUITE_BEGIN("coverage");

namespace annals::test {
namespace {

const IndicatorCode kRateCode("rate");

// "2018-2020 | tax x+? | ...": "+" present, a letter missing with a reason, "?" missing, "." not
// expected.
std::string matrix(const Result<Coverage>& coverage) {
  if (!coverage) return shown(coverage.error());
  if (coverage->years.empty())
    return "no years, " + std::to_string(coverage->rows.size()) + " rows";
  std::string result = to_string(coverage->years.front()) + "-" + to_string(coverage->years.back());
  for (const CoverageRow& row : coverage->rows) {
    CHECK(row.cells.size() == coverage->years.size());
    result += " | " + row.agency.str() + " " + row.indicator.str() + " ";
    for (const CoverageCell& cell : row.cells) {
      if (cell.presence == Presence::kPresent) result += "+";
      if (cell.presence == Presence::kMissingWithReason) result += cell.status.letters();
      if (cell.presence == Presence::kMissing) result += "?";
      if (cell.presence == Presence::kNotExpected) result += ".";
    }
  }
  return result;
}

std::string counts(const CoverageCount& count) {
  return std::to_string(count.present) + " " + std::to_string(count.missing_with_reason) + " " +
         std::to_string(count.missing) + " " + std::to_string(count.not_expected);
}

Store written_store() {
  Store store = tree_store();
  write(store, "tax", observation(2019, "1"));
  write(store, "tax", observation(2021, "", "L"));
  write(store, "justice", observation(2018, "2", "P"));
  write(store, "justice", observation(2021, "3"));
  write(store, "justice", observation(2020, "4"), "cases");
  return store;
}

TEST_CASE("coverage: an indicator has a row for each agency, over all years on record") {
  const Store store = written_store();
  const auto coverage = indicator_coverage(store, kRateCode);
  CHECK(matrix(coverage) == "2018-2021 | justice rate +??+ | tax rate .+?L");
  CHECK(counts(coverage->rows[0].count) == "2 0 2 0");
  CHECK(counts(coverage->rows[1].count) == "1 1 1 1");
  CHECK(counts(coverage->count) == "3 1 3 1");
  CHECK(coverage->count.expected() == 7);
  CHECK(coverage->rows[0].cells[0].status.contains(ObsStatus::kProvisional));
}

TEST_CASE("coverage: agencies that are named have a row though they have no value") {
  const Store store = written_store();
  CoverageOptions options;
  options.agencies = {AgencyCode("water"), AgencyCode("land"), AgencyCode("tax")};
  CHECK(matrix(indicator_coverage(store, kRateCode, options)) ==
        "2019-2021 | land rate ... | tax rate +?L | water rate ???");
}

TEST_CASE("coverage: a span of years is shown as asked for, and open ends as recorded") {
  const Store store = written_store();
  const auto within = [&](int first, int last) {
    CoverageOptions options;
    options.read.years = {Year(first), Year(last)};
    return matrix(indicator_coverage(store, kRateCode, options));
  };
  CHECK(within(2017, 2019) == "2017-2019 | justice rate ?+? | tax rate ..+");
  CHECK(within(2020, 2022) == "2020-2022 | justice rate ?+? | tax rate ?L?");
  CHECK(within(2020, 2999) == "2020-2021 | justice rate ?+ | tax rate ?L");
  CHECK(within(1, 2019) == "2018-2019 | justice rate +? | tax rate .+");
  CHECK(within(2022, 2019) == "invalid_argument: the span of years from 2022 to 2019 is empty");
}

TEST_CASE("coverage: an agency has a row for each indicator") {
  const Store store = written_store();
  const AgencyCode justice("justice");
  CHECK(matrix(agency_coverage(store, justice)) ==
        "2018-2021 | justice cases ??+? | justice rate +??+");
  CoverageOptions options;
  options.indicators = {kRateCode, kRateCode};
  CHECK(matrix(agency_coverage(store, justice, options)) == "2018-2021 | justice rate +??+");
}

TEST_CASE("coverage: the vintage decides what is seen") {
  const Store store = written_store();
  CoverageOptions options;
  options.read.as_of = parse_date("2023-01-01").value();
  CHECK(matrix(indicator_coverage(store, kRateCode, options)) == "no years, 0 rows");
}

TEST_CASE("coverage: nothing on record has no years, unless they are asked for") {
  const Store store = tree_store();
  CHECK(matrix(indicator_coverage(store, kRateCode)) == "no years, 0 rows");
  CoverageOptions options;
  options.agencies = {AgencyCode("tax")};
  CHECK(matrix(indicator_coverage(store, kRateCode, options)) == "no years, 1 rows");
  options.read.years = {Year(2018), Year(2019)};
  CHECK(matrix(indicator_coverage(store, kRateCode, options)) == "2018-2019 | tax rate .?");
}

TEST_CASE("coverage: what is not defined is refused") {
  const Store store = tree_store();
  CHECK(indicator_coverage(store, IndicatorCode("rat")).error().code == ErrorCode::kNotFound);
  CHECK(agency_coverage(store, AgencyCode("taxi")).error().code == ErrorCode::kNotFound);
  CoverageOptions options;
  options.agencies = {AgencyCode("taxi")};
  options.indicators = {IndicatorCode("rat")};
  CHECK(indicator_coverage(store, kRateCode, options).error().code == ErrorCode::kNotFound);
  CHECK(agency_coverage(store, AgencyCode("tax"), options).error().code == ErrorCode::kNotFound);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
