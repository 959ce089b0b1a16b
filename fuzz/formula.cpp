// Formulas, read and evaluated.
#include <annals/formula.h>

#include <cmath>
#include <map>

#include "support/builders.h"
#include "support/target.h"

namespace annals::fuzz {
namespace {

// The first inputs have a range, the others are exact.
std::map<IndicatorCode, FormulaInput> inputs_of(const Formula& formula) {
  constexpr std::size_t kUncertain = 3;
  std::map<IndicatorCode, FormulaInput> inputs;
  for (const IndicatorCode& code : formula.codes()) {
    const auto position = static_cast<int>(inputs.size());
    inputs[code] = inputs.size() < kUncertain ? printed_input(test::dec("97.3"))
                                              : exact_input(Decimal(position));
  }
  return inputs;
}

}  // namespace

void try_input(std::string_view input) {
  const auto formula = Formula::parse(input);
  if (!formula) {
    require(formula.error().code == ErrorCode::kInvalidData, "a refusal lies in the data");
    return;
  }
  require(formula->text() == input, "a formula keeps its text");
  require(!formula->codes().empty(), "a formula names a code");
  const auto missing = formula->evaluate({});
  require(!missing && missing.error().code == ErrorCode::kInsufficientData,
          "a code without a value is told");
  const auto result = formula->evaluate(inputs_of(*formula));
  if (!result) {
    require(result.error().code == ErrorCode::kInvalidArgument, "no value is told");
    return;
  }
  require(std::isfinite(result->value), "a value is finite");
  require(result->range.has_value() == (result->range_status == RangeStatus::kKnown),
          "a range is there where it is known");
  if (result->range) require(result->range->contains(result->value), "a range holds its value");
}

}  // namespace annals::fuzz
