// Breaks in series between two years.
#pragma once

#include <annals/calendar.h>

#include <algorithm>
#include <vector>

namespace annals::analysis {

// True if a break parts the value of "from" from that of "to": one in the year "from" lies before
// both, one in "to" between them. REQUIRES: from <= to.
inline bool break_between(const std::vector<Year>& breaks, Year from, Year to) {
  return std::any_of(breaks.begin(), breaks.end(),
                     [&](Year first_year) { return from < first_year && first_year <= to; });
}

}  // namespace annals::analysis
