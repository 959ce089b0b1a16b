#include <doctest/doctest.h>

#include "importing.h"

TEST_SUITE_BEGIN("import_csv");

namespace annals::test {
namespace {

constexpr auto kRules = CsvContent::kRules;

struct Rules : Importing {
  Rules() {
    for (const char* code : {"accepted", "closed", "pending"}) {
      store().define(indicator(code)).value();
    }
  }
};

TEST_CASE("import_csv: a rule has every field that its row gives") {
  Rules rules;
  CHECK(rules.define(kRules,
                     "code,kind,severity,identity,indicator,agency_kind,child_kind,first_year,"
                     "last_year,low,high,limit,measure,missing,note,name_en,name_zh\n"
                     "balance,identity,error,accepted = closed + pending,,court,,2011,2022,,,,,"
                     "skip_if_all_missing,a note,in and out,平衡\n"
                     "range,range,note,,closed,,,,,1.0,5万,,,,,,\n"
                     "jump,jump,warning,,,,,,,,,20,absolute,,,,\n") == 3);
  const std::vector<Rule> all = rules.store().rules().value();
  REQUIRE(all.size() == 3);
  Rule balance{.code = RuleCode("balance"),
               .names = {{"en", "in and out"}, {"zh", "平衡"}},
               .identity = parse_identity("accepted = closed + pending").value()};
  balance.agency_kind = AgencyKind::kCourt;
  balance.first_year = Year(2011);
  balance.last_year = Year(2022);
  balance.missing = MissingValues::kSkipIfAll;
  balance.note = "a note";
  CHECK(all[0] == balance);
  CHECK(identical(*all[2].low, dec("1.0")));
  CHECK(identical(*all[2].high, dec("5e4")));
  CHECK(all[1].measure == JumpMeasure::kAbsolute);
  CHECK(all[1].severity == Severity::kWarning);
}

TEST_CASE("import_csv: everything that is wrong with rules is told") {
  Rules rules;
  CHECK(rules.issues(kRules,
                     "code,kind,severity,identity,indicator,limit\n"
                     "a,identity,grave,accepted = closed,,\n"
                     "b,identity,error,accepted closed,,\n"
                     "c,identity,error,accepted = clsoed,,\n"
                     "d,jump,error,,accepted,\n"
                     "e,identity,,accepted = closed,,\n") ==
        "rules.csv, line 2, column \"severity\": severity \"grave\" is not known: write note, "
        "warning or error\n"
        "rules.csv, line 3, column \"identity\": identity \"accepted closed\": a sign is missing "
        "before \"closed\": write + or - with a blank on both sides\n"
        "rules.csv, line 4, column \"identity\": \"accepted = clsoed\": indicator \"clsoed\" is "
        "not known; did you mean \"closed\"?\n"
        "rules.csv, line 5: rule \"d\" of kind jump needs the limit of a jump\n"
        "rules.csv, line 6, column \"severity\": the cell is empty: fill it\n");
  CHECK(rules.store().rules()->empty());
}

TEST_CASE("import_csv: a rule is not blamed for an indicator that was refused") {
  Importing importing;
  const auto report = importing.import(
      {importing.file(CsvContent::kIndicators, "code,kind\naccepted,cuont\nclosed,count\n"),
       importing.file(kRules,
                      "code,kind,severity,identity\na,identity,error,accepted = closed\n")});
  CHECK(importing.told(report.issues) ==
        "indicators.csv, line 2, column \"kind\": indicator kind \"cuont\" is not known: write "
        "count, amount, percent, ratio, score or duration\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
