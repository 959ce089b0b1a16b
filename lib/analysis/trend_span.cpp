#include "analysis/trend_span.h"

#include <algorithm>

namespace annals::analysis {
namespace {

std::vector<const Observation*> values_in(const Series& series, const YearRange& years) {
  std::vector<const Observation*> values;
  for (const Observation& observation : series.observations()) {
    if (observation.value && years.contains(observation.year)) values.push_back(&observation);
  }
  return values;
}

std::vector<Year> breaks_between(const Series& series, Year after, Year last) {
  std::vector<Year> breaks = series.break_years();
  std::erase_if(breaks, [&](Year year) { return year <= after || last < year; });
  return breaks;
}

bool bounded(const Observation* observation) { return observation->bound != Bound::kExact; }

bool coarsely_rounded(const Observation* observation) { return observation->value->exponent() > 0; }

// A break alone is told by its own caveat, or lies where it does not matter.
bool has_status(const Observation* observation) {
  const ObsStatusSet& status = observation->status;
  return !status.normal() && status != ObsStatusSet(ObsStatus::kBreak);
}

}  // namespace

TrendSpan trend_span(const Series& series, const TrendOptions& options) {
  TrendSpan span{.used = values_in(series, options.years)};
  if (span.used.empty()) return span;
  auto breaks = breaks_between(series, span.used.front()->year, options.years.last);
  if (breaks.empty()) return span;

  const Year last_value = span.used.back()->year;
  span.nothing_after_break = breaks.back() > last_value;
  std::erase_if(breaks, [&](Year year) { return last_value < year; });
  if (breaks.empty()) return span;
  span.break_inside = !options.restart_at_break;
  if (options.restart_at_break) {
    span.restarted_at = breaks.back();
    std::erase_if(span.used, [&](const Observation* value) { return value->year < breaks.back(); });
  }
  return span;
}

std::vector<Year> gaps(const std::vector<const Observation*>& used) {
  std::vector<Year> years;
  for (std::size_t i = 1; i < used.size(); ++i) {
    for (Year year = used[i - 1]->year + std::chrono::years(1); year < used[i]->year; ++year) {
      years.push_back(year);
    }
  }
  return years;
}

std::vector<TrendCaveat> caveats(const TrendSpan& span) {
  const auto any = [&](bool (*holds)(const Observation*)) {
    return std::any_of(span.used.begin(), span.used.end(), holds);
  };
  std::vector<TrendCaveat> found;
  if (!gaps(span.used).empty()) found.push_back(TrendCaveat::kGaps);
  if (span.restarted_at || span.break_inside) found.push_back(TrendCaveat::kBreak);
  if (any(bounded)) found.push_back(TrendCaveat::kBoundedValues);
  if (any(coarsely_rounded)) found.push_back(TrendCaveat::kRoundedValues);
  if (any(has_status)) found.push_back(TrendCaveat::kStatuses);
  if (span.nothing_after_break) found.push_back(TrendCaveat::kNoValueAfterBreak);
  return found;
}

}  // namespace annals::analysis
