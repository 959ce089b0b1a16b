// Agencies: who reports, under whom, and what became of whom.
#pragma once

#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/names.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// What kind of body an agency is. Stored by name; the names below are what CSV files use.
enum class AgencyKind : std::uint8_t {
  kNation,      // "nation"
  kProvince,    // "province"
  kPrefecture,  // "prefecture"
  kCounty,      // "county": counties, county-level cities and city districts
  kTownship,    // "township"
  kDepartment,  // "department"
  kCourt,       // "court"
  kOther,       // "other"
};
std::string_view to_string(AgencyKind kind) noexcept;
// Fails with kInvalidData, listing the kinds.
Result<AgencyKind> parse_agency_kind(std::string_view text);

// A parent that an agency no longer has.
struct FormerParent {
  AgencyCode parent;
  Year last_year;  // the last year in which the agency stood under it

  friend bool operator==(const FormerParent&, const FormerParent&) = default;
};

// A body that reports figures: the "reporting agency" of an SDMX exchange.
struct Agency {
  AgencyCode code;
  Names names{};
  AgencyKind kind = AgencyKind::kOther;
  std::optional<AgencyCode> parent{};          // today's, or the last it had; empty at the top
  std::vector<FormerParent> former_parents{};  // by year, earliest first
  // Years of existence; empty where the agency existed before, or exists beyond, all records.
  std::optional<Year> first_year{}, last_year{};

  bool existed_in(Year year) const noexcept {
    return (!first_year || *first_year <= year) && (!last_year || year <= *last_year);
  }
  // The parent in "year": a former one if the year lies in its time, else today's.
  std::optional<AgencyCode> parent_in(Year year) const;

  friend bool operator==(const Agency&, const Agency&) = default;
};

// How agencies follow one another. Stored by name.
enum class SuccessionKind : std::uint8_t {
  kRename,    // "rename": the same body under a new code
  kMerge,     // "merge": one of several that became the successor
  kSplit,     // "split": the successor is one of several that came out of the predecessor
  kTransfer,  // "transfer": the task, and with it the series, went over to the successor
};
std::string_view to_string(SuccessionKind kind) noexcept;
Result<SuccessionKind> parse_succession_kind(std::string_view text);

// One step of succession: from "year" on, "successor" stands where "predecessor" stood. A merge
// of three is three records, one for each predecessor.
struct Succession {
  SuccessionKind kind;
  AgencyCode predecessor, successor;
  Year year;            // the first year under the successor
  std::string basis{};  // the document that ordered it, where known
  std::string note{};

  friend bool operator==(const Succession&, const Succession&) = default;
};

}  // namespace annals
