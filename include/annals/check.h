// Checks: which figures of a store do not satisfy its rules.
#pragma once

#include <annals/rule.h>
#include <annals/store.h>
#include <annals/waiver.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace annals {

struct CheckOptions {
  // What is read. The years limit the findings; figures of earlier years that an identity or a jump
  // needs are read all the same.
  ReadOptions read{};
  std::optional<RuleCode> rule{};  // this one only
  // Findings of these agencies only, and those that name one of these indicators; empty: of all.
  std::vector<AgencyCode> agencies{};
  std::vector<IndicatorCode> indicators{};
  Severity at_least = Severity::kNote;
  bool waived = false;          // findings that are waived as well
  bool held = false;            // what was compared and holds as well, behind all findings
  std::optional<Date> today{};  // decides which waivers have run out; empty: the day it is, in UTC
};

// Which of the figures of an observation is meant.
enum class FigurePart : std::uint8_t {
  kValue,
  kNumerator,  // the counts that the source prints beside a rate
  kDenominator,
};

// One figure of a finding: what it says, and where that is printed.
struct Figure {
  AgencyCode agency;
  IndicatorCode indicator;
  Year year;
  FigurePart part = FigurePart::kValue;
  std::optional<Decimal> value{};  // as printed; empty: missing
  Bound bound = Bound::kExact;
  std::optional<SourceCode> source{};  // empty: nothing is on record
  std::string locator{};
};

// What became of the last waiver for a finding.
enum class WaiverState : std::uint8_t {
  kNone,     // there is none
  kHolds,    // the finding is waived
  kChanged,  // the figures are no longer those it was given for: the finding is open again
  kExpired,  // its last day has passed: the finding is open again
};

// Figures that do not satisfy a rule; or, where CheckOptions::held asks for them, that do.
struct Finding {
  RuleCode rule;
  RuleKind kind;
  Severity severity;
  LocalizedText names;  // of the rule
  AgencyCode agency;
  std::vector<IndicatorCode> indicators;  // those compared, each once; the first names the finding
  Year year;
  // In signs and digits, the same in every language: "8 + 783 = 791" and "788 + 2 = 790". A figure
  // that is missing is "?", one that is a bound has >=, <= or ~ before it. Of a value that should
  // be there and is not: "" (or the letter of its status) and "".
  std::string seen, expected;
  std::vector<Figure> figures;
  bool holds = false;  // the rule is satisfied
  WaiverState waiver_state = WaiverState::kNone;
  std::optional<Waiver> waiver{};  // the last that was given for it

  bool waived() const noexcept { return waiver_state == WaiverState::kHolds; }
};

// The rules that need no record, under these codes: "rate_against_counts" (error) and
// "sources_disagree" (warning), for every indicator and agency. A rule of the same code in the
// store takes the place of the one that is built in.
std::vector<Rule> built_in_rules();

// Looks at everything that the rules of the store and the built-in ones cover.
//
// A figure is taken for all that its print can stand for: reports round and cut off, so that 97.3
// is anything from 97.25 to 97.4. With it 97.36 agrees, and 97.42 does not. A count is a whole
// number, and stands for itself: 99 is 99. "At least" and "at most" are open to one side, "about"
// to both. A finding is what no choice among these makes true; so the print of a figure to fewer
// digits never makes a finding of what was none. A product or sum that has no exact Decimal is
// taken as no limit.
//
// * identity: the sums of both sides, figure by figure, in every year in which one of them is on
//   record. Where it reaches over several years, only if none of its series has a break between
//   the first and the last of them.
// * range: the value lies wholly outside.
// * jump: two consecutive years with values, no break in series between them and neither of status
//   D (definition differs). Relative to the size of the earlier value; nothing is told of a change
//   from what may be zero.
// * rate_against_counts: factor * numerator / denominator, with the counts printed beside the rate,
//   and with the series of the indicator's numerator and denominator. A rate of no cases (a
//   denominator of 0) is a finding.
// * parent_against_children: the value of an agency and the sum over those that existed and stood
//   directly under it in that year. Only indicators that add up ("sum") are looked at.
// * sources_disagree: the latest words of all sources on one observation, but those of status D.
// * expected: nothing on record, or status O (missing, no reason given); any other reason is one.
//   From the rule's first year, else the first of any agency (of this agency, if no kind of agency
//   is given); to the rule's last year, else the last in which any agency has a value. Without a
//   kind, of agencies that have some value of the indicator. Only years in which the agency
//   existed.
//
// What holds is told of every kind but "expected". Findings come by severity, the gravest first,
// then by agency, indicator, year and rule. Fails with kNotFound if the rule or agency of the
// options is not there, and as the store does.
Result<std::vector<Finding>> check(const Store& store, const CheckOptions& options = {});

// The figures of a finding in one line, such as
// "pukou/reconsideration.accepted/2023=99; pukou/reconsideration.closed/2023=92": what a waiver is
// given for.
std::string figures_of(const Finding& finding);

}  // namespace annals
