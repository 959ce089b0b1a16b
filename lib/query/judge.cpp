#include <annals/target.h>

#include <string>

#include "core/text.h"

namespace annals {
namespace {

// A value as it stands to the target, turned so that more is better.
struct Turned {
  bool reached;
  Bound bound;
};

// A bound seen from the other side.
Bound opposite(Bound bound) {
  switch (bound) {
    case Bound::kAtLeast:
      return Bound::kAtMost;
    case Bound::kAtMost:
      return Bound::kAtLeast;
    case Bound::kExact:
    case Bound::kAbout:
      return bound;
  }
  return bound;
}

Turned turned(const Target& target, const Observation& observation) {
  const Decimal& value = *observation.value;
  if (target.direction == TargetDirection::kAtLeast) {
    return {value >= target.value, observation.bound};
  }
  return {value <= target.value, opposite(observation.bound)};
}

Attainment attainment_of(const Target& target, const Observation& observation) {
  const Turned value = turned(target, observation);
  switch (value.bound) {
    case Bound::kExact:
      return value.reached ? Attainment::kMet : Attainment::kNotMet;
    case Bound::kAtLeast:
      return value.reached ? Attainment::kMet : Attainment::kCannotTell;
    case Bound::kAtMost:
      // What is at most the target itself may still be equal to it.
      return value.reached ? Attainment::kCannotTell : Attainment::kNotMet;
    case Bound::kAbout:
      return Attainment::kCannotTell;
  }
  return Attainment::kCannotTell;
}

Result<Decimal> gap_of(const Target& target, const Decimal& value) {
  return target.direction == TargetDirection::kAtLeast ? target.value - value
                                                       : value - target.value;
}

// The range, if it has values that meet the target and values that do not.
std::optional<PrintedRange> doubt(const Target& target, const Observation& observation,
                                  const Indicator& indicator) {
  if (observation.bound == Bound::kAbout) return std::nullopt;
  const PrintedRange range = printed_range(observation, indicator);
  const bool at_least = target.direction == TargetDirection::kAtLeast;
  const bool some_below = !range.low || range.low->at < target.value;
  const bool some_above = !range.high || target.value < range.high->at;
  const bool some_meet = at_least ? !range.high || target.value <= range.high->at
                                  : !range.low || range.low->at <= target.value;
  const bool some_fail = at_least ? some_below : some_above;
  if (some_meet && some_fail) return range;
  return std::nullopt;
}

// The first year that is comparable with "year".
Year method_since(const Series& series, Year year) {
  Year since = kFirstYear;
  for (const Year first_year : series.break_years()) {
    if (first_year <= year) since = first_year;
  }
  return since;
}

std::optional<Year> first_met(const Target& target, const Series& series) {
  const Year since = method_since(series, target.year);
  for (const Observation& observation : series.observations()) {
    if (observation.year < since || target.year < observation.year || !observation.value) continue;
    // The target's own year is judged whatever is said of it.
    const bool differs = observation.status.contains(ObsStatus::kDefinitionDiffers);
    if (differs && observation.year != target.year) continue;
    if (attainment_of(target, observation) == Attainment::kMet) return observation.year;
  }
  return std::nullopt;
}

Result<void> check_target(const Target& target, const Series& series) {
  const Agency& agency = series.agency();
  const bool of_agency =
      target.agency ? *target.agency == agency.code : target.agency_kind == agency.kind;
  if (of_agency && target.indicator == series.indicator().code) return {};
  return Error{ErrorCode::kInvalidArgument,
               "the target for " + core::quoted(target.indicator.str()) + " in \"" +
                   to_string(target.year) + "\" does not apply to the series of agency " +
                   core::quoted(agency.code.str()) + " and indicator " +
                   core::quoted(series.indicator().code.str())};
}

}  // namespace

std::string_view to_string(Attainment attainment) noexcept {
  switch (attainment) {
    case Attainment::kMet:
      return "met";
    case Attainment::kNotMet:
      return "not_met";
    case Attainment::kCannotTell:
      return "cannot_tell";
    case Attainment::kNotAvailable:
      return "not_available";
    case Attainment::kFuture:
      return "future";
  }
  return {};
}

Result<TargetOutcome> judge(const Target& target, const Series& series,
                            std::optional<Year> present) {
  if (auto ok = check_target(target, series); !ok) return ok.error();
  TargetOutcome outcome{.agency = series.agency().code, .target = target};
  outcome.percentage_points = series.indicator().kind == IndicatorKind::kPercent;
  outcome.first_met = first_met(target, series);
  const Observation* observation = series.find(target.year);
  if (observation != nullptr) outcome.observation = *observation;
  if (observation == nullptr || !observation->value) {
    const bool to_come = present && *present <= target.year;
    outcome.attainment = to_come ? Attainment::kFuture : Attainment::kNotAvailable;
    return outcome;
  }
  const auto gap = gap_of(target, *observation->value);
  if (!gap) return gap.error();
  outcome.gap = *gap;
  outcome.attainment = attainment_of(target, *observation);
  outcome.in_doubt = doubt(target, *observation, series.indicator());
  return outcome;
}

}  // namespace annals
