// Series are looked over in columns before they are read and judged. Whoever asks for what holds as
// well has them all judged; the findings must be the same.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "checking.h"
#include "support/random.h"

TEST_SUITE_BEGIN("check");

namespace annals::test {
namespace {

constexpr int kFirstYearOfAll = 2015, kYears = 6;
const std::vector<const char*> kAgencies{"court", "p", "a", "b", "c"};

// A parent of three, one of whom left it; counts, rates and amounts, and rules of every kind.
class MadeUp {
 public:
  explicit MadeUp(std::uint64_t seed) : random_(seed) {
    define_agencies();
    for (const char* code : {"all", "closed", "open"}) checking_.count(code);
    checking_.percent("rate", "closed", "all");
    checking_.percent("bare");
    define_rules();
    for (const char* who : kAgencies) {
      for (int year = 0; year < kYears; ++year) say_year(who, kFirstYearOfAll + year);
    }
    if (random_.one_in(2)) {
      store()
          .define(SeriesBreak{.indicator = IndicatorCode("closed"),
                              .first_year = Year(kFirstYearOfAll + random_.below(kYears))})
          .value();
    }
  }

  Store& store() { return checking_.store(); }

 private:
  void define_agencies() {
    Agency parent = agency("p");
    store().define(parent).value();
    for (const char* code : {"a", "b", "c"}) {
      Agency child = agency(code);
      child.parent = AgencyCode("p");
      store().define(child).value();
    }
    Agency left = agency("c");
    left.parent = AgencyCode("court");
    left.former_parents = {{AgencyCode("p"), Year(kFirstYearOfAll + random_.below(kYears))}};
    store().define(left, Redefine::kReplace).value();
  }

  MissingValues any_strategy() { return static_cast<MissingValues>(random_.below(3)); }

  void define_rules() {
    const auto define = [&](const char* code, RuleKind kind, Rule rule) {
      rule.code = RuleCode(code);
      rule.kind = kind;
      store().define(rule).value();
    };
    const Rule none{.code = RuleCode("none")};
    for (const auto& [code, text] : {std::pair("sum", "all = closed + open"),
                                     {"most", "closed <= all"},
                                     {"carried", "open = all[-1] - closed[-1]"},
                                     {"twice", "closed + closed >= all"}}) {
      Rule rule = none;
      rule.identity = parse_identity(text).value();
      rule.missing = any_strategy();
      define(code, RuleKind::kIdentity, rule);
    }
    Rule range = none;
    range.indicator = IndicatorCode("bare");
    range.low = dec("2.0");
    range.high = random_.one_in(2) ? std::optional(dec("9")) : std::nullopt;
    define("range", RuleKind::kRange, range);
    Rule jump = none;
    jump.limit = dec("0.5");
    define("jump", RuleKind::kJump, jump);
    jump.measure = JumpMeasure::kAbsolute;
    jump.limit = dec("3");
    define("step", RuleKind::kJump, jump);
    Rule children = none;
    children.missing = any_strategy();
    define("children", RuleKind::kParentAgainstChildren, children);
    define("asked-for", RuleKind::kExpected,
           Rule{.code = none.code, .indicator = IndicatorCode("all")});
  }

  void say_year(const char* who, int year) {
    const int closed = random_.below(6), open = random_.below(4);
    const int off = random_.one_in(6) ? random_.below(3) - 1 : 0;
    say(who, "all", year, std::to_string(std::max(0, closed + open + off)));
    say(who, "closed", year, std::to_string(closed));
    say(who, "open", year, std::to_string(open));
    const int all = std::max(1, closed + open);
    const auto rate = quotient(closed, all, 100, random_.below(3)).value();
    say(who, "rate", year, (random_.one_in(6) ? *(rate + dec("0.7")) : rate).str());
    say(who, "bare", year, Decimal::make(random_.below(110), -1).value().str());
  }

