#include <annals/change.h>
#include <annals/transform.h>
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>

#include "support/builders.h"

TEST_SUITE_BEGIN("transform");

namespace annals::test {
namespace {

const Indicator kRequests = indicator("requests");
const Indicator kRate = indicator("rate", IndicatorKind::kPercent);

// Jiangning's requests for disclosure.
Series requests() {
  return series({{2021, "623"}, {2022, "783"}, {2023, "821"}, {2024, "809"}}, kRequests);
}

TransformedSeries transformed(const Series& series, Transform code,
                              const TransformOptions& options = {}) {
  return transform(series, code, options).value();
}

// "2022 160, 2023 38": years and exact values.
std::string exact(const TransformedSeries& result) {
  std::string text;
  for (const TransformedValue& value : result.values) {
    if (!text.empty()) text += ", ";
    text += to_string(value.year) + " " + (value.exact ? value.exact->str() : "inexact");
    if (value.exact) CHECK(value.value == value.exact->to_double());
  }
  return text;
}

void check_values(const TransformedSeries& result, int first_year,
                  const std::vector<double>& expected) {
  REQUIRE(result.values.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(result.values[i].year == Year(first_year + static_cast<int>(i)));
    // Worked to six decimals.
    CHECK(std::fabs(result.values[i].value - expected[i]) < 5e-7);
    CHECK_FALSE(result.values[i].exact);
  }
}

std::vector<Year> flagged(const TransformedSeries& result, bool TransformedValue::*flag) {
  std::vector<Year> years;
  for (const TransformedValue& value : result.values) {
    if (value.*flag) years.push_back(value.year);
  }
  return years;
}

TEST_CASE("transform: lin gives the values as printed") {
  CHECK(exact(transformed(series({{2020, "97.30"}, {2022, "122e3"}}), Transform::kLevel)) ==
        "2020 97.30, 2022 122e3");
}

TEST_CASE("transform: chg is the exact change on the year before") {
  const TransformedSeries result = transformed(requests(), Transform::kChange);
  CHECK(exact(result) == "2022 160, 2023 38, 2024 -12");
  CHECK_FALSE(result.percentage_points);
  CHECK_FALSE(result.relative_of_rate);
}

TEST_CASE("transform: chg and pp of a percent are percentage points") {
  const Series rates = series({{2018, "16.4"}, {2019, "11.36"}, {2020, "9.72"}}, kRate);
  for (const Transform code : {Transform::kChange, Transform::kPoints}) {
    const TransformedSeries result = transformed(rates, code);
    CHECK(exact(result) == "2019 -5.04, 2020 -1.64");
    CHECK(result.percentage_points);
    CHECK_FALSE(result.relative_of_rate);
  }
}

TEST_CASE("transform: pp of what is not a percent is refused") {
  const auto result = transform(requests(), Transform::kPoints);
  CHECK(result.error().code == ErrorCode::kInvalidArgument);
  CHECK(result.error().message ==
        "indicator \"requests\" has the kind \"count\", only a percent changes in percentage "
        "points; chg gives the change in its unit");
}

// 160 / 623, 38 / 783 and -12 / 821.
TEST_CASE("transform: pch is the change in per cent of the year before") {
  check_values(transformed(requests(), Transform::kPercentChange), 2022,
               {25.682183, 4.853129, -1.461632});
}

// ln(783 / 623), ln(821 / 783) and ln(809 / 821).
TEST_CASE("transform: cch is the change of the logarithm, times 100") {
  check_values(transformed(requests(), Transform::kLogChange), 2022,
               {22.858618, 4.739041, -1.472419});
}

TEST_CASE("transform: log is the natural logarithm") {
  check_values(transformed(series({{2020, "1"}, {2021, "10"}, {2022, "0.5"}}), Transform::kLog),
               2020, {0, 2.302585, -0.693147});
}

TEST_CASE("transform: idx has the first year with a value as its base, or the one asked for") {
  const TransformedSeries first = transformed(requests(), Transform::kIndex);
  CHECK(first.base == Year(2021));
  check_values(first, 2021, {100, 125.682183, 131.781701, 129.855538});
  const TransformedSeries asked = transformed(requests(), Transform::kIndex, {.base = Year(2023)});
  CHECK(asked.base == Year(2023));
  CHECK(asked.values[2].value == 100);
}

TEST_CASE("transform: the relative change of a rate is told as such") {
  const Series rates = series({{2020, "40"}, {2021, "50"}}, kRate);
  for (const Transform code : {Transform::kPercentChange, Transform::kLogChange}) {
    const TransformedSeries result = transformed(rates, code);
    CHECK(result.relative_of_rate);
    CHECK_FALSE(result.percentage_points);
  }
  check_values(transformed(rates, Transform::kPercentChange), 2021, {25});
  CHECK_FALSE(transformed(requests(), Transform::kPercentChange).relative_of_rate);
}

TEST_CASE("transform: years whose predecessor has no value are left out") {
  const Series gapped =
      Series::make(agency("court"), kRequests,
                   {observation(2018, "1"), observation(2019, "2"), observation(2021, "4"),
                    observation(2022, "8"), observation(2023, "", "O"), observation(2024, "16")})
          .value();
  CHECK(exact(transformed(gapped, Transform::kChange)) == "2019 1, 2022 4");
  for (const Transform code : {Transform::kChange, Transform::kPercentChange}) {
    CHECK(transformed(gapped, code).undefined.empty());
  }
  CHECK(exact(transformed(gapped, Transform::kLevel)) == "2018 1, 2019 2, 2021 4, 2022 8, 2024 16");
}

TEST_CASE("transform: years without a result are told") {
  const Series values = series({{2019, "0"}, {2020, "5"}, {2021, "-5"}, {2022, "-4"}}, kRequests);
  CHECK(transformed(values, Transform::kChange).undefined.empty());
  const TransformedSeries relative = transformed(values, Transform::kPercentChange);
  CHECK(relative.undefined == std::vector<Year>{Year(2020)});
  check_values(relative, 2021, {-200, 20});
  CHECK(transformed(values, Transform::kLogChange).undefined ==
        std::vector<Year>{Year(2020), Year(2021), Year(2022)});
  CHECK(transformed(values, Transform::kLog).undefined ==
        std::vector<Year>{Year(2019), Year(2021), Year(2022)});
}

TEST_CASE("transform: a difference that no decimal holds is told") {
  const Series values = series({{2019, "1e-20"}, {2020, "1e20"}}, kRequests);
  CHECK(transformed(values, Transform::kChange).undefined == std::vector<Year>{Year(2020)});
}

TEST_CASE("transform: what goes across a break is flagged") {
  const Series broken = series({{2018, "1"}, {2019, "2"}, {2020, "3"}, {2021, "4"}}, kRequests,
                               {{.indicator = kRequests.code, .first_year = Year(2020)}});
  const auto across = &TransformedValue::across_break;
  CHECK(flagged(transformed(broken, Transform::kChange), across) == std::vector<Year>{Year(2020)});
  CHECK(flagged(transformed(broken, Transform::kLogChange), across) ==
        std::vector<Year>{Year(2020)});
  CHECK(flagged(transformed(broken, Transform::kLevel), across).empty());
  CHECK(flagged(transformed(broken, Transform::kIndex), across) ==
        std::vector<Year>{Year(2020), Year(2021)});
  CHECK(flagged(transformed(broken, Transform::kIndex, {.base = Year(2021)}), across) ==
        std::vector<Year>{Year(2018), Year(2019)});
}

TEST_CASE("transform: what is made of a bounded value is flagged") {
  std::vector<Observation> values{observation(2020, "1"), observation(2021, "2"),
                                  observation(2022, "3"), observation(2023, "4")};
  values[1].bound = Bound::kAtLeast;
  const Series bounded = Series::make(agency("court"), kRequests, values).value();
  const auto flag = &TransformedValue::bounded;
  CHECK(flagged(transformed(bounded, Transform::kLevel), flag) == std::vector<Year>{Year(2021)});
  CHECK(flagged(transformed(bounded, Transform::kLog), flag) == std::vector<Year>{Year(2021)});
  CHECK(flagged(transformed(bounded, Transform::kChange), flag) ==
        std::vector<Year>{Year(2021), Year(2022)});
  CHECK(flagged(transformed(bounded, Transform::kIndex), flag) == std::vector<Year>{Year(2021)});
  CHECK(flagged(transformed(bounded, Transform::kIndex, {.base = Year(2021)}), flag).size() == 4);
}

TEST_CASE("transform: a series without values gives none") {
  for (const Transform code : {Transform::kLevel, Transform::kChange, Transform::kPercentChange,
                               Transform::kLogChange, Transform::kLog, Transform::kIndex}) {
    CAPTURE(to_string(code));
    CHECK(transformed(series({}, kRequests), code).values.empty());
  }
}

TEST_CASE("transform: a base without a value, of zero, or of no index is refused") {
  CHECK(transform(requests(), Transform::kIndex, {.base = Year(2020)}).error().code ==
        ErrorCode::kInsufficientData);
  CHECK(transform(series({{2020, "0"}}), Transform::kIndex).error().code ==
        ErrorCode::kInvalidArgument);
  const auto result = transform(requests(), Transform::kChange, {.base = Year(2021)});
  CHECK(result.error().code == ErrorCode::kInvalidArgument);
  CHECK(result.error().message == "transform \"chg\" has no base year, only idx has one");
}

TEST_CASE("transform: the changes add up to the change between the ends") {
  Decimal sum;
  for (const auto& value : transformed(requests(), Transform::kChange).values) {
    sum = (sum + *value.exact).value();
  }
  CHECK(sum == change(requests(), Year(2021), Year(2024)).value().absolute);
}

TEST_CASE("transform: the changes of the logarithm add up to that between the ends") {
  double sum = 0;
  for (const auto& value : transformed(requests(), Transform::kLogChange).values) {
    sum += value.value;
  }
  CHECK(sum == doctest::Approx(100 * std::log(809.0 / 623.0)).epsilon(1e-13));
}

TEST_CASE("parse_transform: each code is read as it is written") {
  for (const char* code : {"lin", "chg", "pch", "cch", "log", "pp", "idx"}) {
    CAPTURE(code);
    CHECK(to_string(parse_transform(code).value()) == code);
    CHECK(to_string(parse_transform(code, IndicatorKind::kPercent).value()) == code);
  }
}

TEST_CASE("parse_transform: codes that are the same for years, and names") {
  for (const auto& [text, code] :
       {std::pair("ch1", "chg"), std::pair("pc1", "pch"), std::pair("pca", "pch"),
        std::pair("cca", "cch"), std::pair("level", "lin"), std::pair("change", "chg"),
        std::pair("percent_change", "pch"), std::pair("log_change", "cch"),
        std::pair("points", "pp"), std::pair("index", "idx")}) {
    const std::string word = text;
    CAPTURE(word);
    CHECK(to_string(parse_transform(word).value()) == code);
  }
}

TEST_CASE("parse_transform: the relative change of a percent is taken by its code alone") {
  CHECK(parse_transform("pc1", IndicatorKind::kPercent).has_value());
  CHECK(parse_transform("change", IndicatorKind::kPercent).has_value());
  CHECK(parse_transform("log_change", IndicatorKind::kPercent).error().code ==
        ErrorCode::kInvalidData);
  CHECK(parse_transform("percent_change", IndicatorKind::kPercent).error().message ==
        "transform \"percent_change\" of a percent could be either of two: write pp for percentage "
        "points, or pch for the relative change of the rate");
}

TEST_CASE("parse_transform: anything else is refused with what can be written") {
  for (const char* text : {"", "CHG", "chg ", "growth", "avg"}) {
    CAPTURE(text);
    CHECK(parse_transform(text).error().code == ErrorCode::kInvalidData);
  }
  CHECK(parse_transform("avg").error().message ==
        "transform \"avg\" is not known: write one of lin, chg, pch, cch, log, pp, idx");
}

TEST_CASE("transform: a year without a value has no logarithm and is no base") {
  const Series values =
      Series::make(agency("court"), kRequests, {observation(2020, "", "O"), observation(2021, "1")})
          .value();
  const TransformedSeries logarithms = transformed(values, Transform::kLog);
  REQUIRE(logarithms.values.size() == 1);
  CHECK(logarithms.undefined.empty());
  CHECK(transformed(values, Transform::kIndex).base == Year(2021));
}

TEST_CASE("transform: what is no transform gives nothing") {
  CHECK(transformed(requests(), static_cast<Transform>(99)).values.empty());
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
