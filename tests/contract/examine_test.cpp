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

// What examine() finds in one batch, and that write() refuses it as it should.
std::string found_in(TestStore& store, const Batch& batch) {
  const std::vector<RowIssue> issues = store->examine(std::vector{batch}).value();
  const Result<WriteSummary> written = store->write(batch);
  CHECK(written.has_value() == issues.empty());
  if (!written && !issues.empty()) CHECK(written.error().code == issues.front().error.code);
  return shown(issues);
}

std::string found_in(TestStore& store, const Observation& observation) {
  return found_in(store, Batch(source("r1")).add(kCourt, kRate, observation));
}

STORE_CASE("store: examine finds nothing in what can be written, and writes nothing") {
  define_court(*store);
  CHECK(shown(store->examine(std::vector{says("r1", 2020, "1")})) == "none");
  CHECK(codes_of(store->sources()) == "none");
  CHECK(store->revision_count().value() == 0);
}

STORE_CASE("store: examine tells an unknown code once, at the first row that names it") {
  define_court(*store);
  Batch batch(source("r1"));
  batch.add(kCourt, kRate, observation(2020, "1"))
      .add(AgencyCode("cort"), kRate, observation(2020, "1"))
      .add(AgencyCode("cort"), IndicatorCode("rats"), observation(2021, "1"))
      .add(kCourt, IndicatorCode("rats"), observation(2022, "1"));
  CHECK(found_in(store, batch) ==
        "0:1 agency: not_found: agency \"cort\" is not defined; did you mean \"court\"?\n"
        "0:2 indicator: not_found: indicator \"rats\" is not defined; did you mean \"rate\"?");
}

STORE_CASE("store: examine tells a source that is not defined") {
  define_court(*store);
  CHECK(found_in(store, Batch(SourceCode("r1")).add(kCourt, kRate, observation(2020, "1"))) ==
        "0:0 source: not_found: source \"r1\" is not defined");
}

STORE_CASE("store: examine tells a document that contradicts the source on record") {
  define_court(*store);
  store->define(source("r1", "2023")).value();
  CHECK(found_in(store, says(source("r1", "2024"), 2020, "1")) ==
        "0:0 source: already_exists: source \"r1\" is defined already, with another date of "
        "publication; ask for it to be redefined if that is meant");
  CHECK(found_in(store, says("R1", 2020, "1")) ==
        "0:0 source: already_exists: source \"R1\" differs from \"r1\" in case only; use one of "
        "them");
  SourceDocument unreadable = source("r2");
  unreadable.title = "\xFF";
  CHECK(found_in(store, says(unreadable, 2020, "1")) ==
        "0:0 source: invalid_data: the title of source \"r2\" is not UTF-8: \"\uFFFD\"");
}

STORE_CASE("store: examine tells two documents of one code that contradict each other") {
  define_court(*store);
  const std::vector<Batch> batches{says(source("r1", "2023"), 2020, "1"),
                                   says(source("r1", "2024"), 2021, "1")};
  CHECK(shown(store->examine(batches)) ==
        "1:0 source: already_exists: source \"r1\" is defined already, with another date of "
        "publication; ask for it to be redefined if that is meant");
  CHECK(store->write(batches).error().code == ErrorCode::kAlreadyExists);
  CHECK(codes_of(store->sources()) == "none");
}

STORE_CASE("store: examine tells years in which the agency did not exist") {
  define_court(*store);
  Agency bounded = agency("bounded");
  bounded.first_year = Year(2010);
  bounded.last_year = Year(2012);
  store->define(bounded).value();
  Batch batch(source("r1"));
  for (const int year : {2009, 2010, 2012, 2013, 0, 3000}) {
    batch.add(AgencyCode("bounded"), kRate, observation(year, "1"));
  }
  CHECK(found_in(store, batch) ==
        "0:0 year: invalid_data: agency \"bounded\" did not exist in 2009: it begins in 2010\n"
        "0:3 year: invalid_data: agency \"bounded\" did not exist in 2013: it ended in 2012\n"
        "0:4 year: invalid_data: 0 is not a year from 1 to 2999\n"
        "0:5 year: invalid_data: 3000 is not a year from 1 to 2999");
}

STORE_CASE("store: examine tells values outside the bounds, which are themselves allowed") {
  define_court(*store);
  Indicator bounded = indicator("share", IndicatorKind::kPercent);
  bounded.lower_bound = dec("0");
  bounded.upper_bound = dec("100");
  store->define(bounded).value();
  Batch batch(source("r1"));
  const IndicatorCode share("share");
  batch.add(kCourt, share, observation(2020, "-0.01"))
      .add(kCourt, share, observation(2021, "0.00"))
      .add(kCourt, share, observation(2022, "100.0"))
      .add(kCourt, share, observation(2023, "100.01"));
  CHECK(found_in(store, batch) ==
        "0:0 value: invalid_data: -0.01 is below 0%, the least that \"share\" can be\n"
        "0:3 value: invalid_data: 100.01 is above 100%, the most that \"share\" can be");
}

STORE_CASE("store: examine tells counts that are not whole") {
  define_court(*store);
  Batch batch(source("r1"));
  batch.add(kCourt, kCases, observation(2020, "9.5"))
      .add(kCourt, kCases, observation(2021, "9.0"))
      .add(kCourt, kCases, observation(2022, "122e3"));
  CHECK(found_in(store, batch) ==
        "0:0 value: invalid_data: 9.5 is not a whole number, and \"cases\" is a count");
  Observation rate = observation(2020, "50");
  rate.numerator = dec("0.5");
  rate.denominator = dec("1");
  CHECK(found_in(store, rate) ==
        "0:0 counts: invalid_data: the numerator 0.5 is not a whole number");
  rate.numerator = dec("1.0");
  rate.denominator = dec("1.5");
  CHECK(found_in(store, rate) ==
        "0:0 counts: invalid_data: the denominator 1.5 is not a whole number");
}

