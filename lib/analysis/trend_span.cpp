#include "analysis/trend_span.h"

#include <algorithm>
#include <string>

#include "analysis/arguments.h"

namespace annals::analysis {
namespace {

std::vector<const Observation*> values_in(const Series& series, const YearRange& years) {
  std::vector<const Observation*> values;
  for (const Observation& observation : series.observations()) {
    if (observation.value && years.contains(observation.year)) values.push_back(&observation);
  }
  return values;
}

// The last break that parts a value of "before" from one of "after".
std::optional<Year> last_break_between(const std::vector<Year>& breaks, Year before, Year after) {
  for (auto year = breaks.rbegin(); year != breaks.rend(); ++year) {
    if (before < *year && *year <= after) return *year;
  }
  return std::nullopt;
}

bool bounded(const Observation* observation) { return observation->bound != Bound::kExact; }

bool coarsely_rounded(const Observation* observation) { return observation->value->exponent() > 0; }

// A break alone is told by its own caveat, or lies where it does not matter.
bool has_status(const Observation* observation) {
  const ObsStatusSet& status = observation->status;
  return !status.normal() && status != ObsStatusSet(ObsStatus::kBreak);
}

}  // namespace

Result<void> check_trend_options(const TrendOptions& options) {
  if (auto ok = check_confidence(options.confidence); !ok) return ok;
  if (!options.years.empty()) return {};
  return Error{ErrorCode::kInvalidArgument,
               "span of years \"" + to_string(options.years.first) + ":" +
                   to_string(options.years.last) +
                   "\" is empty, the first must not be behind the last"};
}

std::vector<TrendSpan> segments(const Series& series, const YearRange& years) {
  const std::vector<Year> breaks = series.break_years();
  std::vector<TrendSpan> found;
  for (const Observation* value : values_in(series, years)) {
    std::optional<Year> restart;
    if (!found.empty()) {
      restart = last_break_between(breaks, found.back().used.back()->year, value->year);
    }
    if (found.empty() || restart) found.push_back({.used = {}, .restarted_at = restart});
    found.back().used.push_back(value);
  }
  if (found.empty()) return found;
  const Year last_value = found.back().used.back()->year;
  found.back().nothing_after_break = last_break_between(breaks, last_value, years.last).has_value();
  return found;
}

TrendSpan trend_span(const Series& series, const TrendOptions& options) {
  std::vector<TrendSpan> parts = segments(series, options.years);
  if (parts.empty()) return {};
  if (options.restart_at_break || parts.size() == 1) return std::move(parts.back());
  TrendSpan whole{.used = values_in(series, options.years)};
  whole.break_inside = true;
  whole.nothing_after_break = parts.back().nothing_after_break;
  return whole;
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
