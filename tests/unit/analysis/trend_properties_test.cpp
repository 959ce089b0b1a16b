// What must hold for the trend of any series, tried on made-up ones.
#include <annals/transform.h>
#include <annals/trend.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <functional>

#include "support/builders.h"
#include "support/random.h"

TEST_SUITE_BEGIN("trend");

namespace annals::test {
namespace {

const Indicator kRate = indicator("rate", IndicatorKind::kPercent, Polarity::kHigherIsBetter);

using Observations = std::vector<Observation>;

Series of(Observations observations, const Indicator& indicator = kRate) {
  return Series::make(agency("court"), indicator, std::move(observations)).value();
}

// Some years are missing, some values tie, some are printed to tens, some are bounds.
Observations made_up(std::uint64_t seed) {
  Random random(seed);
  Observations values;
  const int n = 3 + random.below(10);
  int year = 2000;
  for (int i = 0; i < n; ++i) {
    year += 1 + (random.below(6) == 0 ? random.below(3) : 0);
    const int exponent = random.below(4) == 0 ? 1 : -random.below(2);
    const int mantissa = exponent == 1 ? 10 + random.below(6) + i : 100 + random.below(60) + 10 * i;
    Observation value{.year = Year(year), .value = Decimal::make(mantissa, exponent).value()};
    if (random.below(8) == 0) value.bound = static_cast<Bound>(1 + random.below(3));
    values.push_back(value);
  }
  return values;
}

void for_made_up(const std::function<void(const Observations&, const Trend&)>& check) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Observations values = made_up(seed);
    check(values, trend(of(values)).value());
  }
}

Bound opposite(Bound bound) {
  if (bound == Bound::kAtLeast) return Bound::kAtMost;
  return bound == Bound::kAtMost ? Bound::kAtLeast : bound;
}

Observations reversed(Observations values) {
  for (Observation& value : values) value.year = Year(4100 - static_cast<int>(value.year));
  return values;
}

TEST_CASE("trend: reversing the years flips what rounding leaves open") {
  for_made_up([](const Observations& values, const Trend& before) {
    const Trend after = trend(of(reversed(values))).value();
    CHECK(after.rounding->s_low == -before.rounding->s_high);
    CHECK(after.rounding->s_high == -before.rounding->s_low);
    CHECK(after.rounding->p_low == before.rounding->p_high);
    CHECK(after.rounding->could_turn == before.rounding->could_turn);
    CHECK(after.rounding->values.size() == before.rounding->values.size());
  });
}

TEST_CASE("trend: opposite values flip what rounding leaves open, streak and best") {
  Indicator lower = kRate;
  lower.polarity = Polarity::kLowerIsBetter;
  for_made_up([&](const Observations& values, const Trend& before) {
    Observations negated = values;
    for (Observation& value : negated) {
      value.value = -*value.value;
      value.bound = opposite(value.bound);
    }
    const Trend after = trend(of(negated, lower)).value();
    CHECK(after.rounding->s_low == -before.rounding->s_high);
    CHECK(after.rounding->could_turn == before.rounding->could_turn);
    CHECK(after.best->year == before.best->year);
    CHECK(after.verdict == before.verdict);
    REQUIRE(after.streak.has_value() == before.streak.has_value());
    if (after.streak) CHECK(after.streak->changes == before.streak->changes);
  });
}

TEST_CASE("trend: the score lies within what rounding leaves open") {
  for_made_up([](const Observations&, const Trend& trend) {
    CHECK(trend.rounding->s_low <= trend.test->s);
    CHECK(trend.test->s <= trend.rounding->s_high);
    const auto pairs = static_cast<std::int64_t>(trend.n * (trend.n - 1) / 2);
    CHECK(trend.rounding->s_low >= -pairs);
    CHECK(trend.rounding->s_high <= pairs);
    CHECK(trend.rounding->values.empty() == (trend.rounding->s_low == trend.rounding->s_high));
  });
}

// Each value is drawn from what it may stand for; the draws must obey what was said of all.
TEST_CASE("trend: no values that print alike leave the bounds or turn a safe verdict") {
  std::size_t safe = 0;
  for_made_up([&](const Observations& values, const Trend& printed) {
    if (!std::all_of(values.begin(), values.end(),
                     [](const Observation& value) { return value.bound == Bound::kExact; })) {
      return;
    }
    Random random(printed.n);
    for (int draw = 0; draw < 20; ++draw) {
      std::vector<double> drawn;
      for (const Observation& value : values) {
        const DecimalInterval range = value.value->interval().value();
        const double low = range.low.to_double();
        // Odd parts of 2002, so that no draw falls on an end or on a draw of a neighbour.
        drawn.push_back(low + (range.high.to_double() - low) * (1 + 2 * random.below(1000)) / 2002);
      }
      const MannKendall test = mann_kendall(drawn).value();
      CHECK(printed.rounding->s_low <= test.s);
      CHECK(test.s <= printed.rounding->s_high);
      if (printed.rounding->could_turn || smallest_exact_p(printed.n) > printed.level) continue;
      const bool evident = printed.verdict != Verdict::kNoEvidentTrend;
      CHECK((test.p_value <= printed.level) == evident);
      ++safe;
    }
  });
  CHECK(safe > 100);
}

TEST_CASE("trend: more digits that agree never widen what is left open") {
  for_made_up([](const Observations& values, const Trend& before) {
    Observations longer = values;
    for (Observation& value : longer) {
      value.value = value.value->rounded(value.value->decimals() + 2).value();
    }
    const Trend after = trend(of(longer)).value();
    CHECK(after.rounding->s_low >= before.rounding->s_low);
    CHECK(after.rounding->s_high <= before.rounding->s_high);
    CHECK(after.verdict == before.verdict);
  });
}

TEST_CASE("trend: the order of the input does not matter") {
  for_made_up([](const Observations& values, const Trend& before) {
    const Trend after = trend(of({values.rbegin(), values.rend()})).value();
    CHECK(after.x == before.x);
    CHECK(after.rounding->s_low == before.rounding->s_low);
    CHECK(after.best->year == before.best->year);
  });
}

TEST_CASE("transform: adding a constant changes no change") {
  for_made_up([](const Observations& values, const Trend&) {
    Observations raised = values;
    for (Observation& value : raised) value.value = (*value.value + Decimal(1024)).value();
    const auto before = transform(of(values), Transform::kChange).value().values;
    const auto after = transform(of(raised), Transform::kChange).value().values;
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(*after[i].exact == *before[i].exact);
  });
}

TEST_CASE("transform: scaling changes no relative change and no index, and scales a mean") {
  for_made_up([](const Observations& values, const Trend&) {
    Observations scaled = values;
    for (Observation& value : scaled) value.value = (*value.value * Decimal(8)).value();
    for (const Transform code :
         {Transform::kPercentChange, Transform::kLogChange, Transform::kIndex}) {
      const auto before = transform(of(values), code).value().values;
      const auto after = transform(of(scaled), code).value().values;
      REQUIRE(after.size() == before.size());
      for (std::size_t i = 0; i < after.size(); ++i) {
        CHECK(after[i].value == doctest::Approx(before[i].value).epsilon(1e-12));
      }
    }
    const auto before = moving_average(of(values), 2).value();
    const auto after = moving_average(of(scaled), 2).value();
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
      CHECK(after[i].value == doctest::Approx(8 * before[i].value).epsilon(1e-14));
    }
  });
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
