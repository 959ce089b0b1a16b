// What the printed precision leaves open, as trend() reports it.
#include <annals/trend.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/builders.h"

TEST_SUITE_BEGIN("rounding");

namespace annals::test {
namespace {

const Indicator kRate = indicator("loss_rate", IndicatorKind::kPercent, Polarity::kLowerIsBetter);

struct Printed {
  const char* value;
  Bound bound = Bound::kExact;
};

// One value a year from 2015 on.
Trend trend_of(const std::vector<Printed>& values, const Indicator& of = kRate) {
  std::vector<Observation> observations;
  int year = 2015;
  for (const Printed& printed : values) {
    observations.push_back(observation(year++, printed.value));
    observations.back().bound = printed.bound;
  }
  return trend(Series::make(agency("court"), of, std::move(observations)).value()).value();
}

// How the second of two values stands to the first, whatever both stand for. The test needs a
// third: far below where one of the two is open above, else far above.
std::string order(Printed first, Printed second, const Indicator& of = kRate) {
  const bool open_above = first.bound == Bound::kAtLeast || second.bound == Bound::kAtLeast;
  const Printed third{open_above ? "-1e9" : "1e9"};
  const RoundingEffect effect = *trend_of({first, second, third}, of).rounding;
  if (effect.s_low != effect.s_high) return "open";
  const auto sign = effect.s_low - (open_above ? -2 : 2);
  return sign > 0 ? "rises" : sign < 0 ? "falls" : "equal";
}

bool could_turn(const Trend& trend) {
  const bool told =
      std::count(trend.caveats.begin(), trend.caveats.end(), TrendCaveat::kRoundingCouldTurn) == 1;
  CHECK(told == trend.rounding->could_turn);
  return told;
}

TEST_CASE("rounding: nothing is said of fewer than three values") {
  CHECK_FALSE(trend_of({}).rounding);
  CHECK_FALSE(trend_of({{"1"}, {"2"}}).rounding);
  CHECK(trend_of({{"1"}, {"2"}, {"3"}}).rounding);
}

TEST_CASE("rounding: values of one precision that differ keep their order") {
  CHECK(order({"97.3"}, {"97.4"}) == "rises");
  CHECK(order({"97.4"}, {"97.3"}) == "falls");
  CHECK(order({"122e3"}, {"123e3"}) == "rises");
}

TEST_CASE("rounding: equal rates may stand in either order, equal counts may not") {
  CHECK(order({"97.3"}, {"97.3"}) == "open");
  CHECK(order({"100"}, {"100"}) == "open");
  CHECK(order({"99"}, {"99"}, indicator("cases")) == "equal");
  CHECK(order({"12e4"}, {"12e4"}, indicator("cases")) == "open");
  CHECK(order({"99"}, {"99"}, indicator("money", IndicatorKind::kAmount)) == "open");
}

TEST_CASE("rounding: a coarser value reaches half a unit of its last digit") {
  CHECK(order({"97.3"}, {"97.34"}) == "open");
  CHECK(order({"97.3"}, {"97.35"}) == "open");
  CHECK(order({"97.3"}, {"97.36"}) == "rises");
  CHECK(order({"122e3"}, {"122499"}, indicator("cases")) == "open");
  CHECK(order({"122e3"}, {"122501"}, indicator("cases")) == "rises");
}

TEST_CASE("rounding: at least is open above, at most below") {
  CHECK(order({"11000", Bound::kAtLeast}, {"6500"}) == "falls");
  CHECK(order({"11000", Bound::kAtLeast}, {"99999"}) == "open");
  CHECK(order({"6500"}, {"11000", Bound::kAtLeast}) == "rises");
  CHECK(order({"5", Bound::kAtMost}, {"7"}) == "rises");
  CHECK(order({"5", Bound::kAtMost}, {"-7"}) == "open");
}

TEST_CASE("rounding: what touches at an end that belongs to both is open") {
  CHECK(order({"6500"}, {"6500", Bound::kAtLeast}, indicator("cases")) == "open");
  CHECK(order({"6500"}, {"6500", Bound::kAtMost}, indicator("cases")) == "open");
}

TEST_CASE("rounding: about reaches half a unit of the last digit that is not zero") {
  CHECK(order({"5000", Bound::kAbout}, {"5499"}) == "open");
  CHECK(order({"5000", Bound::kAbout}, {"5501"}) == "rises");
  CHECK(order({"50e2", Bound::kAbout}, {"5600"}) == "rises");
}

TEST_CASE("rounding: about reaches a whole unit of the last printed digit at least") {
  const Indicator cases = indicator("cases");
  CHECK(order({"383", Bound::kAbout}, {"384"}, cases) == "open");
  CHECK(order({"383", Bound::kAbout}, {"385"}, cases) == "rises");
  CHECK(order({"0", Bound::kAbout}, {"2"}, cases) == "rises");
}

TEST_CASE("rounding: no value reaches past the bounds of the indicator") {
  Indicator bounded = kRate;
  bounded.lower_bound = 0;
  bounded.upper_bound = dec("1e9");
  const Trend none = trend_of({{"0", Bound::kAtMost}, {"0", Bound::kAtMost}, {"1"}}, bounded);
  CHECK(none.rounding->s_low == 2);
  CHECK(none.rounding->s_high == 2);
  const Trend full = trend_of({{"1e9", Bound::kAtLeast}, {"1e9", Bound::kAtLeast}, {"1"}}, bounded);
  CHECK(full.rounding->s_low == -2);
  CHECK(full.rounding->s_high == -2);
}

TEST_CASE("rounding: a value beyond a bound keeps its range") {
  Indicator bounded = kRate;
  bounded.upper_bound = 90;
  CHECK(order({"97.3"}, {"97.4"}, bounded) == "rises");
  CHECK(order({"97.4"}, {"97.3"}, bounded) == "falls");
}

// Six rates that fall but for two that are printed alike: S = -14, between -15 and -13, with
// p = 2/720 and 2 (1 + 5)/720.
TEST_CASE("rounding: a tie among many that fall does not turn the verdict") {
  const Trend trend = trend_of({{"16.4"}, {"15.0"}, {"12.1"}, {"12.1"}, {"9.7"}, {"6.9"}});
  CHECK(trend.test->s == -14);
  CHECK(trend.rounding->s_low == -15);
  CHECK(trend.rounding->s_high == -13);
  CHECK(trend.rounding->p_low == doctest::Approx(2.0 / 720).epsilon(1e-14));
  CHECK(trend.rounding->p_high == doctest::Approx(12.0 / 720).epsilon(1e-14));
  CHECK(trend.rounding->values == std::vector<Year>{Year(2017), Year(2018)});
  CHECK(trend.verdict == Verdict::kImproving);
  CHECK_FALSE(could_turn(trend));
}

// Five rates with one tie: S = -9 is evident by the normal p (z = 8 / sqrt(282/18) = 2.02), -8 with
// its exact p of 10/120 is not.
TEST_CASE("rounding: a tie among five turns the verdict") {
  const Trend trend = trend_of({{"16.4"}, {"12.1"}, {"12.1"}, {"9.7"}, {"6.9"}});
  CHECK(trend.verdict == Verdict::kImproving);
  CHECK(trend.rounding->s_low == -10);
  CHECK(trend.rounding->s_high == -8);
  CHECK(trend.rounding->verdict_low == Verdict::kImproving);
  CHECK(trend.rounding->verdict_high == Verdict::kNoEvidentTrend);
  CHECK(could_turn(trend));
}

TEST_CASE("rounding: one open end can turn the verdict") {
  std::vector<Printed> values{{"10"}, {"20"}, {"30"}, {"40"}, {"50"}};
  CHECK_FALSE(could_turn(trend_of(values)));
  values[1].bound = Bound::kAtLeast;
  const Trend trend = trend_of(values);
  CHECK(trend.rounding->s_low == 4);
  CHECK(trend.rounding->s_high == 10);
  CHECK(could_turn(trend));
}

TEST_CASE("rounding: exact values have both ends in the score of the test") {
  const Trend trend = trend_of({{"5"}, {"5"}, {"7"}, {"9"}, {"8"}}, indicator("cases"));
  CHECK(trend.rounding->s_low == trend.test->s);
  CHECK(trend.rounding->s_high == trend.test->s);
  CHECK(trend.rounding->p_low == trend.test->p_value);
  CHECK(trend.rounding->p_high == trend.test->p_value);
  CHECK(trend.rounding->values.empty());
  CHECK_FALSE(could_turn(trend));
}

TEST_CASE("rounding: too few years stay too few") {
  const Trend trend = trend_of({{"100"}, {"100"}, {"100"}, {"100"}});
  CHECK(trend.rounding->s_low == -6);
  CHECK(trend.rounding->s_high == 6);
  CHECK(trend.rounding->verdict_low == Verdict::kTooFewYears);
  CHECK_FALSE(could_turn(trend));
}

TEST_CASE("rounding: where no decimal holds the end of a range, nothing is sure on that side") {
  const Trend trend = trend_of({{"1e40"}, {"123456789012345678"}, {"1e-40"}});
  CHECK(trend.test->s == -3);
  CHECK(trend.rounding->s_low == -3);
  CHECK(trend.rounding->s_high == 3);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
