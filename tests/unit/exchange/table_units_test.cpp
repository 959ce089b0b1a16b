// Units in brackets behind names and headings.
#include <doctest/doctest.h>

#include <string>

#include "tables.h"

TEST_SUITE_BEGIN("import_table");

namespace annals::test {
namespace {

// The count of cases in 件.
struct TablesOfPieces : Tables {
  TablesOfPieces() {
    Indicator cases = store().find_indicator("cases").value();
    cases.unit = "件";
    store().define(cases, Redefine::kReplace).value();
  }
};

TEST_CASE("import_table: a unit in brackets behind the name of an indicator is read as its unit") {
  TablesOfPieces tables;
  CHECK(tables.issues("机构,年份,出庭应诉率（%）,案件数(万件)\n浦口区,2021,97.30%,1.2\n"
                      "浦口区,2022,98,1.5万件\n") == "");
  CHECK(tables.rate() == "2021 97.30\n2022 98\n");
  CHECK(tables.cases() == "2021 12e3\n2022 15e3\n");
  CHECK(tables.issues("机构,指标,2023,2024\n浦口区,案件数 [件],3,4件\n") == "");
  CHECK(tables.issues("机构,指标,年份,数值（万件）\n浦口区,案件数,2025,7\n") == "");
  CHECK(tables.cases() == "2021 12e3\n2022 15e3\n2023 3\n2024 4\n2025 7e4\n");
}

TEST_CASE("import_table: a unit in brackets that is another one is refused, naming both") {
  TablesOfPieces tables;
  CHECK(tables.issues("机构,年份,案件数（%）\n浦口区,2021,97\n浦口区,2022,98\n") ==
        "table.csv, line 1, column \"案件数（%）\": \"案件数（%）\": \"%\" is not the unit of "
        "\"cases\", which is \"件\" (2 values)\n");
  CHECK(
      tables.issues("机构,年份,案件数（含旧存）\n浦口区,2021,97\n") ==
      "table.csv, line 1, column \"案件数（含旧存）\": \"案件数（含旧存）\": \"含旧存\" is not the "
      "unit of \"cases\", which is \"件\"\n");
  CHECK(
      tables.issues("机构,年份,单位,案件数（万件）\n浦口区,2021,件,97\n") ==
      "table.csv, line 2, column \"单位\": \"件\" contradicts \"万件\", which is told as the unit "
      "as well: keep the one that is right\n");
  CHECK(tables.issues("机构,年份,案件数（万件）\n浦口区,2021,97万\n") ==
        "table.csv, line 2, column \"案件数（万件）\": \"97万\" has a word such as 万 of its own, "
        "and "
        "the table counts in one already: write the digits alone\n");
  CHECK(tables.cases() == "");
}

TEST_CASE("import_table: brackets that belong to a name are no unit") {
  TablesOfPieces tables;
  Indicator other = indicator("other");
  other.names = zh("案件数（新收）");
  tables.store().define(other).value();
  CHECK(tables.issues("机构,年份,案件数（新收）\n浦口区,2021,97\n") == "");
  CHECK(series_text(tables.store(), "pukou", "other") == "2021 97\n");
}

TEST_CASE("import_table: what is made of a name with a percent sign in brackets is a percent") {
  Tables tables;
  tables.options.create = true;
  tables.mapping.layout = TableLayout::kWideIndicators;
  const TableReport report =
      tables.import("机构,年份,结案率（％）,Cost (EUR)\n浦口区,2021,97.30%,5\n");
  CHECK(told_of(report.issues) == "");
  REQUIRE(report.indicators_made.size() == 2);
  CHECK(report.indicators_made[0].names.in("zh") == "结案率");
  CHECK(report.indicators_made[0].unit == "%");
  CHECK(report.indicators_made[0].kind == IndicatorKind::kPercent);
  CHECK(report.indicators_made[1].names.in("en") == "Cost (EUR)");
  CHECK(
      told_of(tables.import("机构,指标,2021,2022\n浦口区,满意率,1,2\n浦口区,满意率（%）,3,4\n")
                  .issues) ==
      "table.csv, line 3, column \"指标\": \"满意率（%）\": indicator \"满意率\" is written in two "
      "ways, with other letters or with a unit behind it: write one of them (2 values)\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
