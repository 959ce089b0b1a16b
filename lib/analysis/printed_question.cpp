#include "analysis/printed_question.h"

#include <string>

namespace annals::analysis {
namespace {

// Shown behind the digits of the print, of a number that goes on.
constexpr int kFurtherDigits = 6;

bool rounds_to(const Fraction& number, const Decimal& print, RoundingRule rule) {
  return meet(Range::only(number), printing_as(print, rule));
}

void judge_bounds(PrintedCheck& check, const Question& question) {
  if (!meet(question.expected, stood_for(question.figure))) {
    return decide(check, PrintedVerdict::kDisagrees);
  }
  if (question.bounded) {
    return decide(check, PrintedVerdict::kCannotTell, PrintedDoubt::kBound);
  }
  if (question.figure.bound == Bound::kAbout) {
    check.rule = rule_of(question);
    if (check.rule != AgreementRule::kNone) return decide(check, PrintedVerdict::kAgrees);
    return decide(check, PrintedVerdict::kCannotTell, PrintedDoubt::kBound);
  }
  check.rule = AgreementRule::kWithinBound;
  decide(check, PrintedVerdict::kAgrees);
}

}  // namespace

Error too_long() {
  return {ErrorCode::kInvalidArgument,
          "figures are too long to be compared exactly, use fewer digits"};
}

PrintedCheck doubtful(const PrintedFigure& figure, PrintedDoubt doubt) {
  PrintedCheck check;
  check.doubt = doubt;
  check.seen = figure.value;
  return check;
}

void set_expected(PrintedCheck& check, const Range& expected, int decimals) {
  if (expected.low) check.expected_low = expected.low->text(decimals + kFurtherDigits);
  if (expected.high) check.expected_high = expected.high->text(decimals + kFurtherDigits);
}

AgreementRule rule_of(const Question& question) {
  const PrintedFigure& figure = question.figure;
  if (question.central == Fraction(figure.value)) return AgreementRule::kExact;
  const PrintedFigure unbounded{figure.value, Bound::kExact, figure.counted};
  const Range printed = stood_for(unbounded);
  if (!exact(unbounded)) {
    const bool up = rounds_to(question.central, figure.value, RoundingRule::kHalfUp);
    const bool even = rounds_to(question.central, figure.value, RoundingRule::kHalfEven);
    if (up && even) return AgreementRule::kRounded;
    if (up && question.rounding != RoundingRule::kHalfEven) return AgreementRule::kHalfUp;
    if (even && question.rounding != RoundingRule::kHalfUp) return AgreementRule::kHalfEven;
    if (question.rounding) {
      const Range alike = printing_as(figure.value, question.rounding);
      return meet(question.expected, alike) ? AgreementRule::kInterval : AgreementRule::kNone;
    }
  }
  return meet(question.expected, printed) ? AgreementRule::kInterval : AgreementRule::kNone;
}

void decide(PrintedCheck& check, PrintedVerdict verdict, PrintedDoubt doubt) {
  check.verdict = verdict;
  check.doubt = doubt;
  if (verdict != PrintedVerdict::kAgrees) check.rule = AgreementRule::kNone;
}

Result<PrintedCheck> judge(const Question& question) {
  const PrintedFigure& figure = question.figure;
  if (!question.central.fits() || !question.expected.fits() ||
      !stood_for(measured(figure.value)).fits()) {
    return too_long();
  }
  PrintedCheck check;
  check.seen = figure.value;
  set_expected(check, question.expected, figure.value.decimals());
  if (!question.bounded) {
    check.would_print = question.central.rounded(-figure.value.exponent(),
                                                 question.rounding.value_or(RoundingRule::kHalfUp));
  }
  if (question.bounded || bounded(figure)) {
    judge_bounds(check, question);
    return check;
  }
  check.rule = rule_of(question);
  if (check.rule != AgreementRule::kNone) {
    decide(check, PrintedVerdict::kAgrees);
    return check;
  }
  decide(check, PrintedVerdict::kDisagrees);
  check.cut_off = !exact(figure) &&
                  question.central.cut(-figure.value.exponent()) == std::optional(figure.value);
  return check;
}

}  // namespace annals::analysis
