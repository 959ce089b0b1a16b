#include <annals/indicator.h>

#include "core/enum_names.h"
#include "core/optional_decimal.h"

namespace annals {
namespace {

constexpr core::EnumNames kKinds("kind of indicator",
                                 {std::pair{IndicatorKind::kCount, std::string_view("count")},
                                  {IndicatorKind::kAmount, "amount"},
                                  {IndicatorKind::kPercent, "percent"},
                                  {IndicatorKind::kRatio, "ratio"},
                                  {IndicatorKind::kScore, "score"},
                                  {IndicatorKind::kDuration, "duration"}});

constexpr core::EnumNames kPolarities("polarity",
                                      {std::pair{Polarity::kNeutral, std::string_view("neutral")},
                                       {Polarity::kHigherIsBetter, "higher_is_better"},
                                       {Polarity::kLowerIsBetter, "lower_is_better"}});

constexpr core::EnumNames kAggregations("way to add up",
                                        {std::pair{Aggregation::kNone, std::string_view("none")},
                                         {Aggregation::kSum, "sum"},
                                         {Aggregation::kRatioOfSums, "ratio_of_sums"},
                                         {Aggregation::kMean, "mean"}});

constexpr core::EnumNames kRoundings("rounding rule",
                                     {std::pair{RoundingRule::kHalfUp, std::string_view("half_up")},
                                      {RoundingRule::kHalfEven, "half_even"}});

}  // namespace

std::string_view to_string(IndicatorKind kind) noexcept { return kKinds.name(kind); }
Result<IndicatorKind> parse_indicator_kind(std::string_view text) { return kKinds.parse(text); }

std::string_view to_string(Polarity polarity) noexcept { return kPolarities.name(polarity); }
Result<Polarity> parse_polarity(std::string_view text) { return kPolarities.parse(text); }

std::string_view to_string(Aggregation aggregation) noexcept {
  return kAggregations.name(aggregation);
}
Result<Aggregation> parse_aggregation(std::string_view text) { return kAggregations.parse(text); }

std::string_view to_string(RoundingRule rule) noexcept { return kRoundings.name(rule); }
Result<RoundingRule> parse_rounding_rule(std::string_view text) { return kRoundings.parse(text); }

std::string_view Indicator::unit_in(std::string_view language) const {
  const auto named = unit_names.find(std::string(language));
  return named != unit_names.end() ? named->second : unit;
}

bool operator==(const Indicator& a, const Indicator& b) {
  return a.code == b.code && a.names == b.names && a.definition == b.definition &&
         a.subject == b.subject && a.kind == b.kind && a.unit == b.unit &&
         a.unit_names == b.unit_names && a.decimals == b.decimals && a.polarity == b.polarity &&
         a.aggregation == b.aggregation && a.numerator == b.numerator &&
         a.denominator == b.denominator && identical(a.factor, b.factor) &&
         a.formula == b.formula && a.rounding == b.rounding &&
         core::identical(a.lower_bound, b.lower_bound) &&
         core::identical(a.upper_bound, b.upper_bound);
}

bool operator==(const SeriesBreak& a, const SeriesBreak& b) {
  return a.indicator == b.indicator && a.agency == b.agency && a.first_year == b.first_year &&
         a.reason == b.reason && core::identical(a.pre_break_value, b.pre_break_value);
}

}  // namespace annals
