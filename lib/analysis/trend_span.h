// Which values of a series a trend is computed from, and what is to be said of them.
#pragma once

#include <annals/trend.h>

#include <optional>
#include <vector>

namespace annals::analysis {

// Fails with kInvalidArgument as trend() does.
Result<void> check_trend_options(const TrendOptions& options);

struct TrendSpan {
  std::vector<const Observation*> used{};  // with a value, by year; they live as long as the series
  std::optional<Year> restarted_at{};      // the break before which values were left out
  bool break_inside = false;               // first used < a break <= last used
  bool nothing_after_break = false;        // the last break lies behind all values
};

// The values of these years by the breaks between them, by year; none of the parts is empty. A
// break counts if values lie on both sides of it; of several between two values the last one is
// told. One behind the last value parts nothing from nothing: it is only told.
std::vector<TrendSpan> segments(const Series& series, const YearRange& years);

// The last of these, or all values where the trend does not restart at a break.
TrendSpan trend_span(const Series& series, const TrendOptions& options);

// The years between the first and the last used that have no value.
std::vector<Year> gaps(const std::vector<const Observation*>& used);

// In the order of the enumeration, each at most once.
std::vector<TrendCaveat> caveats(const TrendSpan& span);

}  // namespace annals::analysis
