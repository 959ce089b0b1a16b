// What must hold of every roll-up, on made-up trees with fixed seeds.
#include <annals/rollup.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "query/figures.h"
#include "small_store.h"

TEST_SUITE_BEGIN("rollup properties");

namespace annals {
namespace {

using test::dec;
using test::shown;
using test::SmallStore;

// A parent with four districts of up to five streets each. Only streets have figures.
struct MadeUp {
  explicit MadeUp(unsigned seed) : random(seed) {
    for (int district = 0; district < 4; ++district) {
      districts.push_back("d" + std::to_string(district));
      const int streets = pick(1, 5);
      for (int street = 0; street < streets; ++street) {
        leaves.push_back(districts.back() + "s" + std::to_string(street));
      }
    }
  }
  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }

  std::mt19937 random;
  std::vector<std::string> districts, leaves;
};

// Streets below districts below "p"; "flat": the streets directly below "p".
SmallStore tree(const MadeUp& made, bool flat) {
  std::vector<test::Body> bodies = {{"p"}};
  for (const std::string& district : made.districts) bodies.push_back({district, "p"});
  for (const std::string& leaf : made.leaves) {
    bodies.push_back({leaf, flat ? std::string_view("p") : std::string_view(leaf).substr(0, 2)});
  }
  return SmallStore(bodies);
}

// Prints of every precision and with every bound.
std::string made_up_print(MadeUp& made) {
  std::string print = std::to_string(made.pick(0, 5000));
  if (made.pick(0, 3) == 0) print = std::to_string(made.pick(1, 400)) + ".2万";
  if (made.pick(0, 9) == 0) print += "余";
  return print;
}

const RollupOptions kOfChildren{.members = RollupMembers::kChildren};
const RollupOptions kOfLeaves{.members = RollupMembers::kLeaves};

TEST_CASE("rollup properties: the roll-up of roll-ups is the roll-up") {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    MadeUp made(seed);
    SmallStore deep = tree(made, false);
    SmallStore flat = tree(made, true);
    for (const std::string& leaf : made.leaves) {
      const int below = made.pick(1, 900);
      const std::string wins = std::to_string(made.pick(0, below));
      const std::string cases = made_up_print(made);
      for (SmallStore* const store : {&deep, &flat}) {
        store->put(leaf, "cases", 2020, cases).put(leaf, "wins", 2020, wins);
        store->put(leaf, "hearings", 2020, std::to_string(below));
      }
    }
    for (const char* const indicator : {"cases", "rate"}) {
      CAPTURE(indicator);
      const Aggregate once = *deep.roll("p", indicator, kOfLeaves).value().years[0].value();
      CHECK(shown(*deep.roll("p", indicator).value().years[0].value()) == shown(once));
      RollupOptions of_all = kOfChildren;
      of_all.policy = parse_coverage_policy("share=0").value();
      const Rollup level = flat.roll("p", indicator, of_all).value();
      CHECK(shown(*level.years[0].value()) == shown(once));
    }
    // District by district: the districts' results, added up, are the parent's.
    Decimal wins, hearings, cases;
    for (const std::string& district : made.districts) {
      const Rollup rate = deep.roll(district, "rate").value();
      wins = (wins + *rate.years[0].value()->numerator).value();
      hearings = (hearings + *rate.years[0].value()->denominator).value();
      cases = (cases + deep.roll(district, "cases").value().years[0].value()->value).value();
    }
    const Aggregate rate = *deep.roll("p", "rate").value().years[0].value();
    CHECK(rate.numerator == wins);
    CHECK(rate.denominator == hearings);
    CHECK(rate.value == quotient(wins, hearings, 100, 1).value());
    CHECK(deep.roll("p", "cases").value().years[0].value()->value == cases);
  }
}

query::Addend addend(std::string_view code, std::string_view print, int above, int below) {
  const PrintedValue printed = parse_printed_value(print).value();
  return {.agency = AgencyCode(code),
          .value = query::Quantity{printed.value, printed.bound, true},
          .numerator = query::Quantity{above, Bound::kExact, true},
          .denominator = query::Quantity{below, Bound::kExact, true}};
}