  // Some things are not said, some in other words, and some by two.
  void say(const char* who, const char* code, int year, std::string value) {
    if (random_.one_in(8)) return;
    if (random_.one_in(12)) return checking_.says_of(who, code, year, "", "O");
    const int bound = random_.below(12);
    if (bound == 0) value += "余";
    if (bound == 1) value = "约" + value;
    const char* letters = random_.one_in(15) ? "D" : random_.one_in(15) ? "B" : "";
    checking_.says_of(who, code, year, value, letters);
    if (random_.one_in(10)) {
      checking_.says_of(who, code, year, std::to_string(random_.below(5)), "", "r2");
    }
  }

  Checking checking_;
  Random random_;
};

std::vector<Finding> without_what_holds(std::vector<Finding> findings) {
  std::erase_if(findings, [](const Finding& finding) { return finding.holds; });
  return findings;
}

std::string told_with_figures(const std::vector<Finding>& findings) {
  std::string text = told(findings);
  for (const Finding& finding : findings) text += figures_of(finding) + "\n";
  return text;
}

TEST_CASE("check: what is looked over first and what is judged at once give the same findings") {
  std::vector<std::string> rules;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    MadeUp made(seed);
    const auto found = check(made.store()).value();
    CHECK(told_with_figures(found) ==
          told_with_figures(without_what_holds(check(made.store(), {.held = true}).value())));
    for (const Finding& finding : found) rules.push_back(finding.rule.str());
  }
  for (const char* rule : {"sum", "most", "carried", "twice", "range", "jump", "step", "children",
                           "asked-for", "rate_against_counts", "sources_disagree"}) {
    CAPTURE(rule);
    CHECK(std::count(rules.begin(), rules.end(), rule) > 10);
  }
}

TEST_CASE("check: findings of one agency are those of all that are about it") {
  for (std::uint64_t seed = 41; seed <= 60; ++seed) {
    MadeUp made(seed);
    for (const char* who : kAgencies) {
      CAPTURE(seed);
      CAPTURE(who);
      std::vector<Finding> about = check(made.store()).value();
      std::erase_if(about, [&](const Finding& each) { return each.agency.str() != who; });
      CHECK(told_with_figures(check(made.store(), {.agencies = {AgencyCode(who)}}).value()) ==
            told_with_figures(about));
    }
  }
}

TEST_CASE("check: findings of some agencies and indicators are those of all that are about them") {
  std::size_t several = 0;
  for (std::uint64_t seed = 61; seed <= 80; ++seed) {
    MadeUp made(seed);
    const std::vector<Finding> all = check(made.store()).value();
    for (const CheckOptions& options :
         {CheckOptions{.agencies = {AgencyCode("c"), AgencyCode("a")}},
          CheckOptions{.indicators = {IndicatorCode("closed")}},
          CheckOptions{.indicators = {IndicatorCode("bare"), IndicatorCode("rate")}},
          CheckOptions{.agencies = {AgencyCode("p")}, .indicators = {IndicatorCode("all")}}}) {
      CAPTURE(seed);
      std::vector<Finding> about = all;
      std::erase_if(about, [&](const Finding& each) {
        const auto asked = [&](const IndicatorCode& code) {
          return std::count(each.indicators.begin(), each.indicators.end(), code) > 0;
        };
        const auto& of = options.agencies;
        return (!of.empty() && std::find(of.begin(), of.end(), each.agency) == of.end()) ||
               (!options.indicators.empty() &&
                std::none_of(options.indicators.begin(), options.indicators.end(), asked));
      });
      several += about.size() > 1;
      CHECK(told_with_figures(check(made.store(), options).value()) == told_with_figures(about));
    }
  }
  CHECK(several > 40);
}

TEST_CASE("check: counts printed beside a rate are looked at whatever else is") {
  Checking checking;
  checking.percent("rate");
  Observation rate = observation(2023, "50.0");
  rate.numerator = 1;
  rate.denominator = 3;
  checking.writes("court", "rate", rate);
  CHECK(checking.findings() ==
        "error rate_against_counts court 2023: 50.0; expected 100 * 1 / 3 = 33.333\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
