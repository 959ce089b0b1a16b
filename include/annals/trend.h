// The trend of a series: change, growth, slope, test and a verdict that is honest about few years
// and coarse figures.
#pragma once

#include <annals/change.h>
#include <annals/series.h>
#include <annals/statistics.h>

#include <cstddef>
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
  kGaps,               // years inside the span have no value
  kBreak,              // values before the last break were left out, or a break lies inside
  kBoundedValues,      // some values are "about", "at least" or "at most" and were used as stated
  kRoundedValues,      // some values are printed to 10s or coarser (12.2 ten-thousands)
  kStatuses,           // some values have a status (provisional, estimated, …)
  kNoValueAfterBreak,  // nothing lies behind the last break
  kRoundingCouldTurn   // the printed digits leave the verdict open: Trend::rounding
};

// The way from one value to the next, by what is printed.
enum class Direction : std::uint8_t { kUp, kDown, kSame };
std::string_view to_string(Direction direction) noexcept;  // "up", "down", "same"

// How many of the last yearly changes went the same way, whatever their size.
struct Streak {
  Direction direction = Direction::kSame;
  std::size_t changes = 0;  // at least 1
  Year since{};             // the value before the first of them
  bool certain = true;      // no two neighbours could stand otherwise: see RoundingEffect
};

// The best value: the highest, or the lowest where lower is better; the highest of a neutral
// indicator. Of several years with it, the last.
struct Best {
  Year year{};
  int years_since = 0;  // from there to the last value; 0 if that is the best
};

// What the precision of the print leaves open. A value stands for a range: half a unit of the last
// printed digit to either side; the number itself for a count printed to the unit; "at least" and
// "at most" are open to one side; "about" reaches half a unit of the last digit that is not zero,
// and a whole unit of the last printed digit if that is more. No range goes past the indicator's
// bounds. Two values whose ranges overlap could stand in either order.
//
// S lies within s_low and s_high, where all such pairs fall or all rise. These are bounds: not
// always can all of them do so at once, so that a verdict that could turn need not do so, while
// one that could not is safe.
struct RoundingEffect {
  std::int64_t s_low = 0, s_high = 0;
  double p_low = 1, p_high = 1;  // at s_low and s_high, by the method of the test
  Verdict verdict_low = Verdict::kTooFewYears, verdict_high = Verdict::kTooFewYears;
  bool could_turn = false;   // one of these verdicts is not that of the values as printed
  std::vector<Year> values;  // those that could stand in either order to another
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
  std::optional<Best> best;          // needs n >= 1
  // The last yearly changes that go one way. Ends at a gap and at a break; empty if the year before
  // the last value has none.
  std::optional<Streak> streak;
  // Needs n >= 3. Empty also where a range cannot be told in 18 digits.
  std::optional<RoundingEffect> rounding;

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

// The trend of each part of the series between breaks, by year, from values within the part alone.
// A part without values is left out; restarted_at is the break in front of a part and empty for
// the first. The last one is what trend() finds with restart_at_break, which is ignored here. A
// series without values has no parts. Errors as above.
Result<std::vector<Trend>> trend_by_segment(const Series& series, const TrendOptions& options = {});

}  // namespace annals
