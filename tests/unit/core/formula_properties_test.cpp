// The ranges of formulas: worked by hand, and what must hold of any.
#include <annals/formula.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>

#include "support/builders.h"

TEST_SUITE_BEGIN("formula");

namespace annals::test {
namespace {

using Inputs = std::map<IndicatorCode, FormulaInput>;

IndicatorCode code(std::string_view text) { return IndicatorCode(text); }

FormulaResult result_of(std::string_view text, const Inputs& inputs) {
  return Formula::parse(text).value().evaluate(inputs).value();
}

Inputs printed(std::string_view a, std::string_view b) {
  return {{code("a"), printed_input(dec(a))}, {code("b"), printed_input(dec(b))}};
}

void check_range(const FormulaResult& result, double low, double high) {
  REQUIRE(result.range);
  CHECK(result.range_status == RangeStatus::kKnown);
  CHECK(result.range->low == doctest::Approx(low).epsilon(1e-12));
  CHECK(result.range->high == doctest::Approx(high).epsilon(1e-12));
}

// 97.3 is 97.25 to 97.35, and 2.0 is 1.95 to 2.05.
TEST_CASE("formula: the range of a sum is the sum of the ranges") {
  const FormulaResult result = result_of("a + b", printed("97.3", "2.0"));
  CHECK(result.value == doctest::Approx(99.3).epsilon(1e-14));
  check_range(result, 99.2, 99.4);
}

TEST_CASE("formula: a difference is widest where one end is low and the other high") {
  check_range(result_of("a - b", printed("97.3", "2.0")), 95.2, 95.4);
}

// 5e4 is 45000 to 55000; 122e3 is 121500 to 122500.
TEST_CASE("formula: a quotient goes from the least over the most to the most over the least") {
  check_range(result_of("100 * a / b", printed("5e4", "122e3")), 100 * 45000.0 / 122500,
              100 * 55000.0 / 121500);
}

// Interval arithmetic would say 92.5 / 100 to 93.5 / 98.
TEST_CASE("formula: a share of a total in which it stands itself is exact") {
  check_range(result_of("a / (a + b)", printed("93", "6")), 92.5 / 99, 93.5 / 99);
}

TEST_CASE("formula: a negative factor turns the ends round") {
  check_range(result_of("a * -2", printed("10", "1")), -21, -19);
}

TEST_CASE("formula: exact inputs have a range of no width") {
  const FormulaResult result =
      result_of("a / b", {{code("a"), exact_input(93)}, {code("b"), exact_input(99)}});
  check_range(result, 93.0 / 99, 93.0 / 99);
  CHECK(result.range->low == result.range->high);
}

TEST_CASE("formula: an input without a range leaves the value and takes the range") {
  Inputs inputs = printed("93", "99");
  inputs[code("b")].range.reset();
  const FormulaResult result = result_of("a / b", inputs);
  CHECK(result.value == doctest::Approx(93.0 / 99));
  CHECK_FALSE(result.range);
  CHECK(result.range_status == RangeStatus::kInputUnknown);
}

TEST_CASE("formula: a number whose print has no interval has no range") {
  CHECK_FALSE(printed_input(dec("999999999999999999")).range);
}

// b is 0.5 to 1.5 less 1: its sign is not known, though neither corner divides by zero.
TEST_CASE("formula: a divisor that may be zero makes the result unbounded") {
  for (const char* text : {"a / (b - 1.1)", "1 / (a * (b - 1.2))", "ln(b - 0.9)"}) {
    CAPTURE(text);
    Inputs inputs = printed("3", "1");
    if (text[0] == 'l') inputs[code("b")].value = 1;
    const FormulaResult result = result_of(text, inputs);
    CHECK_FALSE(result.range);
    CHECK(result.range_status == RangeStatus::kUnbounded);
  }
}

std::string sum_of(int n, Inputs& inputs, bool exact) {
  std::string text;
  for (int i = 0; i < n; ++i) {
    const std::string name = "x" + std::to_string(i);
    text += (i == 0 ? "" : " + ") + name;
    inputs[code(name)] = exact ? exact_input(i) : printed_input(Decimal(i));
  }
  return text;
}

TEST_CASE("formula: twelve doubtful inputs have a range, and thirteen have none") {
  Inputs twelve, thirteen;
  check_range(result_of(sum_of(12, twelve, false), twelve), 66 - 6, 66 + 6);
  CHECK(result_of(sum_of(13, thirteen, false), thirteen).range_status ==
        RangeStatus::kTooManyInputs);
}

TEST_CASE("formula: inputs without doubt do not count as doubtful") {
  Inputs inputs;
  check_range(result_of(sum_of(31, inputs, true), inputs), 465, 465);
}

// For each formula that is monotone in its codes: no inner point lies outside, and every value lies
// within.
TEST_CASE("formula: no point of the box has a value outside the range") {
  std::mt19937 random(20250301);
  std::uniform_int_distribution<int> cents(100, 99999);
  std::uniform_real_distribution<double> within(0, 1);
  for (const char* text : {"a + b", "a - b", "a * b", "100 * a / b", "a / (a + b)",
                           "100 * (a - b) / b", "sqrt(a / b)", "max(a, b) - min(a, b)"}) {
    CAPTURE(text);
    const Formula formula = Formula::parse(text).value();
    for (int round = 0; round < 60; ++round) {
      Inputs inputs{{code("a"), printed_input(Decimal::make(cents(random), -1).value())},
                    {code("b"), printed_input(Decimal::make(cents(random), -2).value())}};
      const FormulaResult result = formula.evaluate(inputs).value();
      REQUIRE(result.range);
      CHECK(result.range->contains(result.value));
      const double slack =
          1e-12 * std::max(std::abs(result.range->low), std::abs(result.range->high));
      for (auto& [name, input] : inputs) {
        const RealInterval side = *input.range;
        input = {side.low + within(random) * (side.high - side.low)};
      }
      const double inner = formula.evaluate(inputs).value().value;
      CHECK(inner >= result.range->low - slack);
      CHECK(inner <= result.range->high + slack);
    }
  }
}

TEST_CASE("formula: a value printed with more digits makes the range no wider") {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> digits(1000, 9999);
  const Formula formula = Formula::parse("100 * a / (a + b)").value();
  for (int round = 0; round < 200; ++round) {
    const Decimal fine = Decimal::make(digits(random), -3).value();
    const Decimal coarse = fine.rounded(0).value();
    // What a rounding half up may leave outside by its last half unit is cut off.
    if (!coarse.interval().value().contains(fine.interval().value().low)) continue;
    if (!coarse.interval().value().contains(fine.interval().value().high)) continue;
    const FormulaInput other = exact_input(30);
    const auto wide = formula.evaluate({{code("a"), printed_input(coarse)}, {code("b"), other}});
    const auto narrow = formula.evaluate({{code("a"), printed_input(fine)}, {code("b"), other}});
    CHECK(wide->range->low <= narrow->range->low);
    CHECK(narrow->range->high <= wide->range->high);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
