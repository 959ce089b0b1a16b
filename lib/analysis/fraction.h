// Fractions of whole numbers, in which printed figures are put to the test without rounding.
#pragma once

#include <annals/decimal.h>

#include <compare>
#include <optional>
#include <string>

#include "core/wide.h"

namespace annals::analysis {

// A fraction in lowest terms. What outgrows 128 bits no longer fits, and neither does what is
// computed from it, so that a formula is written plainly and asked once at its end.
class Fraction {
 public:
  Fraction() = default;
  explicit Fraction(core::Int128 above, core::Int128 below = 1);  // REQUIRES: below > 0
  explicit Fraction(const Decimal& value);

  static Fraction too_long();  // one that does not fit
  bool fits() const noexcept { return fits_; }
  // -1, 0 or 1. REQUIRES: fits(), as all below.
  int sign() const noexcept { return above_ < 0 ? -1 : (above_ > 0 ? 1 : 0); }
  bool whole() const noexcept { return below_ == 1; }
  // The largest whole number not above it, the smallest not below it.
  core::Int128 floor() const noexcept;
  core::Int128 ceiling() const noexcept;

  // At "decimals" digits behind the point, rounded once; empty where no Decimal holds it.
  std::optional<Decimal> rounded(int decimals, RoundingRule rule) const;
  // The largest of so many digits that is not above it, the smallest that is not below it; an exact
  // one without zeros at the end of its decimals.
  std::optional<Decimal> at_most(int decimals) const;
  std::optional<Decimal> at_least(int decimals) const;
  // Rounded towards zero.
  std::optional<Decimal> cut(int decimals) const;
  // All digits where they end within "decimals" places, else these with "..." behind them, or
  // fewer where there are more than 18 in all; "?" for a number that is whole and longer.
  std::string text(int decimals) const;

  friend Fraction operator+(const Fraction& a, const Fraction& b);
  friend Fraction operator-(const Fraction& a, const Fraction& b);
  friend Fraction operator*(const Fraction& a, const Fraction& b);
  friend Fraction operator/(const Fraction& a, const Fraction& b);  // REQUIRES: b is not zero
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) noexcept;
  friend bool operator==(const Fraction& a, const Fraction& b) noexcept { return (a <=> b) == 0; }

 private:
  core::Int128 above_ = 0, below_ = 1;
  bool fits_ = true;
};

}  // namespace annals::analysis
