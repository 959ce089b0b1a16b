// The import of indicators, versions of definitions and breaks in series.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importing.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

constexpr auto kIndicators = CsvContent::kIndicators;
constexpr auto kDefinitions = CsvContent::kDefinitions;
constexpr auto kBreaks = CsvContent::kBreaks;

Indicator indicator_of(Store& store, std::string_view code) {
  return store.find_indicator(code).value();
}

TEST_CASE("import: an indicator has all that its columns say") {
  Importing importing;
  importing.define(CsvContent::kSubjects, "code\nlitigation\n");
  importing.define(kIndicators, "code,kind\nheads,count\ncases,count\n");
  importing.define(kIndicators,
                   "code,subject,kind,unit,unit_en,decimals,polarity,aggregation,numerator,"
                   "denominator,factor,formula,rounding,lower_bound,upper_bound,name_zh,aliases_zh,"
                   "definition_en\n"
                   "rate,litigation,percent,%,per cent,2,higher_is_better,ratio_of_sums,heads,"
                   "cases,100,100*heads/cases,half_even,0,100.0,应诉率,出庭率|应诉比例,"
                   "\"Heads in court, of all cases.\"\n");
  Indicator expected{.code = IndicatorCode("rate"), .names = zh("应诉率", {"出庭率", "应诉比例"})};
  expected.definition["en"] = "Heads in court, of all cases.";
  expected.subject = SubjectCode("litigation");
  expected.kind = IndicatorKind::kPercent;
  expected.unit = "%";
  expected.unit_names["en"] = "per cent";
  expected.decimals = 2;
  expected.polarity = Polarity::kHigherIsBetter;
  expected.aggregation = Aggregation::kRatioOfSums;
  expected.numerator = IndicatorCode("heads");
  expected.denominator = IndicatorCode("cases");
  expected.factor = dec("100");
  expected.formula = "100*heads/cases";
  expected.rounding = RoundingRule::kHalfEven;
  expected.lower_bound = dec("0");
  expected.upper_bound = dec("100.0");
  CHECK(indicator_of(importing.store(), "rate") == expected);
}

TEST_CASE("import: an indicator of empty cells has the defaults") {
  Importing importing;
  importing.define(kIndicators, "code,kind,decimals,factor,rounding,formula\ncases,count,,,,\n");
  CHECK(indicator_of(importing.store(), "cases") == Indicator{.code = IndicatorCode("cases")});
}

TEST_CASE("import: an indicator may come before its numerator and denominator") {
  Importing importing;
  importing.define(kIndicators,
                   "code,kind,numerator,denominator,name_zh\n"
                   "rate,percent,heads,案件数,\n"
                   "heads,count,,,\n"
                   "cases,count,,,案件数\n");
  const Indicator rate = indicator_of(importing.store(), "rate");
  CHECK(rate.numerator == IndicatorCode("heads"));
  CHECK(rate.denominator == IndicatorCode("cases"));
}

TEST_CASE("import: a formula waits for the indicators that it names") {
  Importing importing;
  CHECK(importing.issues(kIndicators,
                         "code,kind,numerator,denominator,formula\n"
                         "net,count,,,won - lost-again\n"
                         "won,count,,,\n"
                         "lost-again,ratio,net-2,won,\n"
                         "net-2,count,,,net * 2\n") ==
        "indicators.csv, line 2: \"net\" needs \"lost-again\", which needs \"net-2\", which needs "
        "\"net\": leave that out in one place\n");
}

TEST_CASE("import: a minus without a blank before it belongs to a code") {
  Importing importing;
  CHECK(importing.define(kIndicators,
                         "code,kind,formula\na,count,b-c\nd,count,b - c\nb-c,count,\nb,count,\n"
                         "c,count,1 - b\n") == 5);
  CHECK(
      importing.issues(kIndicators, "code,kind,formula\ne,count,c-b\n") ==
      "indicators.csv, line 2: indicator \"c-b\" is not defined; a minus would have a blank before "
      "it\n");
}

TEST_CASE("import: a formula that cannot be read is told with its cell") {
  Importing importing;
  CHECK(importing.issues(kIndicators, "code,kind,formula\na,count,b +\nb,count,\n") ==
        "indicators.csv, line 2, column \"formula\": formula \"b +\" ends where a code or a number "
        "is due\n");
}

