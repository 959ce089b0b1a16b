#include <annals/series.h>

#include <algorithm>
#include <string>
#include <utility>

#include "core/text.h"

namespace annals {
namespace {

bool by_year(const Observation& a, const Observation& b) { return a.year < b.year; }

}  // namespace

Result<Series> Series::make(Agency agency, Indicator indicator,
                            std::vector<Observation> observations,
                            std::vector<SeriesBreak> breaks) {
  std::stable_sort(observations.begin(), observations.end(), by_year);
  const auto twice =
      std::adjacent_find(observations.begin(), observations.end(),
                         [](const auto& a, const auto& b) { return a.year == b.year; });
  if (twice != observations.end()) {
    return Error{ErrorCode::kConflict, "series of " + core::quoted(agency.code.str()) + ", " +
                                           core::quoted(indicator.code.str()) +
                                           " has two observations of " + to_string(twice->year) +
                                           ": give one a year"};
  }
  std::stable_sort(breaks.begin(), breaks.end(),
                   [](const auto& a, const auto& b) { return a.first_year < b.first_year; });
  Parts parts;
  parts.agency = std::make_shared<const Agency>(std::move(agency));
  parts.indicator = std::make_shared<const Indicator>(std::move(indicator));
  parts.observations = std::move(observations);
  parts.breaks = std::move(breaks);
  return Series(std::move(parts));
}

const Observation* Series::find(Year year) const& noexcept {
  const auto& all = parts_.observations;
  const auto at =
      std::lower_bound(all.begin(), all.end(), year,
                       [](const Observation& o, Year wanted) { return o.year < wanted; });
  return at != all.end() && at->year == year ? &*at : nullptr;
}

std::vector<Year> Series::break_years() const {
  std::vector<Year> years;
  for (const SeriesBreak& each : parts_.breaks) years.push_back(each.first_year);
  for (const Observation& each : parts_.observations) {
    if (each.status.contains(ObsStatus::kBreak)) years.push_back(each.year);
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

}  // namespace annals
