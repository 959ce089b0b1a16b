#include <annals/store.h>
#include <annals/version.h>
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

STORE_CASE("store: a series without values is empty, and no error") {
  define_court(*store);
  CHECK(rate_of(*store) == "empty");
  CHECK(history_of(*store) == "none");
  CHECK(shown(store->cross_section(kRate)) == "none");
  CHECK(store->revision_count().value() == 0);
  const Series series = store->series(kCourt, kRate).value();
  CHECK(series.agency() == agency("court"));
  CHECK(series.indicator() == indicator("rate", IndicatorKind::kPercent));
}

STORE_CASE("store: reading what is not defined is an error that names the nearest") {
  define_court(*store);
  CHECK(shown(store->series(AgencyCode("cort"), kRate)) ==
        "not_found: agency \"cort\" is not defined; did you mean \"court\"?");
  CHECK(shown(store->series(kCourt, IndicatorCode("Rate"))) ==
        "not_found: indicator \"Rate\" is not defined; did you mean \"rate\"?");
  CHECK(shown(store->history(AgencyCode("zz"), kRate)) ==
        "not_found: agency \"zz\" is not defined");
  CHECK(shown(store->cross_section(IndicatorCode("x"))) ==
        "not_found: indicator \"x\" is not defined");
}

STORE_CASE("store: a write counts each row once") {
  define_court(*store);
  CHECK(shown(store->write(says("r1", 2020, "1"))) == "1 inserted");
  Batch batch(source("r1"));
  batch.add(kCourt, kRate, observation(2020, "1"))
      .add(kCourt, kRate, observation(2021, "2.0"))
      .add(kCourt, kRate, observation(2021, "2.0"))
      .add(kTax, kRate, observation(2021, "3"));
  CHECK(shown(store->write(batch)) == "2 inserted, 1 unchanged, 1 repeated");
  CHECK(shown(store->write(says("r1", 2021, "2.5"))) == "1 revised");
  CHECK(shown(store->write(retracts("r1", 2021))) == "1 retracted");
  CHECK(shown(store->write(retracts("r1", 2021))) == "1 unchanged");
  CHECK(shown(store->write(says("r1", 2021, "2.5"))) == "1 revised");
  CHECK(store->revision_count().value() == 6);
}

STORE_CASE("store: writing the same document twice changes nothing") {
  define_court(*store);
  Batch batch(source("r1", "2024"));
  Observation full = observation(2020, "97.30", "P");
  full.bound = Bound::kAbout;
  full.numerator = 389;
  full.denominator = 400;
  full.locator = "page 1";
  full.note = "note";
  batch.add(kCourt, kRate, full).add(kTax, kRate, observation(2020, "", "L"));
  CHECK(shown(store->write(batch)) == "2 inserted");
  const std::string before = history_of(*store);
  CHECK(shown(store->write(batch)) == "2 unchanged");
  CHECK(history_of(*store) == before);
  CHECK(store->revision_count().value() == 2);
}

STORE_CASE("store: any part of an observation that differs is a revision") {
  define_court(*store);
  Observation full = observation(2020, "97.3");
  const auto write = [&] {
    return shown(store->write(Batch(source("r1")).add(kCourt, kRate, full)));
  };
  CHECK(write() == "1 inserted");
  full.value = dec("97.30");
  CHECK(write() == "1 revised");
  full.bound = Bound::kAtLeast;
  CHECK(write() == "1 revised");
  full.status = ObsStatus::kProvisional;
  CHECK(write() == "1 revised");
  full.denominator = 400;
  CHECK(write() == "1 revised");
  full.numerator = 389;
  CHECK(write() == "1 revised");
  full.locator = "page 1";
  CHECK(write() == "1 revised");
  full.note = "note";
  CHECK(write() == "1 revised");
  full.note.clear();
  full.locator.clear();
  CHECK(write() == "1 revised");
  CHECK(write() == "1 unchanged");
  CHECK(rate_of(*store) == "2020=at_least 97.30 (P) 389/400 @r1");
  CHECK(store->revision_count().value() == 9);
}

