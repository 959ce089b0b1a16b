#include <annals/forecast.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "analysis/prediction.h"

namespace annals {
namespace {

using analysis::Prediction;

struct Limits {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

// A count and a duration are never below zero, whether or not somebody wrote that down.
Limits limits_of(const Indicator& indicator) {
  Limits limits;
  if (indicator.kind == IndicatorKind::kCount || indicator.kind == IndicatorKind::kDuration) {
    limits.low = 0;
  }
  if (indicator.lower_bound) limits.low = std::max(limits.low, indicator.lower_bound->to_double());
  if (indicator.upper_bound) limits.high = indicator.upper_bound->to_double();
  return limits;
}

// True if "number" lies outside, and was set on the limit.
bool clamp_to(const Limits& limits, double& number) {
  const double kept = std::fmin(std::fmax(number, limits.low), limits.high);
  return std::exchange(number, kept) != kept;
}

ForecastValue value_at(const Prediction& prediction, const Limits& limits, Year year) {
  const double x = static_cast<int>(year);
  const double half = prediction.half_width(x);
  ForecastValue result{.year = year, .value = prediction.at(x)};
  result.low = result.value - half;
  result.high = result.value + half;
  result.low_clamped = clamp_to(limits, result.low);
  result.high_clamped = clamp_to(limits, result.high);
  result.value_clamped = clamp_to(limits, result.value);
  return result;
}

std::vector<ForecastValue> values_behind(const Prediction& prediction, const Limits& limits,
                                         Year last, int count) {
  std::vector<ForecastValue> values;
  for (int i = 1; i <= count; ++i) {
    values.push_back(value_at(prediction, limits, last + std::chrono::years(i)));
  }
  return values;
}

std::vector<const Observation*> used_by(const Trend& trend, const Series& series) {
  std::vector<const Observation*> used;
  for (const double x : trend.x) used.push_back(series.find(Year(static_cast<int>(x))));
  return used;
}

// A value printed to a unit of u is off by u / sqrt(12) in the mean square; the mean over all.
double rounding_deviation(const std::vector<const Observation*>& used) {
  double squares = 0;
  for (const Observation* observation : used) {
    const double unit = std::pow(10.0, observation->value->exponent());
    squares += unit * unit / 12;
  }
  return std::sqrt(squares / static_cast<double>(used.size()));
}

int justified_decimals(const std::vector<const Observation*>& used, double half_width) {
  int finest = -Decimal::kMaxExponent;
  for (const Observation* observation : used) {
    finest = std::max(finest, -observation->value->exponent());
  }
  const double digits = -std::round(std::log10(half_width / 10));
  return static_cast<int>(std::fmin(digits, finest));
}

class TargetTest {
 public:
  explicit TargetTest(const ForecastTarget& target)
      : value_(target.value.to_double()),
        sign_(target.direction == TargetDirection::kAtLeast ? 1 : -1) {}

  // A line that leads to the target exactly meets it, whatever the last bits of a double say.
  bool met_by(double value) const {
    return sign_ * (value - value_) >= -1e-9 * std::fmax(1.0, std::fabs(value_));
  }
  double better(const ForecastValue& value) const { return sign_ > 0 ? value.high : value.low; }
  double worse(const ForecastValue& value) const { return sign_ > 0 ? value.low : value.high; }
  bool possible(const Limits& limits) const { return met_by(sign_ > 0 ? limits.high : limits.low); }

