// One printed figure and what the others make of it: what all checks of printed figures share.
#pragma once

#include <annals/printed.h>

#include <optional>

#include "analysis/figure_range.h"

namespace annals::analysis {

// Can the figure be true beside the others?
struct Question {
  PrintedFigure figure;
  Fraction central{};    // what the others make of it as printed
  Range expected{};      // what they make of it by all that they stand for
  bool bounded = false;  // one of the others is a bound
  std::optional<RoundingRule> rounding{};
};

Result<PrintedCheck> judge(const Question& question);

// By which rule the figure agrees, its bound apart. REQUIRES: all fits.
AgreementRule rule_of(const Question& question);

inline bool bounded(const PrintedFigure& figure) { return figure.bound != Bound::kExact; }
Error too_long();

// A check that cannot be made.
PrintedCheck doubtful(const PrintedFigure& figure, PrintedDoubt doubt);
void set_expected(PrintedCheck& check, const Range& expected, int decimals);
void decide(PrintedCheck& check, PrintedVerdict verdict, PrintedDoubt doubt = PrintedDoubt::kNone);

}  // namespace annals::analysis
