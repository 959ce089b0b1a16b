#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/builders.h"
#include "support/court.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

// "cases: 2020=2 @r1 | rate: 2020=1 @r1"; "none" for no series.
std::string profile_of(const Store& store, const AgencyCode& agency,
                       const ReadOptions& options = {}) {
  const auto profile = store.profile(agency, options);
  if (!profile) return shown(profile.error());
  std::string result;
  for (const Series& series : *profile) {
    CHECK(series.agency().code == agency);
    if (!result.empty()) result += " | ";
    result += series.indicator().code.str() + ": " + shown(series);
  }
  return result.empty() ? "none" : result;
}

STORE_CASE("store: a profile holds each indicator that the agency has values of, by code") {
  define_court(*store);
  // Defined last and first by code; compared as written, capitals come first.
  store->define(indicator("Audits")).value();
  store->define(indicator("none")).value();
  Batch batch(source("r1"));
  batch.add(kCourt, kRate, observation(2020, "1"))
      .add(kCourt, kRate, observation(2021, "", "L"))
      .add(kCourt, kCases, observation(2019, "9"))
      .add(kCourt, IndicatorCode("Audits"), observation(2021, "2"))
      .add(kTax, kRate, observation(2020, "3"));
  store->write(batch).value();
  store->write(says(source("r2"), 2021, "4")).value();
  CHECK(profile_of(*store, kCourt) ==
        "Audits: 2021=2 @r1 | cases: 2019=9 @r1 | rate: 2020=1 @r1; 2021=4 @r2");
  CHECK(profile_of(*store, kTax) == "rate: 2020=3 @r1");
  for (const Series& series : store->profile(kCourt).value()) {
    CHECK(shown(series) == shown(store->series(kCourt, series.indicator().code)));
  }
}

STORE_CASE("store: a profile brings the breaks of each indicator") {
  define_court(*store);
  store->define(SeriesBreak{.indicator = kCases, .first_year = Year(2020)}).value();
  Batch batch(source("r1"));
  batch.add(kCourt, kRate, observation(2020, "1")).add(kCourt, kCases, observation(2019, "9"));
  store->write(batch).value();
  const auto profile = store->profile(kCourt).value();
  REQUIRE(profile.size() == 2);
  CHECK(profile[0].break_years() == std::vector<Year>{Year(2020)});
  CHECK(profile[1].break_years().empty());
}

STORE_CASE("store: a profile knows years, vintages and retractions as a series does") {
  define_court(*store);
  CHECK(profile_of(*store, kCourt) == "none");
  store->write(says(source("r1", "2023"), 2020, "1")).value();
  store->write(says(source("r2", "2024"), 2020, "2")).value();
  const ReadOptions before{.as_of = parse_date("2023-12-31").value()};
  CHECK(profile_of(*store, kCourt, before) == "rate: 2020=1 @r1");
  CHECK(profile_of(*store, kCourt) == "rate: 2020=2 @r2");
  CHECK(profile_of(*store, kCourt, {.years = {Year(2021), Year(2022)}}) == "none");
  store->write(retracts("r2", 2020)).value();
  CHECK(profile_of(*store, kCourt) == "rate: 2020=1 @r1");
  store->write(retracts("r1", 2020)).value();
  CHECK(profile_of(*store, kCourt) == "none");
}

STORE_CASE("store: a profile of an unknown agency or of no years is refused") {
  define_court(*store);
  CHECK(profile_of(*store, AgencyCode("cuort")) ==
        "not_found: agency \"cuort\" is not defined; did you mean \"court\"?");
  CHECK(profile_of(*store, kCourt, {.years = {Year(2021), Year(2019)}}) ==
        "invalid_argument: the span of years from 2021 to 2019 is empty");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
