// Rates against the counts behind them.
#include <algorithm>

#include "query/inspection.h"
#include "query/screen.h"

namespace annals::query {
namespace {

using analysis::Fraction;
using analysis::Range;

const Decimal kHundred = 100;

// What a rate is multiplied by: as its definition says, else 100 for a percent.
Decimal factor_of(const Indicator& indicator) {
  if (indicator.numerator) return indicator.factor;
  return indicator.kind == IndicatorKind::kPercent ? kHundred : Decimal(1);
}

// True if some numerator and denominator above zero make the rate. Both sides of
// rate * denominator = factor * numerator are compared, so that nothing is divided.
bool can_follow(const Operand& rate, const Operand& numerator, const Operand& denominator,
                const Decimal& factor) {
  const Range rates(rate.range), below(denominator.range);
  if (!rates.fits() || !below.fits()) return true;
  if (below.high && below.high->sign() <= 0) return false;
  if (!below.low || !below.high || below.low->sign() <= 0) return true;
  // The least product is the least rate times the denominator that makes it least.
  Range products;
  if (rates.low) products.low = *rates.low * (rates.low->sign() < 0 ? *below.high : *below.low);
  if (rates.high) products.high = *rates.high * (rates.high->sign() < 0 ? *below.low : *below.high);
  return can_equal(products, Range(numerator.range) * Fraction(factor));
}

// "100 * 962 / 1120 = 85.893", with two digits more than the rate has.
std::string expected_text(const Operand& rate, const Operand& numerator, const Operand& denominator,
                          const Decimal& factor) {
  std::string text = factor == Decimal(1) ? "" : factor.plain() + " * ";
  text += text_of(numerator.figure) + " / " + text_of(denominator.figure);
  const auto computed = quotient(*numerator.figure.value, *denominator.figure.value, factor,
                                 rate.figure.value->decimals() + 2);
  return computed ? text + " = " + computed->plain() : text;
}

// A count that stands beside a rate.
Operand count_beside(const Operand& rate, FigurePart part, const std::optional<Decimal>& count) {
  Operand result{.figure = rate.figure, .range = {}};
  result.figure.part = part;
  result.figure.value = count;
  result.figure.bound = Bound::kExact;
  if (count) result.range = range_of(*count, Bound::kExact, true);
  return result;
}

class RateInspector {
 public:
  RateInspector(Inspection& inspection, const Rule& rule, const Indicator& indicator)
      : inspection_(inspection), rule_(rule), indicator_(indicator) {}

  void run() {
    for (const Series* series : suspects()) {
      for (std::size_t i = 0; i < series->size(); ++i) {
        const Observation& observation = series->observations()[i];
        if (!observation.value || !inspection_.wants(rule_, series->agency(), observation.year)) {
          continue;
        }
        inspect(Inspection::operand(*series, i), observation);
      }
    }
  }

 private:
  // Counts beside a rate are told by its details.
  SeriesList suspects() {
    std::vector<IndicatorCode> codes{indicator_.code};
    const auto position_of = [&](const IndicatorCode& code) {
      const auto at = std::find(codes.begin(), codes.end(), code) - codes.begin();
      if (at == std::ssize(codes)) codes.push_back(code);
      return static_cast<std::size_t>(at);
    };
    const bool has_series = indicator_.numerator.has_value();
    const std::size_t numerator = has_series ? position_of(*indicator_.numerator) : 0;
    const std::size_t denominator = has_series ? position_of(*indicator_.denominator) : 0;
    return inspection_.suspect_series(rule_, codes, [&](const Panel& panel, std::size_t agency) {
      if (panel.may_have_details(agency)) return true;
      const RateSeries series{agency, panel.series_at(agency, numerator),
                              panel.series_at(agency, denominator)};
      return has_series && may_contradict_counts(panel, series, factor_of(indicator_));
    });
  }

  // One finding a rate: the counts of the same source come first.
  void inspect(const Operand& rate, const Observation& observation) {
    const Operand beside[] = {
        count_beside(rate, FigurePart::kNumerator, observation.numerator),
        count_beside(rate, FigurePart::kDenominator, observation.denominator)};
    if (!compare(rate, beside[0], beside[1]) || !indicator_.numerator) return;
    const Figure& figure = rate.figure;
    compare(rate, inspection_.operand(figure.agency, *indicator_.numerator, figure.year),
            inspection_.operand(figure.agency, *indicator_.denominator, figure.year));
  }

  // False if it is a finding.
  bool compare(const Operand& rate, const Operand& numerator, const Operand& denominator) {
    if (!numerator.there() || !denominator.there()) return true;
    const Decimal factor = factor_of(indicator_);
    const bool holds = can_follow(rate, numerator, denominator, factor);
    if (inspection_.tells(holds)) {
      inspection_.add(rule_,
                      finding_of(rate.figure.agency, rate.figure.year, text_of(rate.figure),
                                 expected_text(rate, numerator, denominator, factor),
                                 {rate.figure, numerator.figure, denominator.figure}, holds));
    }
    return holds;
  }

  Inspection& inspection_;
  const Rule& rule_;
  const Indicator& indicator_;
};

}  // namespace

void inspect_rates(Inspection& inspection, const Rule& rule) {
  for (const Indicator* indicator : inspection.indicators_of(rule)) {
    RateInspector(inspection, rule, *indicator).run();
    inspection.release();
  }
}

}  // namespace annals::query