TEST_CASE("import: a formula of its own code is a circle of one") {
  Importing importing;
  CHECK(importing.issues(kIndicators, "code,kind,formula\na,count,a * 2\n") ==
        "indicators.csv, line 2: indicator \"a\" would be computed from itself: \"a\" needs "
        "itself\n");
}

TEST_CASE("import: a formula is not blamed for what it names being refused") {
  Importing importing;
  CHECK(importing.issues(kIndicators, "code,kind,formula\na,count,b * 2\nb,number,\n") ==
        "indicators.csv, line 3, column \"kind\": indicator kind \"number\" is not known: write "
        "count, amount, percent, ratio, score or duration\n");
}

TEST_CASE("import: a circle is told of the row, whichever of its cells closes it") {
  Importing importing;
  CHECK(importing.issues(kIndicators,
                         "code,kind,numerator,denominator\n"
                         "cases,count,,\n"
                         "rate,percent,cases,share\n"
                         "share,percent,rate,cases\n") ==
        "indicators.csv, line 3: \"rate\" needs \"share\", which needs \"rate\": leave that out in "
        "one place\n");
}

TEST_CASE("import: a numerator that is refused is told, and its rate is not") {
  Importing importing;
  CHECK(importing.issues(kIndicators,
                         "code,kind,numerator,denominator\n"
                         "rate,percent,heads,cases\n"
                         "heads,number,,\n"
                         "cases,count,,\n") ==
        "indicators.csv, line 3, column \"kind\": indicator kind \"number\" is not known: write "
        "count, amount, percent, ratio, score or duration\n");
}

TEST_CASE("import: cells of indicators that are wrong are told, all of them") {
  Importing importing;
  CHECK(importing.issues(kIndicators,
                         "code,subject,kind,decimals,polarity,aggregation,numerator,denominator,"
                         "factor,rounding,lower_bound,upper_bound,name_zh\n"
                         "a,law,percent,2.5,up,all,,,\"1,000\",bankers,-,a lot,甲\n"
                         "b,,percent,19,,,,,,,,,乙\n"
                         "c,,percent,,,,a,,,,,,丙\n"
                         "d,,percent,,,,,,0,,,,丁\n"
                         "e,,percent,,,,,,,,100,0,戊\n"
                         "f,,percent,,,ratio_of_sums,,,,,,,己\n"
                         "g,,percent,,,,,,,,,,戊\n") ==
        "indicators.csv, line 2, column \"subject\": subject \"law\" is not known\n"
        "indicators.csv, line 2, column \"decimals\": \"2.5\" is not a whole number: write digits "
        "only, such as 2\n"
        "indicators.csv, line 2, column \"polarity\": polarity \"up\" is not known: write neutral, "
        "higher_is_better or lower_is_better\n"
        "indicators.csv, line 2, column \"aggregation\": aggregation \"all\" is not known: write "
        "none, sum, ratio_of_sums or mean\n"
        "indicators.csv, line 2, column \"factor\": \"1,000\" is not a number: write 1000, without "
        "a thousands separator\n"
        "indicators.csv, line 2, column \"rounding\": rounding rule \"bankers\" is not known: "
        "write half_up or half_even\n"
        "indicators.csv, line 2, column \"lower_bound\": \"-\" is not a number: leave the value "
        "empty and say why by its status\n"
        "indicators.csv, line 2, column \"upper_bound\": \"a lot\" is not a number: write it "
        "without blanks\n"
        "indicators.csv, line 3: indicator \"b\" has 19 decimals: give a number from 0 to 18\n"
        "indicators.csv, line 5: indicator \"d\" has the factor 0: give 1, or 100 for a percent\n"
        "indicators.csv, line 6: indicator \"e\" has the upper bound 0 below its lower bound 100\n"
        "indicators.csv, line 7: indicator \"f\" adds up as a ratio of sums, but has no numerator "
        "and denominator\n");
}

TEST_CASE("import: a numerator without a denominator is told") {
  Importing importing;
  CHECK(importing.issues(kIndicators,
                         "code,kind,numerator,denominator\nheads,count,,\nrate,percent,heads,\n") ==
        "indicators.csv, line 3: indicator \"rate\" has a numerator without a denominator: give "
        "both or none\n");
}

