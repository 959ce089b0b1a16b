#include <annals/calendar.h>
#include <doctest/doctest.h>

#include <locale>
#include <string>
#include <utility>

TEST_SUITE_BEGIN("dates");

namespace annals::test {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

template <typename T>
std::string refusal(const Result<T>& result) {
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidData);
  return result.error().message;
}

std::string span(std::string_view text) {
  const YearRange range = parse_year_range(text).value();
  return to_string(range.first) + " to " + to_string(range.last);
}

std::string moment(std::string_view text) { return to_string(parse_timestamp(text).value()); }

std::string last_day(std::string_view text) {
  return to_string(PartialDate::parse(text).value().last_day());
}

const std::string kNoSuchDay =
    " is not a day of the calendar: there is no such day from 0001 to 2999";

TEST_CASE("parse_year: four digits are a year") {
  CHECK(parse_year("2023").value() == Year(2023));
  CHECK(parse_year("0001").value() == kFirstYear);
  CHECK(parse_year("2999").value() == kLastYear);
}

TEST_CASE("parse_year: anything else is refused") {
  for (const std::string text : {"", "0000", "3000", "9999", "23", "02023", "-001", "+202", " 202",
                                 "2023 ", "20.3", "2023年", "２０２３"}) {
    CAPTURE(text);
    CHECK(refusal(parse_year(text)) ==
          "\"" + text + "\" is not a year: write four digits from 0001 to 2999");
  }
}

TEST_CASE("parse_year_range: a span has a first and a last year") {
  CHECK(span("2019:2023") == "2019 to 2023");
  CHECK(span("2021:2021") == "2021 to 2021");
}

TEST_CASE("parse_year_range: an end left out is open") {
  CHECK(span("2019:") == "2019 to 2999");
  CHECK(span(":2023") == "0001 to 2023");
}

TEST_CASE("parse_year_range: a year alone is a span of one") {
  CHECK(span("2021") == "2021 to 2021");
}

TEST_CASE("parse_year_range: what is no span is refused with an example") {
  for (const std::string text : {"", ":", "::", "2019:2020:2021", "2019-2023", "all"}) {
    CAPTURE(text);
    CHECK(refusal(parse_year_range(text)) ==
          "\"" + text + "\" is not a span of years: write \"2019:2023\", \"2019:\" or \":2023\"");
  }
}

TEST_CASE("parse_year_range: an end that is no year is named") {
  CHECK(refusal(parse_year_range("2019:23")) ==
        "\"23\" is not a year: write four digits from 0001 to 2999");
  CHECK(refusal(parse_year_range("x:2023")).starts_with("\"x\" is not a year"));
}

TEST_CASE("parse_year_range: a span that runs backwards is refused") {
  CHECK(refusal(parse_year_range("2023:2019")) ==
        "\"2023:2019\" is not a span of years: the first year is after the last");
}

TEST_CASE("years: a span contains its ends") {
  const YearRange range{Year(2019), Year(2021)};
  CHECK_FALSE(range.contains(Year(2018)));
  CHECK(range.contains(Year(2019)));
  CHECK(range.contains(Year(2021)));
  CHECK_FALSE(range.contains(Year(2022)));
}

TEST_CASE("years: a span is empty where the last year is before the first") {
  CHECK_FALSE(YearRange{}.empty());
  CHECK_FALSE(YearRange{Year(2020), Year(2020)}.empty());
  CHECK(YearRange{Year(2020), Year(2019)}.empty());
}

TEST_CASE("years: by default a span is all of them") {
  CHECK(YearRange{} == YearRange{kFirstYear, kLastYear});
}

TEST_CASE("to_string: years have four digits") {
  CHECK(to_string(Year(2023)) == "2023");
  CHECK(to_string(Year(7)) == "0007");
  CHECK(to_string(Year(-7)) == "-0007");
}

TEST_CASE("parse_date: a day of the calendar is read") {
  CHECK(parse_date("2024-01-31").value() == 2024y / 1 / 31);
  CHECK(parse_date("0001-01-01").value() == 1y / 1 / 1);
  CHECK(parse_date("2999-12-31").value() == 2999y / 12 / 31);
}

