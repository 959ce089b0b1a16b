// Peers: which agencies a comparison is among.
#pragma once

#include <annals/store.h>

#include <span>
#include <variant>
#include <vector>

namespace annals {

// Those that stood under the same parent as "agency" in the year, itself among them.
struct SameParent {
  AgencyCode agency;
  bool same_kind = true;  // and are of its kind: a department is no peer of a township
};
struct SameKind {
  AgencyKind kind;
};
struct PeerList {
  std::vector<AgencyCode> agencies;
};
using PeerGroup = std::variant<SameParent, SameKind, PeerList>;

// The agencies of a group that existed in "year", by code, each once.
//
// Fails with kNotFound if a code is not defined, and with kInvalidArgument if the agency whose
// peers are asked for did not exist in the year or had no parent.
Result<std::vector<AgencyCode>> peers(const Store& store, const PeerGroup& group, Year year);

// The series of an indicator for these agencies, by code; empty ones where nothing is on record, so
// that a comparison can tell who has no value. An agency that is named twice is read once. Fails
// with kNotFound if a code is not defined.
Result<std::vector<Series>> series_of(const Store& store, std::span<const AgencyCode> agencies,
                                      const IndicatorCode& indicator,
                                      const ReadOptions& options = {});

}  // namespace annals
