#include "analysis/fraction.h"

#include <algorithm>
#include <utility>

namespace annals::analysis {
namespace {

using core::Int128;
using core::magnitude;

Int128 greatest_common_divisor(Int128 a, Int128 b) {
  a = magnitude(a);
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

Int128 floored(Int128 above, Int128 below) {
  const Int128 whole = above / below;
  return above % below < 0 ? whole - 1 : whole;
}

// The least number of 128 bits has no opposite, so that it counts as too long as well. Not by the
// builtins for overflow: clang makes a call of that for 128 bits which libgcc does not have.
constexpr Int128 kMost = Int128{0x7FFFFFFFFFFFFFFF} * (Int128{1} << 64) + ((Int128{1} << 64) - 1);

bool product_too_long(Int128 a, Int128 b, Int128& product) {
  if (b != 0 && magnitude(a) > kMost / magnitude(b)) return true;
  product = a * b;
  return false;
}

bool sum_too_long(Int128 a, Int128 b, Int128& sum) {
  if (b > 0 ? a > kMost - b : a < -kMost - b) return true;
  sum = a + b;
  return false;
}

// value * 10^power, or nothing if that leaves 128 bits.
std::optional<Int128> scaled(Int128 value, int power) {
  for (; power > 0 && value != 0; --power) {
    if (product_too_long(value, 10, value)) return std::nullopt;
  }
  return value;
}

std::optional<Decimal> fitted(Int128 mantissa, int exponent) {
  if (magnitude(mantissa) > Decimal::kMaxMantissa) return std::nullopt;
  const auto value = Decimal::make(static_cast<std::int64_t>(mantissa), exponent);
  return value ? std::optional(*value) : std::nullopt;
}

// The same value without zeros at the end of its decimals.
Decimal shortened(const Decimal& value) {
  std::int64_t mantissa = value.mantissa();
  int exponent = value.exponent();
  for (; exponent < 0 && mantissa % 10 == 0; ++exponent) mantissa /= 10;
  return Decimal::make(mantissa, exponent).value();
}

// The digits of a decimal without the zeros at the end of its fraction.
std::string without_trailing_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

}  // namespace

Fraction::Fraction(Int128 above, Int128 below) {
  const Int128 divisor = greatest_common_divisor(above, below);
  above_ = above / divisor;
  below_ = below / divisor;
}

Fraction::Fraction(const Decimal& value) {
  const auto above = scaled(value.mantissa(), value.exponent());
  const auto below = scaled(1, -value.exponent());
  *this = above && below ? Fraction(*above, *below) : too_long();
}

Fraction Fraction::too_long() {
  Fraction result;
  result.fits_ = false;
  return result;
}

Int128 Fraction::floor() const noexcept { return floored(above_, below_); }

Int128 Fraction::ceiling() const noexcept { return -floored(-above_, below_); }

std::optional<Decimal> Fraction::rounded(int decimals, RoundingRule rule) const {
  const auto above = scaled(above_, decimals);
  const auto below = scaled(below_, -decimals);
  if (!above || !below) return std::nullopt;
  return fitted(core::divide_rounded(*above, *below, rule), -decimals);
}

std::optional<Decimal> Fraction::cut(int decimals) const {
  const auto above = scaled(above_, decimals);
  const auto below = scaled(below_, -decimals);
  if (!above || !below) return std::nullopt;
  return fitted(*above / *below, -decimals);
}

std::optional<Decimal> Fraction::at_most(int decimals) const {
  const auto above = scaled(above_, decimals);
  const auto below = scaled(below_, -decimals);
  if (!above || !below) return std::nullopt;
  const auto value = fitted(floored(*above, *below), -decimals);
  return value && *above % *below == 0 ? std::optional(shortened(*value)) : value;
}

std::optional<Decimal> Fraction::at_least(int decimals) const {
  Fraction opposite = *this;
  opposite.above_ = -above_;
  const auto value = opposite.at_most(decimals);
  return value ? std::optional(-*value) : std::nullopt;
}

std::string Fraction::text(int decimals) const {
  auto digits = cut(decimals);
  for (; !digits && decimals > 0; digits = cut(decimals)) --decimals;
  if (!digits) return "?";
  if (Fraction(*digits) == *this) return without_trailing_zeros(digits->plain());
  const bool sign_lost = above_ < 0 && digits->zero();
  return (sign_lost ? "-" : "") + digits->plain() + "...";
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  if (!a.fits_ || !b.fits_) return Fraction::too_long();
  // Over the least common denominator, which is far smaller than the product for decimals.
  const Int128 shared = greatest_common_divisor(a.below_, b.below_);
  Int128 left = 0;
  Int128 right = 0;
  Int128 above = 0;
  Int128 below = 0;
  if (product_too_long(a.above_, b.below_ / shared, left) ||
      product_too_long(b.above_, a.below_ / shared, right) || sum_too_long(left, right, above) ||
      product_too_long(a.below_, b.below_ / shared, below)) {
    return Fraction::too_long();
  }
  return Fraction(above, below);
}

Fraction operator-(const Fraction& a, const Fraction& b) {
  Fraction opposite = b;
  opposite.above_ = -b.above_;
  return a + opposite;
}

Fraction operator*(const Fraction& a, const Fraction& b) {
  if (!a.fits_ || !b.fits_) return Fraction::too_long();
  // Reduced crosswise first, so that only a product that is truly too long is refused.
  const Int128 one = greatest_common_divisor(a.above_, b.below_);
  const Int128 other = greatest_common_divisor(b.above_, a.below_);
  Int128 above = 0;
  Int128 below = 0;
  if (product_too_long(a.above_ / one, b.above_ / other, above) ||
      product_too_long(a.below_ / other, b.below_ / one, below)) {
    return Fraction::too_long();
  }
  return Fraction(above, below);
}

Fraction operator/(const Fraction& a, const Fraction& b) {
  Fraction inverse = b;
  inverse.above_ = b.above_ < 0 ? -b.below_ : b.below_;
  inverse.below_ = magnitude(b.above_);
  return a * inverse;
}

// By Euclid's steps and not crosswise, which could leave 128 bits.
std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) noexcept {
  Int128 a_above = a.above_;
  Int128 a_below = a.below_;
  Int128 b_above = b.above_;
  Int128 b_below = b.below_;
  bool turned = false;
  for (;;) {
    const Int128 a_whole = floored(a_above, a_below);
    const Int128 b_whole = floored(b_above, b_below);
    if (a_whole != b_whole) {
      return (a_whole < b_whole) != turned ? std::strong_ordering::less
                                           : std::strong_ordering::greater;
    }
    a_above -= a_whole * a_below;
    b_above -= b_whole * b_below;
    if (a_above == 0 && b_above == 0) return std::strong_ordering::equal;
    if (a_above == 0 || b_above == 0) {
      return (a_above == 0) != turned ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    // Of the rests, below 1, the inverses compare the other way.
    std::swap(a_above, a_below);
    std::swap(b_above, b_below);
    turned = !turned;
  }
}

}  // namespace annals::analysis
