// A small tree of agencies in a store in memory.
#pragma once

#include <annals/store.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/builders.h"

namespace annals::test {

inline void add_agency(Store& store, std::string_view code, AgencyKind kind,
                       std::string_view parent = "", std::vector<FormerParent> former = {},
                       std::optional<Year> first = {}, std::optional<Year> last = {}) {
  Agency result = agency(code);
  result.kind = kind;
  if (!parent.empty()) result.parent = AgencyCode(parent);
  result.former_parents = std::move(former);
  result.first_year = first;
  result.last_year = last;
  store.define(result).value();
}

// Two districts with departments and a township: "tax" is of 2019 on, "land" was until 2018, and
// "water" stood under "north" until 2020.
inline Store tree_store() {
  Store store = Store::in_memory({.author = "tester"}).value();
  const auto department = AgencyKind::kDepartment;
  add_agency(store, "city", AgencyKind::kPrefecture);
  add_agency(store, "north", AgencyKind::kCounty, "city");
  add_agency(store, "south", AgencyKind::kCounty, "city");
  add_agency(store, "justice", department, "south");
  add_agency(store, "tax", department, "south", {}, Year(2019));
  add_agency(store, "land", department, "south", {}, {}, Year(2018));
  add_agency(store, "water", department, "south", {{AgencyCode("north"), Year(2020)}});
  add_agency(store, "hill", AgencyKind::kTownship, "south");
  Indicator rate = indicator("rate", IndicatorKind::kPercent, Polarity::kHigherIsBetter);
  rate.lower_bound = 0;
  rate.upper_bound = 100;
  store.define(rate).value();
  store.define(indicator("cases")).value();
  store.define(source("report", "2024")).value();
  store.define(source("plan", "2021")).value();
  return store;
}

inline void write(Store& store, std::string_view code, const Observation& value,
                  std::string_view indicator_code = "rate") {
  store
      .write(
          Batch(SourceCode("report")).add(AgencyCode(code), IndicatorCode(indicator_code), value))
      .value();
}

inline std::string joined(const std::vector<AgencyCode>& codes) {
  std::string result;
  for (const AgencyCode& code : codes) result += (result.empty() ? "" : ", ") + code.str();
  return result.empty() ? "none" : result;
}

}  // namespace annals::test
