// A panel of a store against its series, read one by one.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/court.h"
#include "support/random.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

const std::vector<AgencyCode> kAgencies{AgencyCode("b"), AgencyCode("A"), AgencyCode("c"),
                                        AgencyCode("D")};
const std::vector<IndicatorCode> kIndicators{IndicatorCode("y"), IndicatorCode("x")};
const std::vector<const char*> kValues{"0", "97.30", "12.2", "122e3", "-0.125", "0.12345"};
const std::vector<const char*> kStatuses{"", "", "", "P", "B", "BP"};

Observation made_up(Random& random, int year) {
  if (random.one_in(9)) return observation(year, "", "Q");
  Observation result = observation(year, random.of(kValues), random.of(kStatuses));
  if (random.one_in(9)) result.bound = Bound::kAtLeast;
  if (random.one_in(9)) result.locator = "page 1";
  return result;
}

// Defined in no order, so that neither ids nor bytes have that of the codes.
void fill(Store& store, Random& random) {
  for (const AgencyCode& code : kAgencies) store.define(agency(code.str())).value();
  for (const IndicatorCode& code : kIndicators) {
    store.define(indicator(code.str(), IndicatorKind::kAmount)).value();
  }
  store
      .define(SeriesBreak{.indicator = kIndicators[0],
                          .agency = kAgencies[random.below(kAgencies.size())],
                          .first_year = Year(2012)})
      .value();
  for (const char* by : {"r1", "r2", "r3"}) {
    Batch batch(source(by, std::string("202") + by[1]));
    for (int i = 0; i < 25; ++i) {
      const AgencyCode& who = kAgencies[random.below(kAgencies.size())];
      const IndicatorCode& what = kIndicators[random.below(kIndicators.size())];
      batch.add(who, what, made_up(random, 2000 + 25 * (by[1] - '1') / 2 + i));
    }
    store.write(batch).value();
  }
  for (int i = 0; i < 6; ++i) {
    const AgencyCode& who = kAgencies[random.below(kAgencies.size())];
    for (const Revision& each : store.history(who, kIndicators[0]).value()) {
      if (!random.one_in(4) || each.retracted || !each.current) continue;
      store.write(Batch(each.source->code).retract(who, kIndicators[0], each.observation.year))
          .value();
      break;
    }
  }
}

// What a panel has of a series.
std::string shown_of_panel(const Series& series) {
  std::string text;
  for (Observation each : series.observations()) {
    each.locator.clear();
    text += shown(each) + "; ";
  }
  for (const Year year : series.break_years()) text += "break " + annals::to_string(year) + "; ";
  return text;
}

void check_same(const Store& store, const SeriesSelection& selection) {
  const Result<Panel> read = store.panel(selection, 2);
  if (!read) {
    CHECK(read.error().code == ErrorCode::kNotFound);
    return;
  }
  const Panel& panel = *read;
  for (std::size_t i = 0; i < panel.series_count(); ++i) {
    const Agency& who = panel.agency(panel.agency_of(i));
    const Indicator& what = panel.indicator(panel.indicator_of(i));
    CAPTURE(who.code.str());
    CAPTURE(what.code.str());
    const Series series = store.series(who.code, what.code, selection.read).value();
    REQUIRE(shown_of_panel(panel.series(i)) == shown_of_panel(series));
    const auto observations = series.observations();
    const bool plain =
        std::all_of(observations.begin(), observations.end(), [](const Observation& each) {
          return each.status.normal() && each.bound == Bound::kExact &&
                 (!each.value || each.value->exponent() <= 0);
        });
    CHECK(panel.plain(i) == (plain && series.breaks().empty()));
    CHECK((panel.may_have_details(i) ||
           std::all_of(observations.begin(), observations.end(),
                       [](const Observation& each) { return each.locator.empty(); })));
    for (const Revision& each : store.history(who.code, what.code, selection.read).value()) {
      const bool superseded = !each.current && series.find(each.observation.year) != nullptr;
      if (superseded) CHECK(panel.may_have_revisions(i));
    }
  }
}

TEST_CASE("store: a panel holds what its series hold, whatever is selected") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    TestStore store(WayOfOpening::kInMemory);
    fill(*store, random);
    const std::vector<AgencyCode> named{kAgencies[2], kAgencies[0]};
    for (const YearRange years :
         {YearRange{}, YearRange{Year(2010), Year(2010)}, YearRange{Year(2007), Year(2021)}}) {
      check_same(*store, {.read = {.years = years}});
      check_same(*store,
                 {.agencies = named, .indicators = {kIndicators[0]}, .read = {.years = years}});
      check_same(*store, {.read = {.years = years, .as_of = parse_date("2022-06-30").value()}});
    }
  }
}

TEST_CASE("store: agencies of a panel that names none come by code, without regard to case") {
  Random random(1);
  TestStore store(WayOfOpening::kInMemory);
  fill(*store, random);
  const Panel panel = store->panel().value();
  std::string codes;
  for (std::size_t i = 0; i < panel.agency_count(); ++i) codes += panel.agency(i).code.str();
  CHECK(codes == "AbcD");
  store->define(agency("aa")).value();
  store->write(Batch(source("r9")).add(AgencyCode("aa"), kIndicators[0], observation(2001, "1")))
      .value();
  const Panel later = store->panel().value();
  CHECK(later.agency(1).code.str() == "aa");
  CHECK(later.agency_count() == 5);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
