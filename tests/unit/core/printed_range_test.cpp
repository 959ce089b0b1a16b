#include <annals/printed_range.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "support/builders.h"

TEST_SUITE_BEGIN("printed_range");

namespace annals::test {
namespace {

constexpr PrintedReading kCounted{.counted = true};

// "(97.25, 97.35)", "[6500, ...)": square where the end belongs to the range.
std::string shown(const PrintedRange& range) {
  const auto& [low, high] = range;
  return (low ? (low->closed ? "[" : "(") + low->at.plain() : "(...") + ", " +
         (high ? high->at.plain() + (high->closed ? "]" : ")") : "...)");
}
std::string range(std::string_view value, Bound bound = Bound::kExact,
                  const PrintedReading& reading = {}) {
  return shown(printed_range(dec(value), bound, reading));
}

TEST_CASE("printed_range: half a unit of the last digit lies to either side") {
  CHECK(range("97.3") == "(97.25, 97.35)");
  CHECK(range("97.30") == "(97.295, 97.305)");
  CHECK(range("-97.3") == "(-97.35, -97.25)");
  CHECK(range("0.0") == "(-0.05, 0.05)");
  CHECK(range("122e3") == "(121500, 122500)");
}

TEST_CASE("printed_range: a count printed to the unit is itself and nothing else") {
  CHECK(range("99", Bound::kExact, kCounted) == "[99, 99]");
  CHECK(range("99.0", Bound::kExact, kCounted) == "[99.0, 99.0]");
  CHECK(range("122e3", Bound::kExact, kCounted) == "(121500, 122500)");
}

TEST_CASE("printed_range: at least and at most are open to their side") {
  CHECK(range("97.3", Bound::kAtLeast) == "[97.3, ...)");
  CHECK(range("97.3", Bound::kAtMost) == "(..., 97.3]");
  CHECK(range("12e4", Bound::kAtLeast) == "[120000, ...)");
}

TEST_CASE("printed_range: there is no count below zero, but a change of counts may be") {
  CHECK(range("5", Bound::kAtMost, kCounted) == "[0, 5]");
  CHECK(range("-5", Bound::kAtMost, kCounted) == "(..., -5]");
}

TEST_CASE("printed_range: about reaches half a unit of the last digit that is not zero") {
  CHECK(range("5000", Bound::kAbout) == "[4500, 5500]");
  CHECK(range("12e4", Bound::kAbout) == "[110000, 130000]");
}

TEST_CASE("printed_range: about reaches a whole unit of the last printed digit at least") {
  CHECK(range("383", Bound::kAbout, kCounted) == "[382, 384]");
  CHECK(range("97.3", Bound::kAbout) == "[97.2, 97.4]");
}

TEST_CASE("printed_range: about is no limit for who must not find fault") {
  CHECK(range("38", Bound::kAbout, {.about_is_open = true}) == "(..., ...)");
}

TEST_CASE("printed_range: what may be cut off reaches a whole unit away from zero") {
  const PrintedReading cut{.cut_off = true};
  CHECK(range("97.3", Bound::kExact, cut) == "(97.25, 97.4)");
  CHECK(range("-97.3", Bound::kExact, cut) == "(-97.4, -97.25)");
  CHECK(range("0.0", Bound::kExact, cut) == "(-0.1, 0.1)");
  CHECK(range("122e3", Bound::kExact, cut) == "(121500, 123000)");
  CHECK(range("99", Bound::kExact, {.counted = true, .cut_off = true}) == "[99, 99]");
}

TEST_CASE("printed_range: it does not leave what there can be") {
  const PrintedReading percent{.least = 0, .most = 100};
  CHECK(range("100", Bound::kExact, percent) == "(99.5, 100]");
  CHECK(range("0.0", Bound::kExact, percent) == "[0, 0.05)");
  CHECK(range("95", Bound::kAtLeast, percent) == "[95, 100]");
  CHECK(range("95", Bound::kAtMost, percent) == "[0, 95]");
  CHECK(range("99.9", Bound::kAbout, percent) == "[99.8, 100.0]");
}

TEST_CASE("printed_range: a value beyond what there can be keeps its range on that side") {
  CHECK(range("97.3", Bound::kExact, {.most = 90}) == "(97.25, 97.35)");
  CHECK(range("97.3", Bound::kAtLeast, {.most = 90}) == "[97.3, ...)");
}

TEST_CASE("printed_range: an observation is taken as its indicator says") {
  Indicator percent = indicator("rate", IndicatorKind::kPercent);
  percent.lower_bound = 0;
  percent.upper_bound = 100;
  CHECK(shown(printed_range(observation(2022, "100"), percent)) == "(99.5, 100]");
  CHECK(shown(printed_range(observation(2022, "99"), indicator("cases"))) == "[99, 99]");
}

TEST_CASE("printed_range: an end that no decimal holds is no limit") {
  CHECK(range("999999999999999999") == "(..., ...)");
  CHECK(range("999999999999999999", Bound::kExact, kCounted) ==
        "[999999999999999999, 999999999999999999]");
}

std::string order(std::string_view a, std::string_view b, const PrintedReading& reading = {},
                  Bound bound_of_b = Bound::kExact) {
  const PrintedRange first = printed_range(dec(a), Bound::kExact, reading);
  const PrintedRange second = printed_range(dec(b), bound_of_b, reading);
  switch (range_order(first, second)) {
    case RangeOrder::kBelow:
      CHECK(range_order(second, first) == RangeOrder::kAbove);
      return "below";
    case RangeOrder::kAbove:
      CHECK(range_order(second, first) == RangeOrder::kBelow);
      return "above";
    case RangeOrder::kEqual:
      CHECK(range_order(second, first) == RangeOrder::kEqual);
      return "equal";
    case RangeOrder::kOpen:
      CHECK(range_order(second, first) == RangeOrder::kOpen);
      return "open";
  }
  return {};
}

TEST_CASE("range_order: prints of one precision keep their order, coarser ones may not") {
  CHECK(order("97.3", "97.4") == "below");
  CHECK(order("97.4", "97.3") == "above");
  CHECK(order("97", "97.3") == "open");
  CHECK(order("97", "97.6") == "below");
}

TEST_CASE("range_order: equal counts are equal, equal rates may stand in either order") {
  CHECK(order("99", "99", kCounted) == "equal");
  CHECK(order("99", "100", kCounted) == "below");
  CHECK(order("97.3", "97.3") == "open");
}

TEST_CASE("range_order: ranges that meet where both have their end are open") {
  CHECK(order("6500", "6500", kCounted, Bound::kAtLeast) == "open");
  CHECK(order("6499", "6500", kCounted, Bound::kAtLeast) == "below");
  CHECK(order("6500", "6500", kCounted, Bound::kAtMost) == "open");
}

TEST_CASE("printed_range: a bound that is none limits nothing") {
  CHECK(range("5", static_cast<Bound>(99)) == "(..., ...)");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
