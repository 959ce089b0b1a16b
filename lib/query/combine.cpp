#include <cstdint>

#include "query/figures.h"

namespace annals::query {
namespace {

// What a quantity, or a sum of them, may be; an end without a number is open.
struct Span {
  std::optional<Decimal> low, high;
};

Result<Span> span_of(const Quantity& quantity, const std::optional<Decimal>& lower,
                     const std::optional<Decimal>& upper) {
  Span span{quantity.value, quantity.value};
  const bool to_the_unit = quantity.whole && quantity.value.exponent() <= 0;
  if (quantity.bound == Bound::kAbout || (quantity.bound == Bound::kExact && !to_the_unit)) {
    const auto printed = quantity.value.interval();
    if (!printed) return printed.error();
    span = {printed->low, printed->high};
  }
  if (quantity.bound == Bound::kAtLeast) span.high.reset();
  if (quantity.bound == Bound::kAtMost) span.low.reset();
  if (quantity.whole && !span.low) span.low = Decimal();  // there is no count below zero
  if (lower && (!span.low || *span.low < *lower)) span.low = lower;
  if (upper && (!span.high || *upper < *span.high)) span.high = upper;
  return span;
}

void unite(ObsStatusSet& set, const ObsStatusSet& more) {
  for (const char letter : more.letters()) set.insert(static_cast<ObsStatus>(letter));
}

// Which bounds occur among the parts, and what they leave of their sum.
struct Bounds {
  bool about = false, at_least = false, at_most = false;
  void add(Bound bound) {
    about |= bound == Bound::kAbout;
    at_least |= bound == Bound::kAtLeast;
    at_most |= bound == Bound::kAtMost;
  }
  Bound together() const {
    if (about || (at_least && at_most)) return Bound::kAbout;
    if (at_least) return Bound::kAtLeast;
    return at_most ? Bound::kAtMost : Bound::kExact;
  }
};

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
  Decimal value;
  Span span;
  Bounds bounds;
  ObsStatusSet status;
};

Result<Sum> add_up(const std::vector<Term>& terms, std::optional<Quantity> Term::*which,
                   const std::optional<Decimal>& lower, const std::optional<Decimal>& upper) {
  Sum sum;
  for (const Term& term : terms) {
    const Quantity& quantity = *(term.*which);
    const auto span = span_of(quantity, lower, upper);
    if (!span) return span.error();
    sum.bounds.add(quantity.bound);
    unite(sum.status, quantity.status);
    if (&term == &terms.front()) {
      sum.value = quantity.value;
      sum.span = *span;
      continue;
    }
    const auto value = sum.value + quantity.value;
    if (!value) return value.error();
    sum.value = *value;
    if (auto done = add_to(sum.span.low, span->low); !done) return done.error();
    if (auto done = add_to(sum.span.high, span->high); !done) return done.error();
  }
  return sum;
}

enum class Towards { kBelow, kAbove };

// One unit of the last digit of "value".
Decimal unit_of(const Decimal& value) { return Decimal::make(1, value.exponent()).value(); }

// The same value without zeros at the end of its decimals.
Decimal shortened(const Decimal& value) {
  std::int64_t mantissa = value.mantissa();
  int exponent = value.exponent();
  for (; exponent < 0 && mantissa % 10 == 0; ++exponent) mantissa /= 10;
  return Decimal::make(mantissa, exponent).value();
}

// numerator * factor / denominator, exact or a little outwards; nothing if it does not fit.
// REQUIRES: denominator > 0.
std::optional<Decimal> outer_quotient(const Decimal& numerator, const Decimal& denominator,
                                      const Decimal& factor, int decimals, Towards towards) {
  for (int digits = decimals + 6; digits >= decimals; --digits) {
    const auto near = quotient(numerator, denominator, factor, digits);
    if (!near) continue;
    const auto back = *near * denominator;
    const auto whole = numerator * factor;
    if (back && whole && *back == *whole) return shortened(*near);
    const bool known = back && whole;
    if (known && (towards == Towards::kBelow ? *back < *whole : *whole < *back)) return *near;
    const auto outer = towards == Towards::kBelow ? *near - unit_of(*near) : *near + unit_of(*near);
    if (outer) return *outer;
  }
  return std::nullopt;
}

std::optional<Decimal> clipped(std::optional<Decimal> end, const std::optional<Decimal>& limit,
                               Towards inwards_from) {
  if (!limit) return end;
  if (!end) return limit;
  const bool outside = inwards_from == Towards::kBelow ? *end < *limit : *limit < *end;
  return outside ? limit : end;
}

// The quotient over all that the two spans allow. A factor below zero turns the ends over.
Span quotient_span(const Indicator& indicator, Span above, Span below, const Decimal& factor) {
  const Decimal zero;
  Span span;
  if (factor.negative()) {
    const Span turned = above;
    above.low = turned.high ? std::optional(-*turned.high) : std::nullopt;
    above.high = turned.low ? std::optional(-*turned.low) : std::nullopt;
  }
  const Decimal size = factor.negative() ? -factor : factor;
  const bool positive = below.low && zero < *below.low;
  if (above.low) {
    // The larger denominator makes what is above zero smaller, and what is below it larger.
    const auto& under = above.low->negative() ? below.low : below.high;
    if (!above.low->negative() && !under) {
      span.low = zero;
    } else if (under && zero < *under) {
      span.low = outer_quotient(*above.low, *under, size, indicator.decimals, Towards::kBelow);
    }
  }
  if (above.high && positive) {
    const auto& under = above.high->negative() ? below.high : below.low;
    if (!under) {
      span.high = zero;
    } else {
      span.high = outer_quotient(*above.high, *under, size, indicator.decimals, Towards::kAbove);
    }
  }
  span.low = clipped(span.low, indicator.lower_bound, Towards::kBelow);
  span.high = clipped(span.high, indicator.upper_bound, Towards::kAbove);
  return span;
}

Result<Aggregate> sum_of(const Indicator& indicator, const std::vector<Term>& terms) {
  const auto sum = add_up(terms, &Term::value, indicator.lower_bound, indicator.upper_bound);
  if (!sum) return sum.error();
  return Aggregate{.value = sum->value,
                   .bound = sum->bounds.together(),
                   .low = sum->span.low,
                   .high = sum->span.high,
                   .status = sum->status};
}

Bound bound_of_ratio(const Bounds& above, const Bounds& below) {
  Bounds both = above;
  both.about |= below.about;
  both.at_least |= below.at_most;
  both.at_most |= below.at_least;
  return both.together();
}

Result<Aggregate> ratio_of(const Indicator& indicator, const std::vector<Term>& terms) {
  const auto above = add_up(terms, &Term::numerator, std::nullopt, std::nullopt);
  if (!above) return above.error();
  const auto below = add_up(terms, &Term::denominator, std::nullopt, std::nullopt);
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

Result<Aggregate> mean_of(const Indicator& indicator, const std::vector<Term>& terms) {
  const auto sum = add_up(terms, &Term::value, indicator.lower_bound, indicator.upper_bound);
  if (!sum) return sum.error();
  const Decimal number = static_cast<int>(terms.size());
  const auto value = quotient(sum->value, number, 1, indicator.decimals, indicator.rounding);
  if (!value) return value.error();
  const Span span = quotient_span(indicator, sum->span, {number, number}, 1);
  return Aggregate{.value = *value,
                   .bound = sum->bounds.together(),
                   .low = span.low,
                   .high = span.high,
                   .status = sum->status};
}

}  // namespace

Result<Aggregate> combine(const Indicator& indicator, const std::vector<Term>& terms) {
  if (terms.empty()) {
    return Error{ErrorCode::kInsufficientData,
                 "no figures of indicator \"" + indicator.code.str() + "\" to add up"};
  }
  switch (indicator.aggregation) {
    case Aggregation::kSum:
      return sum_of(indicator, terms);
    case Aggregation::kRatioOfSums:
      return ratio_of(indicator, terms);
    case Aggregation::kMean:
      return mean_of(indicator, terms);
    case Aggregation::kNone:
      break;
  }
  return Error{ErrorCode::kInvalidArgument,
               "indicator \"" + indicator.code.str() +
                   "\" is not added up over agencies: its aggregation is \"none\""};
}

Result<Aggregate> as_printed(const Indicator& indicator, const Observation& observation) {
  const bool whole = indicator.kind == IndicatorKind::kCount;
  const auto span = span_of({*observation.value, observation.bound, whole, observation.status},
                            indicator.lower_bound, indicator.upper_bound);
  if (!span) return span.error();
  return Aggregate{.value = *observation.value,
                   .bound = observation.bound,
                   .low = span->low,
                   .high = span->high,
                   .status = observation.status,
                   .numerator = observation.numerator,
                   .denominator = observation.denominator};
}

}  // namespace annals::query