STORE_CASE("store: several sources are written in one call, all or none") {
  define_court(*store);
  const std::vector<Batch> batches{says("r1", 2020, "1"), says("r2", 2020, "2"),
                                   says("r1", 2021, "3")};
  CHECK(shown(store->write(batches)) == "3 inserted");
  CHECK(history_of(*store) == "2020=1 @r1; *2020=2 @r2; *2021=3 @r1");

  const std::vector<Batch> half_bad{
      says("r3", 2022, "4"), Batch(SourceCode("r4")).add(kCourt, kRate, observation(2022, "5"))};
  CHECK(shown(store->write(half_bad)) ==
        "not_found: source \"r4\" is not defined; did you mean \"r1\", \"r2\" or \"r3\"?");
  CHECK(codes_of(store->sources()) == "r1, r2");
  CHECK(store->revision_count().value() == 3);
}

STORE_CASE("store: one source in one call is one write in the history") {
  define_court(*store);
  store->write(std::vector<Batch>{says("r1", 2020, "1"), says("r1", 2021, "3")}).value();
  const auto history = store->history(kCourt, kRate).value();
  REQUIRE(history.size() == 2);
  CHECK(history[0].write->id == history[1].write->id);
}

STORE_CASE("store: writing nothing is no error, and defines the source") {
  CHECK(shown(store->write(std::vector<Batch>{})) == "nothing");
  CHECK(shown(store->write(Batch(source("r1")))) == "nothing");
  CHECK(codes_of(store->sources()) == "r1");
}

STORE_CASE("store: a write is recorded with its author, its reason and the program") {
  define_court(*store);
  store->write(says("r1", 2020, "1")).value();
  store->write(says("r1", 2020, "2"), {.author = "clerk", .reason = "a misprint"}).value();
  const auto history = store->history(kCourt, kRate).value();
  REQUIRE(history.size() == 2);
  CHECK(history[0].write->author == "tester");
  CHECK(history[0].write->reason.empty());
  CHECK(history[1].write->author == "clerk");
  CHECK(history[1].write->reason == "a misprint");
  CHECK(history[1].write->program == std::string("annals ") + version());
  CHECK(history[0].write->id < history[1].write->id);
  CHECK(history[0].write->recorded_at <= history[1].write->recorded_at);
  CHECK(*history[0].source == source("r1"));
}

STORE_CASE("store: an author or a reason that is not UTF-8 is refused") {
  define_court(*store);
  CHECK(shown(store->write(says("r1", 2020, "1"), {.author = "\xFF"})) ==
        "invalid_data: the author of the write is not UTF-8: \"\uFFFD\"");
  CHECK(store->write(says("r1", 2020, "1"), {.reason = "\xFF"}).error().code ==
        ErrorCode::kInvalidData);
  CHECK(store->revision_count().value() == 0);
}

STORE_CASE("store: a document that contradicts the source on record is refused") {
  define_court(*store);
  store->define(source("r1", "2023")).value();
  CHECK(shown(store->write(says(source("r1", "2024"), 2020, "1"))) ==
        "already_exists: source \"r1\" is defined already, with another date of publication; ask "
        "for it to be redefined if that is meant");
  CHECK(store->revision_count().value() == 0);
}

STORE_CASE("store: values are read back as they were printed") {
  store->define(agency("court")).value();
  Indicator amount = indicator("rate", IndicatorKind::kAmount);
  store->define(amount).value();
  const char* const printed[] = {"0",
                                 "0.00",
                                 "-0.5",
                                 "97.30",
                                 "97.3",
                                 "122e3",
                                 "1e40",
                                 "0.0000000000000000000000000000000000000001",
                                 "999999999999999999",
                                 "-999999999999999999",
                                 "-1.10"};
  Batch batch(source("r1"));
  int year = 2000;
  for (const char* text : printed) batch.add(kCourt, kRate, observation(++year, text));
  store->write(batch).value();
  const Series series = store->series(kCourt, kRate).value();
  REQUIRE(series.size() == std::size(printed));
  for (std::size_t i = 0; i < series.size(); ++i) {
    CAPTURE(printed[i]);
    CHECK(identical(*series.observations()[i].value, dec(printed[i])));
  }
}

