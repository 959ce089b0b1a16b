// From a test to a verdict.
#pragma once

#include <annals/trend.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace annals::analysis {

// What may be said of n values at "level"; "test" is empty where n is too small to have one.
Verdict verdict(std::size_t n, const std::optional<MannKendall>& test, double level,
                Polarity polarity);

// The same of a test of enough values to see a trend.
Verdict verdict_of_enough(std::int64_t s, double p_value, double level, Polarity polarity);

}  // namespace annals::analysis
