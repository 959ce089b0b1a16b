// A store for reports: a city with three courts, of which one has a hostile name.
#pragma once

#include <annals/report_page.h>

#include <string>

#include "support/builders.h"

namespace annals::test {

inline const std::string kHostile = "<script>alert(\"1\")</script> & 'sons'";
// What the marks that reorder text and the controls of a terminal come to.
inline const std::string kReordering = "ab\u202Ecd\x1B[31m";

inline const AgencyCode kNorth{"north"}, kSouth{"south"}, kWest{"west"};
inline const IndicatorCode kHeard{"heard"}, kAppearance{"appearance"}, kVisits{"visits"};

inline void define_courts(Store& store) {
  Agency city = agency("city");
  city.names.names = {{"en", "The City"}, {"zh", "本市"}};
  store.define(city).value();
  for (const AgencyCode& code : {kNorth, kSouth, kWest}) {
    Agency court = agency(code.str());
    court.names.names = {{"en", "Court " + code.str()}};
    if (code == kWest) court.names.names["en"] = kHostile;
    court.kind = AgencyKind::kCourt;
    court.parent = AgencyCode("city");
    store.define(court).value();
  }
  store.define(Subject{.code = SubjectCode("a-law"), .names = {{{"en", "Law"}}, {}}}).value();
  Indicator heard = indicator("heard");
  heard.names.names = {{"en", "Cases heard"}, {"zh", "开庭案件数"}};
  store.define(heard).value();
  Indicator appearance =
      indicator("appearance", IndicatorKind::kPercent, Polarity::kHigherIsBetter);
  appearance.names.names = {{"en", "Appearance rate"}, {"zh", "出庭率"}};
  appearance.subject = SubjectCode("a-law");
  store.define(appearance).value();
  store.define(indicator("visits")).value();
}

// The north improves over six years but 2019, for which nothing is on record; the others have 2022.
inline Store sample_store() {
  Store store = Store::in_memory().value();
  define_courts(store);
  SourceDocument report = source("r-2023", "2023-02-01");
  report.url = "https://example.org/report?a=1&b=2";
  report.note = kReordering;
  Batch batch(report);
  const auto rate = [](int year, const char* value) {
    Observation result = observation(year, value);
    result.locator = "chapter " + std::to_string(year - 2010);
    return result;
  };
  batch.add(kNorth, kAppearance, rate(2016, "81.3"))
      .add(kNorth, kAppearance, rate(2017, "84.0"))
      .add(kNorth, kAppearance, rate(2018, "85.55"))
      .add(kNorth, kAppearance, rate(2020, "90.2"))
      .add(kNorth, kAppearance, rate(2021, "93.7"))
      .add(kNorth, kAppearance, rate(2022, "97.30"))
      .add(kSouth, kAppearance, rate(2022, "98.1"))
      .add(kWest, kAppearance, rate(2022, "60"));
  Observation counted = observation(2022, "122e3", "P");
  counted.bound = Bound::kAtLeast;
  counted.note = "=HYPERLINK(\"http://example.org\")";
  batch.add(kNorth, kHeard, observation(2021, "100"))
      .add(kNorth, kHeard, counted)
      .add(kWest, kHeard, observation(2021, "", "L"));
  store.write(batch).value();
  SourceDocument press = source("press");
  press.url = "javascript:alert(1)";
  store.write(Batch(press).add(kNorth, kAppearance, observation(2021, "93.9"))).value();
  const auto target = [&](const IndicatorCode& of, int year, const char* value) {
    store
        .define(Target{.agency = kNorth,
                       .indicator = of,
                       .year = Year(year),
                       .value = dec(value),
                       .source = SourceCode("r-2023")})
        .value();
  };
  target(kAppearance, 2022, "98");
  target(kVisits, 2023, "12");
  return store;
}

inline ReportScope scope_of(std::vector<AgencyCode> agencies,
                            std::vector<IndicatorCode> indicators = {}) {
  ReportScope scope{.agencies = std::move(agencies), .indicators = std::move(indicators)};
  scope.generated_at = parse_timestamp("2024-05-06T07:08:09Z").value();
  return scope;
}

inline Report sample_report() { return report_of(sample_store(), scope_of({kNorth})).value(); }

}  // namespace annals::test
