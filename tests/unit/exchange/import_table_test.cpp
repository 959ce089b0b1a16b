#include <annals/import_table.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/exchange/tables.h"

TEST_SUITE_BEGIN("import_table");

namespace annals::test {
namespace {

TEST_CASE("import_table: a long table is read by its headings, in any language and order") {
  Tables tables;
  const TableReport report = tables.import(
      "年度,指标,机构,数值,备注,状态\n2021年,出庭应诉率,浦口区,97.30%,附表,P\n2022,rate,pukou,98,,"
      "\n");
  CHECK(told_of(report.issues) == "");
  CHECK(report.layout == TableLayout::kLong);
  CHECK(tables.rate() == "2021 97.30 P 附表\n2022 98\n");
}

TEST_CASE("import_table: years, indicators or agencies may stand as columns") {
  Tables tables;
  tables.import("指标,2021,2022\n案件数,10,11\n");
  CHECK(told_of(tables.import("机构,指标,2021,2022\n浦口区,案件数,10,11\n").issues) == "");
  CHECK(tables.cases() == "2021 10\n2022 11\n");
  CHECK(told_of(tables.import("年份,机构,案件数,出庭应诉率\n2023,浦口区,12,99\n").issues) == "");
  CHECK(tables.cases() == "2021 10\n2022 11\n2023 12\n");
  CHECK(told_of(tables.import("年份,指标,浦口区,江宁区人民政府\n2024,cases,13,14\n").issues) == "");
  CHECK(tables.cases() == "2021 10\n2022 11\n2023 12\n2024 13\n");
}

TEST_CASE("import_table: what no column says holds for the whole table") {
  Tables tables;
  tables.mapping.agency = "浦口区";
  tables.mapping.year = Year(2023);
  CHECK(tables.issues("案件数,出庭应诉率\n12,99\n") == "");
  CHECK(tables.cases() == "2023 12\n");
  CHECK(tables.rate() == "2023 99\n");
}

TEST_CASE("import_table: a column without a known heading is what alone is missing") {
  Tables tables;
  tables.mapping.agency = "浦口区";
  CHECK(tables.issues("内容,2021,2022\n案件数,10,11\n") == "");
  CHECK(tables.cases() == "2021 10\n2022 11\n");
}

TEST_CASE("import_table: two rows of headings are read as one") {
  Tables tables;
  CHECK(tables.issues(
            "机构,2021,2021,2022,2022\n,案件数,出庭应诉率,案件数,出庭应诉率\n浦口区,1,2,3,4\n") ==
        "");
  CHECK(tables.cases() == "2021 1\n2022 3\n");
  CHECK(tables.rate() == "2021 2\n2022 4\n");
}

TEST_CASE("import_table: what the headings do not tell is refused with the reason") {
  Tables tables;
  CHECK(
      tables.issues("指标,2021,2022\n案件数,10,11\n") ==
      "table.csv: line 1 looks like the heading, but nothing tells the agency: name its column, or "
      "give the agency for the whole table\n");
  CHECK(tables.issues("a,b\n1,2\n") ==
        "table.csv: line 1 is no heading: no column of values and no years, indicators or agencies "
        "as columns were found; name the columns or the layout\n");
  tables.mapping.agency = "浦口区";
  const auto twice =
      import_table(tables.store(), tables.folder().write("t.csv", "机构,指标,2021,2022\na,b,1,2\n"),
                   tables.mapping);
  CHECK(twice.error().message ==
        "the agency is told twice, by a column, by the headings or for the whole table: leave one "
        "out, or ignore the column");
}

TEST_CASE(
    "import_table: a row of values is not told to be the heading, but the fullest one above") {
  Tables tables;
  CHECK(tables.issues("各区情况,,\n区县,收案,结案\n浦口区,120,118\n江宁区人民政府,100,99\n") ==
        "table.csv: line 2 is no heading: no column of values and no years, indicators or agencies "
        "as columns were found; name the columns or the layout\n");
}

TEST_CASE("import_table: a mapping names columns by heading or by letters") {
  Tables tables;
  tables.mapping.columns.agency = "填报";
  tables.mapping.columns.indicator = "B";
  tables.mapping.columns.year = "C";
  tables.mapping.columns.value = "本年";
  CHECK(tables.issues("填报,x,y,本年,上年\n浦口区,案件数,2021,10,9\n") == "");
  CHECK(tables.cases() == "2021 10\n");
  tables.mapping.columns.value = "今年";
  const auto none = import_table(tables.store(), tables.folder() / "table.csv", tables.mapping);
  CHECK(none.error().message == "no column has the heading \"今年\"");
}

TEST_CASE("import_table: a heading that is a year and an agency is decided by the layout alone") {
  Tables tables;
  tables.store().define(Agency{.code = AgencyCode("2021")}).value();
  tables.store().define(Agency{.code = AgencyCode("2022")}).value();
  const std::string text = "指标,2021,2022\n案件数,10,11\n";
  tables.mapping.agency = "pukou";
  CHECK(
      tables.issues(text) ==
      "table.csv: the heading \"2022\" may be a year, an agency or an indicator: say which layout "
      "is meant\n");
  tables.mapping.layout = TableLayout::kWideYears;
  CHECK(tables.issues(text) == "");
  CHECK(tables.cases() == "2021 10\n2022 11\n");
  tables.mapping.agency.clear();
  tables.mapping.year = Year(2023);
  tables.mapping.layout = TableLayout::kWideAgencies;
  CHECK(tables.issues(text) == "");
  CHECK(series_text(tables.store(), "2022", "cases") == "2023 11\n");
}

TEST_CASE("import_table: a single year across is enough where the other headings are plain") {
  Tables tables;
  CHECK(tables.issues("机构,指标,2021年\n浦口区,案件数,10\n") == "");
  tables.mapping.agency = "浦口区";
  CHECK(tables.issues("指标,2022\n案件数,11\n") == "");
  CHECK(tables.cases() == "2021 10\n2022 11\n");
}

TEST_CASE("import_table: a single number that may be a year is no heading among other numbers") {
  Tables tables;
  tables.mapping.agency = "浦口区";
  CHECK_FALSE(tables.import("内容,2021\n案件数,10\n").done);
  tables.mapping.layout = TableLayout::kWideYears;
  CHECK(tables.issues("内容,2021\n案件数,10\n") == "");
  CHECK(tables.cases() == "2021 10\n");
  tables.mapping.layout = TableLayout::kDetect;
  tables.mapping.indicator = "案件数";
  CHECK_FALSE(tables.import("2021,10\n2022,11\n").done);
  CHECK(tables.cases() == "2021 10\n");
}

TEST_CASE("import_table: each unknown word is told once, with the nearest that is known") {
  Tables tables;
  CHECK(tables.issues("机构,指标,2021,2022\n浦口去,案件数,10,11\n浦口去,出庭应诉率,90,91\n"
                      "浦口区,出庭应诉律,90,91\n") ==
        "table.csv, line 2, column \"机构\": agency \"浦口去\" is not known; did you mean "
        "\"浦口区\"? "
        "(4 values)\n"
        "table.csv, line 4, column \"指标\": indicator \"出庭应诉律\" is not known; did you mean "
        "\"出庭应诉率\"? (2 values)\n");
  CHECK(tables.cases() == "");
}

TEST_CASE("import_table: a name that is not known is told at the column of names") {
  Tables tables;
  CHECK(tables.issues("单位名称,年份,案件数\n合计,2021,10\n") ==
        "table.csv, line 2, column \"单位名称\": agency \"合计\" is not known\n");
  CHECK(tables.issues("单位名称,indicator name,年份,数值\n浦口区,合计,2021,10\n") ==
        "table.csv, line 2, column \"indicator name\": indicator \"合计\" is not known\n");
}

TEST_CASE("import_table: a percent sign on a count and a unit of another sort are refused") {
  Tables tables;
  CHECK(tables.issues(
            "机构,指标,年份,数值,单位\n浦口区,案件数,2021,97%,\n浦口区,案件数,2022,97,公里\n") ==
        "table.csv, line 2, column \"数值\": \"97%\" has the sign %, but the unit of \"cases\" is "
        "\"cases\"\n"
        "table.csv, line 3, column \"单位\": \"公里\" is not the unit of \"cases\", which is "
        "\"cases\"\n");
}

TEST_CASE("import_table: a row left out for an unknown word tells that once") {
  Tables tables;
  tables.options.skip_bad_rows = tables.folder() / "rejected.csv";
  tables.import(
      "机构,指标,2021,2022\n甲乙丙,案件数,1,2\n甲乙丙,出庭应诉率,3,4\n浦口区,案件数,5,6\n");
  CHECK(read_bytes(tables.options.skip_bad_rows) ==
        "机构,指标,2021,2022,rejected_because\n"
        "甲乙丙,案件数,1,2,\"agency \"\"甲乙丙\"\" is not known\"\n"
        "甲乙丙,出庭应诉率,3,4,\"agency \"\"甲乙丙\"\" is not known\"\n");
}

TEST_CASE("import_table: a line above the headings that counts in 万 is not passed over") {
  Tables tables;
  tables.mapping.agency = "pukou";
  const std::string text = "案件情况\n（单位：万件）\n指标,2021,2022\n案件数,1.2,1.3\n";
  CHECK(tables.issues(text) ==
        "table.csv, line 2: \"（单位：万件）\": the line tells the unit of the values: give it for "
        "the "
        "whole table, such as 万件\n");
  tables.mapping.unit = "万cases";
  CHECK(tables.issues(text) == "");
  CHECK(tables.cases() == "2021 12e3\n2022 13e3\n");
}

TEST_CASE("import_table: one fault of a row is told once, however many values the row has") {
  Tables tables;
  tables.options.skip_bad_rows = tables.folder() / "rejected.csv";
  CHECK(
      tables.issues("机构,指标,单位,2021,2022,2023\n,案件数,,1,2,3\n浦口区,案件数,公里,1,2,x\n") ==
      "table.csv, line 2, column \"机构\": the row does not name its agency\n"
      "table.csv, line 3, column \"单位\": \"公里\" is not the unit of \"cases\", which is "
      "\"cases\"\n");
}

TEST_CASE("import_table: what is wrong with the whole table is told once, and at no line") {
  Tables tables;
  const std::string text = "机构,指标,2021,2022\n浦口区,案件数,1,2\n江宁区人民政府,案件数,3,4\n";
  tables.mapping.unit = "公里";
  CHECK(tables.issues(text) ==
        "table.csv: \"公里\" is not the unit of \"cases\", which is \"cases\"\n");
  tables.mapping.unit.clear();
  tables.mapping.source = SourceCode("report-2022");
  CHECK(tables.issues(text) ==
        "table.csv: source \"report-2022\" is not known; did you mean \"report-2023\"? (4 "
        "values)\n");
}

TEST_CASE("import_table: a column that is to be left out and is not there is told of") {
  Tables tables;
  tables.mapping.ignored = {"合计", "总数"};
  const TableReport report = tables.import("机构,指标,2021,总数\n浦口区,案件数,1,2\n");
  CHECK(report.done);
  CHECK(told_of(report.notices) ==
        "table.csv: no column has the heading \"合计\", which is to be left out\n");
}

TEST_CASE("import_table: what follows from a definition that is refused is not told as well") {
  Tables tables;
  tables.options.create = true;
  CHECK(tables.issues("agency_code,agency_name,指标,2021,2022\n99,浦口区,案件数,10,11\n") ==
        "table.csv: agency \"99\" cannot be called \"浦口区\": that is agency \"pukou\"; give one "
        "of them another name\n");
  CHECK(tables.store().agencies().value().size() == 2);
}

TEST_CASE("import_table: nothing is written of a table in which something is wrong") {
  Tables tables;
  CHECK_FALSE(tables.import("机构,指标,2021,2022\n浦口区,案件数,10,x\n").done);
  CHECK(tables.store().revision_count().value() == 0);
}

TEST_CASE("import_table: rows left out can be mended and imported again") {
  Tables tables;
  tables.options.skip_bad_rows = tables.folder() / "rejected.csv";
  const TableReport report = tables.import(
      "标题\n机构,指标,2021,2022\n浦口区,案件数,10,x\n浦口区,出庭应诉率,90,\"9,1\"\n"
      "江宁区人民政府,案件数,20,21\n");
  CHECK(report.done);
  CHECK(report.rejected == 2);
  CHECK(tables.cases() == "");
  CHECK(read_bytes(tables.options.skip_bad_rows) ==
        "机构,指标,2021,2022,rejected_because\n"
        "浦口区,案件数,10,x,\"\"\"x\"\" is neither a number nor a known mark for a missing value: "
        "write digits, or declare what it means\"\n"
        "浦口区,出庭应诉率,90,\"9,1\",\"\"\"9,1\"\" is not a number in groups of three: write it "
        "without separators, or with a point if the comma is its decimal mark\"\n");
  tables.mapping.missing["x"] = ObsStatusSet(ObsStatus::kNotCollected);
  const std::string rejected = read_bytes(tables.options.skip_bad_rows);
  const TableReport again = tables.import(rejected, "mended.csv");
  CHECK(again.rejected == 1);
  CHECK(tables.cases() == "2021 10\n2022 - L\n");
}

TEST_CASE("import_table: a dry run shows what would be written and writes nothing") {
  Tables tables;
  tables.options.dry_run = tables.options.create = true;
  tables.options.preview_rows = 1;
  const TableReport report = tables.import("机构,指标,2021,2022\n北区,案件数,10,11\n");
  CHECK(report.done);
  CHECK(report.written.inserted == 2);
  REQUIRE(report.preview.size() == 1);
  CHECK(report.preview[0].place == "line 2");
  CHECK(text_of(report.preview[0].observation) == "2021 10");
  CHECK(report.agencies_made.size() == 1);
  CHECK(tables.store().agencies().value().size() == 2);
  CHECK(tables.store().revision_count().value() == 0);
}

TEST_CASE("import_table: what is made has a stable code, the name, and a kind by its values") {
  Tables tables;
  tables.options.create = true;
  tables.mapping.source = SourceCode("new-source");
  const TableReport report = tables.import(
      "agency_code,agency_name,Energy use,GDP增速,Visits\n"
      ",,,,\nNOR,Northland,1.50,2.5,7\n");
  CHECK_FALSE(report.done);  // nothing tells the year
  tables.mapping.year = Year(2021);
  tables.mapping.layout = TableLayout::kWideIndicators;
  const TableReport made = tables.import(
      "agency_code,agency_name,Energy use,GDP增速,Visits\nNOR,Northland,1.50,2.5,7\n");
  CHECK(told_of(made.issues) == "");
  REQUIRE(made.agencies_made.size() == 1);
  CHECK(made.agencies_made[0].names.in("en") == "Northland");
  REQUIRE(made.indicators_made.size() == 3);
  CHECK(made.indicators_made[0].code.str() == "energy-use");
  CHECK(made.indicators_made[0].kind == IndicatorKind::kAmount);
  CHECK(made.indicators_made[0].decimals == 2);
  CHECK(made.indicators_made[1].code.str().starts_with("gdp-"));
  CHECK(made.indicators_made[1].names.in("zh") == "GDP增速");
  CHECK(made.indicators_made[2].code.str() == "Visits");
  CHECK(made.indicators_made[2].kind == IndicatorKind::kCount);
  REQUIRE(made.sources_made.size() == 1);
  CHECK(made.sources_made[0].title == "table.csv");
  CHECK(tables.store().find_source("new-source").has_value());
}

TEST_CASE("import_table: a source must be named, by a column or for the table") {
  Tables tables;
  tables.mapping.source.reset();
  CHECK(tables.issues("机构,指标,年份,数值,来源\n浦口区,案件数,2021,10,\n") ==
        "table.csv, line 2, column \"来源\": the row names no source, and none is given for the "
        "whole table\n");
  CHECK(tables.issues("机构,指标,年份,数值\n浦口区,案件数,2021,10\n浦口区,案件数,2022,10\n") ==
        "table.csv: nothing tells the source: name its column, or give the source for the whole "
        "table\n");
  CHECK(tables.issues("机构,指标,年份,数值,来源\n浦口区,案件数,2021,10,report-2023\n") == "");
}

TEST_CASE("import_table: counts behind a rate, bounds and locators are kept") {
  Tables tables;
  CHECK(tables.issues("agency,indicator,year,value,numerator,denominator,locator,bound\n"
                      "pukou,rate,2021,97.3,\"1,090\",1120,p. 7,about\n") == "");
  CHECK(tables.rate() == "2021 97.3 about 1090/1120 (p. 7)\n");
}

TEST_CASE("import_table: importing the same table twice changes nothing") {
  Tables tables;
  const std::string text = "机构,指标,2021,2022\n浦口区,案件数,10,11\n";
  tables.import(text);
  const TableReport again = tables.import(text);
  CHECK(again.written.unchanged == 2);
  CHECK(again.written.inserted == 0);
}

TEST_CASE("import_table: one that is given up leaves the store as it was") {
  constexpr std::size_t kRows = 10'000;
  Tables tables;
  std::string text = "agency,indicator,year,value\n";
  for (std::size_t i = 0; i < kRows; ++i) text += "pukou,cases,2021,7\n";
  const auto file = tables.folder().write("many.csv", text);
  std::size_t calls = 0;
  tables.options.progress = [&](const ImportProgress& come) { return ++calls, come.rows <= kRows; };
  CHECK(import_table(tables.store(), file, tables.mapping, tables.options)->done);
  const std::string before = tables.cases();
  CHECK(before == "2021 7\n");
  CHECK(calls >= 4);

  const auto other = tables.folder().write("other.csv",
                                           "agency,indicator,year,value\n"
                                           "pukou,cases,2021,8\n");
  for (std::size_t last = 1; last <= 2; ++last) {  // before the writing, and after it
    calls = 0;
    tables.options.progress = [&](const ImportProgress&) { return ++calls < last; };
    const auto given_up = import_table(tables.store(), other, tables.mapping, tables.options);
    REQUIRE_FALSE(given_up);
    CHECK(given_up.error() ==
          Error{ErrorCode::kCancelled, "the import was given up: nothing was written"});
    CHECK(tables.cases() == before);
  }
  calls = 0;
  tables.options.progress = [&](const ImportProgress& come) { return ++calls, come.rows < 5000; };
  CHECK_FALSE(import_table(tables.store(), file, tables.mapping, tables.options));
  CHECK(calls == 2);  // within the reading, not only at its end
}

TEST_CASE("is_observations_file: our own names for what and for when or how much are enough") {
  const TempDir folder;
  CHECK(is_observations_file(folder.write("a.csv", "agency,indicator,yaer,value\n")));
  CHECK_FALSE(is_observations_file(folder.write("b.csv", "agency,2021,2022\n")));
  CHECK_FALSE(is_observations_file(folder.write("c.csv", "agency,indicator,unit,2021\n")));
  CHECK_FALSE(
      is_observations_file(folder.write("d.csv", "agency_code,indicator_code,year,value\n")));
  CHECK(is_observations_file(folder.write("e.csv", "agency,year\n")));
  CHECK_FALSE(is_observations_file(folder / "none.csv"));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
