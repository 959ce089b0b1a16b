#include <annals/decimal.h>
#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include "support/builders.h"

TEST_SUITE_BEGIN("decimal");

namespace annals::test {
namespace {

constexpr RoundingRule kHalfUp = RoundingRule::kHalfUp;
constexpr RoundingRule kHalfEven = RoundingRule::kHalfEven;

std::string rounded(std::string_view value, int decimals, RoundingRule rule = kHalfUp) {
  return dec(value).rounded(decimals, rule).value().str();
}

std::string divided(std::string_view numerator, std::string_view denominator,
                    std::string_view factor, int decimals, RoundingRule rule = kHalfUp) {
  return quotient(dec(numerator), dec(denominator), dec(factor), decimals, rule).value().str();
}

std::string interval(std::string_view value) {
  const DecimalInterval around = dec(value).interval().value();
  return around.low.str() + " to " + around.high.str();
}

template <typename T>
std::string refusal(const Result<T>& result) {
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidArgument);
  return result.error().message;
}

const std::string kDoesNotFit =
    " does not fit: at most 18 digits are kept exactly, at exponents from -40 to 40";

TEST_CASE("decimal: a value is trivially copyable and takes 16 bytes") {
  CHECK(std::is_trivially_copyable_v<Decimal>);
  CHECK(sizeof(Decimal) == 16);
}

TEST_CASE("decimal: make takes mantissas of up to 18 digits") {
  CHECK(Decimal::make(999'999'999'999'999'999, 0));
  CHECK(Decimal::make(-999'999'999'999'999'999, 0));
  CHECK(refusal(Decimal::make(1'000'000'000'000'000'000, 0)) ==
        "mantissa \"1000000000000000000\" is out of range: at most 18 digits are kept");
  CHECK(refusal(Decimal::make(std::numeric_limits<std::int64_t>::min(), 0)) ==
        "mantissa \"-9223372036854775808\" is out of range: at most 18 digits are kept");
}

TEST_CASE("decimal: make takes exponents from -40 to 40") {
  CHECK(Decimal::make(1, -40));
  CHECK(Decimal::make(1, 40));
  CHECK(refusal(Decimal::make(1, 41)) == "exponent \"41\" is out of range: use -40 to 40");
  CHECK(refusal(Decimal::make(0, -41)) == "exponent \"-41\" is out of range: use -40 to 40");
}

TEST_CASE("decimal: values compare by value, whatever digits are printed") {
  CHECK(dec("97.30") == dec("97.3"));
  CHECK(dec("122e3") == dec("122000"));
  CHECK(dec("0.00") == dec("0e40"));
  CHECK(dec("97.30") != dec("97.31"));
}

TEST_CASE("decimal: values are ordered") {
  const std::vector<const char*> ascending{"-1e40", "-100", "-99.9", "-1e-40", "0",   "1e-40",
                                           "0.09",  "0.1",  "97.3",  "97.36",  "1e2", "1e40"};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      CAPTURE(ascending[i]);
      CAPTURE(ascending[j]);
      CHECK((dec(ascending[i]) < dec(ascending[j])) == (i < j));
      CHECK((dec(ascending[i]) == dec(ascending[j])) == (i == j));
    }
  }
}

// 10^18 is the largest power by which a mantissa is multiplied in 128 bits.
TEST_CASE("decimal: values compare on both sides of the widest common scale") {
  CHECK(dec("999999999999999999") < dec("1e18"));
  CHECK(dec("999999999999999999") < dec("1e19"));
  CHECK(dec("-999999999999999999") > dec("-1e18"));
  CHECK(dec("-999999999999999999") > dec("-1e19"));
  CHECK(dec("100000000000000000e-17") == dec("1"));
  CHECK(dec("100000000000000000e-40") < dec("1"));
}

TEST_CASE("decimal: identical means printed alike") {
  CHECK(identical(dec("97.30"), dec("97.30")));
  CHECK_FALSE(identical(dec("97.30"), dec("97.3")));
  CHECK_FALSE(identical(dec("122e3"), dec("122000")));
  CHECK_FALSE(identical(dec("1"), dec("2")));
}

TEST_CASE("decimal: a sum has the decimals of the finer number") {
  CHECK((dec("97.3") + dec("0.05")).value().str() == "97.35");
  CHECK((dec("97.30") + dec("2.7")).value().str() == "100.00");
  CHECK((dec("122e3") + dec("5")).value().str() == "122005");
  CHECK((dec("2e3") + dec("1e4")).value().str() == "12e3");
}

TEST_CASE("decimal: a difference is exact where doubles are not") {
  CHECK((dec("0.3") - dec("0.1")).value().str() == "0.2");
  CHECK((dec("97.30") - dec("97.3")).value().str() == "0.00");
  CHECK((dec("1") - dec("1e-17")).value().str() == "0.99999999999999999");
}

TEST_CASE("decimal: a product has the decimals of both") {
  CHECK((dec("1.5") * dec("1.5")).value().str() == "2.25");
  CHECK((dec("0.10") * dec("100")).value().str() == "10.00");
  CHECK((dec("-2") * dec("3e2")).value().str() == "-6e2");
  CHECK((dec("999999999") * dec("1000000001")).value().str() == "999999999999999999");
}

TEST_CASE("decimal: a result of more than 18 digits is refused with its operands") {
  CHECK(refusal(dec("999999999999999999") + dec("1")) ==
        "the sum of \"999999999999999999\" and \"1\"" + kDoesNotFit);
  CHECK(refusal(dec("-999999999999999999") - dec("0.1")) ==
        "the difference of \"-999999999999999999\" and \"0.1\"" + kDoesNotFit);
  CHECK(refusal(dec("1000000000") * dec("1000000000")) ==
        "the product of \"1000000000\" and \"1000000000\"" + kDoesNotFit);
  CHECK(refusal(dec("1e40") + dec("1")) == "the sum of \"1e40\" and \"1\"" + kDoesNotFit);
}

TEST_CASE("decimal: a product beyond the exponents is refused") {
  CHECK((dec("1e20") * dec("1e20")).value().str() == "1e40");
  CHECK(refusal(dec("1e20") * dec("1e21")) == "the product of \"1e20\" and \"1e21\"" + kDoesNotFit);
  CHECK(refusal(dec("0e-20") * dec("1e-21")).ends_with(kDoesNotFit));
}

TEST_CASE("decimal: zero can be added to anything that leaves room for its decimals") {
  CHECK((dec("1e40") + dec("0e40")).value().str() == "1e40");
  CHECK((dec("0e40") + dec("7")).value().str() == "7");
  CHECK((dec("7") + dec("0.00")).value().str() == "7.00");
}

TEST_CASE("decimal: the opposite is printed alike") {
  CHECK((-dec("97.30")).str() == "-97.30");
  CHECK((-dec("-122e3")).str() == "122e3");
  CHECK((-dec("0.0")).str() == "0.0");
}

TEST_CASE("decimal: a value stands for half a unit of its last digit to either side") {
  CHECK(interval("97.3") == "97.25 to 97.35");
  CHECK(interval("97.30") == "97.295 to 97.305");
  CHECK(interval("122e3") == "1215e2 to 1225e2");
  CHECK(interval("99") == "98.5 to 99.5");
  CHECK(interval("0") == "-0.5 to 0.5");
  CHECK(interval("-97.3") == "-97.35 to -97.25");
}

TEST_CASE("decimal: there is no interval where no further digit fits") {
  CHECK(interval("99999999999999999") == "99999999999999998.5 to 99999999999999999.5");
  CHECK(refusal(dec("100000000000000000").interval()) ==
        "the interval around \"100000000000000000\"" + kDoesNotFit);
  CHECK(refusal(dec("1e-40").interval()).ends_with(kDoesNotFit));
}

TEST_CASE("decimal: an interval contains its ends and nothing outside") {
  const DecimalInterval around = dec("97.3").interval().value();
  CHECK(around.contains(dec("97.25")));
  CHECK(around.contains(dec("97.350")));
  CHECK_FALSE(around.contains(dec("97.2499")));
  CHECK_FALSE(around.contains(dec("97.3501")));
}

// The design's own example: 97.3 and 97.36 agree, 97.3 and 97.42 do not.
TEST_CASE("decimal: intervals overlap where one value may be the other") {
  const DecimalInterval around = dec("97.3").interval().value();
  CHECK(around.overlaps(dec("97.35").interval().value()));
  CHECK(around.overlaps(dec("97").interval().value()));
  CHECK(around.overlaps(dec("97.4").interval().value()));
  CHECK_FALSE(around.overlaps(dec("97.42").interval().value()));
  CHECK_FALSE(around.overlaps(dec("97.1").interval().value()));
}

TEST_CASE("decimal: half up rounds a half away from zero") {
  CHECK(rounded("90.625", 2) == "90.63");
  CHECK(rounded("0.5", 0) == "1");
  CHECK(rounded("1.5", 0) == "2");
  CHECK(rounded("2.5", 0) == "3");
  CHECK(rounded("-0.5", 0) == "-1");
  CHECK(rounded("-90.625", 2) == "-90.63");
}

TEST_CASE("decimal: half even rounds a half to the even digit") {
  CHECK(rounded("90.625", 2, kHalfEven) == "90.62");
  CHECK(rounded("90.635", 2, kHalfEven) == "90.64");
  CHECK(rounded("0.5", 0, kHalfEven) == "0");
  CHECK(rounded("1.5", 0, kHalfEven) == "2");
  CHECK(rounded("2.5", 0, kHalfEven) == "2");
  CHECK(rounded("-1.5", 0, kHalfEven) == "-2");
  CHECK(rounded("-2.5", 0, kHalfEven) == "-2");
}

TEST_CASE("decimal: what is not a half rounds to the nearest by either rule") {
  for (const RoundingRule rule : {kHalfUp, kHalfEven}) {
    CHECK(rounded("90.6249", 2, rule) == "90.62");
    CHECK(rounded("90.6251", 2, rule) == "90.63");
    CHECK(rounded("-90.6251", 2, rule) == "-90.63");
    CHECK(rounded("0.4999999", 0, rule) == "0");
    CHECK(rounded("99.996", 2, rule) == "100.00");
  }
}

// 2.4449 to one digit is 2.4, though 2.445 would be 2.45 and that 2.5.
TEST_CASE("decimal: rounding is done once and not digit by digit") {
  CHECK(rounded("2.4449", 1) == "2.4");
}

TEST_CASE("decimal: asking for more digits adds zeros") {
  CHECK(rounded("97.3", 3) == "97.300");
  CHECK(rounded("122e3", 0) == "122000");
  CHECK(rounded("97.30", 2) == "97.30");
}

TEST_CASE("decimal: negative decimals round to tens and hundreds") {
  CHECK(rounded("121950", -3) == "122e3");
  CHECK(rounded("450", -2) == "5e2");
  CHECK(rounded("450", -2, kHalfEven) == "4e2");
  CHECK(rounded("44", -2) == "0e2");
}

TEST_CASE("decimal: what is far below the last digit rounds to zero") {
  CHECK(rounded("999999999999999999", -18) == "1e18");
  CHECK(rounded("499999999999999999", -18) == "0e18");
  CHECK(rounded("999999999999999999", -19) == "0e19");
  CHECK(rounded("-1e-40", 2) == "0.00");
  CHECK(rounded("999999999999999999e-40", -40) == "0e40");
}

TEST_CASE("decimal: a rounded value that does not fit is refused") {
  CHECK(refusal(dec("123456789012345678").rounded(1)) ==
        "\"123456789012345678\" rounded to 10^-1" + kDoesNotFit);
  CHECK(refusal(dec("1").rounded(18)) == "\"1\" rounded to 10^-18" + kDoesNotFit);
  CHECK(refusal(dec("1").rounded(40)) == "\"1\" rounded to 10^-40" + kDoesNotFit);
  CHECK(refusal(dec("1e40").rounded(-10)) == "\"1e40\" rounded to 10^10" + kDoesNotFit);
  CHECK(dec("0").rounded(40).value().decimals() == 40);
}

TEST_CASE("decimal: a number of decimals out of range is refused and named") {
  for (const int decimals :
       {41, -41, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
    CHECK(refusal(dec("0").rounded(decimals)) ==
          "number of decimals \"" + std::to_string(decimals) + "\" is out of range: use -40 to 40");
    CHECK(refusal(quotient(0, 1, 1, decimals)) ==
          "number of decimals \"" + std::to_string(decimals) + "\" is out of range: use -40 to 40");
  }
}

// (366 - 192) / 192 is exactly 0.90625.
TEST_CASE("quotient: the growth from 192 to 366 rounds by its rule") {
  CHECK(quotient(366 - 192, 192, 100, 2).value().str() == "90.63");
  CHECK(divided("174", "192", "100", 2, kHalfEven) == "90.62");
  CHECK(divided("174", "192", "100", 3) == "90.625");
}

TEST_CASE("quotient: a rate has the digits asked for") {
  CHECK(divided("383", "1008", "100", 0) == "38");
  CHECK(divided("1", "3", "1", 4) == "0.3333");
  CHECK(divided("2", "3", "1", 4) == "0.6667");
  CHECK(divided("99", "99", "100", 2) == "100.00");
  CHECK(divided("0", "7", "100", 1) == "0.0");
  CHECK(divided("123456", "1", "1", -3) == "123e3");
}

TEST_CASE("quotient: signs cancel and rounding goes by size") {
  CHECK(divided("-1", "8", "1", 2) == "-0.13");
  CHECK(divided("1", "-8", "1", 2) == "-0.13");
  CHECK(divided("-1", "-8", "1", 2) == "0.13");
  CHECK(divided("-1", "8", "1", 2, kHalfEven) == "-0.12");
}

TEST_CASE("quotient: exponents on any side are exact") {
  CHECK(divided("12.2e4", "4e2", "1", 0) == "305");
  CHECK(divided("0.001", "0.03", "100", 2) == "3.33");
  CHECK(divided("1e-40", "1e-40", "1", 2) == "1.00");
  CHECK(divided("1e40", "1e40", "1e-2", 2) == "0.01");
}

TEST_CASE("quotient: eighteen digits of numerator and result are exact") {
  CHECK(divided("999999999999999999", "999999999999999999", "9", 17) == "9.00000000000000000");
  CHECK(divided("999999999999999999", "999999999999999999", "999999999999999999", 0) ==
        "999999999999999999");
}

TEST_CASE("quotient: what is far too small is zero") {
  CHECK(divided("1", "1e40", "1", 40) == "0." + std::string(39, '0') + "1");
  CHECK(divided("1", "1e40", "1", 2) == "0.00");
  CHECK(divided("1e-40", "1e40", "1e-40", 0) == "0");
}

TEST_CASE("quotient: what has more than 18 digits is refused") {
  CHECK(refusal(quotient(dec("1e40"), dec("0.1"), 1, 0)) ==
        "the quotient of \"1e40\" and \"0.1\"" + kDoesNotFit);
  CHECK(refusal(quotient(dec("1e18"), 1, 1, 0)) ==
        "the quotient of \"1e18\" and \"1\"" + kDoesNotFit);
  CHECK(divided("1e17", "1", "1", 0) == "100000000000000000");
}

TEST_CASE("quotient: nothing is divided by zero") {
  CHECK(refusal(quotient(1, 0, 100, 2)) ==
        "the denominator of a quotient is \"0\": it must not be zero");
  CHECK(refusal(quotient(0, dec("0.00"), 100, 2)) ==
        "the denominator of a quotient is \"0.00\": it must not be zero");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
