// How the last values stand to those before them.
#pragma once

#include <annals/trend.h>

#include <optional>
#include <vector>

namespace annals::analysis {

// The yearly changes at the end of "used" that go one way; "breaks" end it, as gaps do.
// REQUIRES: values by year; breaks ascending.
std::optional<Streak> streak(const std::vector<const Observation*>& used,
                             const std::vector<Year>& breaks, const Indicator& indicator);

// Empty if there are no values.
std::optional<Best> best(const std::vector<const Observation*>& used, Polarity polarity);

}  // namespace annals::analysis
