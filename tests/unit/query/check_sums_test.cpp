// Identities, and parents against their children.
#include <doctest/doctest.h>

#include "checking.h"

TEST_SUITE_BEGIN("check");

namespace annals::test {
namespace {

struct Cases : Checking {
  Cases() {
    for (const char* code : {"accepted", "closed", "pending"}) count(code);
  }
  void year(int year, const char* accepted, const char* closed, const char* pending) {
    says("accepted", year, accepted);
    says("closed", year, closed);
    says("pending", year, pending);
  }
};

TEST_CASE("check: 99 = 93 + 6 holds, and 99 = 92 + 6 does not") {
  Cases cases;
  cases.identity("accepted = closed + pending");
  cases.year(2023, "99", "93", "6");
  CHECK(cases.findings() == "nothing");
  cases.says("closed", 2023, "92");
  CHECK(cases.findings() == "error sum court 2023: 99; expected 92 + 6 = 98\n");
}

TEST_CASE("check: what holds is told where that is asked for, behind what does not") {
  Cases cases;
  cases.identity("accepted = closed + pending");
  cases.year(2022, "99", "93", "6");
  cases.year(2023, "99", "92", "6");
  CHECK(cases.findings({.held = true}) ==
        "error sum court 2023: 99; expected 92 + 6 = 98\n"
        "error sum court 2022: 99; agrees with 93 + 6 = 99\n");
}

TEST_CASE("check: a finding names every figure with its source and place") {
  Cases cases;
  cases.identity("accepted = closed + pending");
  cases.year(2023, "99", "92", "6");
  const std::vector<Finding> findings = check(cases.store()).value();
  REQUIRE(findings.size() == 1);
  const Finding& finding = findings[0];
  CHECK(figures_of(finding) ==
        "court/accepted/2023=99; court/closed/2023=92; court/pending/2023=6");
  for (const Figure& figure : finding.figures) {
    CHECK(figure.source == SourceCode("r1"));
    CHECK(figure.locator == "page 1");
  }
  CHECK(finding.indicators ==
        std::vector{IndicatorCode("accepted"), IndicatorCode("closed"), IndicatorCode("pending")});
  CHECK_FALSE(finding.waived());
}

TEST_CASE("check: rounded figures are compared by the sum of what they stand for") {
  Checking checking;
  for (const char* code : {"all", "a", "b"}) {
    checking.store().define(indicator(code, IndicatorKind::kAmount)).value();
  }
  checking.identity("all = a + b");
  // 5.1 and 5.1 are 10.1 to 10.4; 10.5 begins at 10.45.
  checking.says("all", 2020, "10.4");
  checking.says("a", 2020, "5.1");
  checking.says("b", 2020, "5.1");
  CHECK(checking.findings() == "nothing");
  checking.says("all", 2020, "10.5");
  CHECK(checking.findings() == "error sum court 2020: 10.5; expected 5.1 + 5.1 = 10.2\n");
}

TEST_CASE("check: a count rounded to ten thousands is as wide as that") {
  Cases cases;
  cases.identity("accepted = closed + pending");
  cases.year(2020, "12.2万", "121000", "1900");
  CHECK(cases.findings() == "nothing");
  cases.year(2021, "12.2万", "121000", "400");
  CHECK(cases.findings() == "error sum court 2021: 122000; expected 121000 + 400 = 121400\n");
}

TEST_CASE("check: at least is open above, and about says too little to be wrong") {
  Cases cases;
  cases.identity("accepted = closed + pending");
  cases.year(2020, "100", "80余", "6");
  CHECK(cases.findings() == "nothing");
  cases.year(2020, "100", "110余", "6");
  CHECK(cases.findings() == "error sum court 2020: 100; expected >=110 + 6 = 116\n");
  cases.year(2020, "100", "约500", "6");
  CHECK(cases.findings() == "nothing");
}

TEST_CASE("check: at most and at least are relations too") {
  Cases cases;
  cases.identity("closed <= accepted");
  cases.year(2020, "10", "10", "0");
  CHECK(cases.findings() == "nothing");
  cases.says("closed", 2020, "11");
  CHECK(cases.findings() == "error sum court 2020: 11; expected <= 10\n");
  cases.identity("accepted >= closed");
  CHECK(cases.findings() == "error sum court 2020: 10; expected >= 11\n");
}

TEST_CASE("check: a minus subtracts, and an earlier year is read") {
  Cases cases;
  cases.identity("accepted - closed = pending");
  cases.year(2020, "10", "7", "4");
  CHECK(cases.findings() == "error sum court 2020: 10 - 7 = 3; expected 4\n");
  cases.identity("closed = pending[-1]");
  cases.says("closed", 2021, "5");
  CHECK(cases.findings() == "error sum court 2021: 5; expected 4\n");
  CHECK(cases.findings({.read = {.years = {Year(2021), Year(2021)}}}) ==
        "error sum court 2021: 5; expected 4\n");
  CHECK(cases.findings({.read = {.years = {Year(2020), Year(2020)}}}) == "nothing");
}

TEST_CASE("check: an identity does not reach over a break in one of its series") {
  const auto parting = [](const char* code, int year) {
    return SeriesBreak{.indicator = IndicatorCode(code), .first_year = Year(year)};
  };
  struct Case {
    const char* code;
    int first_year;
    bool found;
  };
  for (const Case& known :
       {Case{"closed", 2021, false}, Case{"pending", 2021, false}, Case{"pending", 2020, true},
        Case{"closed", 2022, true}, Case{"accepted", 2021, true}}) {
    CAPTURE(known.code);
    CAPTURE(known.first_year);
    Cases cases;
    cases.identity("closed = pending[-1]");
    cases.year(2020, "10", "7", "4");
    cases.year(2021, "10", "5", "4");
    cases.store().define(parting(known.code, known.first_year)).value();
    CHECK(cases.findings() == (known.found ? "error sum court 2021: 5; expected 4\n" : "nothing"));
  }
}

TEST_CASE("check: a break says nothing against an identity within one year") {
  Cases cases;
  cases.identity("accepted = closed + pending");
  cases.year(2020, "10", "7", "4");
  cases.store()
      .define(SeriesBreak{.indicator = IndicatorCode("closed"), .first_year = Year(2020)})
      .value();
  CHECK(cases.findings() == "error sum court 2020: 10; expected 7 + 4 = 11\n");
}

TEST_CASE("check: with a figure missing nothing is compared unless that is asked for") {
  Cases cases;
  cases.says("accepted", 2020, "5");
  cases.says("closed", 2020, "7");
  cases.says("pending", 2020, "", "O");
  cases.identity("accepted = closed + pending");
  CHECK(cases.findings() == "nothing");
  // No number of pending cases, which are none or more, makes 5 of 7.
  cases.identity("accepted = closed + pending", MissingValues::kSkipIfAll);
  CHECK(cases.findings() == "error sum court 2020: 5; expected 7 + ?\n");
  cases.says("accepted", 2020, "9");
  CHECK(cases.findings() == "nothing");
  // Two cases that nobody counted are no finding, unless what is missing counts as 0.
  cases.identity("accepted = closed + pending", MissingValues::kNeverSkip);
  CHECK(cases.findings() == "error sum court 2020: 9; expected 7 + ?\n");
}

TEST_CASE("check: a rule looks at its years and its kind of agency only") {
  Cases cases;
  Rule rule = cases.identity("accepted = closed + pending");
  cases.year(2020, "1", "2", "3");
  cases.year(2022, "1", "2", "3");
  rule.first_year = Year(2021);
  rule.last_year = Year(2022);
  cases.store().define(rule, Redefine::kReplace).value();
  CHECK(cases.findings() == "error sum court 2022: 1; expected 2 + 3 = 5\n");
  rule.agency_kind = AgencyKind::kCounty;
  cases.store().define(rule, Redefine::kReplace).value();
  CHECK(cases.findings() == "nothing");
}

struct Tree : Checking {
  Tree() {
    count("cases");
    Rule rule{.code = RuleCode("children"), .kind = RuleKind::kParentAgainstChildren};
    define_rule(rule);
    for (const char* code : {"a", "b"}) define_child(code, AgencyKind::kCounty);
  }
  void define_rule(const Rule& rule) { store().define(rule, Redefine::kReplace).value(); }
  void define_child(const char* code, AgencyKind kind) {
    Agency child = agency(code);
    child.kind = kind;
    child.parent = AgencyCode("court");
    store().define(child).value();
  }
};

TEST_CASE("check: a parent is the sum of its children") {
  Tree tree;
  tree.says("cases", 2020, "10");
  tree.says_of("a", "cases", 2020, "4");
  CHECK(tree.findings() == "nothing");  // b has no value
  tree.says_of("b", "cases", 2020, "6");
  CHECK(tree.findings() == "nothing");
  tree.says_of("b", "cases", 2020, "5");
  CHECK(tree.findings() == "error children court 2020: 10; expected 4 + 5 = 9\n");
}

TEST_CASE("check: children that exceed their parent are found though one is missing") {
  Tree tree;
  tree.define_rule({.code = RuleCode("children"),
                    .kind = RuleKind::kParentAgainstChildren,
                    .missing = MissingValues::kSkipIfAll});
  tree.says("cases", 2020, "10");
  tree.says_of("a", "cases", 2020, "9");
  CHECK(tree.findings() == "nothing");
  tree.says_of("a", "cases", 2020, "11");
  CHECK(tree.findings() == "error children court 2020: 10; expected 11 + ?\n");
}

TEST_CASE("check: only children of the year and of the kind count") {
  Tree tree;
  Agency late = agency("late");
  late.parent = AgencyCode("court");
  late.first_year = Year(2021);
  tree.store().define(late).value();
  tree.says("cases", 2020, "10");
  tree.says_of("a", "cases", 2020, "4");
  tree.says_of("b", "cases", 2020, "5");
  CHECK(tree.findings() == "error children court 2020: 10; expected 4 + 5 = 9\n");
  tree.define_rule({.code = RuleCode("children"),
                    .kind = RuleKind::kParentAgainstChildren,
                    .child_kind = AgencyKind::kTownship});
  CHECK(tree.findings() == "nothing");
}

TEST_CASE("check: indicators that do not add up are not summed") {
  Tree tree;
  tree.percent("rate");
  tree.says("rate", 2020, "10");
  tree.says_of("a", "rate", 2020, "4");
  tree.says_of("b", "rate", 2020, "5");
  CHECK(tree.findings() == "nothing");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
