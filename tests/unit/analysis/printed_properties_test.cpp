// What must hold for any printed figures, tried on made-up ones.
#include <annals/printed.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "support/builders.h"
#include "support/random.h"

TEST_SUITE_BEGIN("printed");

namespace annals::test {
namespace {

constexpr RoundingRule kRules[] = {RoundingRule::kHalfUp, RoundingRule::kHalfEven};

TEST_CASE("check_rate: the rounded quotient agrees, and its neighbours do not") {
  Random random(1);
  for (int i = 0; i < 500; ++i) {
    const int n = 1 + random.below(400);
    const int x = random.below(n + 1);
    const int decimals = random.below(4);
    for (const RoundingRule rule : kRules) {
      CAPTURE(x);
      CAPTURE(n);
      CAPTURE(decimals);
      const Decimal print = quotient(x, n, 100, decimals, rule).value();
      const auto good = check_rate(counted(x), counted(n), measured(print), 100, rule).value();
      CHECK(good.verdict == PrintedVerdict::kAgrees);
      CHECK(identical(*good.would_print, print));
      const Decimal unit = Decimal::make(1, -decimals).value();
      for (const Decimal& wrong : {(print + unit).value(), (print - unit).value()}) {
        const auto bad = check_rate(counted(x), counted(n), measured(wrong), 100, rule).value();
        CHECK(bad.verdict == PrintedVerdict::kDisagrees);
      }
    }
  }
}

TEST_CASE("printed: more digits that agree never turn a verdict that agrees") {
  Random random(2);
  for (int i = 0; i < 500; ++i) {
    const int before = 1 + random.below(900);
    const int after = random.below(1800);
    CAPTURE(before);
    CAPTURE(after);
    for (int decimals = 0; decimals < 6; ++decimals) {
      const Decimal growth = quotient(after - before, before, 100, decimals).value();
      CHECK(check_growth(counted(before), counted(after), measured(growth)).value().verdict ==
            PrintedVerdict::kAgrees);
    }
  }
}

TEST_CASE("compare_prints: a number and its rounding agree, whichever comes first") {
  Random random(3);
  for (int i = 0; i < 500; ++i) {
    const Decimal longer = Decimal::make(random.below(2'000'000) - 1'000'000, -4).value();
    for (const RoundingRule rule : kRules) {
      for (int decimals = -1; decimals < 4; ++decimals) {
        const PrintedFigure shorter = measured(longer.rounded(decimals, rule).value());
        CAPTURE(longer.str());
        CAPTURE(decimals);
        const auto forth = compare_prints(measured(longer), shorter, rule).value();
        const auto back = compare_prints(shorter, measured(longer), rule).value();
        CHECK(forth.verdict == PrintedVerdict::kAgrees);
        CHECK(back.verdict == PrintedVerdict::kAgrees);
        CHECK(forth.rule == back.rule);
      }
    }
  }
}

TEST_CASE("check_sum: the order of the parts does not matter, nor does their scale") {
  Random random(4);
  for (int i = 0; i < 300; ++i) {
    std::vector<PrintedFigure> parts, scaled;
    for (int k = 0; k < 5; ++k) {
      const int mantissa = random.below(1000) - 200;
      const int exponent = random.below(4) - 2;
      parts.push_back(measured(Decimal::make(mantissa, exponent).value()));
      scaled.push_back(measured(Decimal::make(mantissa, exponent + 3).value()));
    }
    const int total = random.below(3000);
    const auto first = check_sum(measured(total), parts).value();
    std::reverse(parts.begin(), parts.end());
    const auto second = check_sum(measured(total), parts).value();
    const auto third = check_sum(measured(Decimal::make(total, 3).value()), scaled).value();
    CHECK(first.verdict == second.verdict);
    CHECK(first.expected_low == second.expected_low);
    CHECK(first.verdict == third.verdict);
    CHECK(first.rule == third.rule);
  }
}

// What is rounded share by share makes up the whole within the allowance, always.
TEST_CASE("check_shares: honest shares make up the whole") {
  Random random(5);
  for (int i = 0; i < 300; ++i) {
    std::vector<int> counts;
    int whole = 0;
    for (int k = 0; k < 2 + i % 7; ++k) {
      counts.push_back(1 + random.below(200));
      whole += counts.back();
    }
    for (const RoundingRule rule : kRules) {
      for (int decimals = 0; decimals < 3; ++decimals) {
        std::vector<PrintedFigure> shares;
        for (const int count : counts) {
          shares.push_back(measured(quotient(count, whole, 100, decimals, rule).value()));
        }
        CHECK(check_shares(shares).value().verdict == PrintedVerdict::kAgrees);
      }
    }
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