 private:
  double value_;
  int sign_;
};

bool met(const ForecastTarget& target, const Decimal& value) {
  return target.direction == TargetDirection::kAtLeast ? value >= target.value
                                                       : value <= target.value;
}

template <typename Holds>
std::optional<Year> first_year(const std::vector<ForecastValue>& values, Holds holds) {
  const auto found = std::find_if(values.begin(), values.end(), holds);
  return found == values.end() ? std::nullopt : std::optional(found->year);
}

TargetOutlook outlook(const ForecastTarget& target, const Decimal& last_value, const Limits& limits,
                      const std::vector<ForecastValue>& values) {
  const TargetTest test(target);
  TargetOutlook result;
  if (met(target, last_value)) {
    result.reach = TargetReach::kAlreadyMet;
    result.lost =
        first_year(values, [&](const ForecastValue& value) { return !test.met_by(value.value); });
    return result;
  }
  if (!test.possible(limits)) {
    result.reach = TargetReach::kOutOfBounds;
    return result;
  }
  result.expected =
      first_year(values, [&](const ForecastValue& value) { return test.met_by(value.value); });
  result.earliest = first_year(
      values, [&](const ForecastValue& value) { return test.met_by(test.better(value)); });
  result.latest = first_year(
      values, [&](const ForecastValue& value) { return test.met_by(test.worse(value)); });
  if (result.expected) result.reach = TargetReach::kReached;
  return result;
}

Result<void> check_horizon(int horizon) {
  if (1 <= horizon && horizon <= kLongestHorizon) return {};
  return Error{ErrorCode::kInvalidArgument, "horizon \"" + std::to_string(horizon) +
                                                "\" is out of range, use 1 to " +
                                                std::to_string(kLongestHorizon) + " years"};
}

bool has(const Trend& trend, TrendCaveat caveat) {
  return std::find(trend.caveats.begin(), trend.caveats.end(), caveat) != trend.caveats.end();
}

Result<void> check_years(const Trend& trend, const ForecastOptions& options) {
  if (options.trend.restart_at_break && has(trend, TrendCaveat::kNoValueAfterBreak)) {
    return Error{ErrorCode::kInsufficientData,
                 "forecast has no value behind the last break in series, it needs " +
                     std::to_string(kLeastForecastValues) + " or more"};
  }
  if (trend.n >= kLeastForecastValues) return {};
  const std::string where =
      trend.restarted_at ? " from the break in series of " + to_string(*trend.restarted_at) + " on"
                         : "";
  return Error{ErrorCode::kInsufficientData, "forecast has \"" + std::to_string(trend.n) +
                                                 (trend.n == 1 ? "\" value" : "\" values") + where +
                                                 ", it needs " +
                                                 std::to_string(kLeastForecastValues) + " or more"};
}

bool clamped(const ForecastValue& value) {
  return value.value_clamped || value.low_clamped || value.high_clamped;
}

std::vector<ForecastCaveat> caveats_of(const Forecast& forecast, const Prediction& prediction) {
  std::vector<ForecastCaveat> caveats;
  const Trend& trend = forecast.trend;
  if (trend.verdict == Verdict::kNoEvidentTrend || trend.verdict == Verdict::kTooFewYears) {
    caveats.push_back(ForecastCaveat::kNoEvidentTrend);
  }
  if (static_cast<double>(forecast.values.size()) > trend.x.back() - trend.x.front()) {
    caveats.push_back(ForecastCaveat::kBeyondSpan);
  }
  if (std::any_of(forecast.values.begin(), forecast.values.end(), clamped)) {
    caveats.push_back(ForecastCaveat::kClamped);
  }
  if (prediction.rests_on_rounding()) caveats.push_back(ForecastCaveat::kRestsOnRounding);
  return caveats;
}

}  // namespace

Result<Forecast> forecast(const Series& series, const ForecastOptions& options) {
  if (auto ok = check_horizon(options.horizon); !ok) return ok.error();
  auto found = trend(series, options.trend);
  if (!found) return found.error();
  if (auto ok = check_years(*found, options); !ok) return ok.error();

  Forecast forecast;
  forecast.trend = *std::move(found);
  const auto used = used_by(forecast.trend, series);
  const Prediction prediction(forecast.trend, rounding_deviation(used));
  const Limits limits = limits_of(series.indicator());
  const Year last = forecast.trend.years->last;
  forecast.values = values_behind(prediction, limits, last, options.horizon);
  forecast.residual_standard_deviation = prediction.deviation();
  forecast.decimals = justified_decimals(used, prediction.half_width(static_cast<int>(last) + 1));
  forecast.caveats = caveats_of(forecast, prediction);
  if (options.target) {
    forecast.target = outlook(*options.target, *used.back()->value, limits,
                              values_behind(prediction, limits, last, kLongestHorizon));
  }
  return forecast;
}

std::string_view to_string(ForecastCaveat caveat) noexcept {
  switch (caveat) {
    case ForecastCaveat::kNoEvidentTrend:
      return "no_evident_trend";
    case ForecastCaveat::kBeyondSpan:
      return "beyond_span";
    case ForecastCaveat::kClamped:
      return "clamped";
    case ForecastCaveat::kRestsOnRounding:
      return "rests_on_rounding";
  }
  return "";
}

std::string_view to_string(TargetReach reach) noexcept {
  switch (reach) {
    case TargetReach::kAlreadyMet:
      return "already_met";
    case TargetReach::kReached:
      return "reached";
    case TargetReach::kNotReached:
      return "not_reached";
    case TargetReach::kOutOfBounds:
      return "out_of_bounds";
  }
  return "";
}

}  // namespace annals
