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

ReadOptions as_of(std::string_view day) { return {.as_of = parse_date(day).value()}; }
ReadOptions years_of(int first, int last) { return {.years = {Year(first), Year(last)}}; }
ReadOptions recorded_by(Timestamp moment) { return {.recorded_by = moment}; }

STORE_CASE("store: of sources that disagree the one published last counts") {
  define_court(*store);
  store->write(says(source("late", "2024-02-01"), 2020, "2")).value();
  store->write(says(source("early", "2024-01-31"), 2020, "1")).value();
  CHECK(rate_of(*store) == "2020=2 @late");
  CHECK(history_of(*store) == "*2020=2 @late; 2020=1 @early");
}

STORE_CASE("store: a date that is half known counts as its last day") {
  define_court(*store);
  store->write(says(source("month", "2024-06"), 2020, "1")).value();
  store->write(says(source("day", "2024-06-29"), 2020, "2")).value();
  CHECK(rate_of(*store) == "2020=1 @month");
  store->write(says(source("year", "2024"), 2020, "3")).value();
  store->write(says(source("december", "2024-12-30"), 2020, "4")).value();
  CHECK(rate_of(*store) == "2020=3 @year");
}

STORE_CASE("store: of sources published on one day the one recorded last counts") {
  define_court(*store);
  store->write(says(source("a", "2024-12-31"), 2020, "1")).value();
  store->write(says(source("b", "2024"), 2020, "2")).value();
  CHECK(rate_of(*store) == "2020=2 @b");
  store->write(says(source("a", "2024-12-31"), 2020, "3")).value();
  CHECK(rate_of(*store) == "2020=3 @a");
}

STORE_CASE("store: a source without a date gives way to every dated one") {
  define_court(*store);
  store->write(says(source("dated", "1900"), 2020, "1")).value();
  store->write(says(source("undated"), 2020, "2")).value();
  CHECK(rate_of(*store) == "2020=1 @dated");
  store->write(says(source("undated"), 2021, "3")).value();
  store->write(says(source("other"), 2021, "4")).value();
  CHECK(rate_of(*store) == "2020=1 @dated; 2021=4 @other");
}

STORE_CASE("store: a word without a value counts like one with a value") {
  define_court(*store);
  store->write(says(source("r1", "2023"), 2020, "1")).value();
  store->write(says(source("r2", "2024"), 2020, "", "Q")).value();
  CHECK(rate_of(*store) == "2020=- (Q) @r2");
}

STORE_CASE("store: a retraction brings the other source to light again") {
  define_court(*store);
  store->write(says(source("r1", "2023"), 2020, "1")).value();
  store->write(says(source("r2", "2024"), 2020, "2")).value();
  store->write(retracts("r2", 2020, "misprinted")).value();
  CHECK(rate_of(*store) == "2020=1 @r1");
  CHECK(history_of(*store) == "*2020=1 @r1; 2020=2 @r2; 2020 retracted {misprinted} @r2");
  store->write(retracts("r1", 2020)).value();
  CHECK(rate_of(*store) == "empty");
  CHECK(shown(store->cross_section(kRate)) == "none");
  store->write(says(source("r2", "2024"), 2020, "3")).value();
  CHECK(rate_of(*store) == "2020=3 @r2");
}

STORE_CASE("store: the documents behind a series are listed once, in order of first use") {
  define_court(*store);
  for (const int year : {2020, 2022}) store->write(says("b", year, "1")).value();
  for (const int year : {2021, 2023}) store->write(says("a", year, "2")).value();
  const Series series = store->series(kCourt, kRate).value();
  REQUIRE(series.sources().size() == 2);
  CHECK(*series.sources()[0] == source("b"));
  CHECK(*series.sources()[1] == source("a"));
  CHECK(series.source(3)->code == SourceCode("a"));
}

STORE_CASE("store: as of a day only what was published by then is seen") {
  define_court(*store);
  store->write(says(source("r1", "2023-05-01"), 2020, "1")).value();
  store->write(says(source("r2", "2024-05"), 2020, "2")).value();
  store->write(says(source("undated"), 2021, "3")).value();
  CHECK(rate_of(*store, as_of("2023-04-30")) == "empty");
  CHECK(rate_of(*store, as_of("2023-05-01")) == "2020=1 @r1");
  CHECK(rate_of(*store, as_of("2024-05-30")) == "2020=1 @r1");
  CHECK(rate_of(*store, as_of("2024-05-31")) == "2020=2 @r2");
  CHECK(rate_of(*store) == "2020=2 @r2; 2021=3 @undated");
  CHECK(history_of(*store, as_of("2024-01-01")) == "*2020=1 @r1");
  CHECK(shown(store->cross_section(kRate, as_of("2024-01-01"))) == "court: 2020=1 @r1");
  CHECK(shown(store->cross_section(kRate, as_of("2023-01-01"))) == "none");
}

