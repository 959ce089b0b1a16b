// English reports: numbers, units and names, as far as they go.
#include <doctest/doctest.h>

#include "reading_of.h"

namespace annals::test {
namespace {

TEST_SUITE("reading: English") {
  TEST_CASE("a count has the noun behind it as its unit") {
    CHECK(phrases_in("The courts accepted 5,109 cases and closed 5,129 cases.") ==
          "courts accepted cases=5109cases; closed cases=5129cases");
    CHECK(values_in("It served 1.2 million people.") == "12e5people");
  }

  TEST_CASE("a rate has the words before it as its name") {
    CHECK(phrases_in("The appearance rate was 47.8 %, and the loss rate was 4.1 per cent.") ==
          "appearance rate=47.8%; loss rate=4.1%");
  }

  TEST_CASE("a change in points proposes the change and the level before, marked as derived") {
    const Reading reading = reading_of(
        "The appearance rate was 47.8 %, up by 7.9 percentage points on the year before.");
    REQUIRE(reading.proposals.size() == 3);
    CHECK(reading.proposals[1].unit == "\xE4\xB8\xAA\xE7\x99\xBE\xE5\x88\x86\xE7\x82\xB9");
    CHECK(reading.proposals[1].is_change);
    CHECK(reading.proposals[2].derived.has_value());
    CHECK(reading.proposals[2].value.str() == "39.9");
  }

  TEST_CASE("words before a number are its bound") {
    CHECK(values_in("More than 300 people and nearly 20 schools took part.") ==
          ">=300people ~20schools");
  }

  TEST_CASE("years, days, articles and section numbers are no values") {
    CHECK(values_in("In 2022, under Article 12 of Act No. 5, rules of 1 July 2020 applied.") == "");
    CHECK(values_in("2.1 Scope. See Section 3 and table 4.") == "");
  }

  TEST_CASE("a year that is named is that of the sentence") {
    CHECK(years_in("In 2021 the courts closed 88 cases. They closed 93 cases.") ==
          "2021:88cases 2023:93cases");
  }

  TEST_CASE("numbers without a noun are of what was counted before them") {
    CHECK(phrases_in(
              "The bureau accepted 1,102 cases and closed 1,054, of which 312 were settled.") ==
          "bureau accepted cases=1102cases; closed cases=1054cases; settled cases=312cases");
  }

  TEST_CASE("a rate that rose from another tells of both years") {
    CHECK(years_in("The satisfaction rate rose to 98.6 per cent from 97.1 per cent in the "
                   "previous year.") == "2023:98.6% 2022:97.1%");
    CHECK(phrases_in("The number of cases fell by 12.6% year on year.") ==
          "number of cases down=12.6%");
  }

  TEST_CASE("hotlines and plans are no values") {
    CHECK(values_in("Hotline 12345 handled over 86,000 calls.") == ">=86000calls");
    CHECK(values_in("We aim to raise the rate to 99%, and will train 500 officers.") == "");
    CHECK(values_in("3. Plans for 2024\nThe rate reaches 99%.") == "");
  }

  TEST_CASE("a title in English names the year") {
    CHECK(
        read_report("Annual Report on Reconsideration, 2022\n\nThe courts closed 9 cases.").year ==
        Year(2022));
    CHECK_FALSE(read_report("Report 2019 to 2022\n\nThe courts closed 9 cases.").year);
  }

  TEST_CASE("a table in English has its names, units and millions") {
    CHECK(
        phrases_in("| Indicator | 2022 | 2023 |\n|---|---|---|\n| Cases closed (cases) | 9 | 10 |\n"
                   "| Fines (million yuan) | 12.4 | 18.6 |\n| Appearance rate (%) | 90 | 98 |\n") ==
        "Cases closed=9cases; Cases closed=10cases; Fines=124e5yuan; Fines=186e5yuan; "
        "Appearance rate=90%; Appearance rate=98%");
  }

  TEST_CASE("indicators are known by their words, not by the letters in them") {
    Vocabulary vocabulary;
    vocabulary.indicators = {
        {IndicatorCode("lost"), {"Loss rate of agencies"}, "%", IndicatorKind::kPercent},
        {IndicatorCode("heads"),
         {"Appearance rate of agency heads"},
         "%",
         IndicatorKind::kPercent}};
    CHECK(match_indicators(vocabulary, "closure rate", "%").empty());
    const auto found = match_indicators(vocabulary, "appearance rates of agency heads", "%");
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].code.str() == "heads");
    CHECK(found[0].confidence > 0.8);
  }
}

}  // namespace
}  // namespace annals::test
