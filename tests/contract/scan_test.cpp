// Reading many series at once: one after the other, and as a panel.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/court.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

// Two agencies, two indicators, two sources; gaps, a reason, a retraction, a bound and a break.
void fill(Store& store) {
  define_court(store);
  store
      .define(SeriesBreak{
          .indicator = kRate, .agency = {}, .first_year = Year(2021), .reason = "new rule"})
      .value();
  Observation about = observation(2019, "12.2", "P");
  about.bound = Bound::kAbout;
  about.numerator = 1;
  about.denominator = 8;
  Batch early(source("early", "2021"));
  early.add(kTax, kRate, about)
      .add(kTax, kRate, observation(2022, "97.30"))
      .add(kTax, kCases, observation(2020, "122e3"))
      .add(kCourt, kRate, observation(2018, "5"))
      .add(kCourt, kRate, observation(2020, "", "L"));
  store.write(early).value();
  store.write(says(source("late", "2023"), 2018, "5.5")).value();
  store.write(says(source("late", "2023"), 2024, "9")).value();
  store.write(retracts("late", 2024)).value();
}

std::string shown_all(const Store& store, const SeriesSelection& selection) {
  std::string text;
  const Result<void> done = store.for_each_series(selection, [&](const Series& each) {
    text +=
        each.agency().code.str() + " " + each.indicator().code.str() + ": " + shown(each) + "\n";
    return Result<void>();
  });
  return done ? text : shown(done.error());
}

constexpr const char* kCourtsRate = "court rate: 2018=5.5 @late; 2020=- (L) @early\n";
constexpr const char* kTaxsRate = "tax rate: 2019=about 12.2 (P) 1/8 @early; 2022=97.30 @early\n";
constexpr const char* kTaxsCases = "tax cases: 2020=122e3 @early\n";

TEST_CASE("store: all series are shown by indicator and then by agency") {
  for (const WayOfOpening way : kWaysOfOpening) {
    CAPTURE(to_string(way));
    TestStore store(way);
    fill(*store);
    CHECK(shown_all(*store, {}) == std::string(kTaxsCases) + kCourtsRate + kTaxsRate);
  }
}

TEST_CASE("store: a selection is shown in the order given, within its years, as of its day") {
  TestStore store(WayOfOpening::kInMemory);
  fill(*store);
  CHECK(shown_all(*store, {.agencies = {kTax, kCourt}, .indicators = {kRate, kCases}}) ==
        std::string(kTaxsRate) + kCourtsRate + kTaxsCases);
  CHECK(shown_all(*store, {.agencies = {kCourt}}) == kCourtsRate);
  CHECK(shown_all(*store, {.indicators = {kCases}}) == kTaxsCases);
  CHECK(shown_all(*store, {.read = {.years = {Year(2020), Year(2021)}}}) ==
        std::string(kTaxsCases) + "court rate: 2020=- (L) @early\n");
  CHECK(shown_all(*store, {.read = {.as_of = parse_date("2022-01-01").value()}}) ==
        std::string(kTaxsCases) + "court rate: 2018=5 @early; 2020=- (L) @early\n" + kTaxsRate);
  CHECK(shown_all(*store, {.read = {.as_of = parse_date("2020-01-01").value()}}) == "");
  CHECK(shown_all(*store, {.agencies = {AgencyCode("cort")}}) ==
        "not_found: agency \"cort\" is not defined; did you mean \"court\"?");
  CHECK(shown_all(*store, {.read = {.years = {Year(2021), Year(2020)}}}) ==
        "invalid_argument: the span of years from 2021 to 2020 is empty");
}

TEST_CASE("store: who is shown a series may read the store, and may have enough") {
  TestStore store(WayOfOpening::kOnFile);
  fill(*store);
  Store& opened = *store;
  int shown_so_far = 0;
  const Result<void> done = opened.for_each_series({}, [&](const Series& each) -> Result<void> {
    const Series again = opened.series(each.agency().code, each.indicator().code).value();
    CHECK(shown(again) == shown(each));
    CHECK(shown_all(opened, {.agencies = {kCourt}}) == kCourtsRate);
    CHECK(shown(opened.examine({})) == "none");
    if (++shown_so_far == 2) return Error{ErrorCode::kCancelled, "enough"};
    return {};
  });
  CHECK(shown(done.error()) == "cancelled: enough");
  CHECK(shown_so_far == 2);
}

// Every cell of a panel that is on record, and its breaks.
std::string shown(const Panel& panel) {
  std::string text = annals::to_string(panel.years().first) + " to " +
                     annals::to_string(panel.years().last) + "\n";
  for (std::size_t i = 0; i < panel.series_count(); ++i) {
    const Series series = panel.series(i);
    text += series.agency().code.str() + " " + series.indicator().code.str() + ": " +
            test::shown(series);
    for (const Year year : panel.break_years(i)) text += ", break " + annals::to_string(year);
    text += "\n";
  }
  return text;
}

TEST_CASE("store: a panel holds all values of its agencies, indicators and years") {
  for (const WayOfOpening way : kWaysOfOpening) {
    CAPTURE(to_string(way));
    TestStore store(way);
    fill(*store);
    CHECK(shown(store->panel().value()) ==
          "2018 to 2024\n"
          "court cases: empty\n"
          "tax cases: 2020=122e3\n"
          "court rate: 2018=5.5; 2020=- (L), break 2021\n"
          "tax rate: 2019=about 12.2 (P); 2022=97.30, break 2021\n");
  }
}

TEST_CASE("store: a panel of a selection has its order, and only its years") {
  TestStore store(WayOfOpening::kInMemory);
  fill(*store);
  CHECK(shown(store
                  ->panel({.agencies = {kTax, kCourt},
                           .indicators = {kRate},
                           .read = {.years = {Year(2019), Year(2021)}}})
                  .value()) ==
        "2019 to 2021\n"
        "tax rate: 2019=about 12.2 (P), break 2021\n"
        "court rate: 2020=- (L), break 2021\n");
  CHECK(
      shown(
          store->panel({.indicators = {kRate}, .read = {.as_of = parse_date("2022-01-01").value()}})
              .value()) ==
      "2018 to 2022\n"
      "court rate: 2018=5; 2020=- (L), break 2021\n"
      "tax rate: 2019=about 12.2 (P); 2022=97.30, break 2021\n");
}

TEST_CASE("store: a panel is the same whatever the number of threads that fill it") {
  TestStore store(WayOfOpening::kInMemory);
  fill(*store);
  const std::string one = shown(store->panel({}, 1).value());
  for (const unsigned threads : {0U, 2U, 3U, 64U}) {
    CAPTURE(threads);
    CHECK(shown(store->panel({}, threads).value()) == one);
  }
}

TEST_CASE("store: there is no panel of nothing") {
  TestStore store(WayOfOpening::kInMemory);
  fill(*store);
  const std::string nothing = "not_found: there is no observation of what was selected";
  CHECK(test::shown(store->panel({.agencies = {kCourt}, .indicators = {kCases}}).error()) ==
        nothing);
  CHECK(test::shown(store->panel({.read = {.years = {Year(1990), Year(1999)}}}).error()) ==
        nothing);
  CHECK(test::shown(store->panel({.indicators = {IndicatorCode("rat")}}).error()) ==
        "not_found: indicator \"rat\" is not defined; did you mean \"rate\"?");
  CHECK(store->panel({.agencies = {kCourt, kCourt}}).error().code == ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
