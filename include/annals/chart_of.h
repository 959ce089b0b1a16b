// Charts of series, and of what a store holds, with names in one language.
//
//   const Store store = Store::open("annals.db").value();
//   const ChartSelection what{.agencies = {AgencyCode("pukou")},
//                             .indicators = {IndicatorCode("hotline.solved_rate")}};
//   file << to_svg(line_chart(store, what).value());
#pragma once

#include <annals/chart.h>
#include <annals/compare.h>
#include <annals/coverage.h>
#include <annals/series.h>
#include <annals/store.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annals {

struct ChartOptions {
  std::string language = "en";  // of names and words
  YearRange years{};            // what is shown
  AxisStart start = AxisStart::kAuto;
  // Those that apply to one of the agencies and to the indicator are drawn; the others are passed
  // over, so that all of a store may be given. The view must outlive the call only.
  std::span<const Target> targets{};
  // Bands of Wilson at 95 % about percents that have counts behind them: what the cases say about
  // further cases of the same kind.
  bool intervals = false;
  // Drawn darker among others.
  std::vector<AgencyCode> emphasized{};
};

// Lines: series of one indicator, one an agency; or of one agency, one an indicator, all in one
// unit. One series has the title "agency: indicator". Series without an observation are left out,
// and named in a note. Fails with kInvalidArgument if there are none, or of several agencies and
// several indicators, or of several units.
Result<LineChart> line_chart(std::span<const Series> series, const ChartOptions& options = {});

// A panel a series, in the order given; of one indicator, or of one agency in any units. Fails with
// kInvalidArgument if there are none, or of several agencies and several indicators.
Result<SmallMultiples> small_multiples(std::span<const Series> series,
                                       const ChartOptions& options = {});

// Bars by rank(): the first on top, ties marked "2=". What is not comparable, and what has no
// value, stands below without a rank. Fails as rank() does.
Result<RankedBars> ranked_bars(std::span<const Series> series, Year year,
                               const ChartOptions& options = {}, const RankOptions& ranks = {});

// The values of two years, by agency code. Series with neither value are left out, and named in a
// note. Fails with kInvalidArgument if there are no series, or of several indicators, or the years
// do not ascend.
Result<SlopeChart> slope_chart(std::span<const Series> series, Year from, Year to,
                               const ChartOptions& options = {});

// A heat map of indicator_coverage() or agency_coverage(). Names are of the store. Fails if the
// store cannot be read.
Result<CoverageHeatMap> coverage_heat_map(const Store& store, const Coverage& coverage,
                                          const ChartOptions& options = {});

// ---- Straight from a store. ----

// Which series: agencies times indicators. No agencies: all of which the indicator has a value. No
// indicators (of coverage only): all of which the agency has one.
struct ChartSelection {
  std::vector<AgencyCode> agencies{};
  std::vector<IndicatorCode> indicators{};
  ReadOptions read{};  // its years are those of the chart
};

// As above, of the series selected and with the targets of the store. Besides the errors above they
// fail with kNotFound if a code is not defined, with kInsufficientData if nothing is on record, and
// with kInvalidArgument if nothing is selected.
Result<LineChart> line_chart(const Store& store, const ChartSelection& selection,
                             const ChartOptions& options = {});
Result<SmallMultiples> small_multiples(const Store& store, const ChartSelection& selection,
                                       const ChartOptions& options = {});
// Without a year: the last in which there is a value. Where no agencies are named, those of which
// nothing is on record in the year are left out.
Result<RankedBars> ranked_bars(const Store& store, const ChartSelection& selection,
                               std::optional<Year> year = {}, const ChartOptions& options = {},
                               const RankOptions& ranks = {});
Result<SlopeChart> slope_chart(const Store& store, const ChartSelection& selection, Year from,
                               Year to, const ChartOptions& options = {});
// Of one indicator over agencies, or of one agency over indicators.
Result<CoverageHeatMap> coverage_heat_map(const Store& store, const ChartSelection& selection,
                                          const ChartOptions& options = {});

}  // namespace annals
