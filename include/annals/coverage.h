// Coverage: which values are there, which are missing and why, and which could never be.
#pragma once

#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace annals {

enum class Presence : std::uint8_t {
  kPresent,            // "present": there is a value
  kMissingWithReason,  // "missing_with_reason": a source says why there is none
  kMissing,            // "missing": nothing is on record
  kNotExpected,        // "not_expected": the agency did not exist in that year
};
std::string_view to_string(Presence presence) noexcept;

struct CoverageCell {
  Presence presence = Presence::kMissing;
  ObsStatusSet status{};  // of the observation, if there is one: the reason, or "provisional"
};

struct CoverageCount {
  std::size_t present = 0, missing_with_reason = 0, missing = 0, not_expected = 0;

  std::size_t expected() const noexcept { return present + missing_with_reason + missing; }
  CoverageCount& operator+=(const CoverageCount& other) noexcept;
  friend bool operator==(const CoverageCount&, const CoverageCount&) = default;
};

struct CoverageRow {
  AgencyCode agency;
  IndicatorCode indicator;
  std::vector<CoverageCell> cells;  // one for each year
  CoverageCount count;
};

struct Coverage {
  std::vector<Year> years;  // without a gap, ascending
  std::vector<CoverageRow> rows;
  CoverageCount count;
};

struct CoverageOptions {
  // The rows, in code order; empty: those of which anything is on record, in any year.
  std::vector<AgencyCode> agencies{};       // of indicator_coverage()
  std::vector<IndicatorCode> indicators{};  // of agency_coverage()
  // What is seen. An open end of "years" stands for the first or last year on record in any row.
  ReadOptions read{};
};

// An indicator: a row for each agency. An agency is expected to have a value in each year of its
// existence; where these are not on record it is expected always.
//
// No rows, and no years, if nothing is on record and none are asked for. Fails with kNotFound if
// the indicator or an agency is not defined, and with kInvalidArgument if the span is empty.
Result<Coverage> indicator_coverage(const Store& store, const IndicatorCode& indicator,
                                    const CoverageOptions& options = {});

// An agency: a row for each indicator, by the same rules.
Result<Coverage> agency_coverage(const Store& store, const AgencyCode& agency,
                                 const CoverageOptions& options = {});

}  // namespace annals
