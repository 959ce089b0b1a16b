// Formulas are checked as they are defined.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "support/builders.h"
#include "support/shown.h"
#include "support/test_store.h"

TEST_SUITE_BEGIN("store");

namespace annals::test {
namespace {

Indicator computed(std::string_view code, std::string_view formula) {
  Indicator result = indicator(code, IndicatorKind::kRatio);
  result.formula = std::string(formula);
  return result;
}

void define_counts(TestStore& store) {
  for (const char* code : {"won", "lost", "lost-again"}) store->define(indicator(code)).value();
}

STORE_CASE("store: a formula over what is defined is kept as it is written") {
  define_counts(store);
  CHECK(shown(store->define(computed("share", " lost-again/(won + lost) "))) == "changed");
  CHECK(store->find_indicator("share")->formula == " lost-again/(won + lost) ");
}

STORE_CASE("store: a formula that cannot be read is refused with the place") {
  define_counts(store);
  CHECK(shown(store->define(computed("share", "won / (lost"))) ==
        "invalid_data: indicator \"share\" has the formula \"won / (lost\", which opens \"(\" at "
        "character 7 and does not close it");
  CHECK(codes_of(store->indicators()) == "lost, lost-again, won");
}

STORE_CASE("store: a formula may name only what is defined, and the nearest is told") {
  define_counts(store);
  CHECK(shown(store->define(computed("share", "wonn / lost"))) ==
        "not_found: indicator \"wonn\" is not defined; did you mean \"won\"?");
  CHECK(codes_of(store->indicators()) == "lost, lost-again, won");
}

STORE_CASE("store: a minus that became part of a code is told") {
  define_counts(store);
  CHECK(shown(store->define(computed("net", "won-lost"))) ==
        "not_found: indicator \"won-lost\" is not defined; a minus would have a blank before "
        "it; did you mean \"won\" or \"lost\"?");
  CHECK(shown(store->define(computed("net", "won - lost"))) == "changed");
}

STORE_CASE("store: a code in a formula has its own case") {
  define_counts(store);
  CHECK(shown(store->define(computed("net", "Won + lost"))) ==
        "not_found: indicator \"Won\" is not defined; did you mean \"won\"?");
}

STORE_CASE("store: a formula of itself is a circle of one") {
  CHECK(shown(store->define(computed("a", "2 * a"))) ==
        "invalid_data: indicator \"a\" would be computed from itself: \"a\" needs itself");
  CHECK(codes_of(store->indicators()) == "none");
}

STORE_CASE("store: a circle of two is refused, and the definition stays as it was") {
  store->define(indicator("a")).value();
  store->define(computed("b", "a + 1")).value();
  CHECK(shown(store->define(computed("a", "b - 1"), Redefine::kReplace)) ==
        "invalid_data: indicator \"a\" would be computed from itself: \"a\" needs \"b\", which "
        "needs \"a\"");
  CHECK(store->find_indicator("a")->formula == "");
}

STORE_CASE("store: a circle of three through formulas and counts is named along its way") {
  define_counts(store);
  store->define(indicator("a")).value();
  Indicator rate = indicator("b", IndicatorKind::kPercent);
  rate.numerator = IndicatorCode("won");
  rate.denominator = IndicatorCode("a");
  store->define(rate).value();
  store->define(computed("c", "lost / b")).value();
  CHECK(shown(store->define(computed("a", "won * c"), Redefine::kReplace)) ==
        "invalid_data: indicator \"a\" would be computed from itself: \"a\" needs \"c\", which "
        "needs \"b\", which needs \"a\"");
}

STORE_CASE("store: two ways to one indicator are no circle") {
  define_counts(store);
  store->define(computed("a", "won + lost")).value();
  store->define(computed("b", "a + won")).value();
  CHECK(shown(store->define(computed("c", "a + b + won"))) == "changed");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
