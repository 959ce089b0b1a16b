#include <annals/indicator.h>

#include <tuple>

#include "core/enum_names.h"
#include "core/printed_form.h"
#include "core/variety.h"

namespace annals {
namespace {

constexpr core::EnumName<IndicatorKind> kIndicatorKinds[] = {
    {IndicatorKind::kCount, "count"},     {IndicatorKind::kAmount, "amount"},
    {IndicatorKind::kPercent, "percent"}, {IndicatorKind::kRatio, "ratio"},
    {IndicatorKind::kScore, "score"},     {IndicatorKind::kDuration, "duration"},
};

constexpr core::EnumName<Polarity> kPolarities[] = {
    {Polarity::kNeutral, "neutral"},
    {Polarity::kHigherIsBetter, "higher_is_better"},
    {Polarity::kLowerIsBetter, "lower_is_better"},
};

constexpr core::EnumName<Aggregation> kAggregations[] = {
    {Aggregation::kNone, "none"},
    {Aggregation::kSum, "sum"},
    {Aggregation::kRatioOfSums, "ratio_of_sums"},
    {Aggregation::kMean, "mean"},
};

constexpr core::EnumName<RoundingRule> kRoundingRules[] = {
    {RoundingRule::kHalfUp, "half_up"},
    {RoundingRule::kHalfEven, "half_even"},
};

// All fields that compare by their own operator.
auto plain_fields(const Indicator& i) {
  return std::tie(i.code, i.names, i.definition, i.subject, i.kind, i.unit, i.unit_names,
                  i.decimals, i.polarity, i.aggregation, i.numerator, i.denominator, i.formula,
                  i.rounding);
}

}  // namespace

std::string_view to_string(IndicatorKind kind) noexcept {
  return core::name_of(kIndicatorKinds, kind);
}

Result<IndicatorKind> parse_indicator_kind(std::string_view text) {
  return core::value_of(kIndicatorKinds, text, "indicator kind");
}

std::string_view to_string(Polarity polarity) noexcept {
  return core::name_of(kPolarities, polarity);
}

Result<Polarity> parse_polarity(std::string_view text) {
  return core::value_of(kPolarities, text, "polarity");
}

std::string_view to_string(Aggregation aggregation) noexcept {
  return core::name_of(kAggregations, aggregation);
}

Result<Aggregation> parse_aggregation(std::string_view text) {
  return core::value_of(kAggregations, text, "aggregation");
}

std::string_view to_string(RoundingRule rule) noexcept {
  return core::name_of(kRoundingRules, rule);
}

Result<RoundingRule> parse_rounding_rule(std::string_view text) {
  return core::value_of(kRoundingRules, text, "rounding rule");
}

std::string_view Indicator::unit_in(std::string_view language) const {
  const std::string* const found = core::text_in(unit_names, language);
  return found ? std::string_view(*found) : std::string_view(unit);
}

bool operator==(const Indicator& a, const Indicator& b) {
  return plain_fields(a) == plain_fields(b) && identical(a.factor, b.factor) &&
         core::same_print(a.lower_bound, b.lower_bound) &&
         core::same_print(a.upper_bound, b.upper_bound);
}

bool operator==(const SeriesBreak& a, const SeriesBreak& b) {
  return std::tie(a.indicator, a.agency, a.first_year, a.reason) ==
             std::tie(b.indicator, b.agency, b.first_year, b.reason) &&
         core::same_print(a.pre_break_value, b.pre_break_value);
}

}  // namespace annals
