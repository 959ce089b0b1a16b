#include <annals/obs_status.h>

#include <algorithm>

#include "core/text.h"
#include "core/utf8.h"

namespace annals {
namespace {

struct Entry {
  ObsStatus status;
  std::string_view name;
  bool says_missing = false;
};

// Strongest first, in the order that SDMX gives for where only one letter fits.
constexpr Entry kByStrength[] = {
    {ObsStatus::kBreak, "break in series"},
    {ObsStatus::kMissing, "missing", true},
    {ObsStatus::kCannotExist, "cannot exist", true},
    {ObsStatus::kNotCollected, "not collected", true},
    {ObsStatus::kHoliday, "holiday", true},
    {ObsStatus::kSuppressed, "suppressed", true},
    {ObsStatus::kDerogation, "derogation"},
    {ObsStatus::kSpecialEvent, "special event"},
    {ObsStatus::kDefinitionDiffers, "definition differs"},
    {ObsStatus::kInOtherCategory, "in other category", true},
    {ObsStatus::kIncludesOtherCategory, "includes other category"},
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

Error unknown_letter(std::string_view character) {
  return {ErrorCode::kInvalidData, "status " + core::quoted(character) +
                                       " is not in the code list: write letters of "
                                       "\"ABDEFGHIJKLMNOPQSUVW\""};
}

}  // namespace

std::string_view to_string(ObsStatus status) noexcept {
  for (const Entry& entry : kByStrength) {
    if (entry.status == status) return entry.name;
  }
  return {};
}

Result<ObsStatusSet> ObsStatusSet::parse(std::string_view letters) {
  ObsStatusSet set;
  bool normal = false;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char letter = letters[i];
    if (letter == ' ' || letter == ',') continue;
    const auto* const entry =
        std::find_if(std::begin(kByStrength), std::end(kByStrength),
                     [&](const Entry& e) { return static_cast<char>(e.status) == letter; });
    if (entry == std::end(kByStrength)) {
      const std::string_view rest = letters.substr(i);
      return unknown_letter(rest.substr(0, core::first_code_point(rest).length));
    }
    normal = normal || entry->status == ObsStatus::kNormal;
    set.insert(entry->status);
  }
  if (normal && !set.normal())
    return Error{ErrorCode::kInvalidData,
                 "status " + core::quoted(letters) +
                     " says both normal and not: write \"A\" alone, or without it"};
  return set;
}

Result<ObsStatusSet> ObsStatusSet::from_bits(std::uint32_t bits) {
  std::uint32_t known = 0;
  for (const Entry& entry : kByStrength) {
    if (entry.status != ObsStatus::kNormal) known |= bit(entry.status);
  }
  if ((bits & ~known) != 0) {
    return Error{ErrorCode::kInvalidData,
                 "the bits " + std::to_string(bits) + " stand for no set of statuses"};
  }
  ObsStatusSet set;
  set.bits_ = bits;
  return set;
}

bool ObsStatusSet::says_missing() const {
  if (normal()) return false;  // nearly always
  return std::any_of(std::begin(kByStrength), std::end(kByStrength),
                     [&](const Entry& e) { return e.says_missing && contains(e.status); });
}

bool ObsStatusSet::allows_missing() const {
  return says_missing() || contains(ObsStatus::kDerogation) || contains(ObsStatus::kSpecialEvent);
}

std::string ObsStatusSet::letters() const {
  if (normal()) return "A";
  std::string result;
  for (const Entry& entry : kByStrength) {
    if (contains(entry.status)) result += static_cast<char>(entry.status);
  }
  return result;
}

ObsStatus ObsStatusSet::strongest() const {
  // The last is normal, which a set without any other contains.
  return std::find_if(std::begin(kByStrength), std::end(kByStrength),
                      [&](const Entry& entry) { return contains(entry.status); })
      ->status;
}

}  // namespace annals
