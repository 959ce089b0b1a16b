// What must hold of every agreement between a printed and a computed value.
#include <annals/computed.h>
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "support/courtroom.h"

TEST_SUITE_BEGIN("computed");

namespace annals::test {
namespace {

Agreement agreement_with(Courtroom& room, const Decimal& printed, int numerator, int denominator) {
  Observation says{.year = Year(2022), .value = printed};
  says.numerator = numerator;
  says.denominator = denominator;
  room.store()
      .write(Batch(source("report", "2024")).add(AgencyCode("court"), IndicatorCode("rate"), says))
      .value();
  return *room.value("rate").agreement;
}

TEST_CASE("computed: a print rounded from the counts agrees, with however many digits") {
  std::mt19937 random(20250501);
  std::uniform_int_distribution<int> counts(1, 20000);
  Courtroom room;
  for (int round = 0; round < 60; ++round) {
    const int a = counts(random), b = counts(random);
    for (int decimals = 0; decimals <= 9; ++decimals) {
      CAPTURE(a);
      CAPTURE(b);
      CAPTURE(decimals);
      for (const RoundingRule rule : {RoundingRule::kHalfUp, RoundingRule::kHalfEven}) {
        const Decimal printed = quotient(a, b, 100, decimals, rule).value();
        CHECK(agreement_with(room, printed, a, b) == Agreement::kAgrees);
      }
    }
  }
}

// Further digits narrow the range of a print and never move it out of the one before, as long as
// they round to it.
TEST_CASE("computed: a print that differs goes on to differ with more digits") {
  std::mt19937 random(99);
  std::uniform_int_distribution<int> counts(1, 20000);
  std::uniform_int_distribution<int> off(2, 9);
  std::uniform_int_distribution<int> digit(1, 8);
  Courtroom room;
  for (int round = 0; round < 60; ++round) {
    const int a = counts(random), b = counts(random);
    const Decimal near = quotient(a, b, 100, 1).value();
    const Decimal printed = Decimal::make(near.mantissa() + off(random), -1).value();
    CAPTURE(a);
    CAPTURE(b);
    CAPTURE(printed.str());
    REQUIRE(agreement_with(room, printed, a, b) == Agreement::kDiffers);
    // 97.3 with a further digit is 97.26 to 97.34: those round to it and lie well inside.
    const int further = digit(random) - 4;
    const Decimal finer = Decimal::make(printed.mantissa() * 10 + further, -2).value();
    CHECK(agreement_with(room, finer, a, b) == Agreement::kDiffers);
  }
}

TEST_CASE("computed: counts times ten give the same rate and the same agreement") {
  std::mt19937 random(5);
  std::uniform_int_distribution<int> counts(1, 20000);
  std::uniform_int_distribution<int> tenths(0, 1000);
  Courtroom room;
  for (int round = 0; round < 60; ++round) {
    const int a = counts(random), b = counts(random);
    const Decimal printed = Decimal::make(tenths(random), -1).value();
    const Agreement one = agreement_with(room, printed, a, b);
    CHECK(agreement_with(room, printed, a * 10, b * 10) == one);
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
