#include <annals/printed.h>

#include <algorithm>
#include <string>

#include "analysis/figure_range.h"
#include "analysis/printed_question.h"
#include "core/text.h"

namespace annals {
namespace {

using analysis::bounded;
using analysis::Fraction;
using analysis::judge;
using analysis::Question;
using analysis::Range;
using analysis::too_long;

Error invalid(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

// The base of a quotient must not be zero, nor possibly so.
std::optional<PrintedDoubt> doubt_of_base(const PrintedFigure& base, const Range& stood_for,
                                          PrintedDoubt if_zero) {
  if (!bounded(base) && base.value.zero()) return if_zero;
  if (stood_for.low && stood_for.low->sign() > 0) return std::nullopt;
  return PrintedDoubt::kBound;  // what is printed for itself stands for zero only if it is zero
}

Result<void> check_denominator(const PrintedFigure& numerator, const PrintedFigure& denominator) {
  if (denominator.value.negative()) {
    return invalid("denominator " + core::quoted(denominator.value.str()) +
                   " is negative, a rate is of cases");
  }
  if (bounded(denominator) || !denominator.value.zero() || numerator.value.zero()) return {};
  return invalid(core::quoted(numerator.value.str()) + " of " +
                 core::quoted(denominator.value.str()) + " has no rate, there are no cases");
}

Range opposite(const Range& range) { return Range::only(Fraction()) - range; }

}  // namespace

Result<PrintedCheck> check_rate(const PrintedFigure& numerator, const PrintedFigure& denominator,
                                const PrintedFigure& rate, const Decimal& factor,
                                std::optional<RoundingRule> rounding) {
  if (auto ok = check_denominator(numerator, denominator); !ok) return ok.error();
  if (factor.zero() || factor.negative()) {
    return invalid("factor " + core::quoted(factor.str()) + " is not above zero");
  }
  const Range above = analysis::stood_for(numerator);
  const Range below = analysis::stood_for(denominator);
  if (!above.fits() || !below.fits()) return too_long();
  if (const auto doubt = doubt_of_base(denominator, below, PrintedDoubt::kNoCases)) {
    return analysis::doubtful(rate, *doubt);
  }
  Question question{.figure = rate, .rounding = rounding};
  question.bounded = bounded(numerator) || bounded(denominator);
  question.expected = above / below * Fraction(factor);
  question.central = Fraction(numerator.value) / Fraction(denominator.value) * Fraction(factor);
  return judge(question);
}

Result<PrintedCheck> check_difference(const PrintedFigure& earlier, const PrintedFigure& later,
                                      const PrintedFigure& difference,
                                      std::optional<RoundingRule> rounding) {
  Question question{.figure = difference, .rounding = rounding};
  question.bounded = bounded(earlier) || bounded(later);
  question.expected = analysis::stood_for(later) - analysis::stood_for(earlier);
  question.central = Fraction(later.value) - Fraction(earlier.value);
  return judge(question);
}

Result<PrintedCheck> check_growth(const PrintedFigure& earlier, const PrintedFigure& later,
                                  const PrintedFigure& growth,
                                  std::optional<RoundingRule> rounding) {
  const Fraction hundred(core::Int128{100});
  const bool negative = earlier.value.negative();
  const Range before = analysis::stood_for(earlier);
  const Range after = analysis::stood_for(later);
  if (!before.fits() || !after.fits()) return too_long();
  const Range size = negative ? opposite(before) : before;
  if (const auto doubt = doubt_of_base(earlier, size, PrintedDoubt::kNoBase)) {
    return analysis::doubtful(growth, *doubt);
  }
  // later / |earlier| less the sign of the earlier, so that each figure enters once.
  const Fraction sign(core::Int128{negative ? -1 : 1});
  Question question{.figure = growth, .rounding = rounding};
  question.bounded = bounded(earlier) || bounded(later);
  question.expected = (after / size - Range::only(sign)) * hundred;
  question.central = (Fraction(later.value) / (Fraction(earlier.value) * sign) - sign) * hundred;
  return judge(question);
}

Result<PrintedCheck> check_sum(const PrintedFigure& total, std::span<const PrintedFigure> parts,
                               std::optional<RoundingRule> rounding) {
  if (parts.empty()) return invalid("a sum has no parts, it needs one or more");
  Question question{.figure = total, .rounding = rounding};
  question.expected = Range::only(Fraction());
  for (const PrintedFigure& part : parts) {
    question.bounded = question.bounded || bounded(part);
    question.expected = question.expected + analysis::stood_for(part);
    question.central = question.central + Fraction(part.value);
  }
  return judge(question);
}

Result<PrintedCheck> check_shares(std::span<const PrintedFigure> shares, const Decimal& whole) {
  if (shares.empty()) return invalid("a whole has no shares, it needs one or more");
  Range reach = Range::only(Fraction());
  Decimal sum = 0;
  for (const PrintedFigure& share : shares) {
    reach = reach + analysis::stood_for(share);
    const auto next = sum + share.value;
    if (!next) return too_long();
    sum = *next;
  }
  const Range wanted = Range::only(Fraction(whole));
  // The allowance around the sum, put around the whole instead. It fits only where they do.
  const Range around = wanted + (Range::only(Fraction(sum)) - reach);
  if (!around.fits()) return too_long();

  PrintedCheck check;
  check.seen = sum;
  analysis::set_expected(check, around, sum.decimals());
  if (!meet(reach, wanted)) {
    analysis::decide(check, PrintedVerdict::kDisagrees);
  } else if (std::any_of(shares.begin(), shares.end(), bounded)) {
    analysis::decide(check, PrintedVerdict::kCannotTell, PrintedDoubt::kBound);
  } else {
    check.rule = sum == whole ? AgreementRule::kExact : AgreementRule::kInterval;
    analysis::decide(check, PrintedVerdict::kAgrees);
  }
  return check;
}

}  // namespace annals
