// Formulas: an expression over indicator codes, its value, and the range that the printed precision
// of its inputs allows.
//
//   auto rate = Formula::parse("100 * reconsideration.closed / reconsideration.accepted");
//   rate->evaluate({{IndicatorCode("reconsideration.closed"), exact_input(93)},
//                   {IndicatorCode("reconsideration.accepted"), exact_input(99)}});  // 93.93...
//
// How a formula is read:
//   * A word begins with a letter or a digit and goes on as far as letters, digits, '.', '_' and
//     '-' do. It is a number if it reads as one ("100", "0.5", "1e-3"), else a code.
//   * So '-' within a word belongs to a code: "a-b" is the code a-b, whatever is defined. A minus
//     has a blank before it, or a bracket: "a - b", "(a) - b", "-a".
//   * A code that reads as a number is written in brackets: "[2023] / 2". Any code may be.
//   * Operators, weakest first: + and -, * and /, a sign, ^ (from the right: 2^3^2 is 512, and -2^2
//     is -4). Round brackets group. Functions: exp, ln, sqrt of one; max, min of one or more.
#pragma once

#include <annals/code.h>
#include <annals/decimal.h>
#include <annals/error.h>
#include <annals/printed_range.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// A range of real numbers, both ends included.
struct RealInterval {
  double low = 0, high = 0;

  bool contains(double value) const noexcept { return low <= value && value <= high; }
  friend bool operator==(const RealInterval&, const RealInterval&) = default;
};

// What stands for a code while a formula is evaluated.
struct FormulaInput {
  double value = 0;
  std::optional<RealInterval> range{};  // where the true value lies; empty: not known
};
// A number without doubt, such as a count to the unit: a range of no width.
FormulaInput exact_input(const Decimal& value);
// A number with its printed_range(); with no range where that has no limit on one side.
FormulaInput printed_input(const Decimal& value, Bound bound = Bound::kExact,
                           const PrintedReading& reading = {});

// Whether the range of a result is known, and if not, why.
enum class RangeStatus : std::uint8_t {
  kKnown,
  kInputUnknown,   // an input has no range
  kTooManyInputs,  // more than Formula::kMaxUncertain inputs have a range of some width
  kUnbounded,      // somewhere in the ranges a divisor is zero, or there is no value
};
std::string_view to_string(RangeStatus status) noexcept;  // "known", "input_unknown", ...

struct FormulaResult {
  double value = 0;                     // at the values given; finite
  std::optional<RealInterval> range{};  // holds "value"; exactly where the status is kKnown
  RangeStatus range_status = RangeStatus::kKnown;
};

// A formula that has been read. Immutable; cheap enough to make again wherever it is needed.
class Formula {
 public:
  // The longest text, in bytes.
  static constexpr std::size_t kMaxLength = 2000;
  // The corners of 2^12 boxes are looked at, and no more.
  static constexpr std::size_t kMaxUncertain = 12;

  // factor * numerator / denominator.
  struct Quotient {
    IndicatorCode numerator, denominator;
    Decimal factor;
  };

  // Fails with kInvalidData: one sentence that says what is wrong, at which character, and what
  // would be right. A formula names at least one code and has at most kMaxLength bytes.
  static Result<Formula> parse(std::string_view text);

  const std::string& text() const noexcept { return text_; }
  // The codes in it, each once, in order of first use.
  const std::vector<IndicatorCode>& codes() const noexcept { return codes_; }
  // Set where the formula is nothing but one code over another, with numbers before or behind
  // ("100 * a / b", "(a / b) * 100"): then quotient() of decimal.h gives the exact result.
  const std::optional<Quotient>& quotient() const noexcept { return quotient_; }

  // The value at the inputs, and the range in which it lies while each input moves in its own.
  //
  // The range is that of the values at the corners of the box of ranges. It is exact where the
  // formula is monotone in each input over the box, as are sums, products and quotients in which
  // each code stands once, and shares such as a / (a + b). Where it is not ((a - 1) ^ 2 around 1;
  // a * (1 - a) around a half), the true range may reach beyond. Ranges of inputs are taken as
  // independent. Interval arithmetic would enclose every formula, but give shares far too wide a
  // range: two codes that stand twice are then four.
  //
  // Fails with kInsufficientData if a code has no input, naming it, and with kInvalidArgument if
  // there is no value: a division by zero, a root or logarithm below zero, a result beyond double.
  Result<FormulaResult> evaluate(const std::map<IndicatorCode, FormulaInput>& inputs) const;

 private:
  Formula() = default;
  std::string text_;
  std::vector<IndicatorCode> codes_;
  std::optional<Quotient> quotient_;
  std::string expression_;         // for the evaluator: codes as v0, v1, ..., numbers as k0, ...
  std::vector<double> constants_;  // k0, k1, ...
};

}  // namespace annals
