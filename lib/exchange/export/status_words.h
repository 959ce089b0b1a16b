// Statuses and bounds in English and Chinese.
#pragma once

#include <annals/names.h>
#include <annals/obs_status.h>
#include <annals/observation.h>

#include <array>
#include <string>
#include <string_view>

namespace annals::exchange {

// By letter.
inline constexpr std::array kStatuses{
    ObsStatus::kNormal,
    ObsStatus::kBreak,
    ObsStatus::kDefinitionDiffers,
    ObsStatus::kEstimated,
    ObsStatus::kForecast,
    ObsStatus::kExperimental,
    ObsStatus::kHoliday,
    ObsStatus::kImputed,
    ObsStatus::kDerogation,
    ObsStatus::kInOtherCategory,
    ObsStatus::kNotCollected,
    ObsStatus::kCannotExist,
    ObsStatus::kNotSignificant,
    ObsStatus::kMissing,
    ObsStatus::kProvisional,
    ObsStatus::kSuppressed,
    ObsStatus::kSpecialEvent,
    ObsStatus::kLowReliability,
    ObsStatus::kUnvalidated,
    ObsStatus::kIncludesOtherCategory,
};
inline constexpr std::array kBounds{Bound::kExact, Bound::kAbout, Bound::kAtLeast, Bound::kAtMost};

// In Chinese for "zh" and its variants, else in English.
std::string_view status_word(ObsStatus status, std::string_view language);
std::string_view bound_word(Bound bound, std::string_view language);

// The one of two wordings that is in the language.
inline std::string_view say(std::string_view language, std::string_view english,
                            std::string_view chinese) {
  return language == "zh" || language.starts_with("zh-") ? chinese : english;
}

// Both wordings.
inline LocalizedText both(std::string_view english, std::string_view chinese) {
  return {{"en", std::string(english)}, {"zh", std::string(chinese)}};
}

}  // namespace annals::exchange
