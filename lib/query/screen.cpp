#include "query/screen.h"

#include <algorithm>
#include <cmath>

#include "core/nearest_double.h"
#include "core/wide.h"

namespace annals::query {
namespace {

// What doubles make of decimals and of a few operations on them is nearer than this.
constexpr double kNear = 1e-12;

Decimal value_of(const Panel& panel, std::size_t cell) { return *panel.value(cell); }

bool is_there(const Panel& panel, const Summand& summand) {
  return summand.cell && panel.has_value(*summand.cell);
}

// With it, 128 bits hold the sum of a hundred million values of 18 digits.
constexpr int kMostPower = 12;

// The exact sum of values at 10^exponent; empty where that is too long to be told.
std::optional<core::Int128> sum_at(const Panel& panel, std::span<const Summand> summands,
                                   int exponent) {
  core::Int128 sum = 0;
  for (const Summand& summand : summands) {
    if (!is_there(panel, summand)) continue;
    const int power = panel.exponents()[*summand.cell] - exponent;
    if (power > kMostPower) return std::nullopt;
    const core::Int128 value =
        core::Int128{panel.mantissas()[*summand.cell]} * core::power_of_ten(power);
    sum += summand.negative ? -value : value;
  }
  return sum;
}

}  // namespace

bool may_leave_range(const Panel& panel, std::size_t series, const Rule& rule) {
  const double low = rule.low ? rule.low->to_double() : -HUGE_VAL;
  const double high = rule.high ? rule.high->to_double() : HUGE_VAL;
  const std::size_t first = series * panel.year_count();
  for (std::size_t cell = first; cell < first + panel.year_count(); ++cell) {
    const double value = panel.values()[cell];
    // Of two decimals the smaller has no larger double, so that only equal ones are in doubt.
    if (!(value <= low || value >= high)) continue;
    if (rule.low && value_of(panel, cell) < *rule.low) return true;
    if (rule.high && value_of(panel, cell) > *rule.high) return true;
  }
  return false;
}

bool may_jump(const Panel& panel, std::size_t series, const Rule& rule) {
  const double limit = rule.limit->to_double();
  const std::size_t first = series * panel.year_count();
  for (std::size_t cell = first + 1; cell < first + panel.year_count(); ++cell) {
    const double before = panel.values()[cell - 1], after = panel.values()[cell];
    if (!panel.has_value(cell - 1) || !panel.has_value(cell)) continue;
    double allowed = limit;
    if (rule.measure == JumpMeasure::kRelative) {
      if (before == 0) continue;  // nothing is told of a change from zero
      allowed *= std::fabs(before);
    }
    const double slack = kNear * (std::fabs(before) + std::fabs(after) + allowed);
    if (!(std::fabs(after - before) + slack <= allowed)) return true;
  }
  return false;
}

bool may_contradict_counts(const Panel& panel, const RateSeries& series, const Decimal& factor) {
  const double times = factor.to_double();
  const std::size_t years = panel.year_count();
  const Indicator& indicator = panel.indicator(panel.indicator_of(series.rate));
  for (std::size_t year = 0; year < years; ++year) {
    const std::size_t cell = series.rate * years + year;
    const double rate = panel.values()[cell];
    const double numerator = panel.values()[series.numerator * years + year];
    const double denominator = panel.values()[series.denominator * years + year];
    if (std::isnan(rate) || std::isnan(numerator) || std::isnan(denominator)) continue;
    if (denominator <= 0) return true;
    // To either side of an exact print, unless it counts.
    const bool rounded =
        panel.bounds()[cell] == Bound::kExact && indicator.kind != IndicatorKind::kCount;
    const double reach = rounded ? core::nearest_double(1, panel.exponents()[cell]) / 2 : 0;
    const double expected = times * numerator / denominator;
    const double slack = kNear * (std::fabs(rate) + std::fabs(expected) + reach);
    if (!(std::fabs(rate - expected) + slack <= reach)) return true;
  }
  return false;
}

bool may_break_relation(const Panel& panel, std::span<const Summand> left, Relation relation,
                        std::span<const Summand> right, MissingValues missing) {
  bool any_on_record = false, all_there = true;
  int exponent = Decimal::kMaxExponent;
  for (const auto side : {left, right}) {
    for (const Summand& summand : side) {
      any_on_record |= summand.cell && panel.on_record(*summand.cell);
      if (is_there(panel, summand)) {
        exponent = std::min<int>(exponent, panel.exponents()[*summand.cell]);
      } else {
        all_there = false;
      }
    }
  }
  if (!any_on_record) return false;
  if (!all_there) return missing != MissingValues::kSkipIfAny;
  const auto a = sum_at(panel, left, exponent), b = sum_at(panel, right, exponent);
  if (!a || !b) return true;
  switch (relation) {
    case Relation::kEqual:
      return *a != *b;
    case Relation::kAtMost:
      return *a > *b;
    case Relation::kAtLeast:
      return *a < *b;
  }
  return true;
}

}  // namespace annals::query
