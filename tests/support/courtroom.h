// A store with a court, counts of its cases and a rate of them, for tests of what is computed.
#pragma once

#include <annals/annals.h>

#include <string>
#include <string_view>
#include <utility>

#include "support/builders.h"

namespace annals::test {

class Courtroom {
 public:
  Courtroom() {
    define(agency("court"));
    for (const char* code : {"closed", "accepted", "pending"}) define(indicator(code));
    Indicator rate = indicator("rate", IndicatorKind::kPercent);
    rate.numerator = IndicatorCode("closed");
    rate.denominator = IndicatorCode("accepted");
    rate.factor = 100;
    rate.decimals = 1;
    define(rate);
  }

  Store& store() { return store_; }

  template <typename T>
  void define(const T& definition) {
    store_.define(definition).value();
  }
  void define_formula(std::string_view code, std::string_view formula, int decimals = 2) {
    Indicator result = indicator(code, IndicatorKind::kRatio);
    result.formula = std::string(formula);
    result.decimals = decimals;
    define(result);
  }

  // "value" as a report prints it, bounds and all; empty for a missing one.
  void say(std::string_view code, int year, std::string_view value, std::string_view letters = "",
           std::string_view numerator = "", std::string_view denominator = "",
           const SourceDocument& of = source("report", "2024")) {
    Observation says = observation(year, "", letters);
    if (!value.empty()) {
      const PrintedValue printed = parse_printed_value(value).value();
      says.value = printed.value;
      says.bound = printed.bound;
    }
    if (!numerator.empty()) says.numerator = dec(numerator);
    if (!denominator.empty()) says.denominator = dec(denominator);
    says.locator = "page 1";
    store_.write(Batch(of).add(AgencyCode("court"), IndicatorCode(code), says)).value();
  }

  ComputedSeries series(std::string_view code, const ReadOptions& options = {}) {
    return computed(store_, AgencyCode("court"), IndicatorCode(code), options).value();
  }
  // The one value there is.
  ComputedValue value(std::string_view code) { return series(code).values.at(0); }

 private:
  Store store_ = Store::in_memory({.author = "tester"}).value();
};

// "2023: 93.9 agrees with 93.9 (93/99)", "2023: no value (missing_input)".
inline std::string text_of(const ComputedValue& value) {
  std::string text = to_string(value.year) + ": ";
  text +=
      value.value ? value.value->str() : "no value (" + std::string(to_string(value.reason)) + ")";
  if (value.agreement) text.append(" ").append(to_string(*value.agreement));
  if (value.printed && value.printed->value) text += " with " + value.printed->value->str();
  std::string inputs;
  for (const ComputedInput& input : value.inputs) {
    inputs += (inputs.empty() ? "" : "/") + input.value->str();
  }
  if (!inputs.empty()) text += " (" + inputs + ")";
  return text;
}

}  // namespace annals::test
