#include <annals/rule.h>
#include <doctest/doctest.h>

#include <string>

#include "support/builders.h"
#include "support/shown.h"

TEST_SUITE_BEGIN("rule");

namespace annals::test {
namespace {

// What the text reads as, or why not.
std::string read(std::string_view text) {
  const auto identity = parse_identity(text);
  return identity ? to_string(*identity) : identity.error().message;
}

std::string fault_of(const Rule& rule) { return shown(validate(rule)); }

Rule rule(RuleKind kind) { return {.code = RuleCode("r"), .kind = kind}; }

TEST_CASE("identity: sums, signs, relations and earlier years are read back") {
  for (const char* text :
       {"a = b", "reconsideration.accepted = reconsideration.closed + reconsideration.pending",
        "a - b <= c", "- a + b >= - c - d", "in[-1] + a = in - out[-12]"}) {
    CAPTURE(text);
    CHECK(read(text) == text);
  }
}

TEST_CASE("identity: blanks between words do not count") {
  CHECK(read("  a   =\tb  +  c ") == "a = b + c");
}

TEST_CASE("identity: a '-' without blanks is part of a code, and a minus needs them") {
  const Identity identity = parse_identity("new-cases - old-cases = more").value();
  REQUIRE(identity.left.size() == 2);
  CHECK(identity.left[0] == Term{IndicatorCode("new-cases")});
  CHECK(identity.left[1] == Term{IndicatorCode("old-cases"), true});
  CHECK(parse_identity("a -b = c").has_value() == false);
}

TEST_CASE("identity: the year before is one back") {
  CHECK(parse_identity("in = out[-1]").value().right[0] == Term{IndicatorCode("out"), false, 1});
}

TEST_CASE("identity: what cannot be read is refused with the reason") {
  CHECK(read("") == "identity \"\": write =, <= or >= between two sums");
  CHECK(read("a + b") == "identity \"a + b\": write =, <= or >= between two sums");
  CHECK(read("a =") == "identity \"a =\": a code is missing at the end");
  CHECK(read("= a") == "identity \"= a\": a code is missing before \"=\"");
  CHECK(read("a = b = c") == "identity \"a = b = c\": it has two relations: keep one");
  CHECK(read("a + + b = c") == "identity \"a + + b = c\": a code is missing before \"+\"");
  CHECK(read("a b = c") ==
        "identity \"a b = c\": a sign is missing before \"b\": write + or - with a blank on both "
        "sides");
  CHECK(read("a = b + ") == "identity \"a = b + \": a code is missing at the end");
  CHECK(read("a[1] = b") ==
        "identity \"a[1] = b\": \"[1]\" is no earlier year: write [-1] for the year before, up to "
        "[-99]");
  for (const char* text : {"a[-0] = b", "a[-] = b", "a[-100] = b", "a[-1 = b", "a[-1]x = b"}) {
    CAPTURE(text);
    CHECK(read(text).find("is no earlier year") != std::string::npos);
  }
  CHECK(read("c = a * b").find("a sign is missing before \"*\"") != std::string::npos);
  CHECK(read("c = (a + b)").find("indicator code \"(a\"") != std::string::npos);
}

TEST_CASE("rule: every kind says what it needs") {
  CHECK(fault_of(rule(RuleKind::kIdentity)) ==
        "invalid_data: rule \"r\" of kind identity needs an identity");
  CHECK(fault_of(rule(RuleKind::kRange)) ==
        "invalid_data: rule \"r\" of kind range needs an indicator");
  CHECK(fault_of(rule(RuleKind::kJump)) ==
        "invalid_data: rule \"r\" of kind jump needs the limit of a jump");
  CHECK(fault_of(rule(RuleKind::kExpected)) ==
        "invalid_data: rule \"r\" of kind expected needs an indicator");
  Rule range = rule(RuleKind::kRange);
  range.indicator = IndicatorCode("rate");
  CHECK(fault_of(range) == "invalid_data: rule \"r\" of kind range needs a low or a high limit");
  range.low = 5;
  CHECK(fault_of(range) == "ok");
}

TEST_CASE("rule: kinds that need nothing are sound as they are") {
  for (const RuleKind kind : {RuleKind::kRateAgainstCounts, RuleKind::kParentAgainstChildren,
                              RuleKind::kSourcesDisagree}) {
    CAPTURE(to_string(kind));
    CHECK(fault_of(rule(kind)) == "ok");
  }
}

TEST_CASE("rule: a field that the kind does not use is refused") {
  Rule of_sources = rule(RuleKind::kSourcesDisagree);
  of_sources.limit = 3;
  CHECK(fault_of(of_sources) ==
        "invalid_data: rule \"r\" of kind sources_disagree has no use for the limit or the "
        "measure of a jump");
  Rule identity = rule(RuleKind::kIdentity);
  identity.identity = parse_identity("a = b").value();
  identity.indicator = IndicatorCode("a");
  CHECK(fault_of(identity).find("leave the indicator out") != std::string::npos);
}

TEST_CASE("rule: contradictions are refused") {
  Rule range = rule(RuleKind::kRange);
  range.indicator = IndicatorCode("rate");
  range.low = 5;
  range.high = 4;
  CHECK(fault_of(range) == "invalid_data: rule \"r\" has a high limit below the low one");
  Rule jump = rule(RuleKind::kJump);
  jump.limit = 0;
  CHECK(fault_of(jump) == "invalid_data: rule \"r\" has the limit \"0\": write one above zero");
  jump.limit = dec("0.5");
  jump.first_year = Year(2020);
  jump.last_year = Year(2019);
  CHECK(fault_of(jump) == "invalid_data: rule \"r\" ends before its first year");
}

TEST_CASE("rule: names of its enumerators are read back") {
  CHECK(parse_severity("warning").value() == Severity::kWarning);
  CHECK(parse_rule_kind("parent_against_children").value() == RuleKind::kParentAgainstChildren);
  CHECK(parse_missing_values("never_skip").value() == MissingValues::kNeverSkip);
  CHECK(parse_jump_measure("absolute").value() == JumpMeasure::kAbsolute);
  CHECK(parse_severity("grave").error().message ==
        "severity \"grave\" is not known: write note, warning or error");
}

TEST_CASE("rule: two are the same only if printed alike") {
  Rule a = rule(RuleKind::kJump);
  a.limit = dec("0.5");
  Rule b = a;
  CHECK(a == b);
  b.limit = dec("0.50");
  CHECK_FALSE(a == b);
}

TEST_CASE("identity: a sign first is a minus, and once") {
  CHECK(read("+ a = b") == "identity \"+ a = b\": a code is missing before \"+\"");
  CHECK(read("- - a = b") == "identity \"- - a = b\": a code is missing before \"-\"");
}

TEST_CASE("rule: whatever a kind does not use is refused by name") {
  const auto fault = [](RuleKind kind, auto change) {
    Rule changed = rule(kind);
    change(changed);
    const std::string text = fault_of(changed);
    const std::size_t at = text.find("has no use for ");
    return at == std::string::npos ? text : text.substr(at + 15);
  };
  const RuleKind plain = RuleKind::kSourcesDisagree;
  CHECK(fault(plain, [](Rule& r) { r.identity = parse_identity("a = b").value(); }) ==
        "an identity");
  CHECK(fault(plain, [](Rule& r) { r.low = 1; }) == "a low or a high limit");
  CHECK(fault(plain, [](Rule& r) { r.high = 1; }) == "a low or a high limit");
  CHECK(fault(plain, [](Rule& r) { r.measure = JumpMeasure::kAbsolute; }) ==
        "the limit or the measure of a jump");
  CHECK(fault(plain, [](Rule& r) { r.child_kind = AgencyKind::kCounty; }) == "a kind of children");
  CHECK(fault(plain, [](Rule& r) { r.missing = MissingValues::kNeverSkip; }) ==
        "a strategy for missing values");
  CHECK(fault(RuleKind::kParentAgainstChildren, [](Rule& r) {
          r.child_kind = AgencyKind::kCounty;
          r.missing = MissingValues::kNeverSkip;
        }) == "ok");
}

TEST_CASE("rule: one limit is enough, and years and limits may be the same") {
  Rule range = rule(RuleKind::kRange);
  range.indicator = IndicatorCode("rate");
  range.high = 5;
  CHECK(fault_of(range) == "ok");
  range.low = 5;
  range.first_year = Year(2020);
  CHECK(fault_of(range) == "ok");
  range.last_year = Year(2020);
  CHECK(fault_of(range) == "ok");
  Rule jump = rule(RuleKind::kJump);
  jump.limit = dec("0.5");
  CHECK(fault_of(jump) == "ok");
  jump.limit = -1;
  CHECK(fault_of(jump) == "invalid_data: rule \"r\" has the limit \"-1\": write one above zero");
}

TEST_CASE("rule: an identity has terms on both sides, and years before that can be written") {
  Rule balance = rule(RuleKind::kIdentity);
  balance.identity = parse_identity("a = b").value();
  CHECK(fault_of(balance) == "ok");
  const std::string unsound =
      "invalid_data: rule \"r\" has an identity with an empty side, or with years before that are "
      "not 0 to 99";
  for (const int years : {-1, 100}) {
    balance.identity->right[0].years_before = years;
    CHECK(fault_of(balance) == unsound);
  }
  balance.identity->right.clear();
  CHECK(fault_of(balance) == unsound);
  balance.identity->left.clear();
  CHECK(fault_of(balance) == unsound);
}

TEST_CASE("rule: its enumerators have names, and what is none has none") {
  CHECK(to_string(Severity::kNote) == "note");
  CHECK(to_string(MissingValues::kSkipIfAll) == "skip_if_all_missing");
  CHECK(to_string(JumpMeasure::kRelative) == "relative");
  CHECK(to_string(static_cast<Relation>(99)).empty());
}

TEST_CASE("rule: two that differ in one field differ") {
  const Rule a = rule(RuleKind::kRange);
  const auto same = [&](auto change) {
    Rule b = a;
    change(b);
    return a == b;
  };
  CHECK(same([](Rule&) {}));
  CHECK_FALSE(same([](Rule& b) { b.note = "other"; }));
  CHECK_FALSE(same([](Rule& b) { b.low = 1; }));
  CHECK_FALSE(same([](Rule& b) { b.high = 1; }));
  CHECK_FALSE(same([](Rule& b) { b.limit = 1; }));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
