#include <annals/chart_of.h>
#include <annals/peers.h>
#include <annals/store.h>

#include <algorithm>
#include <map>

#include "picture/chart_points.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

// What a chart of a store is made of.
struct Selected {
  std::vector<Series> series;
  std::vector<Target> targets;
  ChartOptions options;  // with the targets and the years
};

Error nothing_selected() {
  return {ErrorCode::kInvalidArgument, "a chart is of an indicator; none is selected"};
}

Result<std::vector<Series>> read_series(const Store& store, const ChartSelection& selection) {
  if (selection.indicators.empty()) return nothing_selected();
  if (selection.agencies.empty() && selection.indicators.size() > 1) {
    return Error{ErrorCode::kInvalidArgument,
                 "several indicators are charted of one agency; none is selected"};
  }
  std::vector<Series> all;
  for (const IndicatorCode& indicator : selection.indicators) {
    auto some = selection.agencies.empty()
                    ? store.cross_section(indicator, selection.read)
                    : series_of(store, selection.agencies, indicator, selection.read);
    if (!some) return some.error();
    for (Series& series : *some) all.push_back(std::move(series));
  }
  const bool empty =
      std::all_of(all.begin(), all.end(), [](const Series& series) { return series.empty(); });
  if (!empty) return all;
  return Error{ErrorCode::kInsufficientData, "nothing is on record of what is to be charted"};
}

// "targets" of the result is what its options refer to, and moves along with it.
Result<Selected> select(const Store& store, const ChartSelection& selection,
                        const ChartOptions& options) {
  auto series = read_series(store, selection);
  if (!series) return series.error();
  auto targets = store.targets();
  if (!targets) return targets.error();
  Selected selected{*std::move(series), *std::move(targets), options};
  selected.options.years = selection.read.years;
  selected.options.targets = selected.targets;
  return selected;
}

// Bands from the indicators that an indicator is a quotient of, where observations carry no counts.
Result<void> add_counts(const Store& store, const Series& series, const ReadOptions& read,
                        ChartLine& line) {
  const Indicator& indicator = series.indicator();
  if (!indicator.numerator || !indicator.denominator) return {};
  const auto numerators = store.series(series.agency().code, *indicator.numerator, read);
  if (!numerators) return numerators.error();
  const auto denominators = store.series(series.agency().code, *indicator.denominator, read);
  if (!denominators) return denominators.error();
  const TrendOptions all{.years = {}, .confidence = 0.95, .restart_at_break = false};
  add_intervals(line, count_pairs(series, *numerators, *denominators, all).pairs,
                indicator.factor.to_double());
  return {};
}

Result<void> add_counts(const Store& store, const Selected& selected, const ReadOptions& read,
                        LineChart& chart, std::size_t first) {
  if (!selected.options.intervals) return {};
  std::size_t line = 0;
  for (std::size_t i = first; i < selected.series.size() && line < chart.lines.size(); ++i) {
    if (selected.series[i].empty()) continue;
    const auto done = add_counts(store, selected.series[i], read, chart.lines[line++]);
    if (!done) return done.error();
  }
  note_intervals(chart, selected.options.language);
  return {};
}

Result<Year> last_year(const std::vector<Series>& all) {
  std::optional<Year> last;
  for (const Series& series : all) {
    for (const Observation& observation : series.observations()) {
      if (observation.value) last = std::max(last.value_or(observation.year), observation.year);
    }
  }
  if (last) return *last;
  return Error{ErrorCode::kInsufficientData, "no year has a value to be ranked"};
}

Result<std::vector<std::string>> row_names(const Store& store, bool of_agencies,
                                           const Coverage& coverage, std::string_view language) {
  std::map<std::string, std::string> names;
  if (of_agencies) {
    const auto agencies = store.agencies();
    if (!agencies) return agencies.error();
    for (const Agency& agency : *agencies) names[agency.code.str()] = name_of(agency, language);
  } else {
    const auto indicators = store.indicators();
    if (!indicators) return indicators.error();
    for (const Indicator& each : *indicators) names[each.code.str()] = name_of(each, language);
  }
  std::vector<std::string> labels;
  for (const CoverageRow& row : coverage.rows) {
    labels.push_back(names[of_agencies ? row.agency.str() : row.indicator.str()]);
  }
  return labels;
}

