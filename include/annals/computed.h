// Computed series: what an indicator is by its own rule, year by year, beside what was printed.
#pragma once

#include <annals/formula.h>
#include <annals/store.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace annals {

// By which rule a value is computed.
enum class ComputedBy : std::uint8_t {
  kNothing,  // the indicator has no rule, and no counts stand beside the figure
  kCounts,   // factor * numerator / denominator
  kFormula,  // the indicator's formula
};
std::string_view to_string(ComputedBy rule) noexcept;  // "nothing", "counts", "formula"

// Why there is no computed value.
enum class NotComputed : std::uint8_t {
  kComputed,         // there is one
  kNoRule,           // ComputedBy::kNothing
  kMissingInput,     // inputs have no value; ComputedValue::missing names them
  kZeroDenominator,  // the denominator is zero: no cases, no rate
  kNoResult,         // the formula divides by zero, or takes a root or logarithm that is not there
  kTooLong,          // the exact result has more than 18 digits
};
std::string_view to_string(NotComputed reason) noexcept;  // "computed", "no_rule", ...

// Whether the printed and the computed value can both be true.
enum class Agreement : std::uint8_t {
  kAgrees,      // the two ranges have a number in common
  kDiffers,     // they have none
  kCannotTell,  // a range is not known: the print says "about", or an input is bounded
};
std::string_view to_string(Agreement agreement) noexcept;  // "agrees", "differs", "cannot_tell"

// One number that a value is computed from.
struct ComputedInput {
  // Empty for a count beside a figure whose indicator names no numerator or denominator.
  std::optional<IndicatorCode> indicator{};
  bool beside = false;    // printed beside the figure itself, as its numerator or denominator
  bool computed = false;  // not printed: the value of "indicator" by its own rule
  std::optional<Decimal> value{};  // as printed; for a computed one its rounded value
  FormulaInput number{};           // what entered, and its range
  Bound bound = Bound::kExact;
  ObsStatusSet status{};
  std::shared_ptr<const SourceDocument> source{};  // null for a computed one
  std::string locator{};
};

// The value of one year.
struct ComputedValue {
  Year year{};
  ComputedBy rule = ComputedBy::kNothing;
  // Numerator and denominator, or the codes of the formula in their order; those that have a value.
  std::vector<ComputedInput> inputs{};
  std::vector<IndicatorCode> missing{};  // those that have none

  // Rounded once by the indicator's rule to its decimals, or to as many as are printed if these are
  // more. Empty where "reason" says why.
  std::optional<Decimal> value{};
  NotComputed reason = NotComputed::kNoRule;
  bool exact = false;  // rounded in integers from a quotient of printed numbers
  double unrounded = 0;
  std::optional<RealInterval> range{};  // what the precision of the inputs allows; see Formula
  RangeStatus range_status = RangeStatus::kKnown;
  ObsStatusSet status{};  // every status of an input: one that is estimated makes it estimated

  // What is on record, with or without a value.
  std::optional<Observation> printed{};
  std::shared_ptr<const SourceDocument> source{};  // of it
  std::optional<Agreement> agreement{};            // where both have a value
  std::optional<Decimal> difference{};             // printed less computed, where both have a value
};

struct ComputedSeries {
  std::shared_ptr<const Agency> agency;
  std::shared_ptr<const Indicator> indicator;
  std::vector<ComputedValue> values;  // by year: each with something printed, or an input
};

// What "indicator" is for "agency" by its own rule.
//
// Which rule: the numerator and the denominator where the indicator names them or the figure has
// them beside it, else the formula; the formula also where one of the two counts is missing.
// Without a named numerator and denominator the factor of a percent is 100.
//
// Which inputs: a count printed beside the figure comes first, then the value on record of the
// indicator that is named, then what that indicator's own rule gives. All are read with "options".
//
// How far inputs may be trusted: each stands for its printed_range(); one that is "about", or has
// no limit on one side, leaves the result without a range. Agreement is that of the ranges, to
// 1e-12 of their size. A print of "at least" agrees with all that reaches it, "at most" likewise.
//
// Where the rule is a quotient of printed numbers the value is exact before it is rounded, once;
// else it is computed in double and rounded from 15 digits.
//
// Fails with kNotFound if a code is not defined, and as reading does.
Result<ComputedSeries> computed(const Store& store, const AgencyCode& agency,
                                const IndicatorCode& indicator, const ReadOptions& options = {});

}  // namespace annals
