#include <annals/printed.h>

#include <algorithm>
#include <limits>

#include "analysis/figure_range.h"
#include "analysis/printed_question.h"
#include "core/text.h"

namespace annals {
namespace {

using analysis::Fraction;
using analysis::Range;
using core::Int128;

Error refused(std::string_view what, const Decimal& value, std::string_view why) {
  return {ErrorCode::kInvalidArgument,
          std::string(what) + " " + core::quoted(value.str()) + " " + std::string(why)};
}

Result<void> check(const PrintedFigure& count, const PrintedFigure& rate, const Decimal& factor) {
  if (analysis::bounded(count)) return refused("count", count.value, "is a bound, give a number");
  if (analysis::bounded(rate)) return refused("rate", rate.value, "is a bound, give a number");
  if (count.value.negative()) return refused("count", count.value, "is negative");
  if (rate.value.negative()) return refused("rate", rate.value, "is negative");
  if (factor.zero() || factor.negative()) return refused("factor", factor, "is not above zero");
  const Fraction number(count.value);
  if (!number.fits()) return analysis::too_long();
  if (!number.whole()) return refused("count", count.value, "is not whole");
  return {};
}

std::optional<std::int64_t> fitted(Int128 value) {
  if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

// The smallest whole n with cases / n inside the upper end of "rates", counted from 1.
Int128 least(const Fraction& cases, const Range& rates) {
  const Fraction n = cases / *rates.high;
  const Int128 first = rates.high_included ? n.ceiling() : n.floor() + 1;
  return std::max(first, Int128{1});
}

// The largest; nothing where the rates reach down to zero.
std::optional<Int128> most(const Fraction& cases, const Range& rates) {
  if (rates.low->sign() <= 0) return std::nullopt;
  const Fraction n = cases / *rates.low;
  return rates.low_included ? n.floor() : n.ceiling() - 1;
}

}  // namespace

Result<ImpliedDenominators> implied_denominators(const PrintedFigure& count,
                                                 const PrintedFigure& rate, const Decimal& factor,
                                                 std::optional<RoundingRule> rounding) {
  if (auto ok = check(count, rate, factor); !ok) return ok.error();
  const Range counts = analysis::stood_for(counted(count.value));
  const Range rates = analysis::printing_as(rate.value, rounding);
  const Range cases = counts * Fraction(factor);
  if (!rates.fits() || !cases.fits()) return analysis::too_long();

  ImpliedDenominators implied;
  if (count.value.zero() && analysis::exact(counted(count.value))) {
    implied.possible = meet(Range::only(Fraction()), rates);
    if (implied.possible) implied.least = 1;
    return implied;
  }
  if (!(*cases.low / *rates.high).fits()) return analysis::too_long();
  const Int128 first = least(*cases.low, rates);
  const std::optional<Int128> last = most(*cases.high, rates);
  implied.possible = !last || first <= *last;
  if (!implied.possible) return implied;
  implied.least = fitted(first);
  if (last) implied.most = fitted(*last);
  if (!implied.least || (last && !implied.most)) return analysis::too_long();
  return implied;
}

}  // namespace annals
