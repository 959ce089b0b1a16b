// A store with something in every table.
#pragma once

#include <annals/store.h>

#include <chrono>
#include <string>

#include "support/court.h"

namespace annals::test {

inline void define_everything(Store& store) {
  define_court(store);
  Indicator cases = indicator("cases");
  cases.aggregation = Aggregation::kSum;
  store.define(cases, Redefine::kReplace).value();
  Agency child = agency("child");
  child.names.aliases["zh"] = {"孩子", "下级"};
  child.parent = AgencyCode("court");
  child.former_parents = {{AgencyCode("tax"), Year(2000)}};
  store.define(child).value();
  store.define(Subject{.code = SubjectCode("law")}).value();
  Indicator full = indicator("full", IndicatorKind::kPercent);
  full.subject = SubjectCode("law");
  full.definition["en"] = "a definition";
  full.numerator = kCases;
  full.denominator = kCases;
  full.upper_bound = 100;
  store.define(full).value();
  store
      .define(
          Succession{SuccessionKind::kMerge, AgencyCode("tax"), AgencyCode("court"), Year(2010)})
      .value();
  store.define(DefinitionVersion{.indicator = kRate, .version = "1"}).value();
  store.define(SeriesBreak{.indicator = kRate, .first_year = Year(2015)}).value();
  store.define(source("plan")).value();
  store
      .define(Target{.agency = kCourt,
                     .indicator = kRate,
                     .year = Year(2030),
                     .value = 9,
                     .source = SourceCode("plan")})
      .value();
  Rule balance{.code = RuleCode("balance"), .identity = parse_identity("cases >= rate").value()};
  balance.names["en"] = "more cases than that";
  store.define(balance).value();
}

inline Waiver a_waiver() {
  return {.rule = RuleCode("balance"),
          .agency = kCourt,
          .indicator = kCases,
          .year = Year(2000),
          .why = "counted otherwise",
          .until = Date(std::chrono::year(2030), std::chrono::month(1), std::chrono::day(31))};
}

// Of a store that holds nothing. Five sources say each of two series in twenty years, one of them
// takes a word back; a finding is waived.
inline void fill_everything(Store& store) {
  define_everything(store);
  for (int i = 0; i < 5; ++i) {
    Batch batch(source("r" + std::to_string(i), std::to_string(2015 + i)));
    for (int year = 1990; year < 2010; ++year) {
      Observation each = observation(year, std::to_string(year % 50 + i));
      if (year % 3 == 0) each.note = "a note on the year";
      batch.add(kCourt, kRate, each).add(kTax, kCases, each);
    }
    store.write(batch).value();
  }
  store.write(retracts("r4", 1990)).value();
  store.waive(a_waiver()).value();
}

}  // namespace annals::test
