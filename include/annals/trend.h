// The trend of a series: change, growth, slope, test and a verdict that is honest about few years.
#pragma once

#include <annals/change.h>
#include <annals/series.h>
#include <annals/statistics.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace annals {

// What can be said of the direction of a series.
enum class Verdict : std::uint8_t {
  kImproving,  // evident, and in the direction of the indicator's polarity
  kWorsening,  // evident, and against it
  kRising,     // evident; the indicator is neutral
  kFalling,
  kNoEvidentTrend,  // enough years to see one, and none is seen
  kTooFewYears,     // no arrangement of so few values could be evident
};
std::string_view to_string(Verdict verdict) noexcept;  // "improving", "no_evident_trend", …

// What a reader of the trend must know besides the numbers.
enum class TrendCaveat : std::uint8_t {
  kGaps,              // years inside the span have no value
  kBreak,             // values before the last break were left out, or a break lies inside
  kBoundedValues,     // some values are "about", "at least" or "at most" and were used as stated
  kRoundedValues,     // some values are printed to 10s or coarser (12.2 ten-thousands)
  kStatuses,          // some values have a status (provisional, estimated, …)
  kNoValueAfterBreak  // nothing lies behind the last break
};

struct TrendOptions {
  YearRange years{};
  double confidence = 0.95;      // of the intervals; 1 - confidence is the level of the test
  bool restart_at_break = true;  // leave out what lies before the last break in series
};

struct Trend {
  // The values the trend is computed from: those with a value in the span asked for, and behind
  // the last break if restart_at_break is set. x are years.
  std::vector<double> x, y;
  std::size_t n = 0;
  std::optional<YearRange> years;    // first and last year used; empty if n = 0
  std::optional<Year> restarted_at;  // the break behind which the trend begins
  std::vector<Year> gaps;            // years between first and last used without a value
  std::vector<TrendCaveat> caveats;  // each at most once

  std::optional<Change> change;      // first to last; needs n >= 2
  std::optional<double> growth;      // compound annual, a fraction; empty where there is none
  std::optional<LeastSquares> line;  // needs n >= 3
  std::optional<TheilSen> slope;     // needs n >= 3
  std::optional<MannKendall> test;   // needs n >= 3
  std::optional<Year> peak, trough;  // the first year of the highest and the lowest value

  Verdict verdict = Verdict::kTooFewYears;
  double level = 0.05;  // of the test, 1 - confidence
};

// Looks at the series from all sides. The slope is in the indicator's unit a year (percentage
// points a year for a percent). The verdict is by Mann-Kendall at 1 - confidence: kTooFewYears
// where smallest_exact_p(n) exceeds the level (fewer than 5 values at 0.95), a direction where
// p <= level, else kNoEvidentTrend.
//
// A series without values gives a trend with n = 0. Fails with kInvalidArgument if confidence is
// not inside (0, 1) or the span of years is empty.
Result<Trend> trend(const Series& series, const TrendOptions& options = {});

}  // namespace annals
