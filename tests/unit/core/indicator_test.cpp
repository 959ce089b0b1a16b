#include <annals/indicator.h>
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "support/builders.h"

TEST_SUITE_BEGIN("indicator");

namespace annals::test {
namespace {

Indicator rate() {
  Indicator rate = indicator("solved_rate", IndicatorKind::kPercent);
  rate.numerator = IndicatorCode("solved");
  rate.denominator = IndicatorCode("received");
  rate.factor = 100;
  rate.lower_bound = dec("0");
  rate.upper_bound = dec("100");
  return rate;
}

TEST_CASE("indicator: kinds have the names that files use") {
  for (const auto& [kind, name] : {std::pair{IndicatorKind::kCount, "count"},
                                   {IndicatorKind::kAmount, "amount"},
                                   {IndicatorKind::kPercent, "percent"},
                                   {IndicatorKind::kRatio, "ratio"},
                                   {IndicatorKind::kScore, "score"},
                                   {IndicatorKind::kDuration, "duration"}}) {
    CHECK(to_string(kind) == name);
    CHECK(parse_indicator_kind(name).value() == kind);
  }
}

TEST_CASE("indicator: polarities have the names that files use") {
  for (const auto& [polarity, name] : {std::pair{Polarity::kNeutral, "neutral"},
                                       {Polarity::kHigherIsBetter, "higher_is_better"},
                                       {Polarity::kLowerIsBetter, "lower_is_better"}}) {
    CHECK(to_string(polarity) == name);
    CHECK(parse_polarity(name).value() == polarity);
  }
}

TEST_CASE("indicator: aggregations have the names that files use") {
  for (const auto& [aggregation, name] : {std::pair{Aggregation::kNone, "none"},
                                          {Aggregation::kSum, "sum"},
                                          {Aggregation::kRatioOfSums, "ratio_of_sums"},
                                          {Aggregation::kMean, "mean"}}) {
    CHECK(to_string(aggregation) == name);
    CHECK(parse_aggregation(name).value() == aggregation);
  }
}

TEST_CASE("indicator: rounding rules have the names that files use") {
  for (const auto& [rule, name] :
       {std::pair{RoundingRule::kHalfUp, "half_up"}, {RoundingRule::kHalfEven, "half_even"}}) {
    CHECK(to_string(rule) == name);
    CHECK(parse_rounding_rule(name).value() == rule);
  }
}

TEST_CASE("indicator: a name that is not known is refused with its subject") {
  CHECK(
      parse_indicator_kind("%").error().message ==
      "indicator kind \"%\" is not known: write count, amount, percent, ratio, score or duration");
  CHECK(parse_polarity("up").error().message ==
        "polarity \"up\" is not known: write neutral, higher_is_better or lower_is_better");
  CHECK(parse_aggregation("avg").error().message ==
        "aggregation \"avg\" is not known: write none, sum, ratio_of_sums or mean");
  CHECK(parse_rounding_rule("up").error().message ==
        "rounding rule \"up\" is not known: write half_up or half_even");
}

TEST_CASE("indicator: the unit is told in a language that has a word for it") {
  Indicator cases = indicator("cases");
  cases.unit = "件";
  cases.unit_names = {{"en", "cases"}};
  CHECK(cases.unit_in("en") == "cases");
}

TEST_CASE("indicator: the unit is as printed in every other language") {
  Indicator cases = indicator("cases");
  cases.unit = "件";
  cases.unit_names = {{"en", "cases"}};
  CHECK(cases.unit_in("zh") == "件");
  CHECK(cases.unit_in("en-gb") == "cases");
  CHECK(cases.unit_in("fr") == "件");
}

TEST_CASE("indicator: two that say the same are equal") { CHECK(rate() == rate()); }

TEST_CASE("indicator: a difference in any field is a difference") {
  const std::vector<std::function<void(Indicator&)>> changes{
      [](Indicator& i) { i.code = IndicatorCode("other"); },
      [](Indicator& i) { i.names.names["zh"] = "办结率"; },
      [](Indicator& i) { i.definition["en"] = "closed in time"; },
      [](Indicator& i) { i.subject = SubjectCode("hotline"); },
      [](Indicator& i) { i.kind = IndicatorKind::kRatio; },
      [](Indicator& i) { i.unit = "\u2030"; },
      [](Indicator& i) { i.unit_names["en"] = "per cent"; },
      [](Indicator& i) { i.decimals = 2; },
      [](Indicator& i) { i.polarity = Polarity::kLowerIsBetter; },
      [](Indicator& i) { i.aggregation = Aggregation::kRatioOfSums; },
      [](Indicator& i) { i.numerator = IndicatorCode("other"); },
      [](Indicator& i) { i.denominator = IndicatorCode("other"); },
      [](Indicator& i) { i.factor = 1000; },
      [](Indicator& i) { i.formula = "a / b"; },
      [](Indicator& i) { i.rounding = RoundingRule::kHalfEven; },
      [](Indicator& i) { i.lower_bound.reset(); },
      [](Indicator& i) { i.upper_bound = dec("99"); },
  };
  for (std::size_t n = 0; n < changes.size(); ++n) {
    CAPTURE(n);
    Indicator other = rate();
    changes[n](other);
    CHECK(other != rate());
  }
}

TEST_CASE("indicator: bounds and factors compare by their printed form") {
  Indicator other = rate();
  other.upper_bound = dec("100.0");
  CHECK(other != rate());
  other = rate();
  other.factor = dec("1e2");
  CHECK(other != rate());
}

TEST_CASE("indicator: breaks compare by every field") {
  const SeriesBreak known{.indicator = IndicatorCode("a"),
                          .agency = AgencyCode("pukou"),
                          .first_year = Year(2020),
                          .reason = "a new form",
                          .pre_break_value = dec("97.3")};
  SeriesBreak other = known;
  CHECK(other == known);
  other.agency.reset();
  CHECK(other != known);
  other = known;
  other.first_year = Year(2021);
  CHECK(other != known);
  other = known;
  other.reason.clear();
  CHECK(other != known);
  other = known;
  other.pre_break_value = dec("97.30");
  CHECK(other != known);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
