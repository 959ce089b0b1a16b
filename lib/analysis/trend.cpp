#include <annals/trend.h>

#include <algorithm>

#include "analysis/rounding.h"
#include "analysis/streak.h"
#include "analysis/trend_span.h"
#include "analysis/verdict.h"

namespace annals {
namespace {

using Values = std::vector<const Observation*>;

template <typename T>
std::optional<T> if_any(Result<T> result) {
  if (!result) return std::nullopt;
  return *std::move(result);
}

bool lower(const Observation* a, const Observation* b) { return *a->value < *b->value; }

void describe_values(Trend& trend, const Values& used) {
  trend.n = used.size();
  for (const Observation* observation : used) {
    trend.x.push_back(static_cast<int>(observation->year));
    trend.y.push_back(observation->value->to_double());
  }
  if (used.empty()) return;
  trend.years = YearRange{used.front()->year, used.back()->year};
  trend.gaps = analysis::gaps(used);
  trend.peak = (*std::max_element(used.begin(), used.end(), lower))->year;
  trend.trough = (*std::min_element(used.begin(), used.end(), lower))->year;
}

void describe_change(Trend& trend, const Series& series) {
  if (trend.n < 2) return;
  trend.change = if_any(change(series, trend.years->first, trend.years->last));
  trend.growth = if_any(compound_annual_growth(series, trend.years->first, trend.years->last));
}

void describe_slope(Trend& trend, double confidence) {
  if (trend.n < 3) return;
  trend.line = if_any(least_squares(trend.x, trend.y, confidence));
  trend.slope = if_any(theil_sen(trend.x, trend.y, confidence));
  trend.test = if_any(mann_kendall(trend.y));
}

Trend trend_of(const Series& series, const analysis::TrendSpan& span, double confidence) {
  const Polarity polarity = series.indicator().polarity;
  Trend trend;
  trend.level = 1 - confidence;
  trend.restarted_at = span.restarted_at;
  trend.caveats = analysis::caveats(span);
  describe_values(trend, span.used);
  describe_change(trend, series);
  describe_slope(trend, confidence);
  trend.best = analysis::best(span.used, polarity);
  trend.streak = analysis::streak(span.used, series.break_years(), series.indicator());
  trend.verdict = analysis::verdict(trend.n, trend.test, trend.level, polarity);
  trend.rounding =
      analysis::rounding_effect(span.used, series.indicator(), trend.verdict, trend.level);
  if (trend.rounding && trend.rounding->could_turn) {
    trend.caveats.push_back(TrendCaveat::kRoundingCouldTurn);
  }
  return trend;
}

}  // namespace

Result<Trend> trend(const Series& series, const TrendOptions& options) {
  if (auto ok = analysis::check_trend_options(options); !ok) return ok.error();
  return trend_of(series, analysis::trend_span(series, options), options.confidence);
}

Result<std::vector<Trend>> trend_by_segment(const Series& series, const TrendOptions& options) {
  if (auto ok = analysis::check_trend_options(options); !ok) return ok.error();
  std::vector<Trend> trends;
  for (const analysis::TrendSpan& segment : analysis::segments(series, options.years)) {
    trends.push_back(trend_of(series, segment, options.confidence));
  }
  return trends;
}

}  // namespace annals
