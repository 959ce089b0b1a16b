#include <annals/computed.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/enum_names.h"
#include "core/text.h"
#include "query/agreement.h"

namespace annals {
namespace {

constexpr core::EnumName<ComputedBy> kRules[] = {
    {ComputedBy::kNothing, "nothing"},
    {ComputedBy::kCounts, "counts"},
    {ComputedBy::kFormula, "formula"},
};
constexpr core::EnumName<NotComputed> kReasons[] = {
    {NotComputed::kComputed, "computed"},
    {NotComputed::kNoRule, "no_rule"},
    {NotComputed::kMissingInput, "missing_input"},
    {NotComputed::kZeroDenominator, "zero_denominator"},
    {NotComputed::kNoResult, "no_result"},
    {NotComputed::kTooLong, "too_long"},
};
constexpr core::EnumName<Agreement> kAgreements[] = {
    {Agreement::kAgrees, "agrees"},
    {Agreement::kDiffers, "differs"},
    {Agreement::kCannotTell, "cannot_tell"},
};

// Carries an Error out of the recursion; caught in computed().
struct Failure {
  Error error;
};

// Every status of one or the other.
ObsStatusSet both(const ObsStatusSet& a, const ObsStatusSet& b) {
  const std::string letters = (a.normal() ? "" : a.letters()) + (b.normal() ? "" : b.letters());
  return ObsStatusSet::parse(letters).value();
}

FormulaInput number_of(const Decimal& value, Bound bound, bool counted) {
  return printed_input(value, bound, {.counted = counted, .about_is_open = true});
}

// A double as the decimal of its first 15 digits, which is what it was meant to be.
Result<Decimal> decimal_of(double value) {
  std::array<char, 40> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::scientific, 14);
  return Decimal::parse(std::string_view(text.data(), end.ptr));
}

// The document behind an observation of the series. REQUIRES: "one" lies in series.observations().
std::shared_ptr<const SourceDocument> source_of(const Series& series, const Observation& one) {
  const auto at = static_cast<std::size_t>(&one - series.observations().data());
  for (const auto& source : series.sources()) {
    if (source.get() == series.source(at)) return source;
  }
  return nullptr;
}

class Computer {
 public:
  Computer(const Store& store, const AgencyCode& agency, const ReadOptions& options)
      : store_(store), agency_(agency), options_(options) {}

  ComputedSeries run(const IndicatorCode& code) {
    const Series& series = series_of(code);
    ComputedSeries result{std::make_shared<const Agency>(series.agency()),
                          std::make_shared<const Indicator>(series.indicator()),
                          {}};
    for (const Year year : years_of(code)) result.values.push_back(value_of(code, year));
    return result;
  }

 private:
  // A wanted input, found or not.
  struct Part {
    std::optional<IndicatorCode> code;
    std::optional<ComputedInput> input;
  };

  const Series& series_of(const IndicatorCode& code) {
    const auto known = series_.find(code);
    if (known != series_.end()) return known->second;
    auto series = store_.series(agency_, code, options_);
    if (!series) throw Failure{series.error()};
    return series_.emplace(code, *std::move(series)).first->second;
  }

  const Formula* formula_of(const Indicator& indicator) {
    if (indicator.formula.empty()) return nullptr;
    const auto known = formulas_.find(indicator.code);
    if (known != formulas_.end()) return &known->second;
    auto formula = Formula::parse(indicator.formula);
    if (!formula) throw Failure{formula.error()};
    return &formulas_.emplace(indicator.code, *std::move(formula)).first->second;
  }

  // The indicators that "code" is computed from, itself included.
  void collect(const IndicatorCode& code, std::set<IndicatorCode>& codes) {
    if (!codes.insert(code).second) return;
    const Indicator& indicator = series_of(code).indicator();
    if (indicator.numerator) collect(*indicator.numerator, codes);
    if (indicator.denominator) collect(*indicator.denominator, codes);
    const Formula* const formula = formula_of(indicator);
    if (!formula) return;
    for (const IndicatorCode& part : formula->codes()) collect(part, codes);
  }

  std::set<Year> years_of(const IndicatorCode& code) {
    std::set<IndicatorCode> codes;
    collect(code, codes);
    std::set<Year> years;
    for (const IndicatorCode& each : codes) {
      for (const Observation& observation : series_of(each).observations()) {
        years.insert(observation.year);
      }
    }
    return years;
  }

