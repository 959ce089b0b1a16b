#include <annals/decimal.h>
#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <utility>

#include "support/builders.h"

TEST_SUITE_BEGIN("decimal");

namespace annals::test {
namespace {

// "9730 * 10^-2"
std::string parts(std::string_view text) {
  const Decimal value = dec(text);
  return std::to_string(value.mantissa()) + " * 10^" + std::to_string(value.exponent());
}

std::string refusal(std::string_view text) {
  const auto result = Decimal::parse(text);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidData);
  return result.error().message;
}

TEST_CASE("decimal: a printed 97.30 keeps its trailing zero") {
  CHECK(parts("97.30") == "9730 * 10^-2");
  CHECK(dec("97.30").str() == "97.30");
}

TEST_CASE("decimal: digits and a point become a mantissa and an exponent") {
  CHECK(parts("0") == "0 * 10^0");
  CHECK(parts("99") == "99 * 10^0");
  CHECK(parts("0.5") == "5 * 10^-1");
  CHECK(parts("0.00") == "0 * 10^-2");
  CHECK(parts("100") == "100 * 10^0");
  CHECK(parts("12.345") == "12345 * 10^-3");
}

TEST_CASE("decimal: a sign is a plus, a hyphen or the minus of typesetters") {
  CHECK(parts("+7") == "7 * 10^0");
  CHECK(parts("-7") == "-7 * 10^0");
  CHECK(parts("\u22127.5") == "-75 * 10^-1");
}

TEST_CASE("decimal: a written exponent moves the point and keeps the digits") {
  CHECK(parts("122e3") == "122 * 10^3");
  CHECK(parts("1.22E5") == "122 * 10^3");
  CHECK(parts("1.50e1") == "150 * 10^-1");
  CHECK(parts("7e+2") == "7 * 10^2");
  CHECK(parts("7e-2") == "7 * 10^-2");
  CHECK(parts("7e\u22122") == "7 * 10^-2");
}

TEST_CASE("decimal: a point may begin a number") { CHECK(parts(".5") == "5 * 10^-1"); }

TEST_CASE("decimal: leading zeros say nothing") {
  CHECK(parts("007") == "7 * 10^0");
  CHECK(parts("000.050") == "50 * 10^-3");
  CHECK(parts("1e0000005") == "1 * 10^5");
  CHECK(parts("00000000000000000000000000000012") == "12 * 10^0");
}

TEST_CASE("decimal: zero has no sign") {
  CHECK(dec("-0").str() == "0");
  CHECK(dec("-0.00").str() == "0.00");
  CHECK_FALSE(dec("-0").negative());
}

TEST_CASE("decimal: eighteen digits are kept, nineteen are refused") {
  CHECK(parts("999999999999999999") == "999999999999999999 * 10^0");
  CHECK(parts("-0.999999999999999999") == "-999999999999999999 * 10^-18");
  CHECK(refusal("1000000000000000000") ==
        "\"1000000000000000000\" has 19 digits: at most 18 are kept exactly");
  CHECK(refusal("1.000000000000000000") ==
        "\"1.000000000000000000\" has 19 digits: at most 18 are kept exactly");
}

TEST_CASE("decimal: exponents run from -40 to 40") {
  CHECK(parts("1e40") == "1 * 10^40");
  CHECK(parts("1e-40") == "1 * 10^-40");
  CHECK(parts("0.0000000000000000000000000000000000000001") == "1 * 10^-40");
  const std::string out = " is out of range: its exponent must be from -40 to 40";
  CHECK(refusal("1e41") == "\"1e41\"" + out);
  CHECK(refusal("0.1e-40") == "\"0.1e-40\"" + out);
  CHECK(refusal("1e-41") == "\"1e-41\"" + out);
  // 2^64 + 1
  CHECK(refusal("1e18446744073709551617") == "\"1e18446744073709551617\"" + out);
  CHECK(refusal("1e99999999999999999999") == "\"1e99999999999999999999\"" + out);
}

TEST_CASE("decimal: the digits behind a point count before the exponent is judged") {
  CHECK(parts("0.1e41") == "1 * 10^40");
  CHECK(parts("10.0e-39") == "100 * 10^-40");
}

TEST_CASE("decimal: a very long fraction is refused and not misread") {
  CHECK(refusal("0." + std::string(2000, '0') + "1").find("is out of range") != std::string::npos);
}

TEST_CASE("decimal: the empty text is no number") {
  CHECK(refusal("") == "an empty text is not a number: write digits, such as 97.3");
}

TEST_CASE("decimal: a text without digits is told what a number is") {
  for (const std::string text : {"+", ".", "-.", "abc", "e5", "--5", "\uFF15", "\u4E5D"}) {
    CAPTURE(text);
    CHECK(refusal(text) ==
          "\"" + text + "\" is not a number: write digits with at most one point, such as 97.3");
  }
}

TEST_CASE("decimal: what follows the number is named") {
  CHECK(refusal("97.3%") == "\"97.3%\" is not a number: \"%\" does not belong to it");
  CHECK(refusal("12.2万") == "\"12.2万\" is not a number: \"万\" does not belong to it");
  CHECK(refusal("0x10") == "\"0x10\" is not a number: \"x10\" does not belong to it");
  CHECK(refusal("5-") == "\"5-\" is not a number: \"-\" does not belong to it");
  CHECK(refusal("1e5.2") == "\"1e5.2\" is not a number: \".2\" does not belong to it");
  CHECK(refusal(std::string_view("5\0", 2)) ==
        "\"5\uFFFD\" is not a number: \"\uFFFD\" does not belong to it");
}

TEST_CASE("decimal: a number that breaks off is told what is due") {
  CHECK(refusal("97.") == "\"97.\" is not a number: a digit is due behind the point");
  CHECK(refusal("12e") == "\"12e\" is not a number: digits are due behind the \"e\"");
  CHECK(refusal("12e-") == "\"12e-\" is not a number: digits are due behind the \"e\"");
}

TEST_CASE("decimal: a second point is told") {
  CHECK(refusal("1.2.3") == "\"1.2.3\" is not a number: it has more than one point");
}

TEST_CASE("decimal: blanks are refused wherever they stand") {
  for (const std::string text : {" 5", "5 ", "1 234", "5\t"}) {
    CAPTURE(text);
    CHECK(refusal(text).ends_with(" is not a number: write it without blanks"));
  }
}

TEST_CASE("decimal: a thousands separator is refused with the number as it should be") {
  for (const auto& [text, advice] : {std::pair{"1,234", "1234"},
                                     {"12,345.60", "12345.60"},
                                     {"-1,234,567", "-1234567"},
                                     {"\u22121,234", "-1234"},
                                     {"+123,456", "123456"}}) {
    CHECK(refusal(text) == "\"" + std::string(text) + "\" is not a number: write " + advice +
                               ", without a thousands separator");
  }
}

TEST_CASE("decimal: a comma in the place of the point is refused with a point") {
  for (const auto& [text, advice] : {std::pair{"12,5", "12.5"},
                                     {"0,1234", "0.1234"},
                                     {"-97,36", "-97.36"},
                                     {"1234,567", "1234.567"}}) {
    CHECK(refusal(text) ==
          "\"" + std::string(text) + "\" is not a number: write " + advice + ", without a comma");
  }
}

TEST_CASE("decimal: commas that make no sense are only refused") {
  for (const std::string text : {",", "1,2,3", ",5", "1,234x", "1,,234", "1,234,5"}) {
    CAPTURE(text);
    CHECK(refusal(text) ==
          "\"" + text + "\" is not a number: write it without commas, such as 1234.5");
  }
}

TEST_CASE("decimal: a word for nothing is sent to the status") {
  for (const std::string text :
       {"NaN", "n/a", "NA", "inf", "Infinity", "null", "-", "--", "...", "\u2026", "/", "\uFF0D"}) {
    CAPTURE(text);
    CHECK(refusal(text) ==
          "\"" + text + "\" is not a number: leave the value empty and say why by its status");
  }
}

TEST_CASE("decimal: a message never repeats an escape sequence") {
  CHECK(refusal("\x1B[31m5").find('\x1B') == std::string::npos);
}

TEST_CASE("decimal: a positive exponent is printed, since the digits are rounded") {
  CHECK(dec("122e3").str() == "122e3");
  CHECK(dec("-5e1").str() == "-5e1");
  CHECK(dec("0e4").str() == "0e4");
}

TEST_CASE("decimal: small values are printed with all their zeros") {
  CHECK(dec("5e-3").str() == "0.005");
  CHECK(dec("-5e-1").str() == "-0.5");
  CHECK(dec("1e-40").str() == "0.0000000000000000000000000000000000000001");
}

TEST_CASE("decimal: plain writes the zeros of a rounded number out") {
  CHECK(dec("122e3").plain() == "122000");
  CHECK(dec("-2e2").plain() == "-200");
  CHECK(dec("97.30").plain() == "97.30");
  CHECK(dec("0e4").plain() == "0");
}

TEST_CASE("decimal: decimals are the digits behind the point") {
  CHECK(dec("97.30").decimals() == 2);
  CHECK(dec("99").decimals() == 0);
  CHECK(dec("122e3").decimals() == 0);
}

TEST_CASE("decimal: the double is the nearest one") {
  CHECK(dec("97.3").to_double() == 97.3);
  CHECK(dec("-0.1").to_double() == -0.1);
  CHECK(dec("122e3").to_double() == 122000.0);
  CHECK(dec("0.000").to_double() == 0.0);
  CHECK(dec("999999999999999999e40").to_double() == 999999999999999999e40);
  CHECK(dec("999999999999999999e-40").to_double() == 999999999999999999e-40);
}

// 2^53 is the last whole number below which all have a double of their own.
TEST_CASE("decimal: beyond 2^53 the double is still the nearest one") {
  CHECK(dec("9007199254740992").to_double() == 9007199254740992.0);
  CHECK(dec("9007199254740993").to_double() == 9007199254740992.0);
  CHECK(dec("9007199254740995").to_double() == 9007199254740996.0);
  CHECK(dec("0.123456789012345678").to_double() == 0.123456789012345678);
  // To divide the double next to the digits by 10^16 would round twice.
  CHECK(dec("1.0698018013524571").to_double() == 1.0698018013524571);
}

TEST_CASE("decimal: the default is zero") {
  CHECK(Decimal().str() == "0");
  CHECK(Decimal().zero());
}

TEST_CASE("decimal: a whole number is a value") {
  const Decimal value = 99;
  CHECK(value.str() == "99");
  CHECK(Decimal(std::numeric_limits<int>::min()).str() == "-2147483648");
}

TEST_CASE("decimal: commas that part no thousands are refused without a guess") {
  CHECK(refusal("1a,234") == "\"1a,234\" is not a number: write it without commas, such as 1234.5");
  CHECK(refusal("1,234.") == "\"1,234.\" is not a number: write it without commas, such as 1234.5");
}

TEST_CASE("decimal: what stands behind the decimals is named") {
  CHECK(refusal(".5x") == "\".5x\" is not a number: \"x\" does not belong to it");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
