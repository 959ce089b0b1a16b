#include <annals/terminal.h>
#include <doctest/doctest.h>

#include <vector>

#include "support/builders.h"

TEST_SUITE_BEGIN("sparkline");

namespace annals::test {
namespace {

std::string ascii(const Series& series) { return sparkline(series, true); }

Series series_of(std::vector<Observation> observations) {
  return Series::make(agency("court"), indicator("cases"), std::move(observations)).value();
}

TEST_CASE("sparkline: a series without values has no picture") {
  CHECK(sparkline(series({})) == "");
  CHECK(sparkline(series_of({observation(2020, "", "L"), observation(2021, "", "O")})) == "");
}

TEST_CASE("sparkline: eight heights stand between the lowest and the highest value") {
  const Series rising = series({{2016, "0"},
                                {2017, "1"},
                                {2018, "2"},
                                {2019, "3"},
                                {2020, "4"},
                                {2021, "5"},
                                {2022, "6"},
                                {2023, "7"}});
  CHECK(ascii(rising) == "12345678");
  CHECK(sparkline(rising) == "▁▂▃▄▅▆▇█");
}

TEST_CASE("sparkline: the lowest value stands on the ground, whatever it is") {
  CHECK(ascii(series({{2020, "97.3"}, {2021, "97.36"}})) == "18");
  CHECK(ascii(series({{2020, "-5"}, {2021, "-1"}, {2022, "3"}})) == "158");
  CHECK(ascii(series({{2020, "2e9"}, {2021, "1e9"}})) == "81");
}

// 10 of 70 is one step of seven: 4 is nearer to the first height, 6 to the second.
TEST_CASE("sparkline: a value takes the nearest height") {
  CHECK(ascii(series({{2020, "0"}, {2021, "4"}, {2022, "6"}, {2023, "70"}})) == "1128");
}

TEST_CASE("sparkline: equal values stand at half height") {
  CHECK(ascii(series({{2020, "5"}, {2021, "5.0"}, {2022, "5"}})) == "444");
  CHECK(sparkline(series({{2020, "5"}, {2021, "5"}})) == "▄▄");
}

TEST_CASE("sparkline: one value stands at half height") {
  CHECK(ascii(series({{2020, "0"}})) == "4");
}

TEST_CASE("sparkline: every year between has its place") {
  const Series gapped = series({{2015, "1"}, {2018, "3"}, {2020, "2"}});
  CHECK(ascii(gapped) == "1..8.5");
  CHECK(sparkline(gapped) == "▁··█·▅");
}

TEST_CASE("sparkline: an observation without a value is a point, at the ends too") {
  CHECK(ascii(series_of({observation(2018, "", "L"), observation(2019, "1"),
                         observation(2020, "", "O"), observation(2021, "2"),
                         observation(2023, "", "M")})) == ".1.8..");
}

TEST_CASE("sparkline: it takes one column a year in either form") {
  const Series gapped = series({{2015, "1"}, {2018, "3"}, {2020, "2"}});
  CHECK(display_width(sparkline(gapped)) == 6);
  CHECK(display_width(ascii(gapped)) == 6);
}

TEST_CASE("sparkline: the years may be the first and the last of all") {
  CHECK(ascii(series({{1, "1"}, {3, "2"}})) == "1.8");
  CHECK(ascii(series({{2998, "1"}, {2999, "2"}})) == "18");
}

TEST_CASE("sparkline: values of extreme sizes stay within the eight heights") {
  CHECK(ascii(series(
            {{2020, "-999999999999999999e40"}, {2021, "0"}, {2022, "999999999999999999e40"}})) ==
        "158");
  CHECK(ascii(series({{2020, "0"}, {2021, "1e-40"}})) == "18");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
