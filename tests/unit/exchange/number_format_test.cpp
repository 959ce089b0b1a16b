#include "exchange/workbook/number_format.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

TEST_SUITE_BEGIN("number_format");

namespace annals::exchange {
namespace {

std::string shown(double number, std::string_view format = "General", bool since_1904 = false) {
  return shown_number(number, format, since_1904);
}

TEST_CASE("number_format: General prints the shortest decimal that is the number") {
  CHECK(shown(97.3) == "97.3");
  CHECK(shown(97.299999999999997) == "97.3");
  CHECK(shown(0.1) == "0.1");
  CHECK(shown(12000000) == "12000000");
  CHECK(shown(-0.5) == "-0.5");
  CHECK(shown(1e21) == "1000000000000000000000");
}

TEST_CASE("number_format: decimals are those of the format, rounded half up on the decimal") {
  CHECK(shown(97.3, "0.00") == "97.30");
  CHECK(shown(97.345, "0.00") == "97.35");
  CHECK(shown(2.5, "0") == "3");
  CHECK(shown(-2.5, "0") == "-3");
  CHECK(shown(97.3, "0.0#") == "97.3");
  CHECK(shown(97.345, "#.##") == "97.35");
  CHECK(shown(97, "0.##") == "97");
}

TEST_CASE("number_format: separators between groups are left out") {
  CHECK(shown(1234567.891, "#,##0.00") == "1234567.89");
  CHECK(shown(1234567, built_in_format(3)) == "1234567");
}

TEST_CASE("number_format: a percent is a hundred times the number") {
  CHECK(shown(0.973, "0.0%") == "97.3%");
  CHECK(shown(0.973, built_in_format(10)) == "97.30%");
  CHECK(shown(1, "0%") == "100%");
}

TEST_CASE("number_format: text beside the digits is printed, colours and padding are not") {
  CHECK(shown(12.2, "0.0\"万\"") == "12.2万");
  CHECK(shown(300, "\"约\"0") == "约300");
  CHECK(shown(5, "[Red]0_)") == "5");
  CHECK(shown(5, "[$¥-804]0.00") == "¥5.00");
}

TEST_CASE("number_format: a negative number keeps its sign, whatever its section prints") {
  CHECK(shown(-5, "0_);(0)") == "-5");
  CHECK(shown(-5, "0;0") == "-5");
  CHECK(shown(-5.25, "#,##0.0;[Red]-#,##0.0") == "-5.3");
}

TEST_CASE("number_format: a zero is a zero where the format prints a mark for it") {
  CHECK(shown(0, "0;-0;\"-\"") == "0");
  CHECK(shown(0, "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-") == "0");
}

TEST_CASE("number_format: a number in thousands keeps its size and shows its precision") {
  CHECK(shown(12345, "0.0,") == "123e2");
  CHECK(shown(123456, "0!.0,\"万\"") == "123456");
}

TEST_CASE("number_format: an exponent shows its digits") {
  CHECK(shown(12345, "0.00E+00") == "123e2");
  CHECK(shown(0, "0.00E+00") == "0.00");
}

TEST_CASE("number_format: conditions, fractions and codes that are no format are passed over") {
  CHECK(shown(1.5, "[>100]0;0.00") == "1.5");
  CHECK(shown(1.5, "# ?/?") == "1.5");
  CHECK(shown(1.5, "") == "1.5");
  CHECK(shown(1.5, "\"") == "1.5");
  CHECK(shown(1.5, "[") == "1.5");
  CHECK(shown(1.5, "\\") == "1.5");
}

// The days of ECMA-376, part 1, 18.17.4.1.
TEST_CASE("number_format: a date counts from 1900, without its 29 February, or from 1904") {
  CHECK(shown(1, "yyyy-mm-dd") == "1900-01-01");
  CHECK(shown(59, "yyyy-mm-dd") == "1900-02-28");
  CHECK(shown(61, "yyyy-mm-dd") == "1900-03-01");
  CHECK(shown(45291, built_in_format(14)) == "2023-12-31");
  CHECK(shown(45291.75, "m/d/yyyy h:mm") == "2023-12-31");
  CHECK(shown(43829, "yyyy-mm-dd", true) == "2023-12-31");
}

TEST_CASE("number_format: a date that shows its year alone is that year") {
  CHECK(shown(45291, "yyyy") == "2023");
  CHECK(shown(45291, "yyyy\"年\"") == "2023年");
  CHECK(shown(45291, "[$-804]yyyy\"年度\";@") == "2023年度");
  CHECK(shown(45291, "yy") == "2023");
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