  ComputedValue value_of(const IndicatorCode& code, Year year) {
    const Series& series = series_of(code);
    const Indicator& indicator = series.indicator();
    const Observation* const printed = series.find(year);
    ComputedValue result;
    if (indicator.numerator || (printed && printed->numerator && printed->denominator)) {
      result = by_counts(series, printed, year);
    }
    const Formula* const formula = formula_of(indicator);
    if (formula && !result.value && result.reason != NotComputed::kZeroDenominator) {
      result = by_formula(indicator, *formula, printed, year);
    }
    result.year = year;
    if (printed) compare(result, series, *printed);
    return result;
  }

  ComputedValue by_counts(const Series& series, const Observation* printed, Year year) {
    const Indicator& indicator = series.indicator();
    ComputedValue result{.rule = ComputedBy::kCounts};
    const auto count =
        [&](const std::optional<IndicatorCode>& code,
            std::optional<Decimal> Observation::*place) -> std::optional<ComputedInput> {
      if (printed && printed->*place) return beside(series, *printed, code, *(printed->*place));
      if (!code) return std::nullopt;
      return find(*code, year);
    };
    const Part parts[] = {
        {indicator.numerator, count(indicator.numerator, &Observation::numerator)},
        {indicator.denominator, count(indicator.denominator, &Observation::denominator)}};
    if (!take(parts, result)) return result;
    const bool percent = !indicator.numerator && indicator.kind == IndicatorKind::kPercent;
    const bool plain = percent && indicator.factor == Decimal(1);
    divide(indicator, printed, plain ? Decimal(100) : indicator.factor, result);
    return result;
  }

  ComputedValue by_formula(const Indicator& indicator, const Formula& formula,
                           const Observation* printed, Year year) {
    ComputedValue result{.rule = ComputedBy::kFormula};
    std::vector<Part> parts;
    for (const IndicatorCode& code : formula.codes()) parts.push_back({code, find(code, year)});
    if (!take(parts, result)) return result;
    if (const auto& quotient = formula.quotient()) {
      ComputedValue ordered = result;
      if (formula.codes().front() != quotient->numerator) {
        std::swap(ordered.inputs[0], ordered.inputs[1]);
      }
      divide(indicator, printed, quotient->factor, ordered);
      return ordered;
    }
    std::map<IndicatorCode, FormulaInput> inputs;
    for (const ComputedInput& input : result.inputs) inputs[*input.indicator] = input.number;
    const auto evaluated = formula.evaluate(inputs);
    if (!evaluated) {
      result.reason = NotComputed::kNoResult;
      return result;
    }
    result.range = evaluated->range;
    result.range_status = evaluated->range_status;
    round(indicator, printed, evaluated->value, result);
    return result;
  }

  // The count that stands beside a figure.
  ComputedInput beside(const Series& series, const Observation& printed,
                       const std::optional<IndicatorCode>& code, const Decimal& value) {
    const bool counted = !code || series_of(*code).indicator().kind == IndicatorKind::kCount;
    return {.indicator = code,
            .beside = true,
            .value = value,
            .number = number_of(value, Bound::kExact, counted),
            .status = printed.status,
            .source = source_of(series, printed),
            .locator = printed.locator};
  }

  // The value of another indicator: on record, or by its own rule.
  std::optional<ComputedInput> find(const IndicatorCode& code, Year year) {
    const Series& series = series_of(code);
    const Observation* const printed = series.find(year);
    if (printed && printed->value) {
      const bool counted = series.indicator().kind == IndicatorKind::kCount;
      return ComputedInput{.indicator = code,
                           .value = printed->value,
                           .number = number_of(*printed->value, printed->bound, counted),
                           .bound = printed->bound,
                           .status = printed->status,
                           .source = source_of(series, *printed),
                           .locator = printed->locator};
    }
    // A store refuses circles; a file that other hands changed may have one.
    if (!open_.insert(code).second) {
      throw Failure{{ErrorCode::kInvalidData,
                     "indicator " + core::quoted(code.str()) + " is computed from itself"}};
    }
    const ComputedValue value = value_of(code, year);
    open_.erase(code);
    if (!value.value) return std::nullopt;
    return ComputedInput{.indicator = code,
                         .computed = true,
                         .value = value.value,
                         .number = {value.unrounded, value.range},
                         .status = value.status};
  }

