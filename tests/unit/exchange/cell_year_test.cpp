#include "exchange/table/cell_year.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

TEST_SUITE_BEGIN("cell_year");

namespace annals::exchange {
namespace {

int year(std::string_view text, FiscalYear rule = FiscalYear::kNotDeclared) {
  return static_cast<int>(read_year(text, rule).value());
}

std::string refusal(std::string_view text, FiscalYear rule = FiscalYear::kNotDeclared) {
  const auto result = read_year(text, rule);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidData);
  return result.error().message;
}

TEST_CASE("cell_year: a year may stand alone or with 年, 年度 and FY") {
  for (const char* text : {"2023", " 2023\u00A0", "2023年", "2023 年", "2023年度", "2023财年",
                           "FY2023", "FY 2023", "fy2023", "２０２３年", "2023.0"}) {
    CAPTURE(text);
    CHECK(year(text) == 2023);
  }
}

TEST_CASE("cell_year: a fiscal year goes by the year in which it ends") {
  for (const char* text : {"2022/23", "2022-23", "2022\u201323", "2022/2023", "FY2022/23"}) {
    CAPTURE(text);
    CHECK(year(text) == 2023);
  }
  CHECK(year("1999/00") == 2000);
  CHECK(year("2011/2012") == 2012);
}

TEST_CASE("cell_year: a word that says fiscal year leaves no doubt about a month") {
  for (const char* text : {"FY2011/12", "2011/12年度", "2011-12财年"}) {
    CAPTURE(text);
    CHECK(year(text) == 2012);
  }
}

TEST_CASE("cell_year: a fiscal year goes by its first year where that is declared") {
  CHECK(year("2022/23", FiscalYear::kStart) == 2022);
  CHECK(year("2022/23", FiscalYear::kEnd) == 2023);
}

TEST_CASE("cell_year: what may be a month is refused until a rule is declared") {
  CHECK(refusal("2011/12") ==
        "\"2011/12\" is not a year: it may be a fiscal year or a month; declare fiscal_year = end, "
        "or write it with four digits on both sides");
  CHECK(year("2011/12", FiscalYear::kEnd) == 2012);
  CHECK(refusal("2023-05") ==
        "\"2023-05\" is not a year: it looks like a month; write the year alone");
  CHECK(refusal("2023-05", FiscalYear::kEnd) ==
        "\"2023-05\" is not a year: it looks like a month; write the year alone");
}

TEST_CASE("cell_year: two years that do not follow one another are refused") {
  for (const char* text : {"2020/23", "2020-2023", "2023/22"}) {
    CAPTURE(text);
    CHECK(refusal(text) ==
          "\"" + std::string(text) + "\" is not a year: its two years do not follow one another");
  }
}

TEST_CASE("cell_year: the first and the last day of a year stand for it, any other does not") {
  CHECK(year("2023-01-01") == 2023);
  CHECK(year("2023-12-31") == 2023);
  CHECK(refusal("2023-06-30") ==
        "\"2023-06-30\" is not a year: it is a day within a year; write the year alone");
}

TEST_CASE("cell_year: years before 1 and after 2999 are refused, however they are written") {
  CHECK(refusal("2999/00", FiscalYear::kEnd) ==
        "\"2999/00\" is not a year: years run from 0001 to 2999");
  CHECK(year("2999/00", FiscalYear::kStart) == 2999);
  CHECK(year("0000/0001", FiscalYear::kEnd) == 1);
  for (const char* text : {"0000/0001", "3000/01", "3000-01-01", "9999-12-31", "0000-12-31"}) {
    CAPTURE(text);
    CHECK_FALSE(read_year(text, FiscalYear::kStart));
  }
}

TEST_CASE("cell_year: two digits are refused, since they tell no century") {
  CHECK(refusal("23") ==
        "\"23\" is not a year: the century is not told; write four digits, such as 2023");
  CHECK(refusal("FY23") ==
        "\"FY23\" is not a year: the century is not told; write four digits, such as 2023");
}

TEST_CASE("cell_year: a part of a year and other words are refused") {
  CHECK(refusal("2023年1-6月") ==
        "\"2023年1-6月\" is not a year: more stands there than a year; write four digits, such as "
        "2023");
  for (const char* text :
       {"", "年", "Total", "20223", "2.023", "-2023", "２０２३٣", "\xFF", "3000"}) {
    CAPTURE(text);
    CHECK_FALSE(read_year(text));
  }
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
