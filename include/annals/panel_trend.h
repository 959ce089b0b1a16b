// Trends of all series of a panel at once: change, growth, lines, tests and verdicts, as columns.
//
// What a column says of a series is what trend() says of it; only the work is done for many at a
// time. S, p, tau, the Theil-Sen slope and its interval, the verdict, changes and growth are the
// same numbers. The least-squares line is summed in double and not in a wider type: see PanelLines.
#pragma once

#include <annals/panel.h>
#include <annals/trend.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace annals {

struct PanelTrendOptions {
  TrendOptions trend{};
  std::optional<SeriesSpan> series{};  // empty: all of the panel
  std::size_t threads = 1;             // results do not depend on it
  bool intervals = false;  // panel_trends(): slope_low and slope_high too, in twice the time
};

// A set of caveats in one byte.
class TrendCaveats {
 public:
  constexpr void insert(TrendCaveat caveat) { bits_ |= bit(caveat); }
  constexpr bool contains(TrendCaveat caveat) const { return (bits_ & bit(caveat)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(const TrendCaveats&, const TrendCaveats&) = default;

 private:
  static constexpr std::uint8_t bit(TrendCaveat caveat) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(caveat));
  }
  std::uint8_t bits_ = 0;
};

// All columns below have one entry a series, in the order of the panel: entry i is of the series
// SeriesSpan::first + i. A number that there is not is NaN.

// The values that a trend is computed from: those within the years asked for, and behind the last
// break if restart_at_break is set.
struct PanelSpans {
  std::vector<std::uint16_t> n;
  std::vector<Year> first_year, last_year;  // year 0 where n = 0
  std::vector<Year> restarted_at;           // year 0 where no break was in the way
  // All but kRoundingCouldTurn, which is not looked for.
  std::vector<TrendCaveats> caveats;
};

// The ends of each series, and its least-squares line.
//
// Sums are of exact years and of differences from the first value: slopes and standard errors are
// those of least_squares() within 1e-15 (highest less lowest value) a year, intercepts within that
// times the year and 1e-15 of the values, R^2 within 1e-13. A perfect fit is perfect here too.
struct PanelLines {
  SeriesSpan series;
  PanelSpans spans;
  std::vector<double> first, last;  // the values as doubles; NaN where n = 0
  // The nearest double of the exact difference (percentage points for a percent), and that over
  // |first|, a fraction. NaN where n < 2, the difference has more than 18 digits, or (relative) the
  // first value is zero.
  std::vector<double> absolute, relative;
  // Compound annual, a fraction: (last / first)^(1 / years) - 1. NaN where n < 2, from zero, and
  // across it; to zero it is -1.
  std::vector<double> growth;
  // NaN where n < 3. The intercept is at year 0.
  std::vector<double> slope, intercept, standard_error, r_squared;
};
// Fails with kInvalidArgument as trend() does, and if the span of series is not in the panel.
Result<PanelLines> panel_lines(const Panel& panel, const PanelTrendOptions& options = {});

// Student's t of each line and its two-sided p, of slope 0, as LeastSquares has them: much dearer
// than the lines themselves, and so on demand.
struct PanelLineTests {
  std::vector<double> t, p_value;  // NaN where n < 3
};
PanelLineTests panel_line_tests(const PanelLines& lines);

// The Theil-Sen slope of each series, its Mann-Kendall test and the verdict.
struct PanelTrends {
  SeriesSpan series;
  PanelSpans spans;
  // NaN, and s = 0, where n < 3.
  std::vector<double> slope;
  std::vector<double> slope_low, slope_high;  // Sen's interval; empty unless asked for
  std::vector<std::int32_t> s;
  std::vector<double> tau, p_value;
  std::vector<Verdict> verdict;
};
// Errors as above.
Result<PanelTrends> panel_trends(const Panel& panel, const PanelTrendOptions& options = {});

// The p of many tests, adjusted: of a list of all tests with a rate of 0.05 or less, no more than
// five in a hundred are to be expected by chance. With the m values of p in ascending order, the
// rate of the k-th is the least p(j) m / j over j >= k, at most 1.
// Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289-300; for tests that are independent or
// depend on one another positively (Benjamini and Yekutieli 2001).
//
// In the order given. NaN is not a test: it stays, and is not counted in m.
std::vector<double> false_discovery_rates(std::span<const double> p_values);

}  // namespace annals
