#include <annals/proportion.h>
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "support/builders.h"

TEST_SUITE_BEGIN("proportion");

namespace annals::test {
namespace {

CountPair pair(int year, std::int64_t numerator, std::int64_t denominator) {
  return {.year = Year(year), .numerator = numerator, .denominator = denominator};
}

Observation counted(int year, std::string_view numerator, std::string_view denominator) {
  Observation result = observation(year, "50");
  if (!numerator.empty()) result.numerator = dec(numerator);
  if (!denominator.empty()) result.denominator = dec(denominator);
  return result;
}

Series rates(std::vector<Observation> observations, std::vector<SeriesBreak> breaks = {}) {
  return Series::make(agency("court"), indicator("rate", IndicatorKind::kPercent),
                      std::move(observations), std::move(breaks))
      .value();
}

doctest::Approx near(double expected) { return doctest::Approx(expected).epsilon(1e-12); }

// To two decimals of a percent, as the values are given: 1/1, 10/10 and 0/10 by hand, 34/40 as in
// Wilson intervals of public health profiles.
TEST_CASE("wilson_interval: the known intervals at 95 %") {
  struct Case {
    std::int64_t numerator, denominator;
    double low, high;
  };
  for (const Case& known : {Case{1, 1, 20.65, 100}, Case{10, 10, 72.25, 100}, Case{0, 10, 0, 27.75},
                            Case{34, 40, 70.93, 92.94}}) {
    CAPTURE(known.numerator);
    CAPTURE(known.denominator);
    const WilsonInterval found = wilson_interval(known.numerator, known.denominator).value();
    CHECK(std::fabs(100 * found.low - known.low) < 0.005);
    CHECK(std::fabs(100 * found.high - known.high) < 0.005);
    CHECK(found.proportion ==
          static_cast<double>(known.numerator) / static_cast<double>(known.denominator));
  }
}

// For x = 0 the formula shortens to z*z / (n + z*z).
TEST_CASE("wilson_interval: none of n reaches up to z squared over n and z squared") {
  const double z2 = 1.959963984540054 * 1.959963984540054;
  for (const std::int64_t n : {1, 2, 8, 1000}) {
    CAPTURE(n);
    const WilsonInterval none = wilson_interval(0, n).value();
    CHECK(none.low == 0);
    CHECK(none.high == near(z2 / (static_cast<double>(n) + z2)));
    const WilsonInterval all = wilson_interval(n, n).value();
    CHECK(all.high == 1);
    CHECK(all.low == near(1 - none.high));
  }
}

TEST_CASE("wilson_interval: the opposite cases have the opposite interval") {
  for (std::int64_t n = 1; n <= 30; ++n) {
    for (std::int64_t x = 0; x <= n; ++x) {
      CAPTURE(n);
      CAPTURE(x);
      const WilsonInterval some = wilson_interval(x, n).value();
      const WilsonInterval others = wilson_interval(n - x, n).value();
      CHECK(some.low == doctest::Approx(1 - others.high).epsilon(1e-9));
      CHECK(some.low >= 0);
      CHECK(some.high <= 1);
      CHECK(some.low <= some.proportion);
      CHECK(some.proportion <= some.high);
    }
  }
}

TEST_CASE("wilson_interval: more cases and less confidence make it narrower") {
  const auto width = [](const WilsonInterval& interval) { return interval.high - interval.low; };
  CHECK(width(wilson_interval(80, 100).value()) < width(wilson_interval(8, 10).value()));
  CHECK(width(wilson_interval(8, 10, 0.8).value()) < width(wilson_interval(8, 10).value()));
}

TEST_CASE("wilson_interval: no cases have no proportion") {
  const auto none = wilson_interval(0, 0);
  CHECK(none.error().code == ErrorCode::kInsufficientData);
  CHECK(none.error().message == "\"0\" of \"0\" has no proportion, it needs one case or more");
}

TEST_CASE("wilson_interval: what is not a part of a whole is refused") {
  CHECK(wilson_interval(11, 10).error().code == ErrorCode::kInvalidArgument);
  CHECK(wilson_interval(-1, 10).error().code == ErrorCode::kInvalidArgument);
  CHECK(wilson_interval(-3, -2).error().code == ErrorCode::kInvalidArgument);
  CHECK(wilson_interval(1, 0).error().message ==
        "\"1\" of \"0\" is no proportion, it takes a count from 0 to that of all cases");
  for (const double confidence : {0.0, 1.0, 95.0}) {
    CAPTURE(confidence);
    CHECK(wilson_interval(1, 2, confidence).error().code == ErrorCode::kInvalidArgument);
  }
}

TEST_CASE("wilson_interval: large counts keep their digits") {
  const WilsonInterval interval = wilson_interval(500'000'000'000, 1'000'000'000'000).value();
  CHECK(interval.low == doctest::Approx(0.5 - 1.959963984540054 * 0.5e-6).epsilon(1e-12));
}

// The smokers of R's help page of prop.trend.test: X-squared = 8.2249, df = 1, p-value = 0.004132.
TEST_CASE("cochran_armitage: the example of R") {
  const std::vector<CountPair> smokers{pair(2001, 83, 86), pair(2002, 90, 93), pair(2003, 129, 136),
                                       pair(2004, 70, 82)};
  const CochranArmitage test = cochran_armitage(smokers).value();
  CHECK(test.years == 4);
  CHECK(std::fabs(test.chi_squared - 8.2249) < 0.00005);
  CHECK(std::fabs(test.p_value - 0.004132) < 0.0000005);
  CHECK(test.slope < 0);
  CHECK(test.pooled_proportion == near(372.0 / 397));
  CHECK_FALSE(test.few_cases);
}

// Two years of 10 cases, 2 and 8: P = 1/2, 3 above the line and 20 / 4 below, chi2 = 9 / (1/4 * 5).
TEST_CASE("cochran_armitage: two years by hand") {
  const std::vector<CountPair> pairs{pair(2020, 2, 10), pair(2021, 8, 10)};
  const CochranArmitage test = cochran_armitage(pairs).value();
  CHECK(test.chi_squared == near(7.2));
  CHECK(test.slope == near(0.6));
  CHECK(test.p_value == doctest::Approx(0.00729).epsilon(1e-3));
}

TEST_CASE("cochran_armitage: a gap counts with its years") {
  const std::vector<CountPair> pairs{pair(2010, 2, 10), pair(2020, 8, 10)};
  CHECK(cochran_armitage(pairs).value().slope == near(0.06));
}

TEST_CASE("cochran_armitage: years of no cases weigh nothing") {
  const std::vector<CountPair> with{pair(2019, 0, 0), pair(2020, 2, 10), pair(2021, 0, 0),
                                    pair(2022, 5, 10), pair(2030, 0, 0)};
  const std::vector<CountPair> without{pair(2020, 2, 10), pair(2022, 5, 10)};
  const CochranArmitage test = cochran_armitage(with).value();
  CHECK(test.years == 2);
  CHECK(test.chi_squared == cochran_armitage(without).value().chi_squared);
}

TEST_CASE("cochran_armitage: reversed years flip the slope and nothing else") {
  const std::vector<CountPair> forth{pair(2020, 2, 10), pair(2021, 4, 12), pair(2022, 9, 11)};
  const std::vector<CountPair> back{pair(2020, 9, 11), pair(2021, 4, 12), pair(2022, 2, 10)};
  const CochranArmitage up = cochran_armitage(forth).value();
  const CochranArmitage down = cochran_armitage(back).value();
  CHECK(down.slope == near(-up.slope));
  CHECK(down.chi_squared == near(up.chi_squared));
  CHECK(down.p_value == near(up.p_value));
}

TEST_CASE("cochran_armitage: cases all alike show no trend") {
  for (const std::int64_t each : {0, 10}) {
    CAPTURE(each);
    const std::vector<CountPair> pairs{pair(2020, each, 10), pair(2021, each, 10)};
    const CochranArmitage test = cochran_armitage(pairs).value();
    CHECK(test.chi_squared == 0);
    CHECK(test.p_value == 1);
    CHECK(test.slope == 0);
  }
}

TEST_CASE("cochran_armitage: few expected cases are told") {
  const std::vector<CountPair> edge{pair(2020, 4, 10), pair(2021, 6, 10)};
  CHECK_FALSE(cochran_armitage(edge).value().few_cases);
  const std::vector<CountPair> below{pair(2020, 4, 10), pair(2021, 5, 9)};
  CHECK(cochran_armitage(below).value().few_cases);
}

TEST_CASE("cochran_armitage: one year with cases is too few") {
  const std::vector<CountPair> pairs{pair(2020, 2, 10), pair(2021, 0, 0)};
  CHECK(cochran_armitage(pairs).error().code == ErrorCode::kInsufficientData);
  CHECK(cochran_armitage(pairs).error().message ==
        "trend in proportions has \"1\" values, it needs 2 or more");
  CHECK(cochran_armitage({}).error().code == ErrorCode::kInsufficientData);
}

TEST_CASE("cochran_armitage: years out of order and impossible counts are refused") {
  const std::vector<CountPair> unordered{pair(2021, 2, 10), pair(2021, 3, 10)};
  CHECK(cochran_armitage(unordered).error().code == ErrorCode::kInvalidArgument);
  const std::vector<CountPair> impossible{pair(2020, 2, 10), pair(2021, 11, 10)};
  CHECK(cochran_armitage(impossible).error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("count_pairs: the counts of the years that carry both") {
  const CountPairs found =
      count_pairs(rates({counted(2019, "", ""), counted(2020, "8", "10"), counted(2021, "7", ""),
                         counted(2022, "0", "0"), counted(2023, "122e1", "3e3")}));
  REQUIRE(found.pairs.size() == 3);
  CHECK(found.pairs[0].year == Year(2020));
  CHECK(found.pairs[0].numerator == 8);
  CHECK(found.pairs[0].denominator == 10);
  CHECK_FALSE(found.pairs[0].rounded);
  CHECK(found.pairs[1].no_cases());
  CHECK(found.pairs[2].numerator == 1220);
  CHECK(found.pairs[2].denominator == 3000);
  CHECK(found.pairs[2].rounded);
  CHECK(found.left_out.empty());
}

TEST_CASE("count_pairs: what is no part of a whole is named and left out") {
  const CountPairs found =
      count_pairs(rates({counted(2019, "1.5", "3"), counted(2020, "11", "10"),
                         counted(2021, "-1", "5"), counted(2022, "3.0", "4")}));
  CHECK(found.left_out == std::vector<Year>{Year(2019), Year(2020), Year(2021)});
  REQUIRE(found.pairs.size() == 1);
  CHECK(found.pairs[0].numerator == 3);
}

TEST_CASE("count_pairs: only the years asked for, and those behind the last break") {
  const SeriesBreak parting{.indicator = IndicatorCode("rate"), .first_year = Year(2021)};
  const Series broken = rates({counted(2019, "1", "2"), counted(2020, "1", "3"),
                               counted(2021, "1", "4"), counted(2022, "1", "5")},
                              {parting});
  CHECK(count_pairs(broken).pairs.size() == 2);
  CHECK(count_pairs(broken).pairs.front().year == Year(2021));
  CHECK(count_pairs(broken, {.restart_at_break = false}).pairs.size() == 4);
  CHECK(count_pairs(broken, {.years = {Year(2019), Year(2020)}}).pairs.size() == 2);
}

Series counts(std::string_view code, std::vector<Observation> observations,
              std::vector<SeriesBreak> breaks = {}) {
  return Series::make(agency("court"), indicator(code, IndicatorKind::kCount),
                      std::move(observations), std::move(breaks))
      .value();
}

TEST_CASE("count_pairs: counts of their own indicators fill in where none stand beside the value") {
  const Series values = rates({counted(2020, "8", "10"), counted(2021, "7", "")});
  const Series with = counts("with", {observation(2020, "1"), observation(2021, "7"),
                                      observation(2022, "6"), observation(2023, "5")});
  const Series all = counts("all", {observation(2020, "2"), observation(2021, "9"),
                                    observation(2022, "8"), observation(2023, "", "M")});
  const CountPairs found = count_pairs(values, with, all);
  REQUIRE(found.pairs.size() == 3);
  CHECK(found.pairs[0].denominator == 10);
  CHECK(found.pairs[1].denominator == 9);
  CHECK(found.pairs[2].year == Year(2022));
  CHECK(found.left_out.empty());
  CHECK(count_pairs(values, with, all, {.years = {Year(2022), Year(2022)}}).pairs.size() == 1);
}

TEST_CASE("count_pairs: a bound among the counts is told as a rounding") {
  Observation bounded = observation(2020, "7");
  bounded.bound = Bound::kAtLeast;
  const Series with = counts("with", {bounded, observation(2021, "7"), observation(2022, "11")});
  const Series all =
      counts("all", {observation(2020, "9"), observation(2021, "9"), observation(2022, "9")});
  const CountPairs found = count_pairs(rates({}), with, all);
  REQUIRE(found.pairs.size() == 2);
  CHECK(found.pairs[0].rounded);
  CHECK_FALSE(found.pairs[1].rounded);
  CHECK(found.left_out == std::vector<Year>{Year(2022)});
}

TEST_CASE("count_pairs: a break of any of the three series parts the counts") {
  const auto years = [](std::string_view value) {
    return std::vector<Observation>{observation(2019, value), observation(2020, value),
                                    observation(2021, value), observation(2022, value)};
  };
  const auto broken = [](std::string_view code, int year) {
    return std::vector<SeriesBreak>{{.indicator = IndicatorCode(code), .first_year = Year(year)}};
  };
  const Series with = counts("with", years("7"), broken("with", 2020));
  const Series all = counts("all", years("9"), broken("all", 2021));
  const auto first = [&](const CountPairs& found) { return found.pairs.front().year; };
  CHECK(first(count_pairs(rates({}), with, counts("all", years("9")))) == Year(2020));
  CHECK(first(count_pairs(rates({}), with, all)) == Year(2021));
  CHECK(first(count_pairs(rates({}, broken("rate", 2022)), with, all)) == Year(2022));
  CHECK(first(count_pairs(rates({}, broken("rate", 2023)), with, all)) == Year(2021));
  CHECK(first(count_pairs(rates({}), with, all, {.restart_at_break = false})) == Year(2019));
  CHECK(first(count_pairs(rates({}), with, all, {.years = {kFirstYear, Year(2020)}})) ==
        Year(2020));
}

TEST_CASE("count_pairs: counts too large, of one series alone, or rounded below") {
  const CountPairs found = count_pairs(rates(
      {counted(2019, "1e30", "2e30"), counted(2020, "5", "1e30"), counted(2021, "5", "1e1")}));
  CHECK(found.left_out == std::vector<Year>{Year(2019), Year(2020)});
  REQUIRE(found.pairs.size() == 1);
  CHECK(found.pairs[0].rounded);

  Observation about = observation(2022, "9");
  about.bound = Bound::kAbout;
  const Series with =
      counts("with", {observation(2020, "", "M"), observation(2021, "7"), observation(2022, "7")});
  const Series all = counts("all", {observation(2020, "9"), about});
  const CountPairs both = count_pairs(rates({}), with, all);
  REQUIRE(both.pairs.size() == 1);
  CHECK(both.pairs[0].year == Year(2022));
  CHECK(both.pairs[0].rounded);
}

TEST_CASE("count_pairs: a break of the rates alone parts the counts of the other two") {
  const Series values = rates({observation(2020, "50"), observation(2021, "50")},
                              {{.indicator = IndicatorCode("rate"), .first_year = Year(2021)}});
  const Series with = counts("with", {observation(2020, "1"), observation(2021, "1")});
  const Series all = counts("all", {observation(2020, "2"), observation(2021, "2")});
  const CountPairs found = count_pairs(values, with, all);
  REQUIRE(found.pairs.size() == 1);
  CHECK(found.pairs[0].year == Year(2021));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
