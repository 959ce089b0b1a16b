// Whether a printed and a computed value can both be true.
#pragma once

#include <annals/computed.h>
#include <annals/observation.h>

namespace annals::query {

// REQUIRES: printed.value. An empty range of the computed value is one that is not known.
Agreement agreement_of(const Observation& printed, const std::optional<RealInterval>& computed);

}  // namespace annals::query
