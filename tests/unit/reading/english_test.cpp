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
}

}  // namespace
}  // namespace annals::test
