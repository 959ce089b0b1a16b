#include <annals/agency.h>

#include "core/enum_names.h"

namespace annals {
namespace {

constexpr core::EnumName<AgencyKind> kAgencyKinds[] = {
    {AgencyKind::kNation, "nation"},         {AgencyKind::kProvince, "province"},
    {AgencyKind::kPrefecture, "prefecture"}, {AgencyKind::kCounty, "county"},
    {AgencyKind::kTownship, "township"},     {AgencyKind::kDepartment, "department"},
    {AgencyKind::kCourt, "court"},           {AgencyKind::kOther, "other"},
};

constexpr core::EnumName<SuccessionKind> kSuccessionKinds[] = {
    {SuccessionKind::kRename, "rename"},
    {SuccessionKind::kMerge, "merge"},
    {SuccessionKind::kSplit, "split"},
    {SuccessionKind::kTransfer, "transfer"},
};

}  // namespace

std::string_view to_string(AgencyKind kind) noexcept { return core::name_of(kAgencyKinds, kind); }

Result<AgencyKind> parse_agency_kind(std::string_view text) {
  return core::value_of(kAgencyKinds, text, "agency kind");
}

std::optional<AgencyCode> Agency::parent_in(Year year) const {
  for (const FormerParent& former : former_parents) {
    if (year <= former.last_year) return former.parent;
  }
  return parent;
}

std::string_view to_string(SuccessionKind kind) noexcept {
  return core::name_of(kSuccessionKinds, kind);
}

Result<SuccessionKind> parse_succession_kind(std::string_view text) {
  return core::value_of(kSuccessionKinds, text, "succession kind");
}

}  // namespace annals
