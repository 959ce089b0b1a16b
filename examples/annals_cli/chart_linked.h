// Charts of series across renames, merges and transfers.
#pragma once

#include <annals/chart_of.h>

#include "session.h"

namespace annals::cli {

// Of the agencies and indicators selected, as line_chart() and small_multiples() draw them: each
// joint is a break that tells who became whom, each value has the sources of its parts, and what
// could not be joined is said in a note.
Result<LineChart> linked_lines(const Session& session, const Store& store,
                               const ChartSelection& selection, const ChartOptions& options);
Result<SmallMultiples> linked_multiples(const Session& session, const Store& store,
                                        const ChartSelection& selection,
                                        const ChartOptions& options);

}  // namespace annals::cli
