#include "analysis/figure_range.h"

namespace annals::analysis {
namespace {

// A figure that is no bound has both ends; one that no Decimal holds is too long to be compared.
Range with_both_ends(Range range) {
  if (!range.low) range.low = Fraction::too_long();
  if (!range.high) range.high = Fraction::too_long();
  return range;
}

}  // namespace

bool exact(const PrintedFigure& figure) { return figure.counted && figure.value.exponent() <= 0; }

Range stood_for(const PrintedFigure& figure) {
  const Range range(printed_range(figure.value, figure.bound,
                                  {.counted = figure.counted, .about_is_open = true}));
  return figure.bound == Bound::kExact ? with_both_ends(range) : range;
}

Range printing_as(const Decimal& value, std::optional<RoundingRule> rule) {
  Range range = with_both_ends(Range(printed_range(value, Bound::kExact)));
  // Half up goes away from zero: the end nearer to zero belongs to the print, and none of zero's.
  const bool up = rule != RoundingRule::kHalfEven;
  // Half to even leads to an even last digit from both sides.
  const bool even = rule != RoundingRule::kHalfUp && value.mantissa() % 2 == 0;
  range.low_included = even || (up && value.mantissa() > 0);
  range.high_included = even || (up && value.mantissa() < 0);
  return range;
}

}  // namespace annals::analysis
