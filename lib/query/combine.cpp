#include <annals/printed_range.h>

#include <algorithm>

#include "analysis/range.h"
#include "query/bounds.h"
#include "query/figures.h"

namespace annals::query {
namespace {

using analysis::Fraction;
using analysis::Range;

// What a quantity, or a sum of them, may be; an end without a number is open.
struct Span {
  std::optional<Decimal> low, high;

  explicit Span(const PrintedRange& range) {
    if (range.low) low = range.low->at;
    if (range.high) high = range.high->at;
  }
  Span() = default;
};

void unite(ObsStatusSet& set, const ObsStatusSet& more) {
  if (more.normal()) return;
  for (const char letter : more.letters()) set.insert(static_cast<ObsStatus>(letter));
}

Result<void> add_to(std::optional<Decimal>& sum, const std::optional<Decimal>& more) {
  if (!sum || !more) {
    sum.reset();
    return {};
  }
  const auto result = *sum + *more;
  if (!result) return result.error();
  sum = *result;
  return {};
}

struct Sum {
  int parts = 0;
  Decimal value;
  Span span;
  Bounds bounds;
  ObsStatusSet status;
};

Result<Sum> add_up(const std::vector<Addend>& addends, std::optional<Quantity> Addend::*which,
                   const std::optional<Decimal>& lower, const std::optional<Decimal>& upper) {
  Sum sum;
  for (const Addend& addend : addends) {
    if (!addend.usable()) continue;
    const Quantity& quantity = *(addend.*which);
    const Span span(printed_range(quantity.value, quantity.bound,
                                  {.counted = quantity.whole, .least = lower, .most = upper}));
    sum.bounds.add(quantity.bound);
    unite(sum.status, quantity.status);
    if (++sum.parts == 1) {
      sum.value = quantity.value;
      sum.span = span;
      continue;
    }
    const auto value = sum.value + quantity.value;
    if (!value) return value.error();
    sum.value = *value;
    if (auto done = add_to(sum.span.low, span.low); !done) return done.error();
    if (auto done = add_to(sum.span.high, span.high); !done) return done.error();
  }
  return sum;
}

Range range_of(const Span& span) {
  const auto end = [](const std::optional<Decimal>& at) {
    return at ? std::optional(Fraction(*at)) : std::nullopt;
  };
  return {end(span.low), end(span.high)};
}

// The least or the most of a quotient, at the most digits up to six behind the indicator's that a
// Decimal has room for.
std::optional<Decimal> end_of(const std::optional<Fraction>& end, int decimals,
                              std::optional<Decimal> (Fraction::*outwards)(int) const) {
  if (!end || !end->fits()) return std::nullopt;
  for (int digits = decimals + 6; digits >= decimals; --digits) {
    if (const auto value = (*end.*outwards)(digits)) return value;
  }
  return std::nullopt;
}

// The quotients that numerators and denominators above zero make.
Range quotients(const Range& above, const Range& below) {
  if (below.low && below.low->sign() > 0) return above / below;
  // A denominator near zero makes any size; only what is above zero has a least quotient.
  Range result;
  if (above.low && above.low->sign() >= 0 && (!below.high || below.high->sign() > 0)) {
    result.low = below.high ? *above.low / *below.high : Fraction();
  }
  return result;
}

// The quotient over all that the two spans allow, within the bounds of the indicator.
Span quotient_span(const Indicator& indicator, const Span& numerator, const Span& denominator,
                   const Decimal& factor) {
  const Range above = range_of(numerator) * Fraction(factor);
  const Range below = range_of(denominator);
  Span span;
  if (above.fits() && below.fits()) {
    const Range quotient = quotients(above, below);
    span.low = end_of(quotient.low, indicator.decimals, &Fraction::at_most);
    span.high = end_of(quotient.high, indicator.decimals, &Fraction::at_least);
  }
  const auto& least = indicator.lower_bound;
  if (least && (!span.low || *span.low < *least)) span.low = least;
  const auto& most = indicator.upper_bound;
  if (most && (!span.high || *most < *span.high)) span.high = most;
  return span;
}

Result<Aggregate> sum_of(const Indicator& indicator, const std::vector<Addend>& addends) {
  const auto sum = add_up(addends, &Addend::value, indicator.lower_bound, indicator.upper_bound);
  if (!sum) return sum.error();
  return Aggregate{.value = sum->value,
                   .bound = sum->bounds.together(),
                   .low = sum->span.low,
                   .high = sum->span.high,
                   .status = sum->status};
}

Result<Aggregate> ratio_of(const Indicator& indicator, const std::vector<Addend>& addends) {
  const auto above = add_up(addends, &Addend::numerator, std::nullopt, std::nullopt);
  if (!above) return above.error();
  const auto below = add_up(addends, &Addend::denominator, std::nullopt, std::nullopt);
  if (!below) return below.error();
  const auto value = quotient(above->value, below->value, indicator.factor, indicator.decimals,
                              indicator.rounding);
  if (!value) return value.error();
  const Span span = quotient_span(indicator, above->span, below->span, indicator.factor);
  Aggregate result{.value = *value,
                   .bound = bound_of_ratio(above->bounds, below->bounds),
                   .low = span.low,
                   .high = span.high,
                   .status = above->status,
                   .numerator = above->value,
                   .denominator = below->value};
  unite(result.status, below->status);
  return result;
}

Result<Aggregate> mean_of(const Indicator& indicator, const std::vector<Addend>& addends) {
  const auto sum = add_up(addends, &Addend::value, indicator.lower_bound, indicator.upper_bound);
  if (!sum) return sum.error();
  const Decimal number = sum->parts;
  const auto value = quotient(sum->value, number, 1, indicator.decimals, indicator.rounding);
  if (!value) return value.error();
  Span by;
  by.low = by.high = number;
  const Span span = quotient_span(indicator, sum->span, by, 1);
  return Aggregate{.value = *value,
                   .bound = sum->bounds.together(),
                   .low = span.low,
                   .high = span.high,
                   .status = sum->status};
}

}  // namespace

Result<Aggregate> combine(const Indicator& indicator, const std::vector<Addend>& addends) {
  if (std::none_of(addends.begin(), addends.end(),
                   [](const Addend& addend) { return addend.usable(); })) {
    return Error{ErrorCode::kInsufficientData,
                 "no figures of indicator \"" + indicator.code.str() + "\" to add up"};
  }
  switch (indicator.aggregation) {
    case Aggregation::kSum:
      return sum_of(indicator, addends);
    case Aggregation::kRatioOfSums:
      return ratio_of(indicator, addends);
    case Aggregation::kMean:
      return mean_of(indicator, addends);
    case Aggregation::kNone:
      break;
  }
  return Error{ErrorCode::kInvalidArgument,
               "indicator \"" + indicator.code.str() +
                   "\" is not added up over agencies: its aggregation is \"none\""};
}

Result<Aggregate> as_printed(const Indicator& indicator, const Observation& observation) {
  const Span span(printed_range(observation, indicator));
  return Aggregate{.value = *observation.value,
                   .bound = observation.bound,
                   .low = span.low,
                   .high = span.high,
                   .status = observation.status,
                   .numerator = observation.numerator,
                   .denominator = observation.denominator};
}

}  // namespace annals::query