STORE_CASE("store: bounds, statuses, counts, locators and notes are read back") {
  define_court(*store);
  Batch batch(source("r1"));
  int year = 2000;
  std::string expected;
  for (const Bound bound : {Bound::kExact, Bound::kAbout, Bound::kAtLeast, Bound::kAtMost}) {
    Observation each = observation(++year, "9.0");
    each.bound = bound;
    batch.add(kCourt, kRate, each);
  }
  for (const char letter : std::string("BDEFGIJNPSUVW")) {
    batch.add(kCourt, kRate, observation(++year, "9", std::string(1, letter)));
  }
  for (const char letter : std::string("OMLHQKJS")) {
    batch.add(kCourt, kRate, observation(++year, "", std::string(1, letter)));
  }
  batch.add(kCourt, kRate, observation(++year, "9", "GVUNPEFIWDSJB"));
  Observation full = observation(++year, "", "M");
  full.numerator = 0;
  full.denominator = 0;
  full.locator = "第二章，表1 \"甲\"";
  full.note = std::string("line\nand a zero \0 inside", 23);
  batch.add(kCourt, kRate, full);
  store->write(batch).value();
  CHECK(rate_of(*store) ==
        "2001=9.0 @r1; 2002=about 9.0 @r1; 2003=at_least 9.0 @r1; 2004=at_most 9.0 @r1; "
        "2005=9 (B) @r1; 2006=9 (D) @r1; 2007=9 (E) @r1; 2008=9 (F) @r1; 2009=9 (G) @r1; "
        "2010=9 (I) @r1; 2011=9 (J) @r1; 2012=9 (N) @r1; 2013=9 (P) @r1; 2014=9 (S) @r1; "
        "2015=9 (U) @r1; 2016=9 (V) @r1; 2017=9 (W) @r1; "
        "2018=- (O) @r1; 2019=- (M) @r1; 2020=- (L) @r1; 2021=- (H) @r1; 2022=- (Q) @r1; "
        "2023=- (K) @r1; 2024=- (J) @r1; 2025=- (S) @r1; "
        "2026=9 (BJSDWIFEPNUVG) @r1; "
        "2027=- (M) 0/0 [第二章，表1 \"甲\"] {" +
            full.note + "} @r1");
}

STORE_CASE("store: the first and the last year can be written") {
  define_court(*store);
  store->write(says("r1", 1, "1")).value();
  store->write(says("r1", 2999, "2")).value();
  CHECK(rate_of(*store) == "1=1 @r1; 2999=2 @r1");
}

STORE_CASE("store: rows are read by year, whatever the order of writing") {
  define_court(*store);
  Batch batch(source("r1"));
  for (const int year : {2021, 2003, 2020, 1999, 2010}) {
    batch.add(kCourt, kRate, observation(year, std::to_string(year - 1990)));
  }
  store->write(batch).value();
  store->write(says("r1", 2005, "15")).value();
  CHECK(rate_of(*store) ==
        "1999=9 @r1; 2003=13 @r1; 2005=15 @r1; 2010=20 @r1; 2020=30 @r1; 2021=31 @r1");
}

STORE_CASE("store: a batch of many rows is written whole") {
  store->define(indicator("cases")).value();
  Batch batch(source("r1"));
  for (int i = 0; i < 50; ++i) {
    const std::string code = "a" + std::to_string(i);
    store->define(agency(code)).value();
    for (int year = 2000; year < 2021; ++year) {
      batch.add(AgencyCode(code), kCases, observation(year, std::to_string(100 * i + year)));
    }
  }
  CHECK(shown(store->write(batch)) == "1050 inserted");
  const auto section = store->cross_section(kCases).value();
  CHECK(section.size() == 50);
  for (const Series& series : section) CHECK(series.size() == 21);
  CHECK(store->revision_count().value() == 1050);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
