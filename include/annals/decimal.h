// Decimal: a number exactly as a report printed it, with the precision it was printed to.
#pragma once

#include <annals/error.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace annals {

// How a number that is not representable is brought to a number of decimals. Rounding is done
// once, in integers, on the exact value.
enum class RoundingRule : std::uint8_t {
  kHalfUp,    // 0.5 away from zero: 90.625 to 90.63, as most reports print
  kHalfEven,  // 0.5 to the even digit: 90.625 to 90.62, GB/T 8170-2008 and IEEE 754
};

struct DecimalInterval;

// An integer mantissa times a power of ten: mantissa * 10^exponent.
//
// The pair is kept as printed and never normalised, since it carries the printed precision:
// 97.30 is 9730 * 10^-2 and says more than 97.3; 12.2 ten-thousands is 122 * 10^3 and says less
// than 122000. Comparison is by value (97.30 == 97.3); identical() compares the printed form.
// Trivially copyable, 16 bytes; never NaN, never infinite.
class Decimal {
 public:
  // Exponents run from -kMaxExponent to kMaxExponent; mantissas from -kMaxMantissa to kMaxMantissa
  // (18 digits), so that a sum of any two of equal exponent fits 64 bits.
  static constexpr int kMaxExponent = 40;
  static constexpr std::int64_t kMaxMantissa = 999'999'999'999'999'999;

  // Zero, printed as "0".
  constexpr Decimal() = default;
  // A whole number, precise to the unit. REQUIRES: within kMaxMantissa.
  constexpr Decimal(int whole) : mantissa_(whole) {}  // NOLINT: implicit, so that 99 is a value
  // A binary fraction is not what a report printed; write Decimal::parse("97.3") instead.
  Decimal(double) = delete;

  // mantissa * 10^exponent. Fails with kInvalidArgument out of the ranges above.
  static Result<Decimal> make(std::int64_t mantissa, int exponent) {
    const bool fits = -kMaxMantissa <= mantissa && mantissa <= kMaxMantissa &&
                      -kMaxExponent <= exponent && exponent <= kMaxExponent;
    if (!fits) return out_of_range(mantissa, exponent);
    return Decimal(mantissa, exponent);
  }

  // Reads a plain number: an optional sign ('+', '-' or U+2212), digits with at most one point,
  // and an optional exponent ("122e3"). The whole text must be consumed; there is no locale, no
  // thousands separator, no NaN, no hexadecimal. Trailing zeros are kept: "97.30" is not "97.3".
  // Fails with kInvalidData, saying what is wrong.
  static Result<Decimal> parse(std::string_view text);

  constexpr std::int64_t mantissa() const noexcept { return mantissa_; }
  constexpr int exponent() const noexcept { return exponent_; }
  // Digits printed after the point; 0 for whole and rounded numbers.
  constexpr int decimals() const noexcept { return exponent_ < 0 ? -exponent_ : 0; }
  constexpr bool negative() const noexcept { return mantissa_ < 0; }
  constexpr bool zero() const noexcept { return mantissa_ == 0; }

  // The exact text: "97.30", "-0.5", "99", and "122e3" for a positive exponent. parse() of it gives
  // back an identical Decimal.
  std::string str() const;
  // The exact value without an exponent: "122000" for 122e3. Precision is not visible in it.
  std::string plain() const;

  // The nearest double; for statistics and pictures only.
  double to_double() const noexcept;

  // The values that print like this one: half a unit of the last printed digit to either side.
  // 97.3 stands for 97.25 to 97.35, 122e3 for 121500 to 122500. Fails with kInvalidArgument at
  // the ends of the ranges above.
  Result<DecimalInterval> interval() const;

  // The value at "decimals" digits after the point (negative: 10^n), rounded once by "rule";
  // exact, and only longer, when more digits are asked for than there are. Fails with
  // kInvalidArgument if the result does not fit.
  Result<Decimal> rounded(int decimals, RoundingRule rule = RoundingRule::kHalfUp) const;

  // By value: 97.30 and 97.3 are equivalent.
  friend std::weak_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept;
  friend bool operator==(const Decimal& a, const Decimal& b) noexcept { return (a <=> b) == 0; }
  // The same mantissa and the same exponent: printed alike.
  friend bool identical(const Decimal& a, const Decimal& b) noexcept {
    return a.mantissa_ == b.mantissa_ && a.exponent_ == b.exponent_;
  }

  // Exact; they fail with kInvalidArgument when the exact result has more than 18 digits. The
  // exponent of a sum is the smaller of the two, that of a product their sum.
  friend Result<Decimal> operator+(const Decimal& a, const Decimal& b);
  friend Result<Decimal> operator-(const Decimal& a, const Decimal& b);
  friend Result<Decimal> operator*(const Decimal& a, const Decimal& b);
  Decimal operator-() const noexcept {
    Decimal result = *this;
    result.mantissa_ = -mantissa_;
    return result;
  }

 private:
  constexpr Decimal(std::int64_t mantissa, int exponent) noexcept
      : mantissa_(mantissa), exponent_(exponent) {}
  static Error out_of_range(std::int64_t mantissa, int exponent);

  std::int64_t mantissa_ = 0;
  std::int32_t exponent_ = 0;
};

// A closed interval, low <= high.
struct DecimalInterval {
  Decimal low, high;

  bool contains(const Decimal& value) const noexcept { return low <= value && value <= high; }
  bool overlaps(const DecimalInterval& other) const noexcept {
    return low <= other.high && other.low <= high;
  }
};

// numerator * factor / denominator at "decimals" digits after the point, rounded once, in
// integers: quotient(366 - 192, 192, 100, 2) is 90.63 by half up (exactly 90.625) and 90.62 by half
// even. Fails with kInvalidArgument if the denominator is zero or the result does not fit.
Result<Decimal> quotient(const Decimal& numerator, const Decimal& denominator,
                         const Decimal& factor, int decimals,
                         RoundingRule rule = RoundingRule::kHalfUp);

}  // namespace annals
