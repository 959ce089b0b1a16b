#include <annals/obs_status.h>

#include "core/text.h"

namespace annals {
namespace {

struct Entry {
  ObsStatus status;
  std::string_view name;
};

// Strongest first, in the order in which SDMX lets one status stand for several.
constexpr Entry kByRank[] = {
    {ObsStatus::kBreak, "break in series"},
    {ObsStatus::kMissing, "missing"},
    {ObsStatus::kCannotExist, "cannot exist"},
    {ObsStatus::kNotCollected, "not collected"},
    {ObsStatus::kHoliday, "holiday"},
    {ObsStatus::kSuppressed, "suppressed"},
    {ObsStatus::kDerogation, "derogation"},
    {ObsStatus::kSpecialEvent, "special event"},
    {ObsStatus::kDefinitionDiffers, "definition differs"},
    {ObsStatus::kInOtherCategory, "included in another category"},
    {ObsStatus::kIncludesOtherCategory, "includes another category"},
    {ObsStatus::kImputed, "imputed"},
    {ObsStatus::kForecast, "forecast"},
    {ObsStatus::kEstimated, "estimated"},
    {ObsStatus::kProvisional, "provisional"},
    {ObsStatus::kNotSignificant, "not significant"},
    {ObsStatus::kLowReliability, "low reliability"},
    {ObsStatus::kUnvalidated, "unvalidated"},
    {ObsStatus::kExperimental, "experimental"},
    {ObsStatus::kNormal, "normal"},
};

const Entry* entry_of(char letter) {
  for (const Entry& entry : kByRank) {
    if (static_cast<char>(entry.status) == letter) return &entry;
  }
  return nullptr;
}

Error unknown(std::string_view letters, char letter) {
  return {ErrorCode::kInvalidData,
          core::quoted(letters) + " is not a status: " + core::quoted({&letter, 1}) +
              " is no letter of CL_OBS_STATUS; write A for normal, or letters such as P "
              "(provisional), E (estimated), B (break), O (missing)"};
}

}  // namespace

std::string_view to_string(ObsStatus status) noexcept {
  const Entry* entry = entry_of(static_cast<char>(status));
  return entry ? entry->name : "";
}

Result<ObsStatusSet> ObsStatusSet::parse(std::string_view letters) {
  ObsStatusSet result;
  bool normal = false;
  for (const char letter : letters) {
    if (letter == ' ' || letter == ',') continue;
    const Entry* entry = entry_of(letter);
    if (!entry) return unknown(letters, letter);
    normal = normal || entry->status == ObsStatus::kNormal;
    result.insert(entry->status);
  }
  if (normal && !result.normal()) {
    return Error{ErrorCode::kInvalidData,
                 core::quoted(letters) + " is not a status: A (normal) stands alone"};
  }
  return result;
}

bool ObsStatusSet::says_missing() const {
  return contains(ObsStatus::kMissing) || contains(ObsStatus::kCannotExist) ||
         contains(ObsStatus::kNotCollected) || contains(ObsStatus::kHoliday) ||
         contains(ObsStatus::kSuppressed) || contains(ObsStatus::kInOtherCategory);
}

bool ObsStatusSet::allows_missing() const {
  return says_missing() || contains(ObsStatus::kDerogation) || contains(ObsStatus::kSpecialEvent);
}

std::string ObsStatusSet::letters() const {
  if (normal()) return "A";
  std::string result;
  for (const Entry& entry : kByRank) {
    if (entry.status != ObsStatus::kNormal && contains(entry.status)) {
      result += static_cast<char>(entry.status);
    }
  }
  return result;
}

ObsStatus ObsStatusSet::strongest() const {
  for (const Entry& entry : kByRank) {
    if (contains(entry.status)) return entry.status;
  }
  return ObsStatus::kNormal;
}

}  // namespace annals
