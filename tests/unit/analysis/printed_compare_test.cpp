#include <annals/printed.h>
#include <doctest/doctest.h>

#include "support/builders.h"

TEST_SUITE_BEGIN("compare_prints");

namespace annals::test {
namespace {

PrintedCheck compared(std::string_view seen, std::string_view stated, Bound bound = Bound::kExact) {
  return compare_prints(measured(dec(seen)), measured(dec(stated), bound)).value();
}

AgreementRule rule(std::string_view seen, std::string_view stated) {
  return compared(seen, stated).rule;
}

TEST_CASE("compare_prints: 97.3 and 97.36 agree, 97.3 and 97.42 do not") {
  CHECK(compared("97.36", "97.3").verdict == PrintedVerdict::kAgrees);
  CHECK(compared("97.42", "97.3").verdict == PrintedVerdict::kDisagrees);
  CHECK(compared("97.3", "97.36").verdict == PrintedVerdict::kAgrees);
  CHECK(compared("97.3", "97.42").verdict == PrintedVerdict::kDisagrees);
}

TEST_CASE("compare_prints: the rule by which they agree is told") {
  CHECK(rule("97.3", "97.30") == AgreementRule::kExact);
  CHECK(rule("97.36", "97.4") == AgreementRule::kRounded);
  CHECK(rule("97.36", "97.3") == AgreementRule::kCutOff);
  CHECK(rule("97.25", "97.3") == AgreementRule::kHalfUp);
  CHECK(rule("97.25", "97.2") == AgreementRule::kHalfEven);
  CHECK(rule("97.35", "97.3") == AgreementRule::kInterval);
  CHECK(rule("97.42", "97.3") == AgreementRule::kNone);
  CHECK(rule("-97.36", "-97.3") == AgreementRule::kCutOff);
}

TEST_CASE("compare_prints: to the same digits only the same number agrees") {
  CHECK(rule("97.3", "97.4") == AgreementRule::kNone);
  CHECK(rule("0.00", "-0.00") == AgreementRule::kExact);
}

TEST_CASE("compare_prints: a rule that is asked for is the only one") {
  const auto cut =
      compare_prints(measured(dec("97.36")), measured(dec("97.3")), RoundingRule::kHalfUp).value();
  CHECK(cut.verdict == PrintedVerdict::kDisagrees);
  CHECK(cut.cut_off);
  CHECK(compare_prints(measured(dec("97.25")), measured(dec("97.3")), RoundingRule::kHalfEven)
            .value()
            .rule == AgreementRule::kInterval);
}

TEST_CASE("compare_prints: counts to the unit are what they are") {
  CHECK(compare_prints(counted(93), counted(92)).value().verdict == PrintedVerdict::kDisagrees);
  CHECK(compare_prints(counted(93), counted(dec("93.0"))).value().rule == AgreementRule::kExact);
  CHECK(compare_prints(counted(dec("122345")), counted(dec("122e3"))).value().rule ==
        AgreementRule::kRounded);
  CHECK(compare_prints(counted(dec("122789")), counted(dec("122e3"))).value().rule ==
        AgreementRule::kCutOff);
  CHECK(compare_prints(counted(dec("123456")), counted(dec("122e3"))).value().verdict ==
        PrintedVerdict::kDisagrees);
  CHECK(compare_prints(measured(dec("93.7")), counted(93)).value().verdict ==
        PrintedVerdict::kDisagrees);
}

TEST_CASE("compare_prints: at least and at most are kept or not") {
  CHECK(compared("6823", "6500", Bound::kAtLeast).rule == AgreementRule::kWithinBound);
  CHECK(compared("6500", "6500", Bound::kAtLeast).rule == AgreementRule::kWithinBound);
  CHECK(compared("6400", "6500", Bound::kAtLeast).verdict == PrintedVerdict::kDisagrees);
  CHECK(compared("95", "100", Bound::kAtMost).verdict == PrintedVerdict::kAgrees);
  CHECK(compared("105", "100", Bound::kAtMost).verdict == PrintedVerdict::kDisagrees);
}

TEST_CASE("compare_prints: about agrees with what prints so, else it cannot be told") {
  CHECK(compared("122345", "122e3", Bound::kAbout).verdict == PrintedVerdict::kAgrees);
  const PrintedCheck near = compared("123456", "122e3", Bound::kAbout);
  CHECK(near.verdict == PrintedVerdict::kCannotTell);
  CHECK(near.doubt == PrintedDoubt::kBound);
}

TEST_CASE("compare_prints: a bound is kept or not, whichever comes first") {
  const PrintedFigure about = counted(dec("122e3"), Bound::kAbout);
  CHECK(compare_prints(about, counted(dec("122345"))).value().rule == AgreementRule::kRounded);
  const PrintedFigure many = counted(6500, Bound::kAtLeast);
  CHECK(compare_prints(many, counted(6823)).value().rule == AgreementRule::kWithinBound);
  const PrintedCheck fewer = compare_prints(many, counted(6400)).value();
  CHECK(fewer.verdict == PrintedVerdict::kDisagrees);
  CHECK(fewer.seen.str() == "6500");
  CHECK(fewer.expected_low == "6400");
}

TEST_CASE("compare_prints: two bounds agree for certain never") {
  const PrintedFigure few = measured(100, Bound::kAtMost);
  const PrintedFigure many = measured(200, Bound::kAtLeast);
  CHECK(compare_prints(few, many).value().verdict == PrintedVerdict::kDisagrees);
  CHECK(compare_prints(many, measured(150, Bound::kAtLeast)).value().verdict ==
        PrintedVerdict::kCannotTell);
}

TEST_CASE("compare_prints: what is seen, and what is expected of it") {
  const PrintedCheck check = compared("97.42", "97.3");
  CHECK(check.seen.str() == "97.42");
  CHECK(check.expected_low == "97.25");
  CHECK(check.expected_high == "97.35");
  CHECK_FALSE(check.would_print);
  CHECK(compared("6400", "6500", Bound::kAtLeast).expected_low == "6500");
  CHECK(compared("6400", "6500", Bound::kAtLeast).expected_high.empty());
  CHECK(compare_prints(counted(93), counted(92)).value().expected_low == "92");
}

TEST_CASE("compare_prints: figures too long are refused") {
  CHECK(compare_prints(measured(dec("1e40")), measured(1)).error().code ==
        ErrorCode::kInvalidArgument);
}

TEST_CASE("compare_prints: figures too long are refused on either side, bounds as well") {
  const PrintedFigure endless = measured(dec("1e40"));
  CHECK_FALSE(compare_prints(measured(1), endless));
  CHECK_FALSE(compare_prints(measured(1), measured(dec("1e40"), Bound::kAtLeast)));
  CHECK_FALSE(compare_prints(measured(1), measured(dec("1e40"), Bound::kAbout)));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
