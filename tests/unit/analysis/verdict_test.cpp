#include "analysis/verdict.h"

#include <doctest/doctest.h>

#include "support/builders.h"

TEST_SUITE_BEGIN("verdict");

namespace annals::test {
namespace {

Verdict verdict_of(std::vector<std::pair<int, const char*>> values,
                   Polarity polarity = Polarity::kNeutral, double confidence = 0.95) {
  const Series of = series(std::move(values), indicator("i", IndicatorKind::kCount, polarity));
  return trend(of, {.confidence = confidence}).value().verdict;
}

const std::vector<std::pair<int, const char*>> kRise{
    {2018, "1"}, {2019, "2"}, {2020, "4"}, {2021, "5"}, {2022, "9"}};
const std::vector<std::pair<int, const char*>> kFall{
    {2018, "9"}, {2019, "5"}, {2020, "4"}, {2021, "2"}, {2022, "1"}};

TEST_CASE("verdict: a neutral indicator rises or falls") {
  CHECK(verdict_of(kRise) == Verdict::kRising);
  CHECK(verdict_of(kFall) == Verdict::kFalling);
}

TEST_CASE("verdict: where higher is better a rise improves") {
  CHECK(verdict_of(kRise, Polarity::kHigherIsBetter) == Verdict::kImproving);
  CHECK(verdict_of(kFall, Polarity::kHigherIsBetter) == Verdict::kWorsening);
}

TEST_CASE("verdict: where lower is better a rise worsens") {
  CHECK(verdict_of(kRise, Polarity::kLowerIsBetter) == Verdict::kWorsening);
  CHECK(verdict_of(kFall, Polarity::kLowerIsBetter) == Verdict::kImproving);
}

// The best that four values can do is p = 2/24 = 0.083.
TEST_CASE("verdict: four years are too few at 95 per cent, however they rise") {
  CHECK(verdict_of({{2018, "1"}, {2019, "2"}, {2020, "4"}, {2021, "5"}}) == Verdict::kTooFewYears);
}

TEST_CASE("verdict: four years are enough at 90 per cent") {
  CHECK(verdict_of({{2018, "1"}, {2019, "2"}, {2020, "4"}, {2021, "5"}}, Polarity::kNeutral, 0.9) ==
        Verdict::kRising);
}

// The best that five values can do is p = 2/120 = 0.017, more than 0.01.
TEST_CASE("verdict: five years are too few at 99 per cent") {
  CHECK(verdict_of(kRise, Polarity::kNeutral, 0.99) == Verdict::kTooFewYears);
}

// One falling pair of ten: S = 8, p = 10/120.
TEST_CASE("verdict: five years with one setback are not evident") {
  CHECK(verdict_of({{2018, "1"}, {2019, "2"}, {2020, "5"}, {2021, "4"}, {2022, "9"}}) ==
        Verdict::kNoEvidentTrend);
}

// Six values with one falling pair: S = 13, p = 2 * 6 / 720 = 0.0167.
TEST_CASE("verdict: six years with one setback are evident") {
  CHECK(
      verdict_of({{2017, "0"}, {2018, "1"}, {2019, "2"}, {2020, "5"}, {2021, "4"}, {2022, "9"}}) ==
      Verdict::kRising);
}

TEST_CASE("verdict: five equal values show no evident trend") {
  CHECK(verdict_of({{2018, "3"}, {2019, "3"}, {2020, "3"}, {2021, "3"}, {2022, "3"}}) ==
        Verdict::kNoEvidentTrend);
}

TEST_CASE("verdict: hardly any confidence makes no trend of two values or of none") {
  CHECK(verdict_of({{2018, "1"}, {2019, "2"}}, Polarity::kNeutral, 1e-17) == Verdict::kTooFewYears);
  CHECK(verdict_of({}, Polarity::kNeutral, 1e-17) == Verdict::kTooFewYears);
}

TEST_CASE("verdict: hardly any confidence makes no direction of a score of zero") {
  CHECK(verdict_of({{2018, "1"}, {2019, "3"}, {2020, "1"}}, Polarity::kHigherIsBetter, 1e-17) ==
        Verdict::kNoEvidentTrend);
}

TEST_CASE("verdict: p equal to the level is evident") {
  const std::optional<MannKendall> test = MannKendall{.n = 5, .s = 8, .p_value = 0.05};
  CHECK(analysis::verdict(5, test, 0.05, Polarity::kNeutral) == Verdict::kRising);
  CHECK(analysis::verdict(5, test, 0.0499, Polarity::kNeutral) == Verdict::kNoEvidentTrend);
}

TEST_CASE("to_string: verdicts have stable names") {
  CHECK(to_string(Verdict::kImproving) == "improving");
  CHECK(to_string(Verdict::kWorsening) == "worsening");
  CHECK(to_string(Verdict::kRising) == "rising");
  CHECK(to_string(Verdict::kFalling) == "falling");
  CHECK(to_string(Verdict::kNoEvidentTrend) == "no_evident_trend");
  CHECK(to_string(Verdict::kTooFewYears) == "too_few_years");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
