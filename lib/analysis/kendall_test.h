// From a score to the Mann-Kendall test.
#pragma once

#include <annals/statistics.h>

#include <cstddef>

#include "analysis/kendall_score.h"

namespace annals::analysis {

// What the test says of n values with this score. REQUIRES: n >= 2, and a score n values can have.
MannKendall test_of(std::size_t n, const KendallScore& score);

}  // namespace annals::analysis
