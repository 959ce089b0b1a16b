// A series in other terms: changes, growth, logarithms, index numbers, moving averages.
//
// The codes are those of FRED, for one value a year, so that "the period before" and "a year ago"
// are the same: https://fred.stlouisfed.org/docs/api/fred/series_observations.html, "units".
#pragma once

#include <annals/series.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace annals {

// With x the value of a year and x' that of the year before.
enum class Transform : std::uint8_t {
  kLevel,          // "lin": x
  kChange,         // "chg": x - x'; percentage points for a percent
  kPercentChange,  // "pch": 100 (x - x') / |x'|
  kLogChange,      // "cch": 100 (ln x - ln x'), the growth compounded continuously
  kLog,            // "log": ln x
  kPoints,         // "pp": x - x' of a percent, in percentage points
  kIndex,          // "idx": 100 x / x(base)
};
std::string_view to_string(Transform transform) noexcept;  // the code

// Reads a code, one of FRED's others that mean the same for yearly values ("ch1" is chg, "pc1" and
// "pca" are pch, "cca" is cch), or a name: "level", "change", "percent_change", "log_change",
// "log", "points", "index".
//
// "kind" is that of the indicator. A percent changes in points, so that the names of relative
// changes are refused for it and only their codes are taken. Fails with kInvalidData, naming what
// can be written.
Result<Transform> parse_transform(std::string_view text,
                                  IndicatorKind kind = IndicatorKind::kCount);

struct TransformedValue {
  Year year;
  double value = 0;
  std::optional<Decimal> exact{};  // kLevel, kChange and kPoints, whose result is exact
  bool across_break = false;       // a break in series lies between the two values it is made of
  bool bounded = false;            // one of these is "about", "at least" or "at most"
};

struct TransformedSeries {
  Transform transform = Transform::kLevel;
  bool percentage_points = false;  // the values are in percentage points
  // The relative change of a rate, in per cent of that rate: not percentage points.
  bool relative_of_rate = false;
  std::optional<Year> base{};  // of kIndex: the year that is 100
  // By year. A year without a value has none here, nor has one whose predecessor has no value where
  // the transform needs it: a gap is not bridged.
  std::vector<TransformedValue> values{};
  // Years left out although their values are there, for want of a result: behind a zero
  // (kPercentChange), not above zero (kLog, kLogChange), a difference of more than 18 digits.
  std::vector<Year> undefined{};
};

struct TransformOptions {
  std::optional<Year> base{};  // of kIndex; empty: the first year with a value
};

// Fails with kInvalidArgument if kPoints is asked of what is not a percent or a base is given to
// another transform than kIndex, and for kIndex as index_to() does. A series without values gives
// none.
Result<TransformedSeries> transform(const Series& series, Transform transform,
                                    const TransformOptions& options = {});

// Which years a moving average is made of.
enum class WindowPlacement : std::uint8_t {
  kTrailing,  // the year itself and those before it
  kCentred,   // as many years before it as behind it; the window is odd
};

struct MovingAverage {
  Year year;
  double value = 0;           // in the indicator's unit
  bool across_break = false;  // a break in series lies inside the window
  bool bounded = false;       // a value in it is "about", "at least" or "at most"
};

// The mean of "window" years with equal weights, for each year whose window has a value in every
// year: nothing is bridged and no window is cut at the ends. The mean of rates weighs each year
// alike, however many cases stand behind it; it is not the rate of the years together.
//
// Fails with kInvalidArgument if the window is shorter than 2 years, or even and centred.
Result<std::vector<MovingAverage>> moving_average(
    const Series& series, std::size_t window,
    WindowPlacement placement = WindowPlacement::kTrailing);

}  // namespace annals
