#include <annals/target.h>
#include <doctest/doctest.h>

#include <string>

#include "support/shown.h"
#include "tree.h"

TEST_SUITE_BEGIN("target_outcomes");

namespace annals::test {
namespace {

Target for_kind(AgencyKind kind, std::string_view value, int year = 2021) {
  return {.agency_kind = kind,
          .indicator = IndicatorCode("rate"),
          .year = Year(year),
          .value = dec(value),
          .source = SourceCode("plan")};
}
Target for_agency(std::string_view code, std::string_view value, int year = 2021) {
  Target result = for_kind(AgencyKind::kOther, value, year);
  result.agency_kind.reset();
  result.agency = AgencyCode(code);
  return result;
}

// "justice 90 met; tax 90 not_available"
std::string outcomes(const Store& store, const TargetOptions& options = {}) {
  const auto all = target_outcomes(store, options);
  if (!all) return shown(all.error());
  std::string result;
  for (const TargetOutcome& each : *all) {
    if (!result.empty()) result += "; ";
    result += each.agency.str() + " " + each.target.value.str() + " ";
    result += to_string(each.attainment);
  }
  return result.empty() ? "none" : result;
}

TEST_CASE("target_outcomes: a target for a kind applies to each that existed in its year") {
  Store store = tree_store();
  store.define(for_kind(AgencyKind::kDepartment, "90")).value();
  store.define(for_kind(AgencyKind::kDepartment, "80", 2018)).value();
  write(store, "justice", observation(2021, "91"));
  write(store, "water", observation(2021, "89"));
  CHECK(outcomes(store) ==
        "justice 80 not_available; justice 90 met; land 80 not_available; tax 90 not_available; "
        "water 80 not_available; water 90 not_met");
}

TEST_CASE("target_outcomes: an agency's own target takes the place of that of its kind") {
  Store store = tree_store();
  store.define(for_agency("justice", "92")).value();
  store.define(for_kind(AgencyKind::kDepartment, "90")).value();
  store.define(for_agency("tax", "70")).value();
  write(store, "justice", observation(2021, "91"));
  CHECK(outcomes(store) == "justice 92 not_met; tax 70 not_available; water 90 not_available");
}

TEST_CASE("target_outcomes: sources, directions and years stay beside one another") {
  Store store = tree_store();
  store.define(for_kind(AgencyKind::kTownship, "90")).value();
  Target of_report = for_agency("hill", "92");
  of_report.source = SourceCode("report");
  store.define(of_report).value();
  Target limit = for_agency("hill", "99");
  limit.direction = TargetDirection::kAtMost;
  store.define(limit).value();
  store.define(for_agency("hill", "95", 2022)).value();
  write(store, "hill", observation(2021, "91"));
  CHECK(outcomes(store) == "hill 90 met; hill 92 not_met; hill 99 met; hill 95 not_available");
}

TEST_CASE("target_outcomes: an agency, an indicator and a span of years narrow the answer") {
  Store store = tree_store();
  store.define(for_kind(AgencyKind::kDepartment, "90")).value();
  store.define(for_agency("justice", "95", 2022)).value();
  Target cases = for_agency("justice", "7");
  cases.indicator = IndicatorCode("cases");
  store.define(cases).value();
  CHECK(outcomes(store, {.agency = AgencyCode("tax")}) == "tax 90 not_available");
  CHECK(outcomes(store, {.indicator = IndicatorCode("cases")}) == "justice 7 not_available");
  CHECK(outcomes(store, {.read = {.years = {Year(2022), Year(2022)}}}) ==
        "justice 95 not_available");
  CHECK(outcomes(store, {.agency = AgencyCode("hill")}) == "none");
  CHECK(outcomes(store, {.agency = AgencyCode("taxi")}) ==
        "not_found: agency \"taxi\" is not defined; did you mean \"tax\"?");
  CHECK(outcomes(store, {.indicator = IndicatorCode("rat")}) ==
        "not_found: indicator \"rat\" is not defined; did you mean \"rate\"?");
}

TEST_CASE("target_outcomes: the present and the vintage decide what is seen") {
  Store store = tree_store();
  store.define(for_agency("tax", "90")).value();
  write(store, "tax", observation(2020, "97"));
  write(store, "tax", observation(2021, "91"));
  CHECK(outcomes(store) == "tax 90 met");
  TargetOptions before{.present = Year(2021)};
  before.read.as_of = parse_date("2021-06-30").value();
  CHECK(outcomes(store, before) == "tax 90 future");
  before.present = Year(2022);
  CHECK(outcomes(store, before) == "tax 90 not_available");
}

TEST_CASE("target_outcomes: a span of years does not hide when a target was first met") {
  Store store = tree_store();
  store.define(for_agency("tax", "90")).value();
  write(store, "tax", observation(2020, "97"));
  const auto all = target_outcomes(store, {.read = {.years = {Year(2021), Year(2021)}}}).value();
  REQUIRE(all.size() == 1);
  CHECK(all[0].first_met == Year(2020));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
