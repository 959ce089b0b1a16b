// Groups of agencies in few words.
#pragma once

#include <annals/compare.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/builders.h"

namespace annals::test {

inline Indicator rate(Polarity polarity = Polarity::kHigherIsBetter) {
  return indicator("rate", IndicatorKind::kPercent, polarity);
}

inline Series series_of(std::string_view code, std::vector<Observation> observations,
                        Indicator of = rate(), std::vector<SeriesBreak> breaks = {}) {
  return Series::make(agency(code), std::move(of), std::move(observations), std::move(breaks))
      .value();
}

// One value of 2022 for each agency: group({{"a", "97.3"}, {"b", "88"}}).
inline std::vector<Series> group(
    const std::vector<std::pair<std::string_view, std::string_view>>& values,
    const Indicator& of = rate()) {
  std::vector<Series> result;
  for (const auto& [code, value] : values) {
    result.push_back(series_of(code, {observation(2022, value)}, of));
  }
  return result;
}

inline Observation bounded(int year, std::string_view value, Bound bound) {
  Observation result = observation(year, value);
  result.bound = bound;
  return result;
}

inline SeriesBreak break_in(int year) {
  return {.indicator = IndicatorCode("rate"), .first_year = Year(year)};
}

// "b 1, a 2=, c 2=, d 4": a tie is marked.
inline std::string shown(const Ranking& ranking) {
  std::string result;
  for (const Standing& standing : ranking.standings) {
    if (!result.empty()) result += ", ";
    result += standing.agency.str() + " " + std::to_string(standing.rank);
    if (standing.tied) result += "=";
  }
  return result;
}

inline std::string shown(const std::vector<AgencyCode>& codes) {
  std::string result;
  for (const AgencyCode& code : codes) result += (result.empty() ? "" : ", ") + code.str();
  return result;
}

}  // namespace annals::test
