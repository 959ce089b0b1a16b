// What must hold of checks whatever the figures: each year of a store is one case.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "checking.h"
#include "query/inspection.h"

TEST_SUITE_BEGIN("check");

namespace annals::test {
namespace {

constexpr int kCases = 300;
constexpr int kTrueDigits = 6;  // behind the point, of what the prints are made of

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  int upto(int most) { return std::uniform_int_distribution<int>(0, most)(engine_); }

 private:
  std::mt19937 engine_;
};

Decimal exact(std::int64_t mantissa) { return Decimal::make(mantissa, -kTrueDigits).value(); }

// The truth with fewer digits, rounded by one of the rules or cut off.
Decimal printed(const Decimal& truth, int decimals, Random& random) {
  switch (random.upto(2)) {
    case 0:
      return truth.rounded(decimals, RoundingRule::kHalfUp).value();
    case 1:
      return truth.rounded(decimals, RoundingRule::kHalfEven).value();
    default: {
      std::int64_t mantissa = truth.mantissa();
      for (int i = decimals; i < kTrueDigits; ++i) mantissa /= 10;
      return Decimal::make(mantissa, -decimals).value();
    }
  }
}

struct Amounts : Checking {
  Amounts() {
    for (const char* code : {"all", "a", "b"}) {
      store().define(indicator(code, IndicatorKind::kAmount)).value();
    }
    identity("all = a + b");
  }
  void say(const char* code, int year, const Decimal& value) {
    writes("court", code, {.year = Year(year), .value = value});
  }
};

std::set<int> years_of(const Result<std::vector<Finding>>& findings) {
  std::set<int> years;
  for (const Finding& finding : findings.value()) years.insert(static_cast<int>(finding.year));
  return years;
}

TEST_CASE("check: figures that are true add up to whatever digits each is printed") {
  Random random(20231);
  Amounts amounts;
  for (int year = 1; year <= kCases; ++year) {
    const int a = random.upto(90'000'000) - 20'000'000, b = random.upto(50'000'000);
    amounts.say("a", year, printed(exact(a), random.upto(4), random));
    amounts.say("b", year, printed(exact(b), random.upto(4), random));
    amounts.say("all", year, printed(exact(std::int64_t{a} + b), random.upto(4), random));
  }
  CHECK(amounts.findings() == "nothing");
}

// A longer print of the same: all that it can stand for the shorter one could stand for too.
Decimal with_more_digits(const Decimal& value, Random& random) {
  const PrintedRange wide = query::range_of(value, Bound::kExact, false);
  for (;;) {
    const int more = 1 + random.upto(2);
    std::int64_t mantissa = value.mantissa();
    int room = 1;
    for (int i = 0; i < more; ++i) {
      mantissa *= 10;
      room *= 10;
    }
    mantissa += random.upto(2 * room) - room;
    const Decimal longer = Decimal::make(mantissa, value.exponent() - more).value();
    const PrintedRange narrow = query::range_of(longer, Bound::kExact, false);
    if (wide.low->at <= narrow.low->at && narrow.high->at <= wide.high->at) return longer;
  }
}

TEST_CASE("check: a finding stays one when its figures are printed with more digits that agree") {
  Random random(20232);
  Amounts shorter, longer;
  for (int year = 1; year <= kCases; ++year) {
    const int a = random.upto(900), b = random.upto(900);
    const Decimal values[] = {
        exact(10'000LL * a).rounded(2).value(), exact(100'000LL * b).rounded(1).value(),
        exact(10'000LL * a + 100'000LL * b + 20'000LL * (random.upto(40) - 20)).rounded(1).value()};
    const char* codes[] = {"a", "b", "all"};
    for (int i = 0; i < 3; ++i) {
      shorter.say(codes[i], year, values[i]);
      longer.say(codes[i], year, with_more_digits(values[i], random));
    }
  }
  const auto before = years_of(check(shorter.store()));
  const auto after = years_of(check(longer.store()));
  CHECK(before.size() > kCases / 10);
  CHECK(before.size() < kCases - kCases / 10);
  CHECK(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

TEST_CASE("check: zeros behind the point of a count change no verdict") {
  Random random(20233);
  Checking shorter, longer;
  for (Checking* checking : {&shorter, &longer}) {
    for (const char* code : {"all", "a", "b"}) checking->count(code);
    checking->identity("all = a + b");
  }
  for (int year = 1; year <= kCases; ++year) {
    const int a = random.upto(50), b = random.upto(50), all = a + b + random.upto(1);
    for (const auto& [code, value] :
         {std::pair("a", a), std::pair("b", b), std::pair("all", all)}) {
      shorter.says(code, year, std::to_string(value));
      longer.says(code, year, std::to_string(value) + ".00");
    }
  }
  CHECK(years_of(check(shorter.store())) == years_of(check(longer.store())));
  CHECK_FALSE(years_of(check(shorter.store())).empty());
}

TEST_CASE("check: a rate that follows from its counts does so to whatever digits it is printed") {
  Random random(20234);
  Checking checking;
  checking.percent("rate");
  for (int year = 1; year <= kCases; ++year) {
    const int denominator = 1 + random.upto(2000), numerator = random.upto(denominator);
    const Decimal truth = quotient(numerator, denominator, 100, kTrueDigits).value();
    Observation rate{.year = Year(year)};
    const int decimals = random.upto(3);
    // Rounded once, from the exact quotient; or cut off.
    rate.value = random.upto(1) == 0 ? quotient(numerator, denominator, 100, decimals).value()
                                     : printed(truth, decimals, random);
    rate.numerator = numerator;
    rate.denominator = denominator;
    checking.writes("court", "rate", rate);
  }
  CHECK(checking.findings() == "nothing");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
