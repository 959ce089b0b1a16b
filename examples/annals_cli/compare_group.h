// Further views of "compare": the spread of a group over the years, and movers between two.
#pragma once

#include <annals/compare.h>

#include <vector>

#include "group.h"
#include "session.h"

namespace annals::cli {

// REQUIRES: series of one indicator.
Result<ExitCode> print_spread(const Session& session, const std::vector<Series>& all,
                              YearRange years);
Result<ExitCode> print_movers(const Session& session, const std::vector<Series>& all,
                              YearRange years, RankOrder order);

}  // namespace annals::cli
