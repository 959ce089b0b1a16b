// Targets: what was to be reached, and whether it was.
#pragma once

#include <annals/printed_range.h>
#include <annals/store.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace annals {

enum class Attainment : std::uint8_t {
  kMet,           // "met"
  kNotMet,        // "not_met"
  kCannotTell,    // "cannot_tell": the value is a bound that leaves both possible
  kNotAvailable,  // "not_available": the year has no value
  kFuture,        // "future": it has none, and is yet to end
};
std::string_view to_string(Attainment attainment) noexcept;

// One target, as it applies to one agency.
struct TargetOutcome {
  AgencyCode agency;
  Target target;  // for the agency, or for its kind
  Attainment attainment = Attainment::kNotAvailable;
  std::optional<Observation> observation{};  // of the target's year, also one without a value
  // What is missing to the target, exact: target - value for "at least", value - target for "at
  // most"; negative is what lies beyond it. Empty without a value.
  std::optional<Decimal> gap{};
  bool percentage_points = false;  // "gap" is in percentage points, else in the indicator's unit
  // The values that the print can stand for, where some meet the target and others do not: the
  // rounding, or the bound, could turn the answer. Empty for "about", whose width is not known.
  std::optional<PrintedRange> in_doubt{};
  // The first year with a value that surely meets the target: as early as it was met. From the
  // last break in series up to the target's year, and before that year no values of another
  // definition (status D). Never empty if the target is met.
  std::optional<Year> first_met{};
};

// Judges one target by one series. The value counts as printed: 45.0 meets "at least 45", and
// in_doubt says that it may have been 44.96. "At least 95" surely meets "at least 95"; whether it
// meets "at least 96" cannot be told. "About" says nothing of its width and can never be told.
//
// "present" is the year in which the question is asked: a target of that year or later without a
// value is kFuture. Empty: nothing is.
//
// Fails with kInvalidArgument if the target is for another agency, kind or indicator than the
// series, or the gap has more than 18 digits.
Result<TargetOutcome> judge(const Target& target, const Series& series,
                            std::optional<Year> present = {});

struct TargetOptions {
  std::optional<AgencyCode> agency{};        // only what applies to it
  std::optional<IndicatorCode> indicator{};  // only those for it
  std::optional<Year> present{};             // see judge()
  // Which values are seen. "years" limits the targets; values of all years count for first_met.
  ReadOptions read{};
};

// All targets of a store as they apply to agencies, by agency code, indicator code, year,
// direction and source.
//
// A target for a kind applies to each agency of that kind that existed in its year. Where the same
// source sets an agency a target of its own, for the same indicator, year and direction, that one
// takes its place. Different sources stay beside one another, since neither overrules the other.
//
// Fails with kNotFound if the agency or the indicator of the options is not defined.
Result<std::vector<TargetOutcome>> target_outcomes(const Store& store,
                                                   const TargetOptions& options = {});

}  // namespace annals
