#include "query/printed_range.h"

#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"

TEST_SUITE_BEGIN("printed range");

namespace annals::query {
namespace {

using test::dec;

std::string shown(const PrintedRange& range) {
  return (range.low ? range.low->plain() : "...") + " to " +
         (range.high ? range.high->plain() : "...");
}
std::string range(std::string_view value, Bound bound = Bound::kExact, bool whole = false) {
  return shown(range_of(dec(value), bound, whole));
}
bool agree(std::string_view a, std::string_view b) {
  return can_equal(range_of(dec(a), Bound::kExact, false), range_of(dec(b), Bound::kExact, false));
}

TEST_CASE("printed range: a figure may be rounded or cut off") {
  CHECK(range("97.3") == "97.25 to 97.4");
  CHECK(range("97.36") == "97.355 to 97.37");
  CHECK(range("-97.3") == "-97.4 to -97.25");
  CHECK(range("0.0") == "-0.1 to 0.1");
  CHECK(range("122e3") == "121500 to 123000");
}

TEST_CASE("printed range: a count printed to the unit stands for itself") {
  CHECK(range("99", Bound::kExact, true) == "99 to 99");
  CHECK(range("99.0", Bound::kExact, true) == "99.0 to 99.0");
  CHECK(range("122e3", Bound::kExact, true) == "121500 to 123000");
}

TEST_CASE("printed range: bounds are open to their side, and about to both") {
  CHECK(range("11000", Bound::kAtLeast, true) == "11000 to ...");
  CHECK(range("500", Bound::kAtMost, true) == "... to 500");
  CHECK(range("38", Bound::kAbout) == "... to ...");
}

TEST_CASE("printed range: 97.3 agrees with 97.36 and not with 97.42") {
  CHECK(agree("97.3", "97.36"));
  CHECK(agree("97.36", "97.3"));
  CHECK_FALSE(agree("97.3", "97.42"));
  CHECK(agree("97.3", "97.25"));
  CHECK_FALSE(agree("97.3", "97.23"));
}

TEST_CASE("printed range: what has no exact decimal is no limit") {
  CHECK(range("999999999999999999") == "... to ...");
  const PrintedRange huge = PrintedRange::exactly(dec("999999999999999999"));
  CHECK(shown(huge + huge) == "... to ...");
  CHECK(shown(scaled(huge, 100)) == "... to ...");
}

TEST_CASE("printed range: the ends of a sum are the sums of the ends") {
  const PrintedRange a{dec("1"), dec("2")}, b{dec("0.5"), std::nullopt};
  CHECK(shown(a + b) == "1.5 to ...");
  CHECK(shown(-a) == "-2 to -1");
  CHECK(shown(a + -b) == "... to 1.5");
}

}  // namespace
}  // namespace annals::query

TEST_SUITE_END();
