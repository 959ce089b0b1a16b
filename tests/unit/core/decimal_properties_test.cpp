// What must hold for all decimals, tried on made-up ones against other exact arithmetic: texts of
// digits, and whole numbers of 128 bits.
#include <annals/decimal.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <compare>
#include <string>

#include "unit/core/made_up.h"

TEST_SUITE_BEGIN("decimal");

namespace annals::test {
namespace {

__extension__ typedef __int128 Whole;

constexpr RoundingRule kRules[] = {RoundingRule::kHalfUp, RoundingRule::kHalfEven};

// The size of a value in units of 10^-40, as a text of digits without leading zeros.
std::string size_in_units(const Decimal& value) {
  if (value.zero()) return "";
  return std::to_string(value.negative() ? -value.mantissa() : value.mantissa())
      .append(static_cast<std::size_t>(value.exponent() + Decimal::kMaxExponent), '0');
}

std::strong_ordering compare_sizes(const Decimal& a, const Decimal& b) {
  const std::string left = size_in_units(a), right = size_in_units(b);
  if (left.size() != right.size()) return left.size() <=> right.size();
  return left <=> right;
}

int sign(const Decimal& value) { return value.zero() ? 0 : value.negative() ? -1 : 1; }

// As people compare written numbers: by sign, then by the number of digits, then digit by digit.
std::strong_ordering compare_texts(const Decimal& a, const Decimal& b) {
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  return sign(a) < 0 ? compare_sizes(b, a) : compare_sizes(a, b);
}

// value / 10^exponent. REQUIRES: a whole number below 10^38.
Whole in_units(const Decimal& value, int exponent) {
  Whole result = value.mantissa();
  for (int i = exponent; i < value.exponent(); ++i) result *= 10;
  return result;
}

Whole size(Whole value) { return value < 0 ? -value : value; }

// True if "rounded" units are "exact" / "unit" rounded to a whole number by "rule".
bool is_rounded(Whole rounded, Whole exact, Whole unit, RoundingRule rule) {
  const Whole off = rounded * unit - exact;
  if (2 * size(off) != unit) return 2 * size(off) < unit;
  if (rule == RoundingRule::kHalfEven) return rounded % 2 == 0;
  return size(rounded * unit) > size(exact);
}

TEST_CASE("decimal: any value is read back from its text as it was printed") {
  for_seeds([](Random& random) {
    const Decimal value = made_up_decimal(random, 18, 40);
    CAPTURE(value.str());
    CHECK(identical(Decimal::parse(value.str()).value(), value));
  });
}

TEST_CASE("decimal: plain text has the value, and the digits where nothing is rounded") {
  for_seeds([](Random& random) {
    const Decimal value = made_up_decimal(random, 9, 9);
    CAPTURE(value.str());
    const Decimal read = Decimal::parse(value.plain()).value();
    CHECK(read == value);
    CHECK(identical(read, value) == (value.exponent() <= 0));
  });
}

TEST_CASE("decimal: comparison agrees with that of the digits") {
  for_seeds([](Random& random) {
    const Decimal a = made_up_decimal(random, 18, 40), b = made_up_decimal(random, 18, 40);
    CAPTURE(a.str());
    CAPTURE(b.str());
    CHECK((a <=> b) == compare_texts(a, b));
    CHECK((b <=> a) == compare_texts(b, a));
  });
}

// Values that are close, or equal with other digits, are rare by chance.
TEST_CASE("decimal: comparison agrees with that of the digits for neighbours") {
  for_seeds([](Random& random) {
    const std::int64_t mantissa = made_up_mantissa(random, 15);
    const int exponent = random.between(-37, 40);
    const Decimal a = Decimal::make(mantissa, exponent).value();
    const Decimal b = Decimal::make(mantissa * 1000 + random.between(-1, 1), exponent - 3).value();
    CAPTURE(a.str());
    CAPTURE(b.str());
    CHECK((a <=> b) == compare_texts(a, b));
    CHECK((a == b) == std::is_eq(compare_texts(a, b)));
  });
}

TEST_CASE("decimal: a sum is exact") {
  for_seeds([](Random& random) {
    const Decimal a = made_up_decimal(random, 17, 9), b = made_up_decimal(random, 17, 9);
    CAPTURE(a.str());
    CAPTURE(b.str());
    const int exponent = std::min(a.exponent(), b.exponent());
    const Whole exact = in_units(a, exponent) + in_units(b, exponent);
    const auto sum = a + b;
    REQUIRE(sum.has_value() == (size(exact) <= Decimal::kMaxMantissa));
    if (sum) {
      CHECK(sum->exponent() == exponent);
      CHECK(sum->mantissa() == exact);
    }
  });
}

TEST_CASE("decimal: a sum is the same in either order") {
  for_seeds([](Random& random) {
    const Decimal a = made_up_decimal(random, 18, 20), b = made_up_decimal(random, 18, 20);
    const auto one = a + b, other = b + a;
    REQUIRE(one.has_value() == other.has_value());
    if (one) CHECK(identical(*one, *other));
  });
}

TEST_CASE("decimal: what was added can be taken away again") {
  for_seeds([](Random& random) {
    const Decimal a = made_up_decimal(random, 9, 4), b = made_up_decimal(random, 9, 4);
    CAPTURE(a.str());
    CAPTURE(b.str());
    CHECK(((a + b).value() - b).value() == a);
    CHECK(((a - b).value() + b).value() == a);
  });
}

TEST_CASE("decimal: a product is exact") {
  for_seeds([](Random& random) {
    const Decimal a = made_up_decimal(random, 12, 20), b = made_up_decimal(random, 12, 20);
    CAPTURE(a.str());
    CAPTURE(b.str());
    const Whole exact = Whole{a.mantissa()} * b.mantissa();
    const auto product = a * b;
    REQUIRE(product.has_value() == (size(exact) <= Decimal::kMaxMantissa));
    if (product) {
      CHECK(product->exponent() == a.exponent() + b.exponent());
      CHECK(product->mantissa() == exact);
    }
  });
}

TEST_CASE("decimal: an interval contains its value and is one unit wide") {
  for_seeds([](Random& random) {
    const Decimal value = made_up_decimal(random, 17, 39);
    CAPTURE(value.str());
    const DecimalInterval around = value.interval().value();
    CHECK(around.contains(value));
    CHECK(around.overlaps(around));
    CHECK((around.high - around.low).value() == Decimal::make(1, value.exponent()).value());
  });
}

TEST_CASE("decimal: a rounded value lies within half a unit, and halves go by the rule") {
  for_seeds([](Random& random) {
    const Decimal value = made_up_decimal(random, 18, 9);
    const int decimals = random.between(-9, 9);
    for (const RoundingRule rule : kRules) {
      CAPTURE(value.str());
      CAPTURE(decimals);
      const auto rounded = value.rounded(decimals, rule);
      const int exponent = std::min(value.exponent(), -decimals);
      if (!rounded) {
        CHECK(size(in_units(value, exponent)) > Decimal::kMaxMantissa);
        continue;
      }
      CHECK(rounded->exponent() == -decimals);
      const Whole unit = in_units(Decimal::make(1, -decimals).value(), exponent);
      CHECK(is_rounded(rounded->mantissa(), in_units(value, exponent), unit, rule));
    }
  });
}

// Halves are rare by chance: here every value ends in a 5 that is rounded away.
TEST_CASE("decimal: every half goes by the rule") {
  for_seeds([](Random& random) {
    const std::int64_t before = made_up_mantissa(random, 16);
    const std::int64_t half = before * 10 + (before < 0 ? -5 : 5);
    for (const RoundingRule rule : kRules) {
      CAPTURE(half);
      const Decimal rounded = Decimal::make(half, -3).value().rounded(2, rule).value();
      CHECK(is_rounded(rounded.mantissa(), half, 10, rule));
    }
  });
}

TEST_CASE("decimal: a rounded value rounds to itself") {
  for_seeds([](Random& random) {
    const Decimal value = made_up_decimal(random, 15, 3);
    for (const RoundingRule rule : kRules) {
      const Decimal once = value.rounded(0, rule).value();
      CHECK(identical(once.rounded(0, rule).value(), once));
    }
  });
}

TEST_CASE("quotient: the result lies within half a unit, and halves go by the rule") {
  for_seeds([](Random& random) {
    const std::int64_t above = made_up_mantissa(random, 9);
    const std::int64_t below = 1 + random.below(1'000'000);
    const Decimal numerator = Decimal::make(above, -2).value();
    const Decimal denominator = Decimal::make(below, 0).value();
    for (const RoundingRule rule : kRules) {
      CAPTURE(above);
      CAPTURE(below);
      const Decimal rate = quotient(numerator, denominator, 100, 3, rule).value();
      CHECK(rate.exponent() == -3);
      CHECK(is_rounded(rate.mantissa(), Whole{above} * 1000, below, rule));
    }
  });
}

// Divided by a power of two, every second odd number ends in a half.
TEST_CASE("quotient: every half goes by the rule") {
  for_seeds([](Random& random) {
    const std::int64_t odd = 2 * made_up_mantissa(random, 9) + 1;
    for (const RoundingRule rule : kRules) {
      CAPTURE(odd);
      const Decimal half = quotient(Decimal::make(odd, 0).value(), 2, 1, 0, rule).value();
      CHECK(is_rounded(half.mantissa(), odd, 2, rule));
    }
  });
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