// Every fourth year but not every hundredth, though every four hundredth.
TEST_CASE("parse_date: the 29 February is a day of leap years only") {
  for (const char* text : {"2024-02-29", "2000-02-29"}) CHECK(parse_date(text));
  for (const std::string text : {"2023-02-29", "1900-02-29", "2100-02-29"}) {
    CHECK(refusal(parse_date(text)) == "\"" + text + "\"" + kNoSuchDay);
  }
}

TEST_CASE("parse_date: a day that does not exist is refused") {
  for (const std::string text : {"2024-02-30", "2024-04-31", "2024-13-01", "2024-00-10",
                                 "2024-01-00", "2024-01-32", "0000-01-01", "3000-01-01"}) {
    CAPTURE(text);
    CHECK(refusal(parse_date(text)) == "\"" + text + "\"" + kNoSuchDay);
  }
}

TEST_CASE("parse_date: another form is refused with an example") {
  for (const std::string text :
       {"", "2024", "2024-1-31", "2024/01/31", "31-01-2024", "2024-01-31 ", "20240131",
        "2024-01-31T08:30:00Z", "2024年1月31日", "2024-0a-01"}) {
    CAPTURE(text);
    CHECK(refusal(parse_date(text)) ==
          "\"" + text + "\" is not a day: write year, month and day, such as 2024-01-31");
  }
}

TEST_CASE("to_string: days are printed as they are read") {
  CHECK(to_string(2024y / 1 / 31) == "2024-01-31");
  CHECK(to_string(1y / 12 / 1) == "0001-12-01");
}

TEST_CASE("parse_timestamp: a moment is read to the second or the millisecond") {
  CHECK(moment("2024-01-31T08:30:00Z") == "2024-01-31T08:30:00.000Z");
  CHECK(moment("2024-01-31T08:30:59.007Z") == "2024-01-31T08:30:59.007Z");
  CHECK(moment("0001-01-01T00:00:00Z") == "0001-01-01T00:00:00.000Z");
  CHECK(moment("2999-12-31T23:59:59.999Z") == "2999-12-31T23:59:59.999Z");
}

// 19,753 days lie between 1 January 1970 and 31 January 2024: 54 years with 13 leap days, and 30.
TEST_CASE("parse_timestamp: moments count from 1970 in UTC") {
  CHECK(parse_timestamp("1970-01-01T00:00:00Z").value().time_since_epoch() == milliseconds(0));
  CHECK(parse_timestamp("2024-01-31T00:00:01.500Z").value().time_since_epoch() ==
        milliseconds(std::int64_t{19753} * 86'400'000 + 1500));
  CHECK(parse_timestamp("1969-12-31T23:59:59.999Z").value().time_since_epoch() == milliseconds(-1));
}

TEST_CASE("parse_timestamp: a bare day is its last millisecond") {
  CHECK(moment("2024-01-31") == "2024-01-31T23:59:59.999Z");
  CHECK(moment("2024-02-29") == "2024-02-29T23:59:59.999Z");
}

TEST_CASE("parse_timestamp: a day that does not exist is refused") {
  for (const std::string text : {"2023-02-29", "2023-02-29T08:30:00Z", "2024-04-31T00:00:00.000Z",
                                 "0000-01-01T00:00:00Z", "3000-01-01T00:00:00Z"}) {
    CAPTURE(text);
    CHECK(refusal(parse_timestamp(text)) == "\"" + text + "\"" + kNoSuchDay);
  }
}

TEST_CASE("parse_timestamp: a time that does not exist is refused") {
  for (const std::string text :
       {"2024-01-31T24:00:00Z", "2024-01-31T08:60:00Z", "2024-01-31T08:30:60Z",
        "2016-12-31T23:59:60.000Z", "2024-01-31T99:99:99Z"}) {
    CAPTURE(text);
    CHECK(refusal(parse_timestamp(text)) ==
          "\"" + text + "\" is not a moment: write a time from 00:00:00 to 23:59:59");
  }
}

