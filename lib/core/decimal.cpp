#include <annals/decimal.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/text.h"
#include "core/wide.h"

namespace annals {
namespace {

using core::Int128;
using core::kMaxPower;
using core::power_of_ten;

bool in_range(int exponent) {
  return exponent >= -Decimal::kMaxExponent && exponent <= Decimal::kMaxExponent;
}

Error too_long(std::string_view what) {
  return {ErrorCode::kInvalidArgument, std::string(what) +
                                           " does not fit: at most 18 digits are kept exactly, "
                                           "at exponents from -40 to 40"};
}

std::optional<Decimal> fitted(Int128 mantissa, int exponent) {
  if (core::magnitude(mantissa) > Decimal::kMaxMantissa) return std::nullopt;
  const Result<Decimal> value = Decimal::make(static_cast<std::int64_t>(mantissa), exponent);
  return value ? std::optional(*value) : std::nullopt;
}

// mantissa * 10^power where that has at most 36 digits; else nothing.
// REQUIRES: power >= 0.
std::optional<Int128> scaled(std::int64_t mantissa, int power) {
  if (mantissa == 0) return 0;
  if (power > kMaxPower) return std::nullopt;
  return Int128{mantissa} * power_of_ten(power);
}

std::optional<Decimal> sum(const Decimal& a, std::int64_t b_mantissa, int b_exponent) {
  const int exponent = std::min(a.exponent(), b_exponent);
  const auto left = scaled(a.mantissa(), a.exponent() - exponent);
  const auto right = scaled(b_mantissa, b_exponent - exponent);
  if (!left || !right) return std::nullopt;
  return fitted(*left + *right, exponent);
}

std::string both(std::string_view operation, const Decimal& a, const Decimal& b) {
  return "the " + std::string(operation) + " of " + core::quoted(a.str()) + " and " +
         core::quoted(b.str());
}

Error decimals_out_of_range(int decimals) {
  return {ErrorCode::kInvalidArgument, "number of decimals " +
                                           core::quoted(std::to_string(decimals)) +
                                           " is out of range: use -40 to 40"};
}

// mantissa * 10^exponent at "decimals" digits; nothing where that does not fit.
std::optional<Decimal> at_decimals(std::int64_t mantissa, int exponent, int decimals,
                                   RoundingRule rule) {
  const int shift = -decimals - exponent;
  // Eighteen digits are less than half of 10^19.
  if (shift > kMaxPower) return fitted(0, -decimals);
  if (shift > 0)
    return fitted(core::divide_rounded(mantissa, power_of_ten(shift), rule), -decimals);
  const auto longer = scaled(mantissa, -shift);
  return longer ? fitted(*longer, -decimals) : std::nullopt;
}

// Beyond this a value times ten may leave 128 bits; as a numerator it makes a quotient too long
// for any denominator of 18 digits, as a denominator one that rounds to zero.
constexpr Int128 kFarTooLarge = Int128{power_of_ten(18)} * power_of_ten(18) * 10;

// Multiplies by 10^power, or stops once the product is known to be far too large.
Int128 scaled_until_too_large(Int128 value, int power) {
  if (value == 0) return 0;
  for (; power > 0 && core::magnitude(value) <= kFarTooLarge; --power) value *= 10;
  return value;
}

}  // namespace

Error Decimal::out_of_range(std::int64_t mantissa, int exponent) {
  if (mantissa < -kMaxMantissa || mantissa > kMaxMantissa) {
    return {ErrorCode::kInvalidArgument, "mantissa \"" + std::to_string(mantissa) +
                                             "\" is out of range: at most 18 digits are kept"};
  }
  return {ErrorCode::kInvalidArgument,
          "exponent \"" + std::to_string(exponent) + "\" is out of range: use -40 to 40"};
}

Result<DecimalInterval> Decimal::interval() const {
  const Int128 tens = Int128{mantissa_} * 10;
  const auto low = fitted(tens - 5, exponent_ - 1);
  const auto high = fitted(tens + 5, exponent_ - 1);
  if (!low || !high) return too_long("the interval around " + core::quoted(str()));
  return DecimalInterval{*low, *high};
}

Result<Decimal> Decimal::rounded(int decimals, RoundingRule rule) const {
  if (!in_range(decimals)) return decimals_out_of_range(decimals);
  if (const auto value = at_decimals(mantissa_, exponent_, decimals, rule)) return *value;
  return too_long(core::quoted(str()) + " rounded to 10^" + std::to_string(-decimals));
}

std::weak_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept {
  if (a.exponent_ == b.exponent_) return a.mantissa_ <=> b.mantissa_;
  const int common = std::min(a.exponent_, b.exponent_);
  const auto left = scaled(a.mantissa_, a.exponent_ - common);
  const auto right = scaled(b.mantissa_, b.exponent_ - common);
  // What has no scaled form is 10^19 or more of units of which the other has fewer than 10^18.
  if (!left) return a.negative() ? std::weak_ordering::less : std::weak_ordering::greater;
  if (!right) return b.negative() ? std::weak_ordering::greater : std::weak_ordering::less;
  if (*left == *right) return std::weak_ordering::equivalent;
  return *left < *right ? std::weak_ordering::less : std::weak_ordering::greater;
}

Result<Decimal> operator+(const Decimal& a, const Decimal& b) {
  if (const auto value = sum(a, b.mantissa_, b.exponent_)) return *value;
  return too_long(both("sum", a, b));
}

Result<Decimal> operator-(const Decimal& a, const Decimal& b) {
  if (const auto value = sum(a, -b.mantissa_, b.exponent_)) return *value;
  return too_long(both("difference", a, b));
}

Result<Decimal> operator*(const Decimal& a, const Decimal& b) {
  if (const auto value = fitted(Int128{a.mantissa_} * b.mantissa_, a.exponent_ + b.exponent_))
    return *value;
  return too_long(both("product", a, b));
}

Result<Decimal> quotient(const Decimal& numerator, const Decimal& denominator,
                         const Decimal& factor, int decimals, RoundingRule rule) {
  if (denominator.zero())
    return Error{ErrorCode::kInvalidArgument, "the denominator of a quotient is " +
                                                  core::quoted(denominator.str()) +
                                                  ": it must not be zero"};
  if (!in_range(decimals)) return decimals_out_of_range(decimals);

  Int128 above = Int128{numerator.mantissa()} * factor.mantissa();
  Int128 below = denominator.mantissa();
  if (below < 0) {
    above = -above;
    below = -below;
  }
  const int shift = numerator.exponent() + factor.exponent() - denominator.exponent() + decimals;
  above = scaled_until_too_large(above, shift);
  below = scaled_until_too_large(below, -shift);
  if (const auto value = fitted(core::divide_rounded(above, below, rule), -decimals)) return *value;
  return too_long(both("quotient", numerator, denominator));
}

}  // namespace annals
