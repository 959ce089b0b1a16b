#include <annals/formula.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "support/builders.h"

TEST_SUITE_BEGIN("formula");

namespace annals::test {
namespace {

using Inputs = std::map<IndicatorCode, FormulaInput>;

IndicatorCode code(std::string_view text) { return IndicatorCode(text); }

// The codes of a formula, "a, b"; the message where it is refused.
std::string codes_of(std::string_view text) {
  const auto formula = Formula::parse(text);
  if (!formula)
    return std::string(to_string(formula.error().code)) + ": " + formula.error().message;
  std::string codes;
  for (const IndicatorCode& each : formula->codes())
    codes += (codes.empty() ? "" : ", ") + each.str();
  return codes;
}

double value_of(std::string_view text, const Inputs& inputs) {
  return Formula::parse(text).value().evaluate(inputs).value().value;
}

// With a = 12, b = 5, c = 2, all exact.
double value_of(std::string_view text) {
  return value_of(
      text,
      {{code("a"), exact_input(12)}, {code("b"), exact_input(5)}, {code("c"), exact_input(2)}});
}

TEST_CASE("formula: the codes are told once each, in order of first use") {
  CHECK(codes_of("b / a + b * c") == "b, a, c");
}

TEST_CASE("formula: a word goes on through points, lines and minus signs") {
  CHECK(codes_of("litigation.lost_in-eight / x") == "litigation.lost_in-eight, x");
  CHECK(codes_of("a-b") == "a-b");
  CHECK(codes_of("100-a") == "100-a");
  CHECK(codes_of("a- + b") == "a-, b");
}

TEST_CASE("formula: a minus behind a blank or a bracket is a minus") {
  CHECK(codes_of("a - b") == "a, b");
  CHECK(codes_of("a -b") == "a, b");
  CHECK(codes_of("(a)-b") == "a, b");
  CHECK(codes_of("[a]-[b]") == "a, b");
}

TEST_CASE("formula: a word that reads as a number is one, unless it stands in brackets") {
  CHECK(codes_of("a * 1e-3") == "a");
  CHECK(codes_of("a * [1e-3]") == "a, 1e-3");
  CHECK(codes_of("[2023] / 2") == "2023");
  CHECK(codes_of("2023b / 2") == "2023b");
}

TEST_CASE("formula: a code may be called like a function") {
  CHECK(codes_of("min + max(exp, 2)") == "min, exp");
}

TEST_CASE("formula: white space of any kind may stand between") {
  CHECK(codes_of(" a\t+\n b ") == "a, b");
}

TEST_CASE("formula: what is out of place is told with its character") {
  const auto refused = [](std::string_view text) { return codes_of(text); };
  CHECK(refused("a +") == "invalid_data: formula \"a +\" ends where a code or a number is due");
  CHECK(refused("  ") == "invalid_data: formula \"  \" ends where a code or a number is due");
  CHECK(refused("a + * b") ==
        "invalid_data: formula \"a + * b\" has \"*\" at character 5 where a code or a number is "
        "due");
  CHECK(refused("a - - b") == "a, b");  // a minus, and a sign
  CHECK(refused("a - - - b") ==
        "invalid_data: formula \"a - - - b\" has \"-\" at character 7 where a code or a number is "
        "due");
  CHECK(refused("a b") ==
        "invalid_data: formula \"a b\" has \"b\" at character 3 where an operator is due: write + "
        "- * / or ^ between the two");
  CHECK(refused("(a + b") ==
        "invalid_data: formula \"(a + b\" opens \"(\" at character 1 and does not close it");
  CHECK(refused("a)") ==
        "invalid_data: formula \"a)\" closes \")\" at character 2, which was not opened");
  CHECK(refused("()") ==
        "invalid_data: formula \"()\" has \")\" at character 2 where a code or a number is due");
  CHECK(refused("[a-b") ==
        "invalid_data: formula \"[a-b\" opens \"[\" at character 1 and does not close it: write a "
        "code in brackets as [a-b]");
  CHECK(refused("[] + a") ==
        "invalid_data: formula \"[] + a\" is not good at character 1: indicator code is empty: use "
        "letters, digits, '.', '_' and '-'");
}

TEST_CASE("formula: one of more than 2000 characters is refused, so that none is too deep") {
  const std::string brackets(999, '(');
  const std::string longest = brackets + "a" + std::string(999, ')');
  CHECK(Formula::parse(longest + " "));
  CHECK(Formula::parse(longest)->evaluate({{IndicatorCode("a"), exact_input(2)}})->value == 2);
  std::string sum = "a";
  while (sum.size() + 2 <= Formula::kMaxLength) sum += "+a";
  CHECK(Formula::parse(sum)->evaluate({{IndicatorCode("a"), exact_input(1)}})->value == 1000);
  CHECK(
      Formula::parse(longest + "  ")
          .error()
          .message.ends_with(
              "has 2001 characters: at most 2000 are read, so make an indicator of a part of it"));
  const std::string deep(1'000'000, '(');
  CHECK(Formula::parse(deep + "a").error().code == ErrorCode::kInvalidData);
}

TEST_CASE("formula: a sign of another alphabet is told as what it is") {
  CHECK(codes_of("a \u00D7 b") ==
        "invalid_data: formula \"a \u00D7 b\" has \"\u00D7\" at character 3: use codes, numbers, + "
        "- * / ^, round brackets and exp, ln, max, min, sqrt");
  CHECK(codes_of("a > b").find("has \">\" at character 3") != std::string::npos);
}

TEST_CASE("formula: functions that are not known, and arguments too many, are refused") {
  CHECK(codes_of("median(a, b)") ==
        "invalid_data: formula \"median(a, b)\" has \"median\" at character 1 before a bracket, "
        "which is no function: use exp, ln, max, min or sqrt, or write an operator between the "
        "two");
  CHECK(codes_of("sqrt(a, b)") ==
        "invalid_data: formula \"sqrt(a, b)\" has \",\" at character 7, but sqrt takes one "
        "argument");
  CHECK(codes_of("1,000 * a") ==
        "invalid_data: formula \"1,000 * a\" has \",\" at character 2 outside of max and min: "
        "write numbers with a point and no separators");
}

TEST_CASE("formula: numbers alone are no formula") {
  CHECK(codes_of("1 + 2") ==
        "invalid_data: formula \"1 + 2\" names no indicator: write an expression such as 100 * "
        "closed / accepted");
}

TEST_CASE("formula: operators bind as in arithmetic") {
  CHECK(value_of("a + b * c") == 22);
  CHECK(value_of("(a + b) * c") == 34);
  CHECK(value_of("a - b - c") == 5);
  CHECK(value_of("a / b / c") == doctest::Approx(1.2).epsilon(1e-15));
  CHECK(value_of("c ^ 3 ^ c") == 512);
  CHECK(value_of("-c ^ 2") == -4);
  CHECK(value_of("a * -c") == -24);
  CHECK(value_of("+a - -c") == 14);
}

TEST_CASE("formula: the functions are those of the books") {
  CHECK(value_of("max(a, b, c) - min(a, b, c)") == 10);
  CHECK(value_of("max(a)") == 12);
  CHECK(value_of("sqrt(a * 3)") == 6);
  CHECK(value_of("ln(exp(c))") == doctest::Approx(2).epsilon(1e-15));
}

TEST_CASE("formula: one code over another is a quotient, with numbers before and behind") {
  for (const char* text : {"100 * a / b", "a / b * 100", "a * 100 / b", "(a / b) * 100",
                           "100 * (a / b)", "10 * a / b * 10", "a / (b) * 100"}) {
    CAPTURE(text);
    const Formula formula = Formula::parse(text).value();
    REQUIRE(formula.quotient());
    CHECK(formula.quotient()->numerator.str() == "a");
    CHECK(formula.quotient()->denominator.str() == "b");
    CHECK(formula.quotient()->factor == dec("100"));
  }
  CHECK(identical(Formula::parse("a / b").value().quotient()->factor, dec("1")));
}

TEST_CASE("formula: anything else is no quotient") {
  for (const char* text :
       {"a", "a * b", "a / b / c", "a / b + 1", "a / (b * 2)", "a / a", "a * c / b", "-a / b",
        "a / b ^ 2", "100 / a", "a / b * 0", "max(a) / b"}) {
    CAPTURE(text);
    CHECK_FALSE(Formula::parse(text).value().quotient());
  }
}

TEST_CASE("formula: a code without an input is named") {
  const auto result = Formula::parse("a / b").value().evaluate({{code("a"), exact_input(1)}});
  CHECK(result.error().code == ErrorCode::kInsufficientData);
  CHECK(result.error().message == "formula \"a / b\" has no value for \"b\", it needs one");
}

TEST_CASE("formula: a division by zero has no value") {
  const Inputs inputs{{code("a"), exact_input(5)}, {code("b"), exact_input(5)}};
  for (const char* text : {"1 / (a - b)", "0 * a / (a - b)", "min(a, 1 / (a - b))"}) {
    CAPTURE(text);
    const auto result = Formula::parse(text).value().evaluate(inputs);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::kInvalidArgument);
    CHECK(result.error().message.find("has no value here: it divides by zero") !=
          std::string::npos);
  }
}

TEST_CASE("formula: the root of less than zero, and what is beyond double, have no value") {
  const Inputs inputs{{code("a"), exact_input(-4)}};
  for (const char* text : {"sqrt(a)", "ln(a)", "a ^ 0.5", "exp(a * -1000)", "ln(a + 4)"}) {
    CAPTURE(text);
    CHECK(Formula::parse(text).value().evaluate(inputs).error().code ==
          ErrorCode::kInvalidArgument);
  }
}

TEST_CASE("formula: a factor that no decimal holds, or of zero, is no plain quotient") {
  CHECK(Formula::parse("100 * a / b").value().quotient());
  CHECK_FALSE(Formula::parse("999999999999999999 * 999999999999999999 * a / b").value().quotient());
  CHECK_FALSE(Formula::parse("0 * a / b").value().quotient());
}

TEST_CASE("formula: a corner without a value leaves the range open") {
  // exp(710) is beyond any double and exp(709.5) is not.
  const FormulaResult result = Formula::parse("exp(a)")
                                   .value()
                                   .evaluate({{code("a"), {709.5, RealInterval{709, 710}}}})
                                   .value();
  CHECK_FALSE(result.range);
  CHECK(to_string(result.range_status) == "unbounded");
}

TEST_CASE("formula: a corner that divides by zero leaves the range open, whatever comes of it") {
  // 12 / (5 / 0) would be 0.
  const FormulaResult result = Formula::parse("a / (b / c)")
                                   .value()
                                   .evaluate({{code("a"), exact_input(12)},
                                              {code("b"), exact_input(5)},
                                              {code("c"), {0.5, RealInterval{0, 1}}}})
                                   .value();
  CHECK_FALSE(result.range);
  CHECK(result.range_status == RangeStatus::kUnbounded);
}

TEST_CASE("formula: a value that is at least so much has no range") {
  CHECK_FALSE(printed_input(5, Bound::kAtLeast).range);
  CHECK_FALSE(printed_input(5, Bound::kAtMost).range);
}

TEST_CASE("formula: signs beyond the letters belong to no word, and lines end like blanks") {
  for (const char* text : {"a {b", "a _b", "a ~b"}) {
    CAPTURE(text);
    CHECK(codes_of(text).find("use codes, numbers") != std::string::npos);
  }
  CHECK(codes_of("A\r\n+\tZ\n/ z") == "A, Z, z");
}

TEST_CASE("formula: between two brackets an operator is due") {
  CHECK(codes_of("(a) (b)") ==
        "invalid_data: formula \"(a) (b)\" has \"(\" at character 5 where an operator is due: "
        "write + - * / or ^ between the two");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