// What all rows have in common.
Result<std::string> coverage_title(const Store& store, bool of_agencies, const CoverageRow& row,
                                   std::string_view language) {
  if (of_agencies) {
    const auto indicator = store.find_indicator(row.indicator.str());
    if (!indicator) return indicator.error();
    return name_of(*indicator, language);
  }
  const auto agency = store.find_agency(row.agency.str());
  if (!agency) return agency.error();
  return name_of(*agency, language);
}

}  // namespace
}  // namespace picture

Result<LineChart> line_chart(const Store& store, const ChartSelection& selection,
                             const ChartOptions& options) {
  const auto selected = picture::select(store, selection, options);
  if (!selected) return selected.error();
  auto chart = line_chart(selected->series, selected->options);
  if (!chart) return chart.error();
  if (auto ok = picture::add_counts(store, *selected, selection.read, *chart, 0); !ok) {
    return ok.error();
  }
  return chart;
}

Result<SmallMultiples> small_multiples(const Store& store, const ChartSelection& selection,
                                       const ChartOptions& options) {
  const auto selected = picture::select(store, selection, options);
  if (!selected) return selected.error();
  auto chart = small_multiples(selected->series, selected->options);
  if (!chart) return chart.error();
  for (std::size_t i = 0; i < chart->panels.size(); ++i) {
    auto ok = picture::add_counts(store, *selected, selection.read, chart->panels[i], i);
    if (!ok) return ok.error();
  }
  return chart;
}

Result<RankedBars> ranked_bars(const Store& store, const ChartSelection& selection,
                               std::optional<Year> year, const ChartOptions& options,
                               const RankOptions& ranks) {
  auto selected = picture::select(store, selection, options);
  if (!selected) return selected.error();
  if (!year) {
    const auto last = picture::last_year(selected->series);
    if (!last) return last.error();
    year = *last;
  }
  // Who was not asked for need not be told to have nothing.
  if (selection.agencies.empty()) {
    std::erase_if(selected->series,
                  [&](const Series& series) { return series.find(*year) == nullptr; });
  }
  if (selected->series.empty()) {
    return Error{ErrorCode::kInsufficientData, "no agency has a value of " + to_string(*year)};
  }
  return ranked_bars(selected->series, *year, selected->options, ranks);
}

Result<SlopeChart> slope_chart(const Store& store, const ChartSelection& selection, Year from,
                               Year to, const ChartOptions& options) {
  const auto selected = picture::select(store, selection, options);
  if (!selected) return selected.error();
  return slope_chart(selected->series, from, to, selected->options);
}

Result<CoverageHeatMap> coverage_heat_map(const Store& store, const Coverage& coverage,
                                          const ChartOptions& options) {
  CoverageHeatMap chart;
  chart.years = coverage.years;
  if (coverage.rows.empty()) return chart;
  const bool of_agencies = std::all_of(
      coverage.rows.begin(), coverage.rows.end(),
      [&](const CoverageRow& row) { return row.indicator == coverage.rows.front().indicator; });
  const auto names = picture::row_names(store, of_agencies, coverage, options.language);
  if (!names) return names.error();
  const auto title =
      picture::coverage_title(store, of_agencies, coverage.rows.front(), options.language);
  if (!title) return title.error();
  chart.title = picture::say(options.language, "Coverage: ", "数据完整性：") + *title;
  for (std::size_t i = 0; i < coverage.rows.size(); ++i) {
    const CoverageRow& row = coverage.rows[i];
    chart.rows.push_back({.label = (*names)[i],
                          .code = of_agencies ? row.agency.str() : row.indicator.str(),
                          .cells = row.cells});
  }
  return chart;
}

Result<CoverageHeatMap> coverage_heat_map(const Store& store, const ChartSelection& selection,
                                          const ChartOptions& options) {
  const CoverageOptions rows{
      .agencies = selection.agencies, .indicators = selection.indicators, .read = selection.read};
  if (selection.indicators.size() == 1) {
    const auto coverage = indicator_coverage(store, selection.indicators.front(), rows);
    if (!coverage) return coverage.error();
    return coverage_heat_map(store, *coverage, options);
  }
  if (selection.agencies.size() == 1) {
    const auto coverage = agency_coverage(store, selection.agencies.front(), rows);
    if (!coverage) return coverage.error();
    return coverage_heat_map(store, *coverage, options);
  }
  return Error{ErrorCode::kInvalidArgument,
               "coverage is of one indicator or of one agency; select one"};
}

}  // namespace annals