TEST_CASE("parse_timestamp: another form is refused with examples") {
  for (const std::string text :
       {"", "2024", "2024-01-31 08:30:00Z", "2024-01-31T08:30:00", "2024-01-31T08:30Z",
        "2024-01-31T08:30:00+08:00", "2024-01-31T08:30:00.5Z", "2024-01-31t08:30:00z",
        "2024-01-31T-8:30:00Z", "2024-01-31T08:30:00,000Z"}) {
    CAPTURE(text);
    CHECK(refusal(parse_timestamp(text)) ==
          "\"" + text + "\" is not a moment: write 2024-01-31 or 2024-01-31T08:30:00Z, in UTC");
  }
}

TEST_CASE("PartialDate: a year, a month and a day are kept as given") {
  for (const std::string text : {"2024", "2024-02", "2024-02-29"}) {
    CHECK(PartialDate::parse(text).value().str() == text);
  }
}

TEST_CASE("PartialDate: a day is a date") {
  CHECK(PartialDate(2024y / 1 / 31) == PartialDate::parse("2024-01-31").value());
}

TEST_CASE("PartialDate: the last day is that by which the date has surely come") {
  CHECK(last_day("2024") == "2024-12-31");
  CHECK(last_day("2024-02") == "2024-02-29");
  CHECK(last_day("2023-02") == "2023-02-28");
  CHECK(last_day("2024-04") == "2024-04-30");
  CHECK(last_day("2024-12") == "2024-12-31");
  CHECK(last_day("2024-01-31") == "2024-01-31");
}

TEST_CASE("PartialDate: dates known to different ends differ") {
  CHECK(PartialDate::parse("2024").value() != PartialDate::parse("2024-12-31").value());
}

TEST_CASE("PartialDate: a date that does not exist is refused") {
  CHECK(refusal(PartialDate::parse("2023-02-29")) == "\"2023-02-29\"" + kNoSuchDay);
  for (const std::string text : {"0000", "3000", "2024-00", "2024-13", "0000-05"}) {
    CAPTURE(text);
    CHECK(
        refusal(PartialDate::parse(text)) ==
        "\"" + text +
            "\" is not on the calendar: write a year from 0001 to 2999 and a month from 01 to 12");
  }
}

TEST_CASE("PartialDate: another form is refused with examples") {
  for (const std::string text : {"", "24", "2024-", "2024-1", "2024-01-", "2024/01", "2024-01-31 ",
                                 "2024-01-31T08:30:00Z", "early 2024"}) {
    CAPTURE(text);
    CHECK(refusal(PartialDate::parse(text)) ==
          "\"" + text + "\" is not a date: write 2024, 2024-01 or 2024-01-31");
  }
}

// As in German: 2.024 years, 59,007 seconds.
class GermanNumbers : public std::numpunct<char> {
 public:
  GermanNumbers() : std::numpunct<char>(1) {}

 private:
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST_CASE("dates: the global locale changes nothing") {
  const GermanNumbers german;
  const std::locale before = std::locale::global(
      std::locale(std::locale::classic(), static_cast<const std::numpunct<char>*>(&german)));
  const std::string text = to_string(parse_timestamp("2024-01-31T08:30:00.007Z").value());
  std::locale::global(before);
  CHECK(text == "2024-01-31T08:30:00.007Z");
}

TEST_CASE("dates: every day of forty years is read back and follows the one before") {
  Timestamp before = parse_timestamp("1995-12-31T00:00:00Z").value();
  for (std::chrono::sys_days day = 1996y / 1 / 1; day < std::chrono::sys_days(2036y / 1 / 1);
       day += std::chrono::days(1)) {
    const std::string text = to_string(Date(day));
    CAPTURE(text);
    REQUIRE(parse_date(text).value() == Date(day));
    const Timestamp now = parse_timestamp(text + "T00:00:00Z").value();
    REQUIRE(now - before == 24h);
    REQUIRE(to_string(now) == text + "T00:00:00.000Z");
    before = now;
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
