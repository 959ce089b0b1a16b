#include <annals/computed.h>
#include <doctest/doctest.h>

#include <string>

#include "support/courtroom.h"

TEST_SUITE_BEGIN("computed");

namespace annals::test {
namespace {

std::string text_of(const ComputedSeries& series) {
  std::string text;
  for (const ComputedValue& value : series.values) {
    text += (text.empty() ? "" : "; ") + test::text_of(value);
  }
  return text.empty() ? "none" : text;
}

// 14665 of 14730 are 99.5587... per cent.
TEST_CASE("computed: the counts beside a rate come before the series of the counts") {
  Courtroom room;
  room.say("closed", 2022, "1");
  room.say("accepted", 2022, "2");
  room.say("rate", 2022, "99.6", "", "14665", "14730");
  const ComputedValue value = room.value("rate");
  CHECK(test::text_of(value) == "2022: 99.6 agrees with 99.6 (14665/14730)");
  CHECK(value.rule == ComputedBy::kCounts);
  CHECK(value.exact);
  CHECK(value.unrounded == doctest::Approx(99.55872369314324).epsilon(1e-14));
  CHECK(value.inputs[0].beside);
  CHECK(value.inputs[0].indicator == IndicatorCode("closed"));
  CHECK(value.inputs[1].source->code.str() == "report");
  CHECK(value.inputs[1].locator == "page 1");
  CHECK(value.difference == dec("0"));
}

TEST_CASE("computed: without counts beside it a rate is that of the two series") {
  Courtroom room;
  room.say("closed", 2023, "93");
  room.say("accepted", 2023, "99");
  CHECK(text_of(room.series("rate")) == "2023: 93.9 (93/99)");
  CHECK_FALSE(room.value("rate").printed);
  CHECK_FALSE(room.value("rate").inputs[0].beside);
}

TEST_CASE("computed: one count may stand beside the rate and the other in its series") {
  Courtroom room;
  room.say("accepted", 2023, "99");
  room.say("rate", 2023, "93.9", "", "93");
  CHECK(text_of(room.series("rate")) == "2023: 93.9 agrees with 93.9 (93/99)");
}

TEST_CASE("computed: counts to the unit are exact, and the range has no width") {
  Courtroom room;
  room.say("rate", 2023, "93.9", "", "93", "99");
  const ComputedValue value = room.value("rate");
  REQUIRE(value.range);
  CHECK(value.range->low == value.range->high);
  CHECK(value.range->low == doctest::Approx(93.93939393939394).epsilon(1e-15));
}

// 5e4 stands for 45000 to 55000 and 12.2 ten-thousands for 121500 to 122500.
TEST_CASE("computed: rounded counts give the range that their print allows") {
  Courtroom room;
  room.say("closed", 2023, "5\u4E07");
  room.say("accepted", 2023, "12.2\u4E07");
  const ComputedValue value = room.value("rate");
  CHECK(identical(*value.value, dec("41.0")));
  REQUIRE(value.range);
  CHECK(value.range->low == doctest::Approx(36.73469387755102).epsilon(1e-14));
  CHECK(value.range->high == doctest::Approx(45.26748971193416).epsilon(1e-14));
}

TEST_CASE("computed: a print outside the range differs, and by how much is told") {
  Courtroom room;
  room.say("rate", 2022, "99.7", "", "14665", "14730");
  const ComputedValue value = room.value("rate");
  CHECK(value.agreement == Agreement::kDiffers);
  CHECK(identical(*value.difference, dec("0.1")));
}

// (366 - 192) / 192 is exactly 90.625 %: both roundings can have been meant.
TEST_CASE("computed: a value that lies on the edge of the print agrees") {
  for (const char* printed : {"90.63", "90.62"}) {
    CAPTURE(std::string(printed));
    Courtroom room;
    room.say("rate", 2022, printed, "", "174", "192");
    CHECK(room.value("rate").agreement == Agreement::kAgrees);
    CHECK(identical(*room.value("rate").value, dec("90.63")));
  }
}

TEST_CASE("computed: the indicator's rounding rule is used, once") {
  Courtroom room;
  Indicator even = indicator("even", IndicatorKind::kPercent);
  even.decimals = 2;
  even.rounding = RoundingRule::kHalfEven;
  room.define(even);
  room.say("even", 2022, "90.62", "", "174", "192");
  CHECK(identical(*room.value("even").value, dec("90.62")));
}

TEST_CASE("computed: a percent without a named numerator has the factor 100") {
  Courtroom room;
  room.define(indicator("share", IndicatorKind::kPercent));
  room.define(indicator("ratio", IndicatorKind::kRatio));
  room.say("share", 2022, "25", "", "1", "4");
  room.say("ratio", 2022, "0.25", "", "1", "4");
  CHECK(text_of(room.series("share")) == "2022: 25 agrees with 25 (1/4)");
  CHECK(text_of(room.series("ratio")) == "2022: 0.25 agrees with 0.25 (1/4)");
}

TEST_CASE("computed: of no cases there is no rate") {
  Courtroom room;
  room.say("rate", 2022, "", "M", "0", "0");
  CHECK(text_of(room.series("rate")) == "2022: no value (zero_denominator) (0/0)");
}

TEST_CASE("computed: what is missing is named") {
  Courtroom room;
  room.say("rate", 2022, "99.6");
  room.say("accepted", 2022, "5");
  const ComputedValue value = room.value("rate");
  CHECK(test::text_of(value) == "2022: no value (missing_input) with 99.6 (5)");
  REQUIRE(value.missing.size() == 1);
  CHECK(value.missing[0].str() == "closed");
  CHECK_FALSE(value.agreement);
}

TEST_CASE("computed: an indicator without a rule has what was printed and nothing else") {
  Courtroom room;
  room.say("closed", 2022, "5");
  CHECK(text_of(room.series("closed")) == "2022: no value (no_rule) with 5");
}

TEST_CASE("computed: an input that is estimated makes the result estimated") {
  Courtroom room;
  room.say("closed", 2022, "5", "E");
  room.say("accepted", 2022, "9", "P");
  CHECK(room.value("rate").status.letters() == "EP");
}

TEST_CASE("computed: an input that is at least something leaves no range and no verdict") {
  Courtroom room;
  room.say("closed", 2022, "50\u4F59");
  room.say("accepted", 2022, "90");
  room.say("rate", 2022, "60");
  const ComputedValue value = room.value("rate");
  CHECK_FALSE(value.range);
  CHECK(value.range_status == RangeStatus::kInputUnknown);
  CHECK(value.agreement == Agreement::kCannotTell);
}

TEST_CASE("computed: a print of at least agrees with all that reaches it") {
  struct Case {
    const char* printed;
    Agreement agreement;
  };
  for (const Case& each :
       {Case{"50\u4F59", Agreement::kAgrees}, Case{"55\u4F59", Agreement::kAgrees},
        Case{"56\u4F59", Agreement::kDiffers}, Case{"<=60", Agreement::kAgrees},
        Case{"<=50", Agreement::kDiffers}, Case{"~56", Agreement::kCannotTell}}) {
    CAPTURE(std::string(each.printed));
    Courtroom room;
    room.say("rate", 2022, each.printed, "", "50", "90");
    CHECK((room.value("rate").agreement == each.agreement));
  }
}

TEST_CASE("computed: a formula is evaluated with the values of its year") {
  Courtroom room;
  room.define_formula("open", "accepted - closed", 0);
  room.say("closed", 2022, "80");
  room.say("closed", 2023, "93");
  room.say("accepted", 2023, "99");
  room.say("open", 2023, "6");
  const ComputedSeries series = room.series("open");
  CHECK(text_of(series) == "2022: no value (missing_input) (80); 2023: 6 agrees with 6 (99/93)");
  CHECK(series.values[1].rule == ComputedBy::kFormula);
  CHECK_FALSE(series.values[1].exact);
}

TEST_CASE("computed: a formula that is a quotient is exact, whatever its order") {
  Courtroom room;
  room.define_formula("late", "100 / 1 * closed", 1);
  room.define_formula("share", "100 * closed / accepted", 2);
  room.say("closed", 2022, "174");
  room.say("accepted", 2022, "192");
  CHECK(room.value("share").exact);
  CHECK(text_of(room.series("share")) == "2022: 90.63 (174/192)");
  CHECK_FALSE(room.value("late").exact);
}

TEST_CASE("computed: what is not on record is computed by its own rule, unrounded") {
  Courtroom room;
  room.define_formula("twice", "2 * rate", 3);
  room.say("closed", 2022, "1", "E");
  room.say("accepted", 2022, "3");
  const ComputedValue value = room.value("twice");
  CHECK(identical(*value.value, dec("66.667")));
  CHECK(value.inputs[0].computed);
  CHECK(identical(*value.inputs[0].value, dec("33.3")));
  CHECK(value.status.contains(ObsStatus::kEstimated));
  room.say("rate", 2022, "33.3");
  CHECK(identical(*room.value("twice").value, dec("66.600")));
}

TEST_CASE("computed: a formula that divides by zero has no value") {
  Courtroom room;
  room.define_formula("odd", "1 / (accepted - closed)");
  room.say("closed", 2022, "5");
  room.say("accepted", 2022, "5");
  CHECK(text_of(room.series("odd")) == "2022: no value (no_result) (5/5)");
}

TEST_CASE("computed: the formula speaks where the counts are missing") {
  Courtroom room;
  Indicator both = indicator("both", IndicatorKind::kPercent);
  both.numerator = IndicatorCode("closed");
  both.denominator = IndicatorCode("accepted");
  both.factor = 100;
  both.formula = "100 * closed / (closed + pending)";
  room.define(both);
  room.say("closed", 2022, "3");
  room.say("pending", 2022, "1");
  CHECK(room.value("both").rule == ComputedBy::kFormula);
  CHECK(identical(*room.value("both").value, dec("75")));
  room.say("accepted", 2022, "6");
  CHECK(room.value("both").rule == ComputedBy::kCounts);
  CHECK(identical(*room.value("both").value, dec("50")));
}

TEST_CASE("computed: what was published later is not seen as of a day before") {
  Courtroom room;
  room.say("closed", 2022, "3", "", "", "", source("early", "2023-01-31"));
  room.say("accepted", 2022, "4", "", "", "", source("early", "2023-01-31"));
  room.say("closed", 2022, "2", "", "", "", source("late", "2024-01-31"));
  CHECK(text_of(room.series("rate")) == "2022: 50.0 (2/4)");
  const Date day = parse_date("2023-06-30").value();
  CHECK(text_of(room.series("rate", {.as_of = day})) == "2022: 75.0 (3/4)");
}

TEST_CASE("computed: a code that is not defined is named") {
  Courtroom room;
  CHECK(computed(room.store(), AgencyCode("court"), IndicatorCode("rat")).error().code ==
        ErrorCode::kNotFound);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
