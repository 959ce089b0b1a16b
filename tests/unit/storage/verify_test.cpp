#include "storage/verify.h"

#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("verify");

namespace annals {
namespace {

using namespace test;  // NOLINT: the vocabulary of this file

// A store in which one of each is: a value, a reason, a detail, a retraction, bounds, names.
void fill(const std::filesystem::path& file) {
  Store store = Store::open(file).value();
  define_court(store);
  Indicator share = indicator("share", IndicatorKind::kPercent);
  share.lower_bound = 0;
  share.upper_bound = 100;
  store.define(share).value();
  Observation full = observation(2020, "50.0");
  full.numerator = 1;
  full.denominator = 2;
  full.locator = "p";
  Batch batch(source("r1", "2024"));
  batch.add(kCourt, IndicatorCode("share"), full)
      .add(kCourt, kCases, observation(2020, "9.0"))
      .add(kTax, kRate, observation(2021, "", "L"));
  store.write(batch).value();
  store.write(says(source("r2"), 2020, "1")).value();
  store.write(retracts("r2", 2020)).value();
}

// What verify finds in that store after "sql" was done to it.
std::string found_after(const std::string& sql) {
  const TempDir folder;
  fill(folder / "store.db");
  run_sql(folder / "store.db", sql);
  Store store = Store::open(folder / "store.db").value();
  // That the packed series do not fit the history any more has tests of its own. Where the history
  // cannot be read, they stay as they are.
  (void)store.rebuild();
  auto defects = store.verify();
  // That it is no longer what was sealed has tests of its own too.
  if (defects) std::erase_if(*defects, [](const Defect& defect) { return defect.rule == "seal"; });
  return shown(defects);
}

TEST_CASE("verify: a sound store has no defects") { CHECK(found_after("") == "none"); }

TEST_CASE("verify: a row that names none") {
  CHECK(found_after("DELETE FROM indicator_name; DELETE FROM source WHERE code = 'r2'") ==
        "foreign_key: a row of table batch names a row of table source that is not there\n"
        "foreign_key: a row of table batch names a row of table source that is not there");
}

TEST_CASE("verify: a value that breaks a constraint of its table") {
  const char* const changes[] = {"bound = 9",     "mantissa = NULL", "obs_status = 'Z'",
                                 "exponent = 41", "retracted = 2",   "year = 3000"};
  for (const std::string change : changes) {
    CAPTURE(change);
    const std::string found =
        found_after("UPDATE observation SET " + change + " WHERE mantissa = 90");
    CHECK(found == "integrity: CHECK constraint failed in observation");
  }
}

TEST_CASE("verify: a value outside the agency's years") {
  CHECK(found_after("UPDATE agency SET last_year = 2020 WHERE code = 'tax'") ==
        "years_of_existence: \"tax\", \"rate\" in 2021: lies outside the years in which the "
        "agency existed");
  CHECK(found_after("UPDATE agency SET first_year = 2022 WHERE code = 'tax'") ==
        "years_of_existence: \"tax\", \"rate\" in 2021: lies outside the years in which the "
        "agency existed");
}

TEST_CASE("verify: a detail that is not there, or not told") {
  const std::string defect =
      "detail: \"court\", \"share\" in 2020: says of its detail what is not so";
  CHECK(found_after("DELETE FROM observation_detail") == defect);
  CHECK(found_after("UPDATE observation SET has_detail = 0") == defect);
}

TEST_CASE("verify: a retraction of what was never said") {
  CHECK(found_after("UPDATE observation SET retracted = 1, mantissa = NULL, exponent = NULL "
                    "WHERE mantissa = 90") ==
        "retraction: \"court\", \"cases\" in 2020: is retracted by a source that had said nothing "
        "of it");
}

TEST_CASE("verify: a write recorded before the one that precedes it") {
  CHECK(found_after("UPDATE batch SET recorded_at = '2000-01-31T08:30:00.000Z' WHERE id = 2") ==
        "recorded_at: write 2 is recorded before the write that precedes it");
}

TEST_CASE("verify: a name that cannot be found") {
  CHECK(found_after("UPDATE agency_name SET folded = 'COURT' WHERE name = 'court'") ==
        "folded_name: agency \"court\" cannot be found by its name \"court\"");
  CHECK(found_after("UPDATE indicator_name SET name = 'Quote' WHERE name = 'rate'") ==
        "folded_name: indicator \"rate\" cannot be found by its name \"Quote\"");
}

TEST_CASE("verify: a value outside the bounds") {
  const std::string defect =
      "bounds: \"court\", \"share\" in 2020: the value lies outside the bounds of the indicator";
  CHECK(found_after("UPDATE observation SET mantissa = -1 WHERE mantissa = 500") == defect);
  CHECK(found_after("UPDATE observation SET mantissa = 1001 WHERE mantissa = 500") == defect);
  CHECK(found_after("UPDATE observation SET mantissa = 1000 WHERE mantissa = 500") == "none");
}

TEST_CASE("verify: a count that is not whole") {
  CHECK(found_after("UPDATE observation SET mantissa = 95 WHERE mantissa = 90") ==
        "whole: \"court\", \"cases\" in 2020: the value of a count is not whole");
}

TEST_CASE("verify: an index that lacks a row") {
  const std::string found = found_after(
      "PRAGMA writable_schema = ON; "
      "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
      "WHERE name = 'waiver_by_finding') WHERE name = 'batch_by_source'");
  CHECK(found.starts_with("integrity: "));
}

TEST_CASE("verify: every defect is told") {
  CHECK(found_after("UPDATE observation SET mantissa = 95 WHERE mantissa = 90; "
                    "DELETE FROM observation_detail; "
                    "UPDATE agency_name SET folded = 'x'") ==
        "detail: \"court\", \"share\" in 2020: says of its detail what is not so\n"
        "folded_name: agency \"court\" cannot be found by its name \"court\"\n"
        "folded_name: agency \"tax\" cannot be found by its name \"tax\"\n"
        "whole: \"court\", \"cases\" in 2020: the value of a count is not whole");
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
