#include "exchange/table/eurostat.h"

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "core/utf8.h"

namespace annals::exchange {
namespace {

enum class With { kValue, kMissing, kEither };

struct Flag {
  char letter;
  ObsStatus status;
  With with;
};

// Eurostat's code list of 2025, and the letters of before that (s and z).
constexpr Flag kFlags[] = {
    {'b', ObsStatus::kBreak, With::kEither},
    {'c', ObsStatus::kSuppressed, With::kMissing},
    {'d', ObsStatus::kDefinitionDiffers, With::kValue},
    {'e', ObsStatus::kEstimated, With::kValue},
    {'f', ObsStatus::kForecast, With::kValue},
    {'i', ObsStatus::kImputed, With::kValue},
    {'m', ObsStatus::kCannotExist, With::kMissing},
    {'n', ObsStatus::kNotSignificant, With::kValue},
    {'p', ObsStatus::kProvisional, With::kValue},
    {'s', ObsStatus::kImputed, With::kValue},
    {'u', ObsStatus::kLowReliability, With::kValue},
    {'z', ObsStatus::kCannotExist, With::kMissing},
};

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

std::optional<Flag> flag_of(char letter) {
  const auto* found = std::find_if(std::begin(kFlags), std::end(kFlags),
                                   [&](const Flag& flag) { return flag.letter == letter; });
  return found == std::end(kFlags) ? std::nullopt : std::optional(*found);
}

}  // namespace

std::string_view take_eurostat_flags(std::string_view& text) {
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos) return {};
  const std::string_view flags = text.substr(blank + 1);
  if (flags.empty() || !std::all_of(flags.begin(), flags.end(), is_small_letter)) return {};
  text = core::trimmed(text.substr(0, blank));
  return flags;
}

std::string add_eurostat_flags(std::string_view flags, bool has_value, ObsStatusSet& status) {
  std::string kept;
  bool reason_is_told = false;
  ObsStatusSet told;
  for (const char letter : flags) {
    const auto flag = flag_of(letter);
    const With other = has_value ? With::kMissing : With::kValue;
    if (!flag || flag->with == other) {
      kept += letter;
      continue;
    }
    told.insert(flag->status);
    reason_is_told = reason_is_told || flag->with == With::kMissing;
  }
  // A flag that says why a value is missing stands for the mark's "no reason given".
  if (reason_is_told) {
    status = told;
  } else {
    for (const Flag& flag : kFlags) {
      if (told.contains(flag.status)) status.insert(flag.status);
    }
  }
  return kept.empty() ? "" : "flags " + kept;
}

Result<ObsStatusSet> read_status(std::string_view text, bool eurostat) {
  const bool small = !text.empty() && std::all_of(text.begin(), text.end(),
                                                  [](char c) { return c >= 'a' && c <= 'z'; });
  if (!eurostat || !small) return ObsStatusSet::parse(text);
  ObsStatusSet status;
  const std::string rest = add_eurostat_flags(text, true, status);
  if (rest.empty()) return status;
  return Error{ErrorCode::kInvalidData, core::quoted(text) + " is no flag beside a value"};
}

}  // namespace annals::exchange
