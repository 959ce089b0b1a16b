// Printed figures put to the test: can they all be true?
//
// A report that prints 366 of 1000 and 36.6 % can be checked without any other document. All is
// done in whole numbers: nothing here is rounded but by the rule in question.
//
// A figure stands for its printed_range(); where it is about, for anything: no limit is made up.
#pragma once

#include <annals/decimal.h>
#include <annals/error.h>
#include <annals/observation.h>
#include <annals/printed_range.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace annals {

struct PrintedFigure {
  Decimal value;
  Bound bound = Bound::kExact;
  bool counted = false;  // things counted: 93 is 93, and not 92.5 to 93.5
};
// A count, such as 93 cases; and a rounded quantity, such as a rate, a share or an amount.
inline PrintedFigure counted(Decimal value, Bound bound = Bound::kExact) {
  return {value, bound, true};
}
inline PrintedFigure measured(Decimal value, Bound bound = Bound::kExact) {
  return {value, bound, false};
}

enum class PrintedVerdict : std::uint8_t {
  kAgrees,      // the figures can all be true
  kDisagrees,   // they cannot
  kCannotTell,  // they can, but need not: see PrintedCheck::doubt
};
std::string_view to_string(PrintedVerdict verdict) noexcept;  // "agrees", "disagrees", …

// By which rule figures agree.
enum class AgreementRule : std::uint8_t {
  kNone,         // they do not
  kExact,        // the same number
  kRounded,      // the exact number rounds to the print, by half up and by half even alike
  kHalfUp,       // it lies halfway, and only half up leads to the print: 90.625 and 90.63
  kHalfEven,     // only half to even does: 90.625 and 90.62
  kInterval,     // the intervals that the figures stand for have a number in common
  kCutOff,       // one is the other with its digits cut off and not rounded: 97.36 and 97.3
  kWithinBound,  // it is not below "at least", or not above "at most"
};
std::string_view to_string(AgreementRule rule) noexcept;  // "none", "exact", "half_up", …

// Why something cannot be told.
enum class PrintedDoubt : std::uint8_t {
  kNone,
  kBound,    // a figure is "about", "at least" or "at most", and the rest depends on it
  kNoCases,  // 0 of 0 has no rate
  kNoBase,   // growth from zero, or from what may be zero, has no rate
};
std::string_view to_string(PrintedDoubt doubt) noexcept;  // "none", "bound", …

struct PrintedCheck {
  PrintedVerdict verdict = PrintedVerdict::kCannotTell;
  AgreementRule rule = AgreementRule::kNone;
  PrintedDoubt doubt = PrintedDoubt::kNone;

  Decimal seen;  // the figure under test, as printed
  // What the other figures make of it, from low to high: exact decimals, alike where it is one
  // number; digits that go on behind six more than the print has are cut, with "..." behind them.
  // Empty: no limit. Both empty where the others make nothing of it.
  std::string expected_low, expected_high;
  // What would be printed from the others as they stand, rounded once at the digits of "seen" by
  // the rule asked for, or half up; empty where a bound or a doubt stands in the way.
  std::optional<Decimal> would_print;
  // They disagree, and would agree if digits were cut off and not rounded.
  bool cut_off = false;
};

// All checks below: with "rounding" a figure agrees only by that rule, without by either. They
// fail with kInvalidArgument where figures are too long to be compared exactly.

// A rate beside its counts: factor * numerator / denominator. 366 of 1000 is 36.6 %; 0 of 0 cannot
// be told. Fails with kInvalidArgument if the denominator is negative, or is zero below a
// numerator that is not.
Result<PrintedCheck> check_rate(const PrintedFigure& numerator, const PrintedFigure& denominator,
                                const PrintedFigure& rate, const Decimal& factor = 100,
                                std::optional<RoundingRule> rounding = {});

// A change in points beside both rates, or in any unit beside both values: later - earlier. 6.88 %
// after 10.83 % is down by 3.95 points, written -3.95.
Result<PrintedCheck> check_difference(const PrintedFigure& earlier, const PrintedFigure& later,
                                      const PrintedFigure& difference,
                                      std::optional<RoundingRule> rounding = {});

// A growth in per cent beside both values: 100 * (later - earlier) / |earlier|. From 192 to 366 it
// is exactly 90.625, printed 90.63 by half up and 90.62 by half even.
Result<PrintedCheck> check_growth(const PrintedFigure& earlier, const PrintedFigure& later,
                                  const PrintedFigure& growth,
                                  std::optional<RoundingRule> rounding = {});

// A total beside its parts: 99 = 93 + 6. Counts must add up exactly; rounded parts as far as their
// intervals reach. Fails with kInvalidArgument without parts.
Result<PrintedCheck> check_sum(const PrintedFigure& total, std::span<const PrintedFigure> parts,
                               std::optional<RoundingRule> rounding = {});

// Shares that should make up a whole. Their own rounding is allowed for: half a unit of each, which
// is n * 0.05 for n shares printed to one decimal. "seen" is their sum, "expected" the whole with
// that allowance. Fails with kInvalidArgument without shares.
Result<PrintedCheck> check_shares(std::span<const PrintedFigure> shares,
                                  const Decimal& whole = 100);

// Two prints of one figure, "seen" and "stated". To different digits they agree if the longer one
// rounds to the shorter, or is the shorter with digits cut off, as reports do both: 97.36 and 97.3
// agree, 97.42 and 97.3 do not. To the same digits they agree if they are equal. Where one is at
// least or at most, the other must keep to it; where one is about, a near miss cannot be told.
Result<PrintedCheck> compare_prints(const PrintedFigure& seen, const PrintedFigure& stated,
                                    std::optional<RoundingRule> rounding = {});

// The denominators that a count and a rounded rate imply: all whole n for which factor * count / n
// prints as the rate. 383 at 38 % implies 995 to 1021.
struct ImpliedDenominators {
  bool possible = false;  // some n fits; else both below are empty
  // The smallest and the largest n; no largest where the rate prints as zero.
  std::optional<std::int64_t> least, most;
};
// By "rounding", or by either rule without. A count rounded to tens or coarser stands for all
// that print so. Fails with kInvalidArgument if the count or the rate is negative, the count is
// not whole, the factor is not positive, one is a bound, or figures are too long.
Result<ImpliedDenominators> implied_denominators(const PrintedFigure& count,
                                                 const PrintedFigure& rate,
                                                 const Decimal& factor = 100,
                                                 std::optional<RoundingRule> rounding = {});

}  // namespace annals