STORE_CASE("store: recorded by a moment only what was written by then is seen") {
  define_court(*store);
  store->write(says("r1", 2020, "1")).value();
  const Timestamp first = moment_between(*store);
  store->write(says("r1", 2020, "2")).value();
  store->write(says("r2", 2021, "3")).value();
  const Timestamp second = moment_between(*store);
  store->write(retracts("r1", 2020)).value();

  CHECK(rate_of(*store, recorded_by(Timestamp{})) == "empty");
  CHECK(rate_of(*store, recorded_by(first)) == "2020=1 @r1");
  CHECK(rate_of(*store, recorded_by(second)) == "2020=2 @r1; 2021=3 @r2");
  CHECK(rate_of(*store) == "2021=3 @r2");
  CHECK(history_of(*store, recorded_by(first)) == "*2020=1 @r1");
  CHECK(shown(store->cross_section(kRate, recorded_by(first))) == "court: 2020=1 @r1");
}

STORE_CASE("store: recorded by a moment includes what was written in it") {
  define_court(*store);
  store->write(says("r1", 2020, "1")).value();
  const Timestamp moment = store->history(kCourt, kRate).value()[0].write->recorded_at;
  CHECK(rate_of(*store, recorded_by(moment)) == "2020=1 @r1");
  CHECK(rate_of(*store, recorded_by(moment - std::chrono::milliseconds(1))) == "empty");
}

STORE_CASE("store: the two clocks run apart") {
  define_court(*store);
  store->write(says(source("late", "2024"), 2020, "2")).value();
  const Timestamp between = moment_between(*store);
  store->write(says(source("early", "2023"), 2020, "1")).value();
  ReadOptions options = as_of("2023-12-31");
  CHECK(rate_of(*store, options) == "2020=1 @early");
  options.recorded_by = between;
  CHECK(rate_of(*store, options) == "empty");
  options.as_of = parse_date("2024-12-31").value();
  CHECK(rate_of(*store, options) == "2020=2 @late");
}

STORE_CASE("store: the span of years includes both ends") {
  define_court(*store);
  for (int year = 2018; year <= 2023; ++year) {
    store->write(says("r1", year, std::to_string(year - 2010))).value();
  }
  const ReadOptions span{.years = {Year(2019), Year(2021)}};
  CHECK(rate_of(*store, span) == "2019=9 @r1; 2020=10 @r1; 2021=11 @r1");
  CHECK(history_of(*store, span) == "*2019=9 @r1; *2020=10 @r1; *2021=11 @r1");
  CHECK(shown(store->cross_section(kRate, span)) == "court: 2019=9 @r1; 2020=10 @r1; 2021=11 @r1");
  CHECK(rate_of(*store, {.years = {Year(2023), Year(2023)}}) == "2023=13 @r1");
  CHECK(rate_of(*store, {.years = {Year(2030), Year(2040)}}) == "empty");
}

STORE_CASE("store: a span of years that ends before it begins is refused") {
  define_court(*store);
  const ReadOptions span{.years = {Year(2021), Year(2019)}};
  const std::string refusal = "invalid_argument: the span of years from 2021 to 2019 is empty";
  CHECK(rate_of(*store, span) == refusal);
  CHECK(history_of(*store, span) == refusal);
  CHECK(shown(store->cross_section(kRate, span)) == refusal);
}

STORE_CASE("store: a cross-section holds each agency that has values, by code") {
  define_court(*store);
  store->define(agency("Audit")).value();
  store->define(agency("none")).value();
  Batch batch(source("r1"));
  batch.add(kTax, kRate, observation(2020, "1"))
      .add(AgencyCode("Audit"), kRate, observation(2021, "2"))
      .add(kCourt, kRate, observation(2020, "", "L"))
      .add(kCourt, kCases, observation(2019, "9"));
  store->write(batch).value();
  store->write(says(source("r2"), 2021, "4")).value();
  CHECK(shown(store->cross_section(kRate)) ==
        "Audit: 2021=2 @r1 | court: 2020=- (L) @r1; 2021=4 @r2 | tax: 2020=1 @r1");
  for (const Series& series : store->cross_section(kRate).value()) {
    CHECK(shown(series) == shown(store->series(series.agency().code, kRate)));
  }
}

