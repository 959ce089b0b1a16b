#include <annals/printed.h>
#include <doctest/doctest.h>

#include "support/builders.h"

TEST_SUITE_BEGIN("implied_denominators");

namespace annals::test {
namespace {

std::string implied(std::string_view count, std::string_view rate,
                    std::optional<RoundingRule> rounding = {}) {
  const auto found = implied_denominators(counted(dec(count)), measured(dec(rate)), 100, rounding);
  if (!found) return found.error().message;
  if (!found->possible) return found->least || found->most ? "a range of nothing" : "none";
  return std::to_string(*found->least) + " to " +
         (found->most ? std::to_string(*found->most) : "any");
}

// 383 / 0.385 = 994.8..., 383 / 0.375 = 1021.33...
TEST_CASE("implied_denominators: 383 at 38 % implies 995 to 1021") {
  CHECK(implied("383", "38") == "995 to 1021");
  CHECK(implied("383", "38", RoundingRule::kHalfUp) == "995 to 1021");
  CHECK(implied("383", "38", RoundingRule::kHalfEven) == "995 to 1021");
}

// 77 of 200 is 38.5 %, which prints as 39 by half up and as 38 by half to even; 75 of 200 is 37.5
// %, which prints as 38 by both.
TEST_CASE("implied_denominators: the ends belong to it as the rule says") {
  CHECK(implied("77", "38", RoundingRule::kHalfUp) == "201 to 205");
  CHECK(implied("77", "38", RoundingRule::kHalfEven) == "200 to 205");
  CHECK(implied("77", "38") == "200 to 205");
  CHECK(implied("77", "39", RoundingRule::kHalfUp) == "195 to 200");
  CHECK(implied("77", "39", RoundingRule::kHalfEven) == "195 to 199");
  CHECK(implied("75", "38", RoundingRule::kHalfUp) == "195 to 200");
  CHECK(implied("75", "38", RoundingRule::kHalfEven) == "195 to 200");
  CHECK(implied("75", "37", RoundingRule::kHalfUp) == "201 to 205");
}

// Each n is tried by the rounding of quotient(), which knows nothing of ranges.
TEST_CASE("implied_denominators: exactly the n whose quotient prints so") {
  for (const RoundingRule rule : {RoundingRule::kHalfUp, RoundingRule::kHalfEven}) {
    for (const int count : {1, 2, 3, 7, 11}) {
      for (const char* rate : {"1", "12.5", "38", "50", "66.7", "99.95", "100"}) {
        CAPTURE(count);
        CAPTURE(rate);
        const auto found =
            implied_denominators(counted(count), measured(dec(rate)), 100, rule).value();
        std::optional<std::int64_t> least, most;
        for (int n = 1; n <= 2500; ++n) {
          if (quotient(count, n, 100, dec(rate).decimals(), rule).value() != dec(rate)) continue;
          if (!least) least = n;
          most = n;
        }
        CHECK(found.possible == least.has_value());
        CHECK(found.least == least);
        CHECK(found.most == most);
      }
    }
  }
}

TEST_CASE("implied_denominators: no whole number may fit") {
  CHECK(implied("3", "99.9") == "none");
  CHECK(implied("0", "12") == "none");
}

TEST_CASE("implied_denominators: a rate that prints as zero has no largest") {
  CHECK(implied("3", "0", RoundingRule::kHalfUp) == "601 to any");
  CHECK(implied("3", "0", RoundingRule::kHalfEven) == "600 to any");
  CHECK(implied("3", "0") == "600 to any");
  CHECK(implied("3", "0.0", RoundingRule::kHalfUp) == "6001 to any");
  CHECK(implied("0", "0") == "1 to any");
}

// 12.2 ten-thousands stand for 121500 to 122500: 12150000 / 50.5 and 12250000 / 49.5.
TEST_CASE("implied_denominators: a rounded count stands for all that print so") {
  CHECK(implied("122e3", "50") == "240595 to 247474");
}

TEST_CASE("implied_denominators: a factor other than a hundred") {
  const auto found = implied_denominators(counted(3), measured(dec("0.5")), 1).value();
  CHECK(*found.least == 6);
  CHECK(*found.most == 6);
}

TEST_CASE("implied_denominators: what is no count and no rate is refused") {
  CHECK(implied("-1", "38") == "count \"-1\" is negative");
  CHECK(implied("1.5", "38") == "count \"1.5\" is not whole");
  CHECK(implied("1", "-38") == "rate \"-38\" is negative");
  CHECK(implied("1e30", "1e-20") ==
        "figures are too long to be compared exactly, use fewer digits");
  CHECK(implied("1e18", "1e-3") == "figures are too long to be compared exactly, use fewer digits");
  const PrintedFigure about = counted(383, Bound::kAbout);
  CHECK(implied_denominators(about, measured(38)).error().message ==
        "count \"383\" is a bound, give a number");
  CHECK(implied_denominators(counted(383), measured(38, Bound::kAtLeast)).error().code ==
        ErrorCode::kInvalidArgument);
  CHECK(implied_denominators(counted(383), measured(38), 0).error().message ==
        "factor \"0\" is not above zero");
}

TEST_CASE("implied_denominators: a count rounded to none may be some") {
  CHECK(implied("0e1", "38") == "1 to 13");  // 5 / 0.375 = 13.3...
}

TEST_CASE("implied_denominators: figures too long are refused, whichever it is") {
  const std::string too_long = "figures are too long to be compared exactly, use fewer digits";
  CHECK(implied("1e39", "38") == too_long);
  CHECK(implied("383", "1e39") == too_long);
  CHECK(implied_denominators(counted(dec("1e30")), measured(38), dec("1e10")).error().message ==
        too_long);
  // 9e19 / 10.5 has 19 digits that 64 bits hold, 9e19 / 9.5 has not.
  CHECK(implied("900000000000000000", "10") == too_long);
}

TEST_CASE("implied_denominators: a factor below zero is refused") {
  CHECK(implied_denominators(counted(383), measured(38), -100).error().message ==
        "factor \"-100\" is not above zero");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
