// A forecast of a short yearly series: where the fitted line leads, and how far off it may be.
#pragma once

#include <annals/decimal.h>
#include <annals/observation.h>
#include <annals/series.h>
#include <annals/trend.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace annals {

// Fewer values than this, behind the last break, are not extrapolated: the spread about a line
// through four has two degrees of freedom, and an interval from it says next to nothing.
inline constexpr std::size_t kLeastForecastValues = 5;
// No forecast reaches further, and no target is looked for behind it.
inline constexpr int kLongestHorizon = 10;

// A value to be reached: at least, or at most, so much.
struct ForecastTarget {
  Decimal value;
  TargetDirection direction = TargetDirection::kAtLeast;
};

struct ForecastOptions {
  TrendOptions trend{};  // which years it rests on, breaks, and the confidence of the intervals
  int horizon = 3;       // years behind the last value, 1 to kLongestHorizon
  std::optional<ForecastTarget> target{};
};

// In the indicator's unit. "low" to "high" holds the printed value of the year with the confidence
// asked for, if things go on as they went. What would leave the bounds of the indicator is set on
// the bound, and said to be.
struct ForecastValue {
  Year year;
  double value = 0, low = 0, high = 0;
  bool value_clamped = false, low_clamped = false, high_clamped = false;
};

// What a reader of the forecast must know besides the numbers and the caveats of the trend.
enum class ForecastCaveat : std::uint8_t {
  kNoEvidentTrend,   // the trend is not evident: its direction may be chance
  kBeyondSpan,       // the horizon is longer than the span of years it rests on
  kClamped,          // a value or an interval reached a bound of the indicator
  kRestsOnRounding,  // the values lie on the line as closely as their rounding allows
};
std::string_view to_string(ForecastCaveat caveat) noexcept;  // "no_evident_trend", …

enum class TargetReach : std::uint8_t {
  kAlreadyMet,   // by the last value
  kReached,      // by the line, in TargetOutlook::expected
  kNotReached,   // not within kLongestHorizon years behind the last value
  kOutOfBounds,  // never: no value of the indicator can be so high, or so low
};
std::string_view to_string(TargetReach reach) noexcept;  // "already_met", …

struct TargetOutlook {
  TargetReach reach = TargetReach::kNotReached;
  // The first year in which the line meets the target; the first in which the better end of the
  // interval does; and the first in which even the worse end does. Empty where there is none
  // within kLongestHorizon years, and where the target is met already or out of bounds.
  std::optional<Year> expected, earliest, latest;
  // Where it is met already: the first year in which the line no longer meets it.
  std::optional<Year> lost;
};

struct Forecast {
  Trend trend;                          // what it rests on; trend.slope is the line
  std::vector<ForecastValue> values;    // one a year, from the year behind the last value
  std::vector<ForecastCaveat> caveats;  // each at most once
  // About the line: sqrt(sum of squared residuals / (n - 2)), not below what rounding makes.
  double residual_standard_deviation = 0;
  // Digits behind the point that the intervals justify: the last one is worth the power of ten
  // nearest to a tenth of the half-width of the first interval; and no more than the values have.
  // Below zero for tens (-1), hundreds (-2) and so on.
  int decimals = 0;
  std::optional<TargetOutlook> target;  // where one was asked for
};

// Extrapolates the Theil-Sen line of the values (see theil_sen()). The interval of year x is
//
//   line(x) -+ t(n - 2) * s * sqrt(1 + 1/n + (x - mean x)^2 / Sxx)
//
// the prediction interval of least squares about a line that one wild year cannot turn; s is
// residual_standard_deviation. docs/methods.md tells why so, and how often such intervals hold.
//
// Values are kept within the bounds of the indicator where it has some, and counts and durations
// above zero in any case.
//
// Fails with kInsufficientData if fewer than kLeastForecastValues values remain behind the last
// break (or in all, with restart_at_break off), or if a break lies behind the last value, so that
// later values will be others; and with kInvalidArgument if the horizon is not 1 to
// kLongestHorizon, or as trend() does.
Result<Forecast> forecast(const Series& series, const ForecastOptions& options = {});

}  // namespace annals
