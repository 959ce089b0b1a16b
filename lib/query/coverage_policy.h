// Coverage policies, applied.
#pragma once

#include <annals/rollup.h>

namespace annals::query {

// Fails with kInvalidArgument if the minimum is not a fraction.
Result<void> check_policy(const CoveragePolicy& policy);

// Never if no member reports.
bool passes(const CoveragePolicy& policy, const MemberCoverage& coverage);

}  // namespace annals::query
