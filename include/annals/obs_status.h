// The status of an observation: the letters of SDMX CL_OBS_STATUS, as a set.
#pragma once

#include <annals/error.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace annals {

// SDMX code list CL_OBS_STATUS, version 2.2. Stored by letter.
enum class ObsStatus : char {
  kNormal = 'A',
  kBreak = 'B',  // time series break
  kDefinitionDiffers = 'D',
  kEstimated = 'E',
  kForecast = 'F',
  kExperimental = 'G',
  kHoliday = 'H',  // missing: holiday or weekend
  kImputed = 'I',  // imputed by the receiver
  kDerogation = 'J',
  kInOtherCategory = 'K',  // missing: data included in another category
  kNotCollected = 'L',     // missing: exists but was not collected
  kCannotExist = 'M',      // missing: cannot exist
  kNotSignificant = 'N',
  kMissing = 'O',  // missing, no reason given
  kProvisional = 'P',
  kSuppressed = 'Q',    // missing: suppressed
  kSpecialEvent = 'S',  // strike and other special events
  kLowReliability = 'U',
  kUnvalidated = 'V',
  kIncludesOtherCategory = 'W',
};

// The English name of a status, such as "provisional".
std::string_view to_string(ObsStatus status) noexcept;

// The statuses of one observation. Empty means normal; a value may be provisional and lie behind
// a break at once, so the set keeps all and order does not matter.
class ObsStatusSet {
 public:
  constexpr ObsStatusSet() = default;
  constexpr ObsStatusSet(ObsStatus status) { insert(status); }  // NOLINT: implicit on purpose
  constexpr ObsStatusSet(std::initializer_list<ObsStatus> statuses) {
    for (ObsStatus status : statuses) insert(status);
  }

  // Reads letters, such as "P" or "BP"; blanks and commas between them are passed over; the
  // empty text is normal. Fails with kInvalidData for a letter that is not in the code list or
  // for 'A' beside another.
  static Result<ObsStatusSet> parse(std::string_view letters);

  constexpr void insert(ObsStatus status) {
    if (status != ObsStatus::kNormal) bits_ |= bit(status);
  }
  constexpr bool contains(ObsStatus status) const {
    return status == ObsStatus::kNormal ? bits_ == 0 : (bits_ & bit(status)) != 0;
  }
  constexpr bool normal() const { return bits_ == 0; }
  // True if some status says why a value is missing (O, M, L, H, Q, K).
  bool says_missing() const;
  // True if the set may stand without a value: it says missing, or J or S.
  bool allows_missing() const;

  // The letters, strongest first in the order of SDMX (B O M L H Q J S D K W I F E P N U V G);
  // "A" for normal.
  std::string letters() const;
  // The one letter where only one fits: the strongest.
  ObsStatus strongest() const;

  // A bit a letter, the lowest for 'A', which is never set. Stored; do not change: on disk.
  constexpr std::uint32_t bits() const { return bits_; }
  // Fails with kInvalidData if a bit stands for no status.
  static Result<ObsStatusSet> from_bits(std::uint32_t bits);

  friend constexpr bool operator==(const ObsStatusSet&, const ObsStatusSet&) = default;

 private:
  static constexpr std::uint32_t bit(ObsStatus status) {
    return std::uint32_t{1} << (static_cast<char>(status) - 'A');
  }
  std::uint32_t bits_ = 0;
};

}  // namespace annals
