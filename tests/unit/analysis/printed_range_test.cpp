#include <annals/compare.h>
#include <doctest/doctest.h>

#include <string>

#include "group.h"

TEST_SUITE_BEGIN("printed_range");

namespace annals::test {
namespace {

Indicator percent() {
  Indicator result = rate();
  result.lower_bound = 0;
  result.upper_bound = 100;
  return result;
}
Indicator cases() { return indicator("cases", IndicatorKind::kCount, Polarity::kNeutral); }

std::string shown(const PrintedRange& range) {
  return (range.low ? range.low->plain() : "?") + " to " + (range.high ? range.high->plain() : "?");
}
std::string range(std::string_view value, Bound bound, const Indicator& of) {
  return shown(printed_range(bounded(2022, value, bound), of));
}
bool told_apart(std::string_view a, std::string_view b, const Indicator& of) {
  const bool result = distinguishable(observation(2022, a), observation(2022, b), of);
  CHECK(distinguishable(observation(2022, b), observation(2022, a), of) == result);
  return result;
}

TEST_CASE("printed_range: half a unit of the last digit lies to either side") {
  CHECK(range("97.3", Bound::kExact, rate()) == "97.25 to 97.35");
  CHECK(range("97.30", Bound::kExact, rate()) == "97.295 to 97.305");
  CHECK(range("122e3", Bound::kExact, cases()) == "121500 to 122500");
}

TEST_CASE("printed_range: a count printed to the unit is itself and nothing else") {
  CHECK(range("99", Bound::kExact, cases()) == "99 to 99");
  CHECK(range("99", Bound::kExact, rate()) == "98.5 to 99.5");
}

TEST_CASE("printed_range: it does not leave the bounds of the indicator") {
  CHECK(range("100", Bound::kExact, percent()) == "99.5 to 100");
  CHECK(range("0.0", Bound::kExact, percent()) == "0 to 0.05");
}

TEST_CASE("printed_range: a bound is open to one side, as far as the indicator goes") {
  CHECK(range("95", Bound::kAtLeast, percent()) == "95 to 100");
  CHECK(range("95", Bound::kAtMost, percent()) == "0 to 95");
  CHECK(range("6500", Bound::kAtLeast, cases()) == "6500 to ?");
  CHECK(range("6500", Bound::kAtMost, cases()) == "? to 6500");
  CHECK(range("95", Bound::kAbout, rate()) == "94.5 to 95.5");
}

TEST_CASE("printed_range: what a decimal has no room for has no width") {
  CHECK(range("999999999999999999", Bound::kExact, rate()) ==
        "999999999999999999 to 999999999999999999");
}

TEST_CASE("distinguishable: values told apart by their last digit are, rounder ones may not be") {
  CHECK(told_apart("97.3", "97.4", rate()));
  CHECK_FALSE(told_apart("97", "97.3", rate()));
  CHECK(told_apart("97", "97.6", rate()));
  CHECK_FALSE(told_apart("97.3", "97.30", rate()));
  CHECK(told_apart("99", "100", cases()));
  CHECK_FALSE(told_apart("12e4", "122e3", cases()));
}

TEST_CASE("distinguishable: what is at least so much may be any more") {
  const Observation at_least = bounded(2022, "95", Bound::kAtLeast);
  CHECK_FALSE(distinguishable(at_least, observation(2022, "98.0"), percent()));
  CHECK(distinguishable(at_least, observation(2022, "94.0"), percent()));
  CHECK_FALSE(distinguishable(at_least, bounded(2022, "96", Bound::kAtMost), percent()));
  CHECK(distinguishable(at_least, bounded(2022, "90", Bound::kAtMost), percent()));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
