// Which values of a series a trend is computed from, and what is to be said of them.
#pragma once

#include <annals/trend.h>

#include <optional>
#include <vector>

namespace annals::analysis {

struct TrendSpan {
  std::vector<const Observation*> used;  // with a value, by year; they live as long as the series
  std::optional<Year> restarted_at{};    // the break before which values were left out
  bool break_inside = false;             // first used < a break <= last used
  bool nothing_after_break = false;      // the last break lies behind all values
};

// Breaks count if values lie on both sides of them; of these the last one restarts the trend. One
// behind the last value parts nothing from nothing: it is only told.
TrendSpan trend_span(const Series& series, const TrendOptions& options);

// The years between the first and the last used that have no value.
std::vector<Year> gaps(const std::vector<const Observation*>& used);

// In the order of the enumeration, each at most once.
std::vector<TrendCaveat> caveats(const TrendSpan& span);

}  // namespace annals::analysis
