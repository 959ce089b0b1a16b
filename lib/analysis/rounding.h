// Whether what the printed values can stand for could turn a verdict.
#pragma once

#include <annals/trend.h>

#include <optional>
#include <vector>

namespace annals::analysis {

// Empty for fewer than 3 values. "printed" is the verdict by the
// values as printed, "level" that of the test.
std::optional<RoundingEffect> rounding_effect(const std::vector<const Observation*>& used,
                                              const Indicator& indicator, Verdict printed,
                                              double level);

}  // namespace annals::analysis
