#include <annals/change.h>
#include <doctest/doctest.h>

#include "support/builders.h"

TEST_SUITE_BEGIN("growth");

namespace annals::test {
namespace {

doctest::Approx near(double expected) { return doctest::Approx(expected).epsilon(1e-14); }

double growth(const Series& series, int from, int to) {
  return compound_annual_growth(series, Year(from), Year(to)).value();
}

Error no_growth(const Series& series, int from, int to) {
  return compound_annual_growth(series, Year(from), Year(to)).error();
}

TEST_CASE("compound_annual_growth: ten per cent twice are 21 per cent in all") {
  CHECK(growth(series({{2020, "100"}, {2021, "300"}, {2022, "121"}}), 2020, 2022) == near(0.1));
}

// Doubled in ten years, though only two values are there.
TEST_CASE("compound_annual_growth: years count, not values") {
  CHECK(growth(series({{2010, "5"}, {2020, "10"}}), 2010, 2020) == near(0.0717734625362931));
}

TEST_CASE("compound_annual_growth: halving is a growth of minus one half") {
  CHECK(growth(series({{2020, "8"}, {2021, "4"}}), 2020, 2021) == near(-0.5));
}

TEST_CASE("compound_annual_growth: equal values do not grow") {
  CHECK(growth(series({{2020, "97.3"}, {2024, "97.30"}}), 2020, 2024) == 0);
}

TEST_CASE("compound_annual_growth: to zero it is minus one") {
  CHECK(growth(series({{2020, "8"}, {2023, "0"}}), 2020, 2023) == -1);
}

TEST_CASE("compound_annual_growth: two negative values have the growth of their size") {
  CHECK(growth(series({{2020, "-4"}, {2021, "-6"}}), 2020, 2021) == near(0.5));
}

TEST_CASE("compound_annual_growth: there is none from zero") {
  const Error error = no_growth(series({{2020, "0"}, {2021, "4"}}), 2020, 2021);
  CHECK(error.code == ErrorCode::kInvalidArgument);
  CHECK(error.message ==
        "values \"0\" and \"4\" have no rate of growth between them, they must have the same sign");
}

TEST_CASE("compound_annual_growth: there is none from zero to zero") {
  CHECK(no_growth(series({{2020, "0"}, {2021, "0"}}), 2020, 2021).code ==
        ErrorCode::kInvalidArgument);
}

TEST_CASE("compound_annual_growth: there is none across zero") {
  const Series crossing = series({{2020, "-1"}, {2021, "4"}, {2022, "-2"}});
  CHECK(no_growth(crossing, 2020, 2021).code == ErrorCode::kInvalidArgument);
  CHECK(no_growth(crossing, 2021, 2022).code == ErrorCode::kInvalidArgument);
}

TEST_CASE("compound_annual_growth: one year is not enough") {
  const Error error = no_growth(series({{2020, "1"}}), 2020, 2020);
  CHECK(error.code == ErrorCode::kInvalidArgument);
  CHECK(error.message == "growth from \"2020\" to the same year has no rate, it needs two years");
}

TEST_CASE("compound_annual_growth: years that run backwards are refused") {
  CHECK(no_growth(series({{2020, "1"}, {2021, "2"}}), 2021, 2020).code ==
        ErrorCode::kInvalidArgument);
}

TEST_CASE("compound_annual_growth: a year without a value is insufficient") {
  CHECK(no_growth(series({{2020, "1"}}), 2020, 2021).code == ErrorCode::kInsufficientData);
  CHECK(no_growth(series({{2020, "1"}}), 2019, 2020).code == ErrorCode::kInsufficientData);
}

TEST_CASE("index_to: the base year is 100 and the others are relative to it") {
  const auto index =
      index_to(series({{2019, "80"}, {2020, "64"}, {2022, "72"}}), Year(2020)).value();
  REQUIRE(index.size() == 3);
  CHECK(index[0].year == Year(2019));
  CHECK(index[0].value == near(125));
  CHECK(index[1].value == 100);
  CHECK(index[2].year == Year(2022));
  CHECK(index[2].value == near(112.5));
}

TEST_CASE("index_to: the base year is exactly 100 whatever its value") {
  for (const char* value : {"0.07", "97.36", "16.4", "-3.3", "1234567.89", "122e3"}) {
    CAPTURE(value);
    CHECK(index_to(series({{2020, value}}), Year(2020)).value()[0].value == 100);
  }
}

TEST_CASE("index_to: years without a value have no index number") {
  const Series missing =
      Series::make(agency("court"), indicator("cases"),
                   {observation(2019, "2"), observation(2020, "", "O"), observation(2021, "3")})
          .value();
  CHECK(index_to(missing, Year(2019)).value().size() == 2);
}

TEST_CASE("index_to: a base of zero is refused") {
  const auto result = index_to(series({{2020, "0.0"}, {2021, "3"}}), Year(2020));
  CHECK(result.error().code == ErrorCode::kInvalidArgument);
  CHECK(result.error().message == "base year \"2020\" has the value \"0.0\", it must not be zero");
}

TEST_CASE("index_to: a base year without a value is insufficient") {
  CHECK(index_to(series({{2020, "1"}}), Year(2021)).error().code == ErrorCode::kInsufficientData);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
