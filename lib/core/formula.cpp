#include <annals/formula.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "core/enum_names.h"
#include "core/evaluator.h"
#include "core/formula_tokens.h"
#include "core/text.h"

namespace annals {
namespace {

using core::FormulaToken;
using Kind = FormulaToken::Kind;
using Tokens = std::vector<FormulaToken>;

constexpr core::EnumName<RangeStatus> kRangeStatuses[] = {
    {RangeStatus::kKnown, "known"},
    {RangeStatus::kInputUnknown, "input_unknown"},
    {RangeStatus::kTooManyInputs, "too_many_inputs"},
    {RangeStatus::kUnbounded, "unbounded"},
};

// The expression for the evaluator grows by a token; a function keeps its bracket close.
void append(std::string& expression, const std::string& word, bool close) {
  if (!close && !expression.empty()) expression += ' ';
  expression += word;
}

// Looks for one code over another among products, quotients and brackets.
class QuotientShape {
 public:
  explicit QuotientShape(const Tokens& tokens) : tokens_(tokens) {}

  std::optional<Formula::Quotient> find() {
    if (!product(false) || at_ != tokens_.size()) return std::nullopt;
    if (!numerator_ || !denominator_ || *numerator_ == *denominator_) return std::nullopt;
    return Formula::Quotient{*numerator_, *denominator_, factor_};
  }

 private:
  bool product(bool below) {
    if (!part(below)) return false;
    while (at_ < tokens_.size() && (tokens_[at_].is('*') || tokens_[at_].is('/'))) {
      const bool divided = tokens_[at_++].is('/');
      if (!part(below != divided)) return false;
    }
    return true;
  }

  bool part(bool below) {
    const FormulaToken& token = tokens_[at_++];
    if (token.is('(')) {
      // The grammar has been checked: what follows a product in brackets is there.
      return product(below) && tokens_[at_++].is(')');
    }
    if (token.kind == Kind::kCode) return code(below ? denominator_ : numerator_, token.text);
    return token.kind == Kind::kNumber && !below && number(token.number);
  }

  static bool code(std::optional<IndicatorCode>& place, const std::string& text) {
    if (place) return false;
    place = IndicatorCode(text);
    return true;
  }

  bool number(const Decimal& number) {
    const auto product = factor_ * number;
    if (product) factor_ = *product;
    return product.has_value() && !factor_.zero();
  }

  const Tokens& tokens_;
  std::size_t at_ = 0;
  std::optional<IndicatorCode> numerator_, denominator_;
  Decimal factor_ = 1;
};

bool good(const core::Evaluator::Point& point) {
  return std::isfinite(point.value) &&
         std::find(point.divisors.begin(), point.divisors.end(), 0.0) == point.divisors.end();
}

// True if the divisors at two corners have the same signs: none of them passes zero between.
bool same_side(const core::Evaluator::Point& a, const core::Evaluator::Point& b) {
  return std::equal(a.divisors.begin(), a.divisors.end(), b.divisors.begin(), b.divisors.end(),
                    [](double x, double y) { return (x < 0) == (y < 0); });
}

// Fills in the range of "result" by the corners of the box.
void add_range(core::Evaluator& evaluator, std::span<const FormulaInput> inputs,
               const core::Evaluator::Point& centre, FormulaResult& result) {
  std::vector<double> values;
  std::vector<std::size_t> uncertain;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i].range) {
      result.range_status = RangeStatus::kInputUnknown;
      return;
    }
    values.push_back(inputs[i].value);
    if (inputs[i].range->low < inputs[i].range->high) uncertain.push_back(i);
  }
  if (uncertain.size() > Formula::kMaxUncertain) {
    result.range_status = RangeStatus::kTooManyInputs;
    return;
  }
  RealInterval range{result.value, result.value};
  for (std::size_t corner = 0; corner < std::size_t{1} << uncertain.size(); ++corner) {
    for (std::size_t bit = 0; bit < uncertain.size(); ++bit) {
      const RealInterval& side = *inputs[uncertain[bit]].range;
      values[uncertain[bit]] = (corner >> bit & 1U) != 0 ? side.high : side.low;
    }
    const auto point = evaluator.at(values);
    if (!good(point) || !same_side(point, centre)) {
      result.range_status = RangeStatus::kUnbounded;
      return;
    }
    range.low = std::min(range.low, point.value);
    range.high = std::max(range.high, point.value);
  }
  result.range = range;
}

}  // namespace

std::string_view to_string(RangeStatus status) noexcept {
  return core::name_of(kRangeStatuses, status);
}

FormulaInput exact_input(const Decimal& value) {
  const double number = value.to_double();
  return {number, RealInterval{number, number}};
}

FormulaInput printed_input(const Decimal& value, Bound bound, const PrintedReading& reading) {
  FormulaInput input{value.to_double()};
  const PrintedRange range = printed_range(value, bound, reading);
  if (range.low && range.high) {
    input.range = RealInterval{range.low->at.to_double(), range.high->at.to_double()};
  }
  return input;
}

Result<Formula> Formula::parse(std::string_view text) {
  if (text.size() > kMaxLength) {
    return Error{ErrorCode::kInvalidData,
                 core::formula_subject(text) + " has " + std::to_string(text.size()) +
                     " characters: at most 2000 are read, so make an indicator of a part of it"};
  }
  const auto tokens = core::formula_tokens(text);
  if (!tokens) return tokens.error();
  Formula formula;
  formula.text_ = std::string(text);
  bool called = false;  // the token before is a function
  for (const FormulaToken& token : *tokens) {
    std::string word = token.text;
    if (token.kind == Kind::kCode) {
      const IndicatorCode code(token.text);
      auto found = std::find(formula.codes_.begin(), formula.codes_.end(), code);
      if (found == formula.codes_.end()) found = formula.codes_.insert(found, code);
      word = "v" + std::to_string(found - formula.codes_.begin());
    } else if (token.kind == Kind::kNumber) {
      word = "k" + std::to_string(formula.constants_.size());
      formula.constants_.push_back(token.number.to_double());
    }
    append(formula.expression_, word, called);
    called = token.kind == Kind::kFunction;
  }
  formula.quotient_ = QuotientShape(*tokens).find();
  return formula;
}

Result<FormulaResult> Formula::evaluate(const std::map<IndicatorCode, FormulaInput>& inputs) const {
  std::vector<FormulaInput> places;
  std::vector<double> values;
  for (const IndicatorCode& code : codes_) {
    const auto input = inputs.find(code);
    if (input == inputs.end()) {
      return Error{ErrorCode::kInsufficientData, core::formula_subject(text_) +
                                                     " has no value for " +
                                                     core::quoted(code.str()) + ", it needs one"};
    }
    places.push_back(input->second);
    values.push_back(input->second.value);
  }
  core::Evaluator evaluator(expression_, codes_.size(), constants_);
  const auto centre = evaluator.at(values);
  if (std::find(centre.divisors.begin(), centre.divisors.end(), 0.0) != centre.divisors.end()) {
    return Error{ErrorCode::kInvalidArgument,
                 core::formula_subject(text_) + " has no value here: it divides by zero"};
  }
  if (!std::isfinite(centre.value)) {
    return Error{ErrorCode::kInvalidArgument,
                 core::formula_subject(text_) +
                     " has no value here: it takes a root or a logarithm of what has none, or its "
                     "result is too large"};
  }
  FormulaResult result{.value = centre.value};
  add_range(evaluator, places, centre, result);
  return result;
}

}  // namespace annals
