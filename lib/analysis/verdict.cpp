#include "analysis/verdict.h"

namespace annals {
namespace analysis {
namespace {

Verdict direction(bool rises, Polarity polarity) {
  if (polarity == Polarity::kNeutral) return rises ? Verdict::kRising : Verdict::kFalling;
  const bool higher_is_better = polarity == Polarity::kHigherIsBetter;
  return rises == higher_is_better ? Verdict::kImproving : Verdict::kWorsening;
}

}  // namespace

Verdict verdict(std::size_t n, const std::optional<MannKendall>& test, double level,
                Polarity polarity) {
  if (!test || smallest_exact_p(n) > level) return Verdict::kTooFewYears;
  return verdict_of_enough(test->s, test->p_value, level, polarity);
}

Verdict verdict_of_enough(std::int64_t s, double p_value, double level, Polarity polarity) {
  // S = 0 has p = 1, which a level that rounds to 1 would let pass: there is no direction in it.
  if (s == 0 || p_value > level) return Verdict::kNoEvidentTrend;
  return direction(s > 0, polarity);
}

}  // namespace analysis

std::string_view to_string(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::kImproving:
      return "improving";
    case Verdict::kWorsening:
      return "worsening";
    case Verdict::kRising:
      return "rising";
    case Verdict::kFalling:
      return "falling";
    case Verdict::kNoEvidentTrend:
      return "no_evident_trend";
    case Verdict::kTooFewYears:
      return "too_few_years";
  }
  return "";
}

}  // namespace annals