STORE_CASE("store: a ratio of amounts need not have whole parts") {
  define_court(*store);
  store->define(indicator("income", IndicatorKind::kAmount)).value();
  Indicator ratio = indicator("per_case", IndicatorKind::kRatio);
  ratio.numerator = IndicatorCode("income");
  ratio.denominator = kCases;
  store->define(ratio).value();
  Observation each = observation(2020, "0.5");
  each.numerator = dec("1.5");
  each.denominator = dec("3");
  CHECK(found_in(store, Batch(source("r1")).add(kCourt, IndicatorCode("per_case"), each)) ==
        "none");
}

STORE_CASE("store: examine tells a value that is missing without a reason, or there with one") {
  define_court(*store);
  CHECK(found_in(store, observation(2020, "", "P")) ==
        "0:0 value: invalid_data: there is neither a value nor a status that says why: give a "
        "value, or a status such as O (missing), L (not collected), M (cannot exist) or Q "
        "(suppressed)");
  CHECK(found_in(store, observation(2020, "")).starts_with("0:0 value: invalid_data: "));
  CHECK(found_in(store, observation(2020, "9", "PL")) ==
        "0:0 status: invalid_data: status LP says that the value is missing, but there is one: 9");
}

STORE_CASE("store: examine tells a rate of no cases or fewer") {
  define_court(*store);
  Observation rate = observation(2020, "0");
  rate.numerator = 0;
  rate.denominator = 0;
  CHECK(found_in(store, rate) ==
        "0:0 counts: invalid_data: the denominator is 0: a rate needs one above zero; of no cases "
        "there is no rate, only a status such as M (cannot exist)");
  rate.denominator = -1;
  CHECK(found_in(store, rate).starts_with("0:0 counts: invalid_data: the denominator is -1"));
  rate = observation(2020, "", "M");
  rate.denominator = 0;
  CHECK(found_in(store, rate) == "none");
}

STORE_CASE("store: examine tells texts that are not UTF-8") {
  define_court(*store);
  Observation each = observation(2020, "1");
  each.locator = "\xFF";
  CHECK(found_in(store, each) == "0:0 row: invalid_data: the locator is not UTF-8");
  each.locator.clear();
  each.note = "\xFF";
  CHECK(found_in(store, each) == "0:0 row: invalid_data: the note is not UTF-8");
  store->write(says("r1", 2020, "1")).value();
  CHECK(found_in(store, retracts("r1", 2020, "\xFF")) ==
        "0:0 row: invalid_data: the note is not UTF-8");
}

STORE_CASE("store: examine tells rows of one source that contradict each other") {
  define_court(*store);
  std::vector<Batch> batches;
  batches.push_back(says("r1", 2020, "97.3"));
  batches.back().add(kCourt, kRate, observation(2021, "1"));
  batches.push_back(says("r2", 2020, "97.4"));
  batches.push_back(says("r1", 2020, "97.30"));
  CHECK(shown(store->examine(batches)) ==
        "2:0 value: conflict: source \"r1\" says two things of \"court\", \"rate\" in 2020: 97.3 "
        "and 97.30; keep the one it prints (row 0)");
  CHECK(store->write(batches).error().code == ErrorCode::kConflict);
  CHECK(store->revision_count().value() == 0);
}

STORE_CASE("store: a value and its retraction in one write contradict each other") {
  define_court(*store);
  store->write(says("r1", 2020, "1")).value();
  Batch batch = says("r1", 2020, "2");
  batch.retract(kCourt, kRate, Year(2020));
  CHECK(found_in(store, batch) ==
        "0:1 value: conflict: source \"r1\" says two things of \"court\", \"rate\" in 2020: 2 and "
        "a retraction; keep the one it prints (row 0)");
}

STORE_CASE("store: examine tells a retraction of what the source never said") {
  define_court(*store);
  store->write(says("r1", 2020, "1")).value();
  store->define(source("r2")).value();
  CHECK(found_in(store, retracts("r2", 2020)) ==
        "0:0 row: not_found: source \"r2\" says nothing of \"court\", \"rate\" in 2020, so there "
        "is nothing to retract");
}

STORE_CASE("store: a refused write names the observation") {
  define_court(*store);
  CHECK(shown(store->write(says(source("r1"), 2020, "9", "L"))) ==
        "invalid_data: \"court\", \"rate\" in 2020: status L says that the value is missing, but "
        "there is one: 9");
}

STORE_CASE("store: issues come by batch and row") {
  define_court(*store);
  std::vector<Batch> batches;
  batches.push_back(Batch(SourceCode("r9")).add(kCourt, kCases, observation(2020, "0.5")));
  batches.push_back(says("r1", 2021, "1"));
  batches.back().add(kCourt, kRate, observation(2021, "2")).add(kCourt, kRate, observation(0, "2"));
  const auto issues = store->examine(batches).value();
  REQUIRE(issues.size() == 4);
  CHECK(issues[0].field == RowField::kSource);
  CHECK(issues[1].field == RowField::kValue);
  CHECK(issues[2].error.code == ErrorCode::kConflict);
  CHECK(issues[3].field == RowField::kYear);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
