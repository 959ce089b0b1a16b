// Waivers: findings that somebody has looked at and lets stand.
#pragma once

#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/rule.h>

#include <optional>
#include <string>

namespace annals {

// Acknowledges one finding: who, why, on which document, until when. A waiver is never changed or
// removed. It holds while the figures of the finding say what they said when it was given and its
// last day has not passed; then the finding is open again. Of several the one given last counts.
struct Waiver {
  RuleCode rule;
  AgencyCode agency;
  IndicatorCode indicator;  // the first that the finding names
  Year year;
  std::string why;
  Date until;                            // the last day on which it holds
  std::optional<SourceCode> document{};  // what it rests on, where there is one
  // The figures for which it was given, as figures_of() in check.h writes them.
  std::string given_for{};
  std::string who{};        // empty: the author of the store
  Timestamp recorded_at{};  // set by the store

  friend bool operator==(const Waiver&, const Waiver&) = default;
};

}  // namespace annals
