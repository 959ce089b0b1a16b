#include <annals/series.h>

#include <algorithm>

namespace annals {
namespace {

bool by_year(const Observation& a, const Observation& b) { return a.year < b.year; }

Error repeated_year(const Agency& agency, const Indicator& indicator, Year year) {
  return {ErrorCode::kConflict, "series of agency \"" + agency.code.str() + "\" and indicator \"" +
                                    indicator.code.str() + "\" has two observations of \"" +
                                    to_string(year) + "\": give one a year"};
}

}  // namespace

Result<Series> Series::make(Agency agency, Indicator indicator,
                            std::vector<Observation> observations,
                            std::vector<SeriesBreak> breaks) {
  std::stable_sort(observations.begin(), observations.end(), by_year);
  const auto repeated = std::adjacent_find(
      observations.begin(), observations.end(),
      [](const Observation& a, const Observation& b) { return a.year == b.year; });
  if (repeated != observations.end()) return repeated_year(agency, indicator, repeated->year);
  std::stable_sort(breaks.begin(), breaks.end(), [](const SeriesBreak& a, const SeriesBreak& b) {
    return a.first_year < b.first_year;
  });

  Parts parts;
  parts.agency = std::make_shared<const Agency>(std::move(agency));
  parts.indicator = std::make_shared<const Indicator>(std::move(indicator));
  parts.observations = std::move(observations);
  parts.breaks = std::move(breaks);
  return Series(std::move(parts));
}

const Observation* Series::find(Year year) const& noexcept {
  if (empty() || year < parts_.observations.front().year) return nullptr;
  // Without a gap before it, its place is known.
  const auto at = static_cast<std::size_t>((year - parts_.observations.front().year).count());
  if (at < size() && parts_.observations[at].year == year) return &parts_.observations[at];
  const auto found = std::lower_bound(
      parts_.observations.begin(), parts_.observations.end(), year,
      [](const Observation& observation, Year wanted) { return observation.year < wanted; });
  return found != parts_.observations.end() && found->year == year ? &*found : nullptr;
}

std::vector<Year> Series::break_years() const {
  std::vector<Year> years;
  for (const SeriesBreak& known : parts_.breaks) years.push_back(known.first_year);
  for (const Observation& observation : parts_.observations) {
    if (observation.status.contains(ObsStatus::kBreak)) years.push_back(observation.year);
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

}  // namespace annals
