// A small store to be checked, and findings as text.
#pragma once

#include <annals/annals.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/builders.h"
#include "support/shown.h"

namespace annals::test {

// "warning rate-rule court rate 2023: 38; expected 37", a line each.
inline std::string told(const Result<std::vector<Finding>>& findings) {
  if (!findings) return shown(findings.error());
  std::string text;
  for (const Finding& finding : *findings) {
    text += std::string(to_string(finding.severity)) + " " + finding.rule.str() + " " +
            finding.agency.str() + " " + to_string(finding.year) + ": " + finding.seen +
            (finding.holds ? "; agrees with " : "; expected ") + finding.expected + "\n";
  }
  return text.empty() ? "nothing" : text;
}

// With agency "court" and whatever a test adds.
class Checking {
 public:
  Checking() { store_.define(agency("court")).value(); }

  Store& store() { return store_; }
  void count(std::string_view code) {
    Indicator counted = indicator(code);
    counted.aggregation = Aggregation::kSum;
    counted.lower_bound = 0;
    store_.define(counted).value();
  }
  void percent(std::string_view code, std::string_view numerator = "",
               std::string_view denominator = "") {
    Indicator rate = indicator(code, IndicatorKind::kPercent);
    if (!numerator.empty()) {
      rate.numerator = IndicatorCode(numerator);
      rate.denominator = IndicatorCode(denominator);
      rate.factor = 100;
    }
    store_.define(rate).value();
  }

  // Source "r1" says it, of the court.
  void says(std::string_view code, int year, std::string_view value,
            std::string_view letters = "") {
    says_of("court", code, year, value, letters);
  }
  void says_of(std::string_view who, std::string_view code, int year, std::string_view value,
               std::string_view letters = "", std::string_view by = "r1") {
    Observation said{.year = Year(year), .locator = "page 1"};
    if (!value.empty()) {
      const PrintedValue printed = parse_printed_value(value).value();
      said.value = printed.value;
      said.bound = printed.bound;
    }
    said.status = ObsStatusSet::parse(letters).value();
    writes(who, code, said, by);
  }
  void writes(std::string_view who, std::string_view code, const Observation& said,
              std::string_view by = "r1") {
    store_.write(Batch(source(by)).add(AgencyCode(who), IndicatorCode(code), said)).value();
  }

  Rule identity(std::string_view text, MissingValues missing = MissingValues::kSkipIfAny) {
    Rule rule{.code = RuleCode("sum"), .identity = parse_identity(text).value()};
    rule.missing = missing;
    store_.define(rule, Redefine::kReplace).value();
    return rule;
  }

  std::string findings(const CheckOptions& options = {}) const {
    return told(check(store_, options));
  }

 private:
  Store store_ = Store::in_memory({.author = "tester"}).value();
};

}  // namespace annals::test
