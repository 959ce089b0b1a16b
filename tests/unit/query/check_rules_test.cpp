// Ranges, jumps, rates, expected values, and what check() is asked.
#include <doctest/doctest.h>

#include "checking.h"

TEST_SUITE_BEGIN("check");

namespace annals::test {
namespace {

TEST_CASE("check: a value outside its range is found, and one that may lie inside is not") {
  Checking checking;
  checking.percent("rate");
  Rule rule{.code = RuleCode("range"), .kind = RuleKind::kRange};
  rule.indicator = IndicatorCode("rate");
  rule.low = 5;
  rule.high = dec("95.5");
  checking.store().define(rule).value();
  checking.says("rate", 2020, "95.5");
  checking.says("rate", 2021, "96");  // may be 95.5
  CHECK(checking.findings() == "nothing");
  checking.says("rate", 2021, "96.1");
  checking.says("rate", 2022, "3");
  CHECK(checking.findings() ==
        "error range court 2021: 96.1; expected >= 5, <= 95.5\n"
        "error range court 2022: 3; expected >= 5, <= 95.5\n");
}

struct Jumping : Checking {
  Jumping(JumpMeasure measure, std::string_view limit) {
    percent("rate");
    Rule rule{.code = RuleCode("jump"), .kind = RuleKind::kJump};
    rule.limit = dec(limit);
    rule.measure = measure;
    store().define(rule).value();
  }
};

TEST_CASE("check: a jump in points is told from the nearest that the prints allow") {
  Jumping jumping(JumpMeasure::kAbsolute, "20");
  jumping.says("rate", 2007, "7.1");
  jumping.says("rate", 2008, "27.2");  // 27.15 and 7.2 are 19.95 apart
  CHECK(jumping.findings() == "nothing");
  jumping.says("rate", 2008, "81.3");
  CHECK(jumping.findings() == "error jump court 2008: 7.1 -> 81.3 (+74.2); expected <= 20\n");
  jumping.says("rate", 2009, "30.0");
  CHECK(jumping.findings({.read = {.years = {Year(2009), Year(2009)}}}) ==
        "error jump court 2009: 81.3 -> 30.0 (-51.3); expected <= 20\n");
}

TEST_CASE("check: a relative jump is a part of the earlier value, up and down") {
  Jumping jumping(JumpMeasure::kRelative, "0.5");
  jumping.says("rate", 2020, "40.00");
  jumping.says("rate", 2021, "60.00");
  jumping.says("rate", 2022, "30.00");
  CHECK(jumping.findings() == "nothing");
  jumping.says("rate", 2021, "60.10");
  CHECK(jumping.findings() ==
        "error jump court 2021: 40.00 -> 60.10 (+50.3%); expected <= 50%\n"
        "error jump court 2022: 60.10 -> 30.00 (-50.1%); expected <= 50%\n");
}

TEST_CASE("check: a relative limit above 1 reaches below zero, and a negative value is a mirror") {
  Jumping jumping(JumpMeasure::kRelative, "1.5");
  jumping.says("rate", 2020, "10.0");
  jumping.says("rate", 2021, "-4.0");
  CHECK(jumping.findings() == "nothing");
  jumping.says("rate", 2021, "-6.0");
  CHECK(jumping.findings() == "error jump court 2021: 10.0 -> -6.0 (-160.0%); expected <= 150%\n");
  jumping.says("rate", 2022, "-17.0");
  CHECK(jumping.findings({.read = {.years = {Year(2022), Year(2022)}}}) ==
        "error jump court 2022: -6.0 -> -17.0 (-183.3%); expected <= 150%\n");
}

TEST_CASE("check: nothing is told of a jump from zero, over a gap, over a break or of status D") {
  Jumping jumping(JumpMeasure::kRelative, "0.5");
  jumping.says("rate", 2010, "0");
  jumping.says("rate", 2011, "90.0");
  jumping.says("rate", 2013, "10.0");
  jumping.says("rate", 2015, "10.0");
  jumping.says("rate", 2016, "90.0", "D");
  jumping.says("rate", 2017, "10.0", "B");
  CHECK(jumping.findings() == "nothing");
}

TEST_CASE("check: a rate follows from the counts beside it") {
  Checking checking;
  checking.percent("rate");
  Observation rate = observation(2015, "85.9");
  rate.numerator = 962;
  rate.denominator = 1120;
  checking.writes("court", "rate", rate);
  CHECK(checking.findings() == "nothing");
  rate.value = dec("85.7");
  checking.writes("court", "rate", rate);
  CHECK(checking.findings() ==
        "error rate_against_counts court 2015: 85.7; expected 100 * 962 / 1120 = 85.893\n");
}

TEST_CASE("check: of every kind it is told what holds") {
  Checking checking;
  checking.percent("rate");
  Rule range{.code = RuleCode("range"), .kind = RuleKind::kRange};
  range.indicator = IndicatorCode("rate");
  range.high = 100;
  Rule jump{.code = RuleCode("jump"), .kind = RuleKind::kJump};
  jump.limit = 20;
  jump.measure = JumpMeasure::kAbsolute;
  for (const Rule& rule : {range, jump}) checking.store().define(rule).value();
  checking.says("rate", 2014, "80");
  checking.says("rate", 2015, "86");
  Observation rate = observation(2015, "85.9");
  rate.numerator = 962;
  rate.denominator = 1120;
  checking.writes("court", "rate", rate, "r2");
  CHECK(checking.findings({.read = {.years = {Year(2015), Year(2015)}}, .held = true}) ==
        "error jump court 2015: 80 -> 85.9 (+5.9); agrees with <= 20\n"
        "error range court 2015: 85.9; agrees with <= 100\n"
        "error rate_against_counts court 2015: 85.9; agrees with 100 * 962 / 1120 = 85.893\n"
        "warning sources_disagree court 2015: 85.9; agrees with 86\n");
}

TEST_CASE("check: half up, half even and cut off are all right for a rate") {
  // (366 - 192) / 192 is 0.90625.
  for (const char* printed : {"90.63", "90.62", "90.6", "91", "90"}) {
    CAPTURE(printed);
    Checking checking;
    checking.percent("rate");
    Observation rate = observation(2016, printed);
    rate.numerator = 174;
    rate.denominator = 192;
    checking.writes("court", "rate", rate);
    CHECK(checking.findings() == "nothing");
  }
}

TEST_CASE("check: a rate follows from the series of its numerator and denominator") {
  Checking checking;
  checking.count("lost");
  checking.count("closed");
  checking.percent("rate", "lost", "closed");
  checking.says("lost", 2020, "209");
  checking.says("closed", 2020, "5129");
  checking.says("rate", 2020, "4.1");
  CHECK(checking.findings() == "nothing");
  checking.says("rate", 2020, "4.2");
  const auto findings = check(checking.store()).value();
  CHECK(told(findings) ==
        "error rate_against_counts court 2020: 4.2; expected 100 * 209 / 5129 = 4.075\n");
  CHECK(figures_of(findings.at(0)) ==
        "court/rate/2020=4.2; court/lost/2020=209; "
        "court/closed/2020=5129");
}

TEST_CASE("check: a rate of no cases is a finding") {
  Checking checking;
  checking.count("lost");
  checking.count("closed");
  checking.percent("rate", "lost", "closed");
  checking.says("lost", 2020, "0");
  checking.says("closed", 2020, "0");
  checking.says("rate", 2020, "0.0");
  CHECK(checking.findings() == "error rate_against_counts court 2020: 0.0; expected 100 * 0 / 0\n");
  checking.says("rate", 2020, "", "M");
  CHECK(checking.findings() == "nothing");
}

TEST_CASE("check: a value that should be there and is not is found, unless a reason is given") {
  Checking checking;
  checking.percent("rate");
  Rule rule{.code = RuleCode("expected"), .kind = RuleKind::kExpected};
  rule.severity = Severity::kNote;
  rule.indicator = IndicatorCode("rate");
  checking.store().define(rule).value();
  CHECK(checking.findings() == "nothing");
  checking.says("rate", 2018, "1");
  checking.says("rate", 2020, "", "O");
  checking.says("rate", 2021, "", "L");
  checking.says("rate", 2022, "2");
  CHECK(checking.findings() ==
        "note expected court 2019: ; expected \nnote expected court 2020: O; expected \n");
  // An agency that never had a value is expected to have one where its kind is named.
  checking.store().define(agency("tax")).value();
  rule.agency_kind = AgencyKind::kOther;
  rule.first_year = Year(2022);
  checking.store().define(rule, Redefine::kReplace).value();
  CHECK(checking.findings() == "note expected tax 2022: ; expected \n");
}

TEST_CASE("check: nothing is expected of years in which the agency did not exist") {
  Checking checking;
  checking.percent("rate");
  Agency young = agency("young");
  young.first_year = Year(2021);
  checking.store().define(young).value();
  Rule rule{.code = RuleCode("expected"), .kind = RuleKind::kExpected};
  rule.indicator = IndicatorCode("rate");
  rule.first_year = Year(2020);
  rule.last_year = Year(2021);
  checking.store().define(rule).value();
  checking.says_of("young", "rate", 2021, "5");
  CHECK(checking.findings() == "nothing");
}

TEST_CASE("check: the gravest come first, then agency, indicator and year") {
  Checking checking;
  checking.store().define(agency("bureau")).value();
  for (const char* code : {"a", "b"}) checking.count(code);
  for (const char* code : {"a", "b"}) {
    Rule rule{.code = RuleCode(std::string("low-") + code), .kind = RuleKind::kRange};
    rule.indicator = IndicatorCode(code);
    rule.low = 100;
    if (code[0] == 'b') rule.severity = Severity::kWarning;
    checking.store().define(rule).value();
    checking.says(code, 2021, "1");
    checking.says(code, 2020, "1");
    checking.says_of("bureau", code, 2020, "1");
  }
  CHECK(checking.findings() ==
        "error low-a bureau 2020: 1; expected >= 100\n"
        "error low-a court 2020: 1; expected >= 100\n"
        "error low-a court 2021: 1; expected >= 100\n"
        "warning low-b bureau 2020: 1; expected >= 100\n"
        "warning low-b court 2020: 1; expected >= 100\n"
        "warning low-b court 2021: 1; expected >= 100\n");
  CHECK(checking.findings({.rule = RuleCode("low-b"), .agencies = {AgencyCode("bureau")}}) ==
        "warning low-b bureau 2020: 1; expected >= 100\n");
  CHECK(checking.findings({.agencies = {AgencyCode("bureau")}, .at_least = Severity::kError}) ==
        "error low-a bureau 2020: 1; expected >= 100\n");
}

TEST_CASE("check: an unknown rule, agency or indicator is told with the nearest") {
  Checking checking;
  CHECK(checking.findings({.rule = RuleCode("sources_disagre")}) ==
        "not_found: rule \"sources_disagre\" is not defined; did you mean \"sources_disagree\"?");
  CHECK(checking.findings({.agencies = {AgencyCode("cuort")}}) ==
        "not_found: agency \"cuort\" is not defined; did you mean \"court\"?");
  checking.count("closed");
  CHECK(checking.findings({.indicators = {IndicatorCode("clsed")}}) ==
        "not_found: indicator \"clsed\" is not defined; did you mean \"closed\"?");
}

TEST_CASE("check: a rule of the store takes the place of one that is built in") {
  Checking checking;
  checking.percent("rate");
  Observation rate = observation(2015, "85.7");
  rate.numerator = 962;
  rate.denominator = 1120;
  checking.writes("court", "rate", rate);
  Rule milder = built_in_rules().at(0);
  milder.severity = Severity::kNote;
  milder.first_year = Year(2016);
  checking.store().define(milder).value();
  CHECK(checking.findings() == "nothing");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