TEST_CASE("import: a subject that is refused is told, and its indicators are not") {
  Importing importing;
  const ImportReport report =
      importing.import({importing.file(kIndicators, "code,subject,kind\ncases,law,count\n"),
                        importing.file(CsvContent::kSubjects, "code,parent\nlaw,order\n")});
  CHECK(importing.told(report.issues) ==
        "subjects.csv, line 2, column \"parent\": subject \"order\" is not known\n");
}

TEST_CASE("import: versions of a definition have their days and rules") {
  Importing importing;
  define_vocabulary(importing.store());
  CHECK(importing.define(kDefinitions,
                         "indicator,version,valid_from,valid_to,legal_basis,numerator_rule,"
                         "denominator_rule,note\n"
                         "出庭应诉率,before,,2020-06-30,,heads,all cases,\n"
                         "rate,2020,2020-07-01,,法释〔2020〕3号,\"heads, deputies\",,new rule\n") ==
        2);
  DefinitionVersion before{.indicator = IndicatorCode("rate"), .version = "before"};
  before.valid_to = parse_date("2020-06-30").value();
  before.numerator_rule = "heads";
  before.denominator_rule = "all cases";
  DefinitionVersion after{.indicator = IndicatorCode("rate"), .version = "2020"};
  after.valid_from = parse_date("2020-07-01").value();
  after.legal_basis = "法释〔2020〕3号";
  after.numerator_rule = "heads, deputies";
  after.note = "new rule";
  CHECK(importing.store().definition_versions().value() ==
        std::vector<DefinitionVersion>{before, after});
}

TEST_CASE("import: a version that is wrong is told") {
  Importing importing;
  define_vocabulary(importing.store());
  CHECK(importing.issues(kDefinitions,
                         "indicator,version,valid_from,valid_to\n"
                         "rate,a,2020-02-30,2020\n"
                         "rate,b,2020-07-01,2020-06-30\n"
                         "rats,c,,\n"
                         "rate,,,\n") ==
        "definitions.csv, line 2, column \"valid_from\": \"2020-02-30\" is not a day of the "
        "calendar: there is no such day from 0001 to 2999\n"
        "definitions.csv, line 2, column \"valid_to\": \"2020\" is not a day: write year, month "
        "and day, such as 2024-01-31\n"
        "definitions.csv, line 3: version \"b\" of indicator \"rate\" ends on 2020-06-30, before "
        "it begins on 2020-07-01\n"
        "definitions.csv, line 4, column \"indicator\": indicator \"rats\" is not known; did you "
        "mean \"rate\"?\n"
        "definitions.csv, line 5, column \"version\": the cell is empty: fill it\n");
}

TEST_CASE("import: breaks are of all agencies or of one") {
  Importing importing;
  define_vocabulary(importing.store());
  CHECK(importing.define(kBreaks,
                         "indicator,agency,first_year,reason,pre_break_value\n"
                         "rate,,2020,法释〔2020〕3号,\n"
                         "rate,浦口区,2021,counted anew,97.30\n") == 2);
  SeriesBreak all{.indicator = IndicatorCode("rate"), .first_year = Year(2020)};
  all.reason = "法释〔2020〕3号";
  SeriesBreak one{.indicator = IndicatorCode("rate"), .first_year = Year(2021)};
  one.agency = AgencyCode("pukou");
  one.reason = "counted anew";
  one.pre_break_value = dec("97.30");
  CHECK(importing.store().breaks().value() == std::vector<SeriesBreak>{all, one});
}

TEST_CASE("import: a break that is wrong is told") {
  Importing importing;
  define_vocabulary(importing.store());
  CHECK(importing.issues(kBreaks,
                         "indicator,agency,first_year,pre_break_value\n"
                         "rate,liuhe,2020,\n"
                         "rate,,2020.5,约97\n") ==
        "breaks.csv, line 2, column \"agency\": agency \"liuhe\" is not known\n"
        "breaks.csv, line 3, column \"first_year\": \"2020.5\" is not a year: write four digits "
        "from 0001 to 2999\n"
        "breaks.csv, line 3, column \"pre_break_value\": \"约97\" is not exact (about): write the "
        "number alone\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
