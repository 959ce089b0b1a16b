#include <annals/observation.h>
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "support/builders.h"
#include "unit/core/made_up.h"

TEST_SUITE_BEGIN("printed_value");

namespace annals::test {
namespace {

// "122e3", "at_least 205e7"
std::string read(std::string_view text) {
  const PrintedValue printed = parse_printed_value(text).value();
  const std::string bound(to_string(printed.bound));
  return (printed.bound == Bound::kExact ? "" : bound + " ") + printed.value.str();
}

std::string refusal(std::string_view text) {
  const auto result = parse_printed_value(text);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidData);
  return result.error().message;
}

std::string chinese(std::string_view value, Bound bound = Bound::kExact) {
  return print_value(dec(value), bound, "zh");
}

std::string english(std::string_view value, Bound bound = Bound::kExact) {
  return print_value(dec(value), bound, "en");
}

TEST_CASE("printed_value: a plain number is exact and keeps its digits") {
  CHECK(read("97.30") == "97.30");
  CHECK(read("-3") == "-3");
  CHECK(read("122e3") == "122e3");
}

TEST_CASE("printed_value: 万 and 亿 move the point and keep the digits") {
  CHECK(read("12.2万") == "122e3");
  CHECK(read("20.5亿") == "205e7");
  CHECK(read("12.20万") == "1220e2");
  CHECK(read("1万") == "1e4");
  CHECK(read("0万") == "0e4");
  CHECK(read("-3.5万") == "-35e3");
}

TEST_CASE("printed_value: 千, 百万, 千万, 百亿, 千亿 and 万亿 are read as well") {
  CHECK(read("5千") == "5e3");
  CHECK(read("1.5百万") == "15e5");
  CHECK(read("3千万") == "3e7");
  CHECK(read("2百亿") == "2e10");
  CHECK(read("1.20千亿") == "120e9");
  CHECK(read("1.26万亿") == "126e10");
}

TEST_CASE("printed_value: a number in 万 may be precise to the unit and finer") {
  CHECK(read("12.3456万") == "123456");
  CHECK(read("12.345678万") == "123456.78");
}

TEST_CASE("printed_value: 约, 近 and a tilde mean about") {
  for (const char* text : {"约12.2万", "近12.2万", "~12.2万", "\uFF5E12.2万"}) {
    CAPTURE(text);
    CHECK(read(text) == "about 122e3");
  }
}

TEST_CASE("printed_value: 余, 多, 以上, 超 and the sign mean at least") {
  for (const char* text :
       {"12万余", "12万多", "12万以上", "超12万", ">=12万", "≥12万", "＞＝12万"}) {
    CAPTURE(text);
    CHECK(read(text) == "at_least 12e4");
  }
  CHECK(read("20.5亿余") == "at_least 205e7");
  CHECK(read("30余") == "at_least 30");
}

TEST_CASE("printed_value: 超过 means at least and 左右 about") {
  CHECK(read("超过12万") == "at_least 12e4");
  CHECK(read("97.3左右") == "about 97.3");
}

TEST_CASE("printed_value: 余 and 多 may stand before 万 and 亿") {
  CHECK(read("20余万") == "at_least 20e4");
  CHECK(read("3多亿") == "at_least 3e8");
}

TEST_CASE("printed_value: 不足, 以下 and the sign mean at most") {
  for (const char* text : {"不足5万", "5万以下", "<=5万", "≤5万"}) {
    CAPTURE(text);
    CHECK(read(text) == "at_most 5e4");
  }
}

TEST_CASE("printed_value: full-width digits, points and signs count as their narrow forms") {
  CHECK(read("９７．３０") == "97.30");
  CHECK(read("－１２．２万") == "-122e3");
  CHECK(read("约１００") == "about 100");
}

TEST_CASE("printed_value: a bound may be told twice if both mean the same") {
  CHECK(read("超12万余") == "at_least 12e4");
  CHECK(read("不足5万以下") == "at_most 5e4");
}

TEST_CASE("printed_value: two bounds that contradict each other are refused") {
  for (const std::string text : {"约12万余", "不足12万以上", "近5以下", "超5以下"}) {
    CAPTURE(text);
    CHECK(refusal(text) == "\"" + text +
                               "\" is not a printed value: it has two bounds that contradict each "
                               "other; keep one");
  }
}

TEST_CASE("printed_value: a text without a number is refused with examples") {
  for (const std::string text : {"", "约", "余", "万", ">="}) {
    CAPTURE(text);
    CHECK(refusal(text) ==
          "\"" + text + "\" is not a printed value: write a number, such as 12.2万 or 97.3");
  }
}

TEST_CASE("printed_value: an exponent beside 万 is refused") {
  CHECK(refusal("1e3万") ==
        "\"1e3万\" is not a printed value: write either an exponent or 万 and 亿");
}

TEST_CASE("printed_value: a unit is refused and named") {
  CHECK(refusal("12.2万件") == "\"12.2万件\" is not a number: \"万件\" does not belong to it");
  CHECK(refusal("97.3%") == "\"97.3%\" is not a number: \"%\" does not belong to it");
  CHECK(refusal("97.3％") == "\"97.3%\" is not a number: \"%\" does not belong to it");
}

TEST_CASE("printed_value: a thousands separator is refused in either width") {
  for (const char* text : {"1,234", "1，234"}) {
    CHECK(refusal(text) == "\"1,234\" is not a number: write 1234, without a thousands separator");
  }
}

TEST_CASE("printed_value: other words, blanks and further multiples are refused") {
  for (const char* text :
       {"九十九", "约 5", " 5", "5 万", "12亿亿", "5百", "5余以上", "二万", "\xFF"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_printed_value(text));
  }
}

TEST_CASE("print_value: Chinese counts rounded numbers by 万 and 亿") {
  CHECK(chinese("122e3") == "12.2万");
  CHECK(chinese("205e7") == "20.5亿");
  CHECK(chinese("1220e2") == "12.20万");
  CHECK(chinese("1e4") == "1万");
  CHECK(chinese("-35e3") == "-3.5万");
}

TEST_CASE("print_value: a number precise to the unit is not counted by 万") {
  CHECK(chinese("122000") == "122000");
  CHECK(chinese("97.30") == "97.30");
}

TEST_CASE("print_value: less than one 亿 is counted by 万 where no digit is added") {
  CHECK(chinese("5000e4") == "5000万");
  CHECK(chinese("12345e3") == "1234.5万");
  CHECK(chinese("1e8") == "1亿");
}

TEST_CASE("print_value: a tenth of the unit is the least, where the smaller one would add digits") {
  CHECK(chinese("5e7") == "0.5亿");
  CHECK(chinese("50e6") == "0.50亿");
  CHECK(chinese("5e3") == "0.5万");
  CHECK(chinese("5e2") == "500");
}

TEST_CASE("print_value: zero is never counted by 万") { CHECK(chinese("0e4") == "0"); }

TEST_CASE("print_value: numbers coarser than their unit are written out") {
  CHECK(chinese("2e9") == "2000000000");
  CHECK(chinese("2e40") == "2" + std::string(40, '0'));
}

TEST_CASE("print_value: Chinese says the bound in the word that reports use") {
  CHECK(chinese("122e3", Bound::kAbout) == "约12.2万");
  CHECK(chinese("205e7", Bound::kAtLeast) == "20.5亿余");
  CHECK(chinese("5e4", Bound::kAtMost) == "不足5万");
  CHECK(chinese("30", Bound::kAtLeast) == "30以上");
}

TEST_CASE("print_value: English writes numbers out and says the bound before") {
  CHECK(english("122e3") == "122000");
  CHECK(english("97.30") == "97.30");
  CHECK(english("122e3", Bound::kAbout) == "about 122000");
  CHECK(english("205e7", Bound::kAtLeast) == "at least 2050000000");
  CHECK(english("5e4", Bound::kAtMost) == "at most 50000");
}

TEST_CASE("print_value: any tag of Chinese is Chinese and every other is English") {
  for (const char* language : {"zh", "zh-cn", "zh-hant-tw"}) {
    CHECK(print_value(dec("122e3"), Bound::kExact, language) == "12.2万");
  }
  for (const char* language : {"en", "fr", "", "zha"}) {
    CHECK(print_value(dec("122e3"), Bound::kExact, language) == "122000");
  }
}

TEST_CASE("print_value: what is printed in Chinese is read back with value and bound") {
  for_seeds([](Random& random) {
    const Decimal value = made_up_decimal(random, 9, 9);
    for (const Bound bound : {Bound::kExact, Bound::kAbout, Bound::kAtLeast, Bound::kAtMost}) {
      const std::string text = print_value(value, bound, "zh");
      CAPTURE(text);
      const PrintedValue read_back = parse_printed_value(text).value();
      CHECK(read_back.value == value);
      CHECK(read_back.bound == bound);
    }
  });
}

TEST_CASE("printed_value: a report's number in 万 or 亿 is printed as it was read") {
  for (const std::string text : {"12.2万", "1220万", "5000万", "9999.9万", "0.5万", "0.50亿", "1亿",
                                 "20.5亿", "约3.60万", "20.5亿余", "不足100万"}) {
    CAPTURE(text);
    const PrintedValue value = parse_printed_value(text).value();
    CHECK(print_value(value.value, value.bound, "zh") == text);
  }
}

TEST_CASE("print_value: a bound that is none is not said") {
  CHECK(chinese("12e4", static_cast<Bound>(99)) == "12万");
  CHECK(english("12e4", static_cast<Bound>(99)) == "120000");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
