#include <annals/compare.h>

#include <algorithm>
#include <map>
#include <string>

#include "analysis/places.h"
#include "analysis/year_section.h"
#include "core/text.h"

namespace annals {
namespace {

using analysis::Place;
using analysis::SectionValue;

// The values of those that are in both sections.
std::vector<SectionValue> shared(const std::vector<SectionValue>& values,
                                 const std::vector<SectionValue>& others) {
  std::vector<SectionValue> result;
  for (const SectionValue& value : values) {
    const bool there = std::any_of(others.begin(), others.end(), [&](const SectionValue& other) {
      return other.series == value.series;
    });
    if (there) result.push_back(value);
  }
  return result;
}

Error no_pair(std::span<const Series> series, Year from, Year to) {
  const std::string what =
      series.empty() ? "agency" : "agency with " + core::quoted(series[0].indicator().code.str());
  return {ErrorCode::kInsufficientData, "no " + what + " has comparable values in both \"" +
                                            to_string(from) + "\" and \"" + to_string(to) +
                                            "\", it needs one"};
}

}  // namespace

Result<Movers> movers(std::span<const Series> series, Year from, Year to,
                      const RankOptions& options) {
  if (auto ok = analysis::check_group(series); !ok) return ok.error();
  if (to <= from) {
    return Error{ErrorCode::kInvalidArgument, "years \"" + to_string(from) + "\" to \"" +
                                                  to_string(to) +
                                                  "\" do not ascend, the earlier comes first"};
  }
  if (series.empty()) return no_pair(series, from, to);
  const auto highest_first =
      analysis::highest_comes_first(series.front().indicator(), options.order);
  if (!highest_first) return highest_first.error();
  const analysis::YearSection first = analysis::section_of(series, from);
  const analysis::YearSection last = analysis::section_of(series, to);
  const auto before =
      analysis::places_of(shared(first.comparable, last.comparable), *highest_first);
  const auto after = analysis::places_of(shared(last.comparable, first.comparable), *highest_first);
  if (before.empty()) return no_pair(series, from, to);

  std::map<const Series*, const Place*> place_before;
  for (const Place& place : before) place_before[place.value.series] = &place;
  Movers result{
      .from = from, .to = to, .highest_first = *highest_first, .movers = {}, .left_out = {}};
  for (const Place& place : after) {
    const Series& mover = *place.value.series;
    const Place& earlier = *place_before[&mover];
    auto moved = change(mover, from, to);
    if (!moved) return moved.error();
    result.movers.push_back(
        {.agency = mover.agency().code,
         .change = *std::move(moved),
         .rank_from = earlier.rank,
         .rank_to = place.rank,
         .places = earlier.rank - place.rank,
         .distinguishable = distinguishable(*earlier.value.observation, *place.value.observation,
                                            mover.indicator())});
  }
  std::sort(result.movers.begin(), result.movers.end(), [&](const Mover& a, const Mover& b) {
    if (a.change.absolute == b.change.absolute) return a.agency < b.agency;
    return (a.change.absolute > b.change.absolute) == *highest_first;
  });
  for (const Series& each : series) {
    if (!place_before.contains(&each)) result.left_out.push_back(each.agency().code);
  }
  std::sort(result.left_out.begin(), result.left_out.end());
  return result;
}

}  // namespace annals