TEST_CASE("rollup properties: the order of the members does not matter") {
  Indicator sum = test::indicator("cases");
  sum.aggregation = Aggregation::kSum;
  Indicator rate = test::indicator("rate", IndicatorKind::kPercent);
  rate.aggregation = Aggregation::kRatioOfSums;
  rate.factor = 100;
  rate.decimals = 2;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    MadeUp made(seed);
    std::vector<query::Addend> addends;
    for (const std::string& leaf : made.leaves) {
      addends.push_back(addend(leaf, made_up_print(made), made.pick(0, 50), made.pick(50, 900)));
    }
    const std::string sum_before = shown(query::combine(sum, addends).value());
    const std::string rate_before = shown(query::combine(rate, addends).value());
    std::shuffle(addends.begin(), addends.end(), made.random);
    CHECK(shown(query::combine(sum, addends).value()) == sum_before);
    CHECK(shown(query::combine(rate, addends).value()) == rate_before);
  }
}

TEST_CASE("rollup properties: a rate is the mean weighted by denominators, and not the plain one") {
  Indicator rate = test::indicator("rate", IndicatorKind::kPercent);
  rate.aggregation = Aggregation::kRatioOfSums;
  rate.factor = 100;
  rate.decimals = 6;
  int apart = 0;
  for (unsigned seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    MadeUp made(seed);
    std::vector<query::Addend> addends;
    double weighted = 0, plain = 0, weights = 0;
    for (int i = 0; i < 4; ++i) {
      const int below = made.pick(1, 900), above = made.pick(0, below);
      addends.push_back(addend("m" + std::to_string(i), "1", above, below));
      const double own = 100.0 * above / below;
      weighted += own * below;
      weights += below;
      plain += own / 4;
    }
    const Aggregate result = query::combine(rate, addends).value();
    CHECK(result.value.to_double() == doctest::Approx(weighted / weights).epsilon(1e-7));
    if (std::abs(result.value.to_double() - plain) > 0.01) ++apart;
    CHECK(*result.low <= *result.high);
    // Exact counts: the interval is no wider than its last digit.
    CHECK((*result.high - *result.low).value() <= dec("0.000000000002"));
  }
  CHECK(apart > 40);
}

TEST_CASE(
    "rollup properties: every true figure behind the prints gives a sum inside the interval") {
  Indicator sum = test::indicator("money", IndicatorKind::kAmount);
  sum.aggregation = Aggregation::kSum;
  for (unsigned seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    MadeUp made(seed);
    std::vector<query::Addend> addends;
    Decimal truth;
    for (int i = 0; i < 5; ++i) {
      const Decimal exact = Decimal::make(made.pick(-1000000, 1000000), -3).value();
      truth = (truth + exact).value();
      const Decimal print = exact.rounded(made.pick(-2, 3)).value();
      addends.push_back({.agency = AgencyCode("m" + std::to_string(i)),
                         .value = query::Quantity{print, Bound::kExact, false}});
    }
    const Aggregate result = query::combine(sum, addends).value();
    CHECK(*result.low <= truth);
    CHECK(truth <= *result.high);
  }
}

TEST_CASE("rollup properties: every true pair of counts gives a rate inside the interval") {
  Indicator rate = test::indicator("rate", IndicatorKind::kPercent);
  rate.aggregation = Aggregation::kRatioOfSums;
  rate.factor = 100;
  rate.decimals = 1;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    MadeUp made(seed);
    const int above = made.pick(0, 4000), below = made.pick(5000, 9000);
    const int digits = -made.pick(0, 3);
    const query::Addend only{
        .agency = AgencyCode("m"),
        .numerator = query::Quantity{Decimal(above).rounded(digits).value(), Bound::kExact, true},
        .denominator =
            query::Quantity{Decimal(below).rounded(digits).value(), Bound::kExact, true}};
    const Aggregate result = query::combine(rate, {only}).value();
    // low * below <= 100 * above <= high * below, in exact arithmetic.
    const Decimal hundredfold = (Decimal(above) * Decimal(100)).value();
    CHECK((*result.low * Decimal(below)).value() <= hundredfold);
    CHECK(hundredfold <= (*result.high * Decimal(below)).value());
  }
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
