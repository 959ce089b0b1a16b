// Comparison: where agencies stand among one another in a year, how far they lie apart, who moved.
//
// The functions take series of one indicator, one for each agency, in any order; the result does
// not depend on the order. They fail with kInvalidArgument if the series are of several indicators
// or two are of one agency.
#pragma once

#include <annals/change.h>
#include <annals/printed_range.h>
#include <annals/series.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace annals {

// True if one of two values surely lies above the other, whatever both can stand for
// (printed_range()). REQUIRES: both have a value.
bool distinguishable(const Observation& a, const Observation& b, const Indicator& indicator);

// ---- Where numbers lie. ----

// By linear interpolation between the order statistics (Hyndman and Fan 1996, type 7; the default
// of R's quantile() and QUARTILE.INC of spreadsheets): the quantile p lies at h = (n - 1) p of the
// ascending values, counted from 0, between those on either side of h.
struct Quartiles {
  double lower, median, upper;
};
// In any order. Fails with kInsufficientData without a value, kInvalidArgument unless finite.
Result<Quartiles> quartiles(std::span<const double> values);

// How far each value lies from the median, in units that resemble standard deviations, but that
// outliers cannot stretch (Iglewicz and Hoaglin 1993): 0.6745 (x - median) / MAD, where MAD is the
// median of the distances from the median. Beyond 3.5 is an outlier by their advice.
//
// Where more than half of the values are equal, MAD is zero: then the scale is the mean distance
// from the median, (x - median) / (1.253314 mean distance). Where all are equal each score is 0.
struct ModifiedZScores {
  double median = 0, mad = 0;
  bool by_mean_distance = false;  // MAD is zero
  std::vector<double> scores;     // in the order of the values
};
// Fails like quartiles().
Result<ModifiedZScores> modified_z_scores(std::span<const double> values);

// ---- Ranks. ----

// Which value is the first.
enum class RankOrder : std::uint8_t {
  kByPolarity,  // the best; a neutral indicator has none
  kHighestFirst,
  kLowestFirst,
};

struct RankOptions {
  RankOrder order = RankOrder::kByPolarity;
  bool rank_all = false;  // also what is not comparable
  double outlier_threshold = 3.5;
};

// Why a value is not to be compared with the others of its year.
enum class NotComparable : std::uint8_t {
  kDefinitionDiffers,  // its status says so (D)
  kOtherMethod,        // breaks in series up to that year are not those of most of the others
};
std::string_view to_string(NotComparable why) noexcept;  // "definition_differs", "other_method"

struct Standing {
  AgencyCode agency;
  Observation observation;  // with a value
  int rank = 0;             // competition ranking: 1, 2, 2, 4
  bool tied = false;        // another value is equal, by value (97.30 and 97.3)
  // The ranks that the printed ranges leave possible: one more than the values surely ahead, and
  // one more than those that may be ahead.
  int best_rank = 0, worst_rank = 0;
  // The share of the others that it is ahead of, in per cent, equal values by half: 100 for the
  // first and 0 for the last where nothing is tied. Empty if there are no others.
  std::optional<double> percentile;
  // 1 if it is as good as the quartile at the good end, 2 as the median, 3 as the quartile at the
  // other end, else 4; equal values share it. Empty below 4 values.
  std::optional<int> quartile;
  // Empty below 5 values.
  std::optional<double> modified_z;
  bool outlier = false;                    // modified_z beyond the threshold
  std::optional<NotComparable> despite{};  // ranked because of rank_all

  // Its value is a bound, or has a status: the rank is that of the number as printed.
  bool doubtful() const noexcept {
    return observation.bound != Bound::kExact || !observation.status.normal();
  }
};

struct LeftOut {
  AgencyCode agency;
  Observation observation;
  NotComparable why;
};

struct Ranking {
  Year year;
  bool highest_first = true;
  std::vector<Standing> standings;        // by rank, then by agency code
  std::vector<LeftOut> not_comparable;    // by agency code; empty with rank_all
  std::vector<AgencyCode> without_value;  // by code
};

// The standing of each agency in a year, by exact value. A bound ranks as the number beside it.
//
// What is not comparable takes no rank: a value whose definition differs, and one with a method of
// its own. Agencies are of one method if their breaks in or before the year are the same, from
// records and from statuses; the method of most counts, of equally many that with fewer breaks.
//
// Fails with kInsufficientData if no value is left to rank, and with kInvalidArgument if the
// indicator is neutral and no order is given, or the threshold is not positive.
Result<Ranking> rank(std::span<const Series> series, Year year, const RankOptions& options = {});

// ---- The spread of a group over the years. ----

struct Spread {
  Year year;
  std::size_t n = 0;               // comparable values
  std::size_t not_comparable = 0;  // left out, as by rank()
  std::size_t without_value = 0;
  Decimal min, max;
  Quartiles quartiles{};
  double interquartile_range = 0;  // upper less lower; percentage points for a percent
  // Quartile coefficient of dispersion, (upper - lower) / (upper + lower) (Bonett 2006), which has
  // no unit. Empty where a value is negative or the sum is zero.
  std::optional<double> coefficient;
};
// Every year within "years" in which there is a comparable value. Quartiles are of the agencies
// as such: a large one counts as much as a small one.
Result<std::vector<Spread>> spread(std::span<const Series> series, YearRange years = {});

// ---- Movers between two years. ----

struct Mover {
  AgencyCode agency;
  Change change;
  int rank_from = 0, rank_to = 0;
  int places = 0;                // gained; negative: lost
  bool distinguishable = false;  // the two values surely differ, whatever the rounding hid
};
struct Movers {
  Year from, to;
  bool highest_first = true;
  std::vector<Mover> movers;  // the largest gain in the direction of the order first, then by code
  std::vector<AgencyCode> left_out;  // without a comparable value in one of the years, by code
};
// Ranks are among those that have a comparable value in both years, so that nobody moves because
// another came or went; by the order of the options, of which the threshold is not used.
//
// Fails with kInsufficientData if there is none, and with kInvalidArgument as rank() does and if
// the years do not ascend or a difference has more than 18 digits.
Result<Movers> movers(std::span<const Series> series, Year from, Year to,
                      const RankOptions& options = {});

}  // namespace annals