STORE_CASE("store: one series of a cross-section can be kept without the others") {
  define_court(*store);
  Batch batch(source("r1"));
  batch.add(kTax, kRate, observation(2020, "1")).add(kCourt, kRate, observation(2020, "2"));
  store->write(batch).value();
  const auto last_of = [&](std::vector<Series> all) { return all.back(); };
  const Series kept = last_of(store->cross_section(kRate).value());
  CHECK(shown(kept) == "2020=1 @r1");
  CHECK(kept.agency().code == kTax);
}

STORE_CASE("store: a history goes by year and then as recorded") {
  define_court(*store);
  store->write(says("r1", 2021, "1")).value();
  store->write(says("r1", 2020, "2")).value();
  store->write(says("r2", 2021, "3")).value();
  store->write(says("r1", 2021, "4")).value();
  CHECK(history_of(*store) == "*2020=2 @r1; 2021=1 @r1; 2021=3 @r2; *2021=4 @r1");
}

STORE_CASE("store: series of one agency do not run into one another") {
  define_court(*store);
  Batch batch(source("r1"));
  batch.add(kCourt, kRate, observation(2020, "1"))
      .add(kCourt, kCases, observation(2020, "2"))
      .add(kTax, kRate, observation(2020, "3"));
  store->write(batch).value();
  CHECK(rate_of(*store) == "2020=1 @r1");
  CHECK(shown(store->series(kCourt, kCases)) == "2020=2 @r1");
  CHECK(shown(store->series(kTax, kRate)) == "2020=3 @r1");
  CHECK(shown(store->series(kTax, kCases)) == "empty");
}

STORE_CASE("store: in one state series are read one after the other, there or not") {
  define_court(*store);
  Batch batch(source("r1"));
  batch.add(kCourt, kRate, observation(2020, "1")).add(kTax, kRate, observation(2021, "3.50"));
  store->write(batch).value();
  const Store& reader = *store;
  for (int i = 0; i < 2; ++i) {
    const Result<void> done = reader.in_one_state([&]() -> Result<void> {
      CHECK(rate_of(reader) == "2020=1 @r1");
      CHECK(shown(reader.series(kTax, kRate)) == "2021=3.50 @r1");
      CHECK(shown(reader.series(kTax, kCases)) == "empty");
      CHECK(reader.series(AgencyCode("nobody"), kCases).error().code == ErrorCode::kNotFound);
      CHECK(shown(reader.series(kTax, kRate)) == "2021=3.50 @r1");
      CHECK(rate_of(reader) == "2020=1 @r1");
      return {};
    });
    CHECK(done);
  }
  store->write(says("r1", 2020, "2")).value();
  CHECK(rate_of(*store) == "2020=2 @r1");
}

STORE_CASE("store: of a span of years a series shows those within it, whatever run they lie in") {
  define_court(*store);
  store->write(says("r1", 2018, "1")).value();
  Batch batch(source("r2"));
  for (int year = 2019; year <= 2023; ++year) {
    batch.add(kCourt, kRate, observation(year, std::to_string(year)));
  }
  store->write(batch).value();
  store->write(retracts("r1", 2018)).value();
  store->write(says("r3", 2025, "2")).value();
  CHECK(rate_of(*store, years_of(2000, 2017)) == "empty");
  CHECK(rate_of(*store, years_of(2018, 2018)) == "empty");
  CHECK(rate_of(*store, years_of(2018, 2020)) == "2019=2019 @r2; 2020=2020 @r2");
  CHECK(rate_of(*store, years_of(2021, 2022)) == "2021=2021 @r2; 2022=2022 @r2");
  CHECK(rate_of(*store, years_of(2023, 2030)) == "2023=2023 @r2; 2025=2 @r3");
  CHECK(rate_of(*store, years_of(2024, 2024)) == "empty");
}

STORE_CASE("store: a series outlives later writes unchanged") {
  define_court(*store);
  store->write(says("r1", 2020, "1")).value();
  const Series before = store->series(kCourt, kRate).value();
  store->write(says("r1", 2020, "2")).value();
  CHECK(shown(before) == "2020=1 @r1");
  CHECK(rate_of(*store) == "2020=2 @r1");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
