#include "analysis/range.h"

#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("range");

namespace annals::analysis {
namespace {

using test::dec;

Range of(const char* low, const char* high) {
  const auto end = [](const char* text) {
    return text[0] == '\0' ? std::nullopt : std::optional(Fraction(dec(text)));
  };
  return {end(low), end(high)};
}

std::string shown(const Range& range) {
  return (range.low ? range.low->text(6) : "...") + " to " +
         (range.high ? range.high->text(6) : "...");
}

TEST_CASE("range: a printed range has both its ends") {
  CHECK(shown(Range(printed_range(dec("97.3"), Bound::kExact))) == "97.25 to 97.35");
  CHECK(shown(Range(printed_range(dec("6500"), Bound::kAtLeast))) == "6500 to ...");
  const Range below(printed_range(dec("97.3"), Bound::kExact));
  const Range above(printed_range(dec("97.4"), Bound::kExact));
  CHECK(meet(below, above));
}

TEST_CASE("range: the ends of a sum are the sums of the ends, a minus turns them over") {
  CHECK(shown(of("1", "2") + of("0.5", "")) == "1.5 to ...");
  CHECK(shown(of("1", "2") - of("0.5", "")) == "... to 1.5");
  CHECK(shown(of("1", "2") - of("0.5", "0.7")) == "0.3 to 1.5");
  CHECK(shown(-of("1", "2")) == "-2 to -1");
  CHECK(shown(-of("1", "")) == "... to -1");
}

TEST_CASE("range: a factor below zero turns the ends over, zero leaves nothing open") {
  CHECK(shown(of("1", "2") * Fraction(3)) == "3 to 6");
  CHECK(shown(of("1", "2") * Fraction(-3)) == "-6 to -3");
  CHECK(shown(of("1", "") * Fraction(-3)) == "... to -3");
  CHECK(shown(of("1", "") * Fraction()) == "0 to 0");
}

TEST_CASE("range: the least quotient is by the largest denominator, below zero by the smallest") {
  CHECK(shown(of("1", "2") / of("4", "5")) == "0.2 to 0.5");
  CHECK(shown(of("-2", "2") / of("4", "5")) == "-0.5 to 0.5");
  CHECK(shown(of("-2", "-1") / of("4", "5")) == "-0.5 to -0.2");
  CHECK(shown(of("1", "2") / of("4", "")) == "0 to 0.5");
}

TEST_CASE("range: two meet where they have a number in common") {
  CHECK(meet(of("1", "2"), of("2", "3")));
  CHECK_FALSE(meet(of("1", "2"), of("2.1", "3")));
  CHECK(meet(of("", ""), of("2.1", "3")));
  Range open = of("1", "2");
  open.high_included = false;
  CHECK_FALSE(meet(open, of("2", "3")));
}

TEST_CASE("range: one may be at most another unless all of it lies above") {
  CHECK(may_be_at_most(of("1", "5"), of("2", "3")));
  CHECK(may_be_at_most(of("3", "5"), of("2", "3")));
  CHECK_FALSE(may_be_at_most(of("3.1", "5"), of("2", "3")));
  CHECK(may_be_at_most(of("3.1", "5"), of("2", "")));
}

}  // namespace
}  // namespace annals::analysis

TEST_SUITE_END();
