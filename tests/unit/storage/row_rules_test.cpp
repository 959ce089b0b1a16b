#include "storage/row_rules.h"

#include <annals/batch.h>
#include <doctest/doctest.h>

#include <string>

#include "storage/connection.h"
#include "storage/indicators.h"
#include "storage/registry.h"
#include "support/builders.h"
#include "support/shown.h"

TEST_SUITE_BEGIN("row_rules");

namespace annals::storage {
namespace {

using test::agency;
using test::dec;
using test::indicator;
using test::observation;

// What the rules say of one observation, "none" if nothing.
std::string said(const Indicator& of, const Agency& who, const Observation& what) {
  Connection connection("", {});
  Registry registry(connection);
  for (const auto& part : {of.numerator, of.denominator}) {
    if (part) define(connection, indicator(part->str(), IndicatorKind::kAmount), Redefine::kRefuse);
  }
  Batch batch(SourceCode("r1"));
  batch.add(who.code, of.code, what);
  const Batch::Row& row = batch.rows().front();
  const auto problem = RowRules(of, registry).check(who, row, batch.detail(row));
  if (!problem) return "none";
  return std::string(test::shown(problem->field)) + ": " + problem->error.message;
}
std::string said(const Observation& what) {
  return said(indicator("cases"), agency("court"), what);
}

TEST_CASE("row_rules: whole numbers are told by value and not by form") {
  for (const char* text : {"0", "9", "-9", "9.0", "9.000", "122e3", "999999999999999999", "0.00"}) {
    CHECK(is_whole(dec(text)));
  }
  for (const char* text : {"0.1", "-0.5", "9.01", "99999999999999999.9", "1e-40"}) {
    CHECK_FALSE(is_whole(dec(text)));
  }
}

TEST_CASE("row_rules: the first rule that is broken is told") {
  Agency late = agency("court");
  late.first_year = Year(2021);
  CHECK(said(indicator("cases"), late, observation(2020, "0.5", "L")).starts_with("year: "));
  CHECK(said(observation(2020, "0.5", "L")).starts_with("status: "));
  CHECK(said(observation(2020, "0.5")).starts_with("value: "));
  CHECK(said(observation(2020, "5")) == "none");
}

TEST_CASE("row_rules: the years of existence include both ends") {
  Agency bounded = agency("court");
  bounded.first_year = Year(2020);
  bounded.last_year = Year(2020);
  CHECK(said(indicator("cases"), bounded, observation(2020, "5")) == "none");
  CHECK(said(indicator("cases"), bounded, observation(2019, "5")) ==
        "year: agency \"court\" did not exist in 2019: it begins in 2020");
  CHECK(said(indicator("cases"), bounded, observation(2021, "5")) ==
        "year: agency \"court\" did not exist in 2021: it ended in 2020");
}

TEST_CASE("row_rules: a bound is told in the unit of the indicator") {
  Indicator bounded = indicator("cases");
  bounded.lower_bound = dec("1");
  CHECK(said(bounded, agency("court"), observation(2020, "0")) ==
        "value: 0 is below 1 cases, the least that \"cases\" can be");
  bounded.unit.clear();
  CHECK(said(bounded, agency("court"), observation(2020, "0")) ==
        "value: 0 is below 1, the least that \"cases\" can be");
}

TEST_CASE("row_rules: J and S stand with a value or without") {
  for (const char* letters : {"J", "S", "JS"}) {
    CHECK(said(observation(2020, "5", letters)) == "none");
    CHECK(said(observation(2020, "", letters)) == "none");
  }
}

TEST_CASE("row_rules: a retraction needs only its year and a readable note") {
  Connection connection("", {});
  Registry registry(connection);
  const RowRules rules(indicator("cases"), registry);
  Batch batch(SourceCode("r1"));
  batch.retract(AgencyCode("court"), IndicatorCode("cases"), Year(2020));
  batch.retract(AgencyCode("court"), IndicatorCode("cases"), Year(3000));
  const auto checked = [&](std::size_t i) {
    return rules.check(agency("court"), batch.rows()[i], batch.detail(batch.rows()[i]));
  };
  CHECK_FALSE(checked(0));
  REQUIRE(checked(1));
  CHECK(checked(1)->error.message == "3000 is not a year from 1 to 2999");
}

TEST_CASE("row_rules: counts follow the indicators they are values of") {
  Indicator ratio = indicator("ratio", IndicatorKind::kRatio);
  Observation each = observation(2020, "0.5");
  each.numerator = dec("0.5");
  CHECK(said(ratio, agency("court"), each) == "counts: the numerator 0.5 is not a whole number");
  ratio.numerator = IndicatorCode("income");
  ratio.denominator = IndicatorCode("costs");
  each.denominator = dec("1.5");
  CHECK(said(ratio, agency("court"), each) == "none");
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
