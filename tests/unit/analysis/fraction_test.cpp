#include "analysis/fraction.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("fraction");

namespace annals::analysis {
namespace {

using test::dec;

Fraction of(int above, int below = 1) { return Fraction(core::Int128{above}, core::Int128{below}); }

TEST_CASE("fraction: a decimal is the number it prints") {
  CHECK(Fraction(dec("97.30")) == of(973, 10));
  CHECK(Fraction(dec("-0.5")) == of(-1, 2));
  CHECK(Fraction(dec("122e3")) == of(122000));
  CHECK(Fraction(dec("0.00")) == Fraction());
}

TEST_CASE("fraction: the four operations are exact") {
  CHECK(of(1, 3) + of(1, 6) == of(1, 2));
  CHECK(of(1, 3) - of(1, 2) == of(-1, 6));
  CHECK(of(2, 3) * of(-9, 4) == of(-3, 2));
  CHECK(of(2, 3) / of(-4, 9) == of(-3, 2));
}

TEST_CASE("fraction: order is by value, also below zero") {
  CHECK(of(1, 3) < of(34, 100));
  CHECK(of(-1, 3) > of(-34, 100));
  CHECK(of(-1, 3) < of(0));
  CHECK(of(7, 3) > of(9, 4));
  CHECK(of(355, 113) > of(22, 7) - of(1, 700));
  CHECK_FALSE(of(6, 4) < of(3, 2));
}

// Crosswise the products would have 54 digits.
TEST_CASE("fraction: long fractions are compared exactly") {
  const Fraction third = Fraction(dec("333333333333333333")) / Fraction(dec("1e18"));
  CHECK(third < of(1, 3));
  CHECK(third + Fraction(dec("1e-18")) > of(1, 3));
  CHECK(third * third < third * of(1, 3));
}

TEST_CASE("fraction: what is too long does not fit, nor does what comes of it") {
  CHECK(Fraction(dec("1e38")).fits());
  CHECK_FALSE(Fraction(dec("1e39")).fits());
  CHECK_FALSE(Fraction(dec("1e-39")).fits());
  const Fraction large = Fraction(dec("1e20"));
  CHECK_FALSE((large * large).fits());
  CHECK_FALSE((large * large / large).fits());
  CHECK_FALSE((of(1) - large * large).fits());
  CHECK((large * of(1, 7) * (of(7) / large)).fits());
}

TEST_CASE("fraction: each step of a sum or a product may be too long") {
  const core::Int128 e20 = core::Int128{10'000'000'000} * 10'000'000'000;
  const core::Int128 most = core::Int128{1} << 126;
  const Fraction small(1, e20), smaller(1, e20 + 1), large(e20), largest(most);
  CHECK_FALSE((large + smaller).fits());
  CHECK_FALSE((smaller + large).fits());
  CHECK_FALSE((largest + largest).fits());
  CHECK_FALSE((Fraction(-most) + Fraction(-most)).fits());
  CHECK((largest + Fraction(-most)) == Fraction());
  CHECK_FALSE((small + smaller).fits());
  CHECK_FALSE((small * smaller).fits());
  CHECK_FALSE((large * Fraction(e20 + 1)).fits());
  for (const Fraction& each : {Fraction::too_long() + large, large + Fraction::too_long(),
                               Fraction::too_long() * large, large * Fraction::too_long()}) {
    CHECK_FALSE(each.fits());
  }
}

TEST_CASE("fraction: what no decimal holds is not rounded to one") {
  const core::Int128 e20 = core::Int128{10'000'000'000} * 10'000'000'000;
  const Fraction small(1, e20), large(e20);
  for (const int decimals : {40, -40}) {
    const Fraction& each = decimals > 0 ? large : small;
    CAPTURE(decimals);
    CHECK_FALSE(each.rounded(decimals, RoundingRule::kHalfUp));
    CHECK_FALSE(each.cut(decimals));
    CHECK_FALSE(each.at_most(decimals));
    CHECK_FALSE(each.at_least(decimals));
  }
  CHECK_FALSE(large.at_least(0));
  CHECK_FALSE(Fraction().cut(41));
  CHECK(large.text(2) == "?");
  CHECK(Fraction(dec("7")).text(0) == "7");
  CHECK(Fraction(dec("70")).text(2) == "70");
}

TEST_CASE("fraction: whole numbers below and above") {
  CHECK(of(7, 2).floor() == 3);
  CHECK(of(7, 2).ceiling() == 4);
  CHECK(of(-7, 2).floor() == -4);
  CHECK(of(-7, 2).ceiling() == -3);
  CHECK(of(8, 2).floor() == 4);
  CHECK(of(8, 2).ceiling() == 4);
  CHECK(of(8, 2).whole());
  CHECK_FALSE(of(7, 2).whole());
}

TEST_CASE("fraction: it is rounded once, or cut") {
  const Fraction growth = of(90625, 1000);
  CHECK(growth.rounded(2, RoundingRule::kHalfUp)->str() == "90.63");
  CHECK(growth.rounded(2, RoundingRule::kHalfEven)->str() == "90.62");
  CHECK(growth.cut(2)->str() == "90.62");
  CHECK(of(-977, 10).cut(0)->str() == "-97");
  CHECK(of(122345).rounded(-3, RoundingRule::kHalfUp)->str() == "122e3");
  CHECK_FALSE(of(1).rounded(18, RoundingRule::kHalfUp));
}

std::string shown(const std::optional<Decimal>& value) { return value ? value->str() : "none"; }

TEST_CASE("fraction: it is rounded to the side asked for, an exact one written short") {
  CHECK(shown(of(2, 3).at_most(3)) == "0.666");
  CHECK(shown(of(2, 3).at_least(3)) == "0.667");
  CHECK(shown(of(-2, 3).at_most(3)) == "-0.667");
  CHECK(shown(of(-2, 3).at_least(3)) == "-0.666");
  CHECK(shown(of(5, 4).at_most(6)) == "1.25");
  CHECK(shown(of(5, 4).at_least(6)) == "1.25");
  CHECK(shown(of(90).at_least(4)) == "90");
  CHECK(shown(of(1, 3).at_most(18)) == "0.333333333333333333");
  CHECK(shown(of(4, 3).at_most(18)) == "none");
}

TEST_CASE("fraction: digits that end are all written, others with dots") {
  CHECK(of(90625, 1000).text(6) == "90.625");
  CHECK(of(93).text(6) == "93");
  CHECK(of(100).text(2) == "100");
  CHECK(of(2, 3).text(4) == "0.6666...");
  CHECK(of(-2, 3).text(4) == "-0.6666...");
  CHECK(of(-1, 300).text(1) == "-0.0...");
  CHECK(of(1, 8).text(2) == "0.12...");
  CHECK((Fraction(dec("123456789012345")) + of(1, 3)).text(6) == "123456789012345.333...");
  CHECK(Fraction(dec("1e20")).text(2) == "?");
}

TEST_CASE("fraction: times zero is zero, from either side") {
  CHECK(of(3) * Fraction() == Fraction());
  CHECK(Fraction() * of(3) == Fraction());
}

}  // namespace
}  // namespace annals::analysis

TEST_SUITE_END();
