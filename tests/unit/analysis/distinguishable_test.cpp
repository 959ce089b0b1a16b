#include <annals/compare.h>
#include <doctest/doctest.h>

#include <string_view>

#include "group.h"

TEST_SUITE_BEGIN("distinguishable");

namespace annals::test {
namespace {

Indicator percent() {
  Indicator result = rate();
  result.lower_bound = 0;
  result.upper_bound = 100;
  return result;
}
Indicator cases() { return indicator("cases", IndicatorKind::kCount, Polarity::kNeutral); }

bool told_apart(std::string_view a, std::string_view b, const Indicator& of) {
  const bool result = distinguishable(observation(2022, a), observation(2022, b), of);
  CHECK(distinguishable(observation(2022, b), observation(2022, a), of) == result);
  return result;
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
