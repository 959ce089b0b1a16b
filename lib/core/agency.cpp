#include <annals/agency.h>

#include "core/enum_names.h"

namespace annals {
namespace {

constexpr core::EnumNames kKinds("kind of agency",
                                 {std::pair{AgencyKind::kNation, std::string_view("nation")},
                                  {AgencyKind::kProvince, "province"},
                                  {AgencyKind::kPrefecture, "prefecture"},
                                  {AgencyKind::kCounty, "county"},
                                  {AgencyKind::kTownship, "township"},
                                  {AgencyKind::kDepartment, "department"},
                                  {AgencyKind::kCourt, "court"},
                                  {AgencyKind::kOther, "other"}});

constexpr core::EnumNames kSuccessionKinds("kind of succession",
                                           {std::pair{SuccessionKind::kRename,
                                                      std::string_view("rename")},
                                            {SuccessionKind::kMerge, "merge"},
                                            {SuccessionKind::kSplit, "split"},
                                            {SuccessionKind::kTransfer, "transfer"}});

}  // namespace

std::string_view to_string(AgencyKind kind) noexcept { return kKinds.name(kind); }
Result<AgencyKind> parse_agency_kind(std::string_view text) { return kKinds.parse(text); }

std::string_view to_string(SuccessionKind kind) noexcept { return kSuccessionKinds.name(kind); }
Result<SuccessionKind> parse_succession_kind(std::string_view text) {
  return kSuccessionKinds.parse(text);
}

std::optional<AgencyCode> Agency::parent_in(Year year) const {
  for (const FormerParent& former : former_parents) {
    if (year <= former.last_year) return former.parent;
  }
  return parent;
}

}  // namespace annals