  // Moves the parts into the result; false, with the reason, if one is missing.
  static bool take(std::span<const Part> parts, ComputedValue& result) {
    for (const Part& part : parts) {
      if (part.input) {
        result.status = both(result.status, part.input->status);
        result.inputs.push_back(*part.input);
      } else if (part.code) {
        result.missing.push_back(*part.code);
      }
    }
    if (result.inputs.size() == parts.size()) return true;
    result.reason = NotComputed::kMissingInput;
    return false;
  }

  // How many decimals a computed value is rounded to.
  static int decimals_of(const Indicator& indicator, const Observation* printed) {
    const bool has_value = printed && printed->value;
    return has_value ? std::max(indicator.decimals, printed->value->decimals())
                     : indicator.decimals;
  }

  // factor * inputs[0] / inputs[1].
  static void divide(const Indicator& indicator, const Observation* printed, const Decimal& factor,
                     ComputedValue& result) {
    const ComputedInput& above = result.inputs[0];
    const ComputedInput& below = result.inputs[1];
    if (below.number.value == 0) {
      result.reason = NotComputed::kZeroDenominator;
      return;
    }
    const double scale = factor.to_double();
    const auto quotient_at = [&](double n, double d) { return n * scale / d; };
    result.unrounded = quotient_at(above.number.value, below.number.value);
    if (!above.number.range || !below.number.range) {
      result.range_status = RangeStatus::kInputUnknown;
    } else if (below.number.range->low <= 0 && below.number.range->high >= 0) {
      result.range_status = RangeStatus::kUnbounded;
    } else {
      const RealInterval n = *above.number.range;
      const RealInterval d = *below.number.range;
      const auto [low, high] =
          std::minmax({quotient_at(n.low, d.low), quotient_at(n.low, d.high),
                       quotient_at(n.high, d.low), quotient_at(n.high, d.high)});
      result.range = RealInterval{low, high};
    }
    if (above.computed || below.computed) {
      round(indicator, printed, result.unrounded, result);
      return;
    }
    const auto value = quotient(*above.value, *below.value, factor, decimals_of(indicator, printed),
                                indicator.rounding);
    result.reason = value ? NotComputed::kComputed : NotComputed::kTooLong;
    if (!value) return;
    result.value = *value;
    result.exact = true;
  }

  static void round(const Indicator& indicator, const Observation* printed, double unrounded,
                    ComputedValue& result) {
    result.unrounded = unrounded;
    result.reason = NotComputed::kTooLong;
    const auto digits = decimal_of(unrounded);
    if (!digits) return;
    const auto value = digits->rounded(decimals_of(indicator, printed), indicator.rounding);
    if (!value) return;
    result.value = *value;
    result.reason = NotComputed::kComputed;
  }

  static void compare(ComputedValue& result, const Series& series, const Observation& printed) {
    result.printed = printed;
    result.source = source_of(series, printed);
    if (!printed.value || !result.value) return;
    result.agreement = query::agreement_of(printed, result.range);
    const auto difference = *printed.value - *result.value;
    if (difference) result.difference = *difference;
  }

  const Store& store_;
  const AgencyCode& agency_;
  const ReadOptions& options_;
  std::map<IndicatorCode, Series> series_;
  std::map<IndicatorCode, Formula> formulas_;
  std::set<IndicatorCode> open_;  // being computed
};

}  // namespace

std::string_view to_string(ComputedBy rule) noexcept { return core::name_of(kRules, rule); }
std::string_view to_string(NotComputed reason) noexcept { return core::name_of(kReasons, reason); }
std::string_view to_string(Agreement agreement) noexcept {
  return core::name_of(kAgreements, agreement);
}

Result<ComputedSeries> computed(const Store& store, const AgencyCode& agency,
                                const IndicatorCode& indicator, const ReadOptions& options) {
  try {
    return Computer(store, agency, options).run(indicator);
  } catch (const Failure& failure) {
    return failure.error;
  }
}

}  // namespace annals
