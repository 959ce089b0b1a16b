#include <annals/printed.h>
#include <doctest/doctest.h>

#include "support/builders.h"

TEST_SUITE_BEGIN("printed");

namespace annals::test {
namespace {

// "agrees half_up, 90.625 to 90.625, prints 90.63": a check in one line.
std::string told(const Result<PrintedCheck>& result) {
  if (!result) return result.error().message;
  const PrintedCheck& check = *result;
  std::string text(to_string(check.verdict));
  if (check.rule != AgreementRule::kNone) text += " " + std::string(to_string(check.rule));
  if (check.doubt != PrintedDoubt::kNone) text += " " + std::string(to_string(check.doubt));
  text += ", " + check.expected_low + " to " + check.expected_high;
  if (check.would_print) text += ", prints " + check.would_print->str();
  return check.cut_off ? text + ", cut off" : text;
}

PrintedFigure cases(std::string_view value, Bound bound = Bound::kExact) {
  return counted(dec(value), bound);
}
PrintedFigure rate(std::string_view value, Bound bound = Bound::kExact) {
  return measured(dec(value), bound);
}

std::string sum(const PrintedFigure& total, const std::vector<PrintedFigure>& parts) {
  return told(check_sum(total, parts));
}
std::string shares(const std::vector<PrintedFigure>& parts) { return told(check_shares(parts)); }

constexpr auto kUp = RoundingRule::kHalfUp;
constexpr auto kEven = RoundingRule::kHalfEven;

TEST_CASE("check_rate: a rate that its counts give") {
  CHECK(told(check_rate(cases("366"), cases("1000"), rate("36.6"))) ==
        "agrees exact, 36.6 to 36.6, prints 36.6");
  CHECK(told(check_rate(cases("209"), cases("5129"), rate("4.1"))) ==
        "agrees rounded, 4.0748683... to 4.0748683..., prints 4.1");
  CHECK(told(check_rate(cases("8"), cases("8"), rate("100"))) ==
        "agrees exact, 100 to 100, prints 100");
}

TEST_CASE("check_rate: a rate that its counts do not give") {
  CHECK(told(check_rate(cases("365"), cases("1000"), rate("36.6"))) ==
        "disagrees, 36.5 to 36.5, prints 36.5");
  CHECK(told(check_rate(cases("277"), cases("1974"), rate("35.1"))) ==
        "disagrees, 14.0324214... to 14.0324214..., prints 14.0");
}

TEST_CASE("check_rate: digits cut off instead of rounded are told") {
  CHECK(told(check_rate(cases("2"), cases("3"), rate("66.6"))) ==
        "disagrees, 66.6666666... to 66.6666666..., prints 66.7, cut off");
  CHECK(told(check_rate(cases("14665"), cases("14730"), rate("99.5"))) ==
        "disagrees, 99.5587236... to 99.5587236..., prints 99.6, cut off");
}

// 1 of 16 is 6.25 %.
TEST_CASE("check_rate: halfway the rule decides") {
  CHECK(told(check_rate(cases("1"), cases("16"), rate("6.3"))) ==
        "agrees half_up, 6.25 to 6.25, prints 6.3");
  CHECK(told(check_rate(cases("1"), cases("16"), rate("6.2"))) ==
        "agrees half_even, 6.25 to 6.25, prints 6.3");
  CHECK(told(check_rate(cases("1"), cases("16"), rate("6.2"), 100, kUp)) ==
        "disagrees, 6.25 to 6.25, prints 6.3, cut off");
  CHECK(told(check_rate(cases("1"), cases("16"), rate("6.3"), 100, kEven)) ==
        "disagrees, 6.25 to 6.25, prints 6.2");
  CHECK(told(check_rate(cases("1"), cases("16"), rate("6.2"), 100, kEven)) ==
        "agrees half_even, 6.25 to 6.25, prints 6.2");
}

TEST_CASE("check_rate: rounded counts allow a range of rates") {
  CHECK(told(check_rate(cases("122e3"), cases("125e3"), rate("97.0"))) ==
        "agrees interval, 96.8127490... to 98.3935742..., prints 97.6");
  CHECK(told(check_rate(cases("122e3"), cases("125e3"), rate("96.7"))) ==
        "disagrees, 96.8127490... to 98.3935742..., prints 97.6");
}

TEST_CASE("check_rate: no cases have no rate") {
  const auto none = check_rate(cases("0"), cases("0"), rate("0")).value();
  CHECK(none.verdict == PrintedVerdict::kCannotTell);
  CHECK(none.doubt == PrintedDoubt::kNoCases);
  CHECK_FALSE(none.would_print);
  CHECK(none.expected_low.empty());
  CHECK(told(check_rate(cases("1"), cases("0"), rate("0"))) ==
        "\"1\" of \"0\" has no rate, there are no cases");
  CHECK(told(check_rate(cases("1"), cases("-5"), rate("0"))) ==
        "denominator \"-5\" is negative, a rate is of cases");
  CHECK(told(check_rate(cases("1"), cases("5"), rate("0"), -1)) ==
        "factor \"-1\" is not above zero");
}

TEST_CASE("check_rate: bounds tell what they can and no more") {
  const PrintedFigure some = cases("90", Bound::kAtLeast);
  CHECK(told(check_rate(some, cases("100"), rate("95.0"))) == "cannot_tell bound, 90 to ");
  CHECK(told(check_rate(some, cases("100"), rate("89.0"))) == "disagrees, 90 to ");
  CHECK(told(check_rate(cases("90"), cases("100", Bound::kAtLeast), rate("90.1"))) ==
        "disagrees, 0 to 90");
  CHECK(told(check_rate(cases("90"), cases("100", Bound::kAtMost), rate("95.0"))) ==
        "cannot_tell bound,  to ");
  CHECK(told(check_rate(cases("96"), cases("100"), rate("95", Bound::kAtLeast))) ==
        "agrees within_bound, 96 to 96, prints 96");
  CHECK(told(check_rate(cases("94"), cases("100"), rate("95", Bound::kAtLeast))) ==
        "disagrees, 94 to 94, prints 94");
  CHECK(told(check_rate(cases("96"), cases("100"), rate("95", Bound::kAtMost))) ==
        "disagrees, 96 to 96, prints 96");
  CHECK(told(check_rate(cases("95"), cases("100"), rate("95", Bound::kAbout))) ==
        "agrees exact, 95 to 95, prints 95");
  CHECK(told(check_rate(cases("94"), cases("100"), rate("95", Bound::kAbout))) ==
        "cannot_tell bound, 94 to 94, prints 94");
}

TEST_CASE("check_rate: a factor other than a hundred") {
  CHECK(told(check_rate(cases("104"), cases("100"), rate("1.04"), 1)) ==
        "agrees exact, 1.04 to 1.04, prints 1.04");
}

TEST_CASE("check_rate: figures too long are refused and never guessed") {
  CHECK(told(check_rate(cases("1"), cases("1e39"), rate("0"))) ==
        "figures are too long to be compared exactly, use fewer digits");
  CHECK(told(check_rate(cases("1"), cases("3"), rate("1e-40"))) ==
        "figures are too long to be compared exactly, use fewer digits");
}

TEST_CASE("check_difference: points beside both rates") {
  CHECK(told(check_difference(rate("10.83"), rate("6.88"), rate("-3.95"))) ==
        "agrees exact, -3.96 to -3.94, prints -3.95");
  CHECK(told(check_difference(rate("10.83"), rate("6.88"), rate("-3.94"))) ==
        "agrees interval, -3.96 to -3.94, prints -3.95");
  CHECK(told(check_difference(rate("10.83"), rate("6.88"), rate("3.95"))) ==
        "disagrees, -3.96 to -3.94, prints -3.95");
}

// Between 38 and 10 lie 27 to 29 points, since each is rounded.
TEST_CASE("check_difference: what both roundings allow agrees") {
  CHECK(told(check_difference(rate("10"), rate("38"), rate("27.3"))) ==
        "agrees interval, 27 to 29, prints 28.0");
  CHECK(told(check_difference(rate("10"), rate("38"), rate("29.1"))) ==
        "disagrees, 27 to 29, prints 28.0");
}

TEST_CASE("check_difference: counts differ exactly") {
  CHECK(told(check_difference(cases("99"), cases("93"), cases("-6"))) ==
        "agrees exact, -6 to -6, prints -6");
  CHECK(told(check_difference(cases("99"), cases("92"), cases("-6"))) ==
        "disagrees, -7 to -7, prints -7");
}

TEST_CASE("check_growth: from 192 to 366 is exactly 90.625 %") {
  CHECK(told(check_growth(cases("192"), cases("366"), rate("90.63"))) ==
        "agrees half_up, 90.625 to 90.625, prints 90.63");
  CHECK(told(check_growth(cases("192"), cases("366"), rate("90.62"))) ==
        "agrees half_even, 90.625 to 90.625, prints 90.63");
  CHECK(told(check_growth(cases("192"), cases("366"), rate("90.63"), kEven)) ==
        "disagrees, 90.625 to 90.625, prints 90.62");
  CHECK(told(check_growth(cases("192"), cases("366"), rate("90.61"))) ==
        "disagrees, 90.625 to 90.625, prints 90.63");
  CHECK(told(check_growth(cases("192"), cases("366"), rate("91"))) ==
        "agrees rounded, 90.625 to 90.625, prints 91");
}

TEST_CASE("check_growth: a fall is below zero") {
  CHECK(told(check_growth(cases("200"), cases("150"), rate("-25.0"))) ==
        "agrees exact, -25 to -25, prints -25.0");
  CHECK(told(check_growth(cases("200"), cases("0"), rate("-100"))) ==
        "agrees exact, -100 to -100, prints -100");
}

TEST_CASE("check_growth: a negative base grows by its size") {
  CHECK(told(check_growth(rate("-4"), rate("-2"), rate("50"))) ==
        "agrees exact, 28.571428... to 66.666666..., prints 50");
  CHECK(told(check_growth(cases("-4"), cases("4"), rate("200"))) ==
        "agrees exact, 200 to 200, prints 200");
}

TEST_CASE("check_growth: amounts grow within their rounding") {
  CHECK(told(check_growth(rate("12.2"), rate("13.1"), rate("8.0"))) ==
        "agrees interval, 6.5306122... to 8.2304526..., prints 7.4");
  CHECK(told(check_growth(rate("12.2"), rate("13.1"), rate("8.4"))) ==
        "disagrees, 6.5306122... to 8.2304526..., prints 7.4");
}

TEST_CASE("check_growth: from zero there is no growth") {
  for (const auto& base : {cases("0"), rate("0.0")}) {
    const auto check = check_growth(base, cases("5"), rate("100")).value();
    CHECK(check.verdict == PrintedVerdict::kCannotTell);
    CHECK(check.doubt == PrintedDoubt::kNoBase);
  }
}

TEST_CASE("check_growth: from a bound the other end may be open") {
  CHECK(told(check_growth(cases("100"), cases("150", Bound::kAtLeast), rate("49"))) ==
        "disagrees, 50 to ");
  CHECK(told(check_growth(cases("100"), cases("150", Bound::kAtLeast), rate("60"))) ==
        "cannot_tell bound, 50 to ");
  CHECK(told(check_growth(cases("100", Bound::kAtMost), cases("150"), rate("60"))) ==
        "cannot_tell bound,  to ");
}

TEST_CASE("check_sum: 99 = 93 + 6 and 42 = 31 + 11 hold, and a part less does not") {
  CHECK(sum(cases("99"), {cases("93"), cases("6")}) == "agrees exact, 99 to 99, prints 99");
  CHECK(sum(cases("42"), {cases("31"), cases("11")}) == "agrees exact, 42 to 42, prints 42");
  CHECK(sum(cases("99"), {cases("92"), cases("6")}) == "disagrees, 98 to 98, prints 98");
}

TEST_CASE("check_sum: rounded parts add up as far as they reach") {
  CHECK(sum(cases("122e3"), {cases("61e3"), cases("60e3")}) ==
        "agrees interval, 120000 to 122000, prints 121e3");
  CHECK(sum(rate("10.0"), {rate("3.3"), rate("3.3"), rate("3.3")}) ==
        "agrees interval, 9.75 to 10.05, prints 9.9");
  CHECK(sum(cases("123000"), {cases("61e3"), cases("60e3")}) ==
        "disagrees, 120000 to 122000, prints 121000");
}

TEST_CASE("check_sum: a part that is at least so many sets a lower limit") {
  CHECK(sum(cases("99"), {cases("93", Bound::kAtLeast), cases("6")}) ==
        "cannot_tell bound, 99 to ");
  CHECK(sum(cases("98"), {cases("93", Bound::kAtLeast), cases("6")}) == "disagrees, 99 to ");
  CHECK(sum(cases("500"), {cases("93", Bound::kAbout), cases("6")}) == "cannot_tell bound, 6 to ");
  CHECK(sum(cases("100", Bound::kAtMost), {cases("93"), cases("6")}) ==
        "agrees within_bound, 99 to 99, prints 99");
}

TEST_CASE("check_sum: one part is a sum, none is not") {
  CHECK(sum(cases("0"), {cases("0")}) == "agrees exact, 0 to 0, prints 0");
  CHECK(sum(cases("0"), {}) == "a sum has no parts, it needs one or more");
}

TEST_CASE("check_shares: the whole with the rounding of n shares") {
  CHECK(shares({rate("35.9"), rate("40.1"), rate("24.0")}) == "agrees exact, 99.85 to 100.15");
  CHECK(shares({rate("33.3"), rate("33.3"), rate("33.3")}) == "agrees interval, 99.85 to 100.15");
  CHECK(shares({rate("33.3"), rate("33.3"), rate("33.2")}) == "disagrees, 99.85 to 100.15");
  CHECK(shares({rate("50.00"), rate("50.01")}) == "agrees interval, 99.99 to 100.01");
  CHECK(shares({rate("50.00"), rate("50.02")}) == "disagrees, 99.99 to 100.01");
}

TEST_CASE("check_shares: each share allows for its own digits") {
  CHECK(shares({rate("61.9"), rate("38")}) == "agrees interval, 99.45 to 100.55");
  CHECK(shares({rate("61.9"), rate("37.5")}) == "disagrees, 99.9 to 100.1");
}

TEST_CASE("check_shares: the sum is what is seen") {
  const std::vector<PrintedFigure> parts{rate("35.9"), rate("40.12")};
  CHECK(check_shares(parts).value().seen.str() == "76.02");
  CHECK(check_shares(parts, 76).value().verdict == PrintedVerdict::kAgrees);
}

TEST_CASE("check_shares: bounds and nothing at all") {
  CHECK(shares({rate("60", Bound::kAtLeast), rate("30")}) == "cannot_tell bound,  to 100.5");
  CHECK(shares({rate("80", Bound::kAtLeast), rate("30")}) == "disagrees,  to 100.5");
  CHECK(shares({}) == "a whole has no shares, it needs one or more");
}

constexpr std::string_view kTooLong =
    "figures are too long to be compared exactly, use fewer digits";

TEST_CASE("printed: of figures too long each is refused, wherever it stands") {
  const PrintedFigure endless = rate("1e39");
  // Its upper half reaches beyond 128 bits, and the value itself does not.
  const PrintedFigure nearly = rate("17e37");
  for (const PrintedFigure& figure : {endless, nearly}) {
    CHECK(told(check_rate(figure, cases("3"), rate("5"))) == kTooLong);
    CHECK(told(check_rate(cases("3"), figure, rate("5"))) == kTooLong);
    CHECK(told(check_growth(figure, rate("3"), rate("5"))) == kTooLong);
    CHECK(told(check_growth(rate("3"), figure, rate("5"))) == kTooLong);
    CHECK(told(check_difference(figure, rate("3"), rate("5"))) == kTooLong);
    CHECK(told(check_difference(rate("3"), rate("4"), figure)) == kTooLong);
    CHECK(shares({figure, rate("5")}) == kTooLong);
    CHECK(told(check_shares(std::vector{rate("5")}, figure.value)) == kTooLong);
  }
  CHECK(shares({rate("999999999999999999"), rate("0.1")}) == kTooLong);
}

TEST_CASE("check_rate: a factor of zero is refused") {
  CHECK(told(check_rate(cases("1"), cases("5"), rate("0"), 0)) == "factor \"0\" is not above zero");
}

TEST_CASE("check_rate: measured figures may be at most so much, which leaves the other side open") {
  CHECK(told(check_rate(rate("5"), rate("10", Bound::kAtMost), rate("50"))) ==
        "cannot_tell bound,  to ");
  CHECK(told(check_rate(rate("5", Bound::kAtMost), cases("10"), rate("60"))) ==
        "disagrees,  to 50");
}

TEST_CASE("check_difference: a bound on either side decides only what it can") {
  CHECK(told(check_difference(cases("5", Bound::kAtLeast), cases("9"), cases("5"))) ==
        "disagrees,  to 4");
  CHECK(told(check_difference(cases("5"), cases("9", Bound::kAtLeast), cases("5"))) ==
        "cannot_tell bound, 4 to ");
}

TEST_CASE("check_growth: from at least so much it is at most so much") {
  CHECK(told(check_growth(cases("100", Bound::kAtLeast), cases("150"), rate("60"))) ==
        "disagrees, -100 to 50");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
