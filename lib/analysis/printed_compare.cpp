#include <annals/printed.h>

#include "analysis/figure_range.h"
#include "analysis/printed_question.h"

namespace annals {
namespace {

using analysis::bounded;
using analysis::Fraction;
using analysis::Range;

bool to_same_digits(const PrintedFigure& a, const PrintedFigure& b) {
  return a.value.exponent() == b.value.exponent() || (analysis::exact(a) && analysis::exact(b));
}

AgreementRule rule_of_equal_digits(const PrintedFigure& a, const PrintedFigure& b) {
  return a.value == b.value ? AgreementRule::kExact : AgreementRule::kNone;
}

bool is_cut_from(const PrintedFigure& shorter, const PrintedFigure& longer) {
  return !analysis::exact(shorter) &&
         Fraction(longer.value).cut(-shorter.value.exponent()) == std::optional(shorter.value);
}

void compare_unbounded(PrintedCheck& check, const PrintedFigure& seen, const PrintedFigure& stated,
                       std::optional<RoundingRule> rounding) {
  bool cut = false;
  if (to_same_digits(seen, stated)) {
    check.rule = rule_of_equal_digits(seen, stated);
  } else {
    const bool seen_longer = seen.value.exponent() < stated.value.exponent();
    const PrintedFigure& longer = seen_longer ? seen : stated;
    const PrintedFigure& shorter = seen_longer ? stated : seen;
    check.rule = analysis::rule_of({.figure = shorter,
                                    .central = Fraction(longer.value),
                                    .expected = analysis::stood_for(longer),
                                    .rounding = rounding});
    cut = check.rule == AgreementRule::kNone && is_cut_from(shorter, longer);
    if (cut && !rounding) check.rule = AgreementRule::kCutOff;
  }
  const bool agrees = check.rule != AgreementRule::kNone;
  analysis::decide(check, agrees ? PrintedVerdict::kAgrees : PrintedVerdict::kDisagrees);
  check.cut_off = cut && !agrees;
}

}  // namespace

Result<PrintedCheck> compare_prints(const PrintedFigure& seen, const PrintedFigure& stated,
                                    std::optional<RoundingRule> rounding) {
  const Range by_stated = analysis::stood_for(stated);
  const Range by_seen = analysis::stood_for(seen);
  if (!by_stated.fits() || !by_seen.fits()) return analysis::too_long();
  PrintedCheck check;
  if (bounded(seen) || bounded(stated)) {
    // The bound is under test, whichever of the two has it.
    const bool turned = !bounded(stated);
    auto judged = analysis::judge({.figure = turned ? seen : stated,
                                   .central = Fraction(turned ? stated.value : seen.value),
                                   .expected = turned ? by_stated : by_seen,
                                   .bounded = bounded(seen) && bounded(stated),
                                   .rounding = rounding});
    if (!judged) return judged;
    check = *std::move(judged);
    check.would_print.reset();
  } else {
    compare_unbounded(check, seen, stated, rounding);
  }
  check.seen = seen.value;
  check.expected_low.clear();
  check.expected_high.clear();
  analysis::set_expected(check, by_stated, stated.value.decimals());
  return check;
}

}  // namespace annals
