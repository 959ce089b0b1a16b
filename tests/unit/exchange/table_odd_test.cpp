// Tables that are odd but right, and what is told of those that are not.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "tables.h"

TEST_SUITE_BEGIN("import_table");

namespace annals::test {
namespace {

TEST_CASE(
    "import_table: the rejected rows may not go over the table, and their file must be writable") {
  Tables tables;
  const std::string text = "agency,indicator,year,value\npukou,cases,2021,1\npukou,cases,2022,x\n";
  const auto file = tables.folder().write("t.csv", text);
  tables.options.skip_bad_rows = file;
  CHECK(import_table(tables.store(), file, tables.mapping, tables.options).error() ==
        Error{ErrorCode::kInvalidArgument,
              "the rejected rows may not be written over the table itself"});
  CHECK(read_bytes(file) == text);
  tables.options.skip_bad_rows = tables.folder() / "none" / "rejected.csv";
  const auto refused = import_table(tables.store(), file, tables.mapping, tables.options);
  CHECK(refused.error() == Error{ErrorCode::kIo, "file \"" + tables.options.skip_bad_rows.string() +
                                                     "\" cannot be written"});
  CHECK(tables.store().revision_count().value() == 0);
}

TEST_CASE("import_table: a table that is taken away while it is read leaves the store as it was") {
  for (int last = 1; last <= 4; ++last) {
    CAPTURE(last);
    Tables tables;
    const auto file = tables.folder().write(
        "t.csv",
        "agency,indicator,year,value\nnorth,cases,2021,1\npukou,cases,2022,x\n"
        "pukou,rate,2022,101\n");
    tables.options.create = true;
    tables.options.skip_bad_rows = tables.folder() / "rejected.csv";
    int calls = 0;
    tables.options.progress = [&](const ImportProgress&) {
      if (++calls == last) std::filesystem::remove(file);
      return true;
    };
    const auto gone = import_table(tables.store(), file, tables.mapping, tables.options);
    REQUIRE_FALSE(gone);
    CHECK(gone.error() ==
          Error{ErrorCode::kNotFound, "file \"" + file.string() + "\" is not there"});
    CHECK(tables.store().revision_count().value() == 0);
    CHECK(tables.store().agencies().value().size() == 2);
  }
}

TEST_CASE("import_table: a count must be exact, and a row must name its indicator") {
  Tables tables;
  CHECK(
      tables.issues("agency,indicator,year,value,numerator\npukou,rate,2021,97,约5\n"
                    "pukou,rate,2022,97,...\npukou,,2023,97,5\npukou,rate,2024,97,x\n") ==
      "table.csv, line 2, column \"numerator\": \"约5\" is no exact count: write digits, or leave "
      "the cell empty\n"
      "table.csv, line 3, column \"numerator\": \"...\" is no exact count: write digits, or leave "
      "the cell empty\n"
      "table.csv, line 4, column \"indicator\": the row does not name its indicator\n"
      "table.csv, line 5, column \"numerator\": \"x\" is neither a number nor a known mark for a "
      "missing value: write digits, or declare what it means\n");
}

TEST_CASE("import_table: flags of Eurostat may stand in a column of their own") {
  Tables tables;
  tables.mapping.eurostat_flags = true;
  CHECK(tables.issues("agency,indicator,year,value,flag\npukou,rate,2021,97,p\n"
                      "pukou,rate,2022,96 b,e\npukou,rate,2023,95,D\npukou,rate,2024,94,\n") == "");
  CHECK(tables.rate() == "2021 97 P\n2022 96 BE\n2023 95 D\n2024 94\n");
  CHECK(tables.issues("agency,indicator,year,value,flag\npukou,rate,2021,97,pc\n") ==
        "table.csv, line 2, column \"flag\": \"pc\" is no flag beside a value\n");
}

TEST_CASE("import_table: a packed cell has as many parts as its heading names") {
  Tables tables;
  tables.options.create = true;
  const std::string heading = "freq,unit,geo\\TIME_PERIOD\t2021\t2022\n";
  CHECK(
      told_of(tables.import(heading + "A,PC\t1\t2\nA,PC,FI,x\t3\t4\n", "t.tsv").issues) ==
      "t.tsv, line 2, column \"freq,unit,geo\\TIME_PERIOD\": \"A,PC\": the cell has not the 3 "
      "parts "
      "that its heading names\n"
      "t.tsv, line 3, column \"freq,unit,geo\\TIME_PERIOD\": \"A,PC,FI,x\": the cell has not the 3 "
      "parts that its heading names\n");
  CHECK(
      told_of(tables.import("geo,unit\\TIME_PERIOD\t2021\t2022\nFI,PC\t1\t2\n", "t.tab").issues) ==
      "");
  CHECK(series_text(tables.store(), "FI", "PC") == "2021 1\n2022 2\n");
  CHECK(told_of(
            tables.import("unit,place\\TIME_PERIOD\t2021\t2022\nPC,SE\t1\t2\n", "t.tab").issues) ==
        "");
  CHECK(series_text(tables.store(), "SE", "PC") == "2021 1\n2022 2\n");
}

TEST_CASE("import_table: a code is written in one way only within a table") {
  Tables tables;
  CHECK(
      tables.issues("agency,indicator,year,value\npukou,cases,2021,1\npukou,cases,2022,2\n"
                    "PUKOU,cases,2023,3\n浦口区,cases,2024,4\n") ==
      "table.csv, line 4, column \"agency\": agency \"PUKOU\" differs from \"pukou\" only by case: "
      "write one of them\n");
}

TEST_CASE("import_table: of very many mistakes and notices the first are told, and how many more") {
  Tables tables;
  std::string text = "agency,indicator,year,value\n";
  for (int i = 0; i < 10'105; ++i) text += "pukou,cases,2021,x\n";
  const TableReport wrong = tables.import(text);
  REQUIRE(wrong.issues.size() > 2);
  const std::size_t listed = wrong.issues.size() - 1;
  CHECK(wrong.issues.back().str().ends_with("table.csv: " + std::to_string(10'105 - listed) +
                                            " more are not listed"));
  text = "agency,indicator,year,value\npukou,cases,2021,1\n";
  for (int i = 0; i < 10'105; ++i) text += "a remark,,,\n";
  const TableReport remarks = tables.import(text);
  CHECK(remarks.done);
  CHECK(remarks.notices.back().str().ends_with(" more are not listed"));
}

TEST_CASE("import_table: what says the same of unit, bound or note agrees") {
  Tables tables;
  Indicator cases = tables.store().find_indicator("cases").value();
  cases.unit = "件";
  tables.store().define(cases, Redefine::kReplace).value();
  CHECK(
      tables.issues("agency,year,unit,案件数（万件）,bound,note\npukou,2021,万件,约1.5(估算),about,"
                    "see p. 3\n") == "");
  CHECK(tables.cases() == "2021 15e3 about 估算; see p. 3\n");
}

TEST_CASE("import_table: the unit of an indicator that has none is told not to be known") {
  Tables tables;
  Indicator bare = indicator("bare", IndicatorKind::kAmount);
  bare.unit.clear();
  tables.store().define(bare).value();
  CHECK(
      tables.issues("agency,indicator,year,value,unit\npukou,bare,2021,5,公里\n"
                    "pukou,bare,2022,5%,\n") ==
      "table.csv, line 2, column \"unit\": \"公里\" is not the unit of \"bare\", which is not "
      "told\n"
      "table.csv, line 3, column \"value\": \"5%\" has the sign %, but the unit of \"bare\" is not "
      "told\n");
  tables.mapping.unit = " ";
  CHECK(tables.issues("agency,indicator,year,value\npukou,bare,2021,5\n") == "");
}

TEST_CASE("import_table: brackets that hold nothing or do not open are part of a heading") {
  Tables tables;
  tables.mapping.ignored = {"合计)", "D", "(件)", "Z"};
  const TableReport report =
      tables.import("agency,indicator,2021,x,合计),(件),空（）\npukou,cases,1,2,3,4,5\n");
  CHECK(report.done);
  CHECK(told_of(report.notices) ==
        "table.csv: no column has the heading \"Z\", which is to be left out\n"
        "table.csv, line 1, column \"空（）\": no known heading: the column is left out\n");
}

TEST_CASE("import_table: the line that is named as the heading must hold one") {
  Tables tables;
  tables.mapping.heading_line = 9;
  CHECK(tables.issues("agency,indicator,year,value\npukou,cases,2021,1\n") ==
        "table.csv: line 9 holds no heading\n");
  tables.mapping.heading_line = 2;
  CHECK(tables.issues("agency,indicator,year\nagency,indicator,year,value\npukou,cases,2021,1\n") ==
        "");
}

TEST_CASE("import_table: a word for an agency and for an indicator is what the layout has across") {
  Tables tables;
  for (const char* code : {"both", "pair"}) {
    tables.store().define(Agency{.code = AgencyCode(code)}).value();
    tables.store().define(indicator(code)).value();
  }
  tables.mapping.layout = TableLayout::kWideIndicators;
  CHECK(tables.issues("agency,year,both,pair\npukou,2021,1,2\n") == "");
  CHECK(series_text(tables.store(), "pukou", "pair") == "2021 2\n");
  tables.mapping.layout = TableLayout::kWideAgencies;
  CHECK(tables.issues("indicator,year,both,pair\ncases,2021,1,2\n") == "");
  CHECK(series_text(tables.store(), "pair", "cases") == "2021 2\n");
  tables.mapping.layout = TableLayout::kWideYears;
  CHECK(
      tables.issues("agency,indicator,both,2021,2022\npukou,cases,9,1,2\n") ==
      "table.csv: the heading \"both\" may be a year, an agency or an indicator: say which layout "
      "is meant\n");
  // A long table has nothing across.
  tables.mapping.layout = TableLayout::kDetect;
  CHECK(tables.issues("agency,indicator,year,value,both\npukou,cases,2022,7,9\n") == "");
}

TEST_CASE(
    "import_table: a mark for a missing value may be a number, and an error is kept as a note") {
  Tables tables;
  tables.mapping.missing["999"] = ObsStatusSet(ObsStatus::kNotCollected);
  tables.mapping.missing["#"] = ObsStatusSet(ObsStatus::kCannotExist);
  CHECK(tables.issues("agency,indicator,2020,2021,2022,2023\npukou,cases,999,#,#N/A,#REF!\n") ==
        "");
  CHECK(tables.cases() == "2020 - L\n2021 - M\n2022 - O\n2023 - O #REF!\n");
}

TEST_CASE("import_table: a declared encoding is believed and not told") {
  Tables tables;
  tables.mapping.encoding = TextEncoding::kGb18030;
  const TableReport report = tables.import(
      "agency,indicator,year,value,\xB1\xB8\xD7\xA2\n"
      "pukou,cases,2021,1,\xBD\xAD\n");
  CHECK(report.done);
  CHECK(told_of(report.notices) == "");
  CHECK(tables.cases() == "2021 1 江\n");
}

TEST_CASE("import_table: lines above the headings may be anything that does not tell the unit") {
  Tables tables;
  CHECK(tables.issues("a \"quoted\" title\n单位 万件\n单位：件\nagency,indicator,year,value\n"
                      "pukou,cases,2021,1\n") == "");
  CHECK(tables.cases() == "2021 1\n");
}

TEST_CASE("import_table: a table of one column is one where all else is told for the whole of it") {
  Tables tables;
  tables.mapping.agency = "pukou";
  tables.mapping.indicator = "cases";
  tables.mapping.year = Year(2021);
  CHECK(tables.issues("value\n5\n") == "");
  CHECK(tables.cases() == "2021 5\n");
}

TEST_CASE(
    "import_table: a row of which only the first cell is filled is a remark if it names nothing") {
  Tables tables;
  CHECK(tables.issues("agency,indicator,year,value\n浦口区,,,\n") ==
        "table.csv, line 2, column \"year\": the row does not name its year\n");
  CHECK(tables.issues("indicator,agency,year,value\n案件数,,,\n") ==
        "table.csv, line 2, column \"year\": the row does not name its year\n");
}

TEST_CASE("import_table: empty cells behind a row do no harm, others do, and too few are told") {
  Tables tables;
  tables.options.skip_bad_rows = tables.folder() / "rejected.csv";
  CHECK(
      tables.issues("agency,indicator,year,value,rejected_because\npukou,cases,2021,1,old,,\n"
                    "pukou,cases,2022,1,,,x\npukou,cases,2023\npukou,ca\"ses,2024,4,\n") ==
      "table.csv, line 3: the row has 7 cells and the heading 5: put a cell that holds a separator "
      "in quotes\n"
      "table.csv, line 4: the row has 3 cells and the heading 5: write a separator for each empty "
      "cell as well\n"
      "table.csv, line 5: a quote stands inside a cell that is not quoted: put the cell in quotes "
      "and double the quote\n");
  CHECK(tables.cases() == "2021 1\n");
  const std::string rejected = read_bytes(tables.options.skip_bad_rows);
  CHECK(rejected.starts_with("agency,indicator,year,value,rejected_because\n"));
  CHECK(rejected.find("\npukou,cases,2023,,the row has 3 cells") != std::string::npos);
}

TEST_CASE("import_table: where headings leave two things open nothing is guessed") {
  Tables tables;
  CHECK(tables.issues("甲列,乙列,2021,2022\na,b,1,2\n").find("nothing tells the agency") !=
        std::string::npos);
  tables.mapping.agency = "pukou";
  CHECK(tables.issues("甲列,乙列,2021,2022\na,b,1,2\n").find("nothing tells the indicator") !=
        std::string::npos);
  tables.mapping.agency.clear();
  CHECK(tables.issues("年份,浦口区,案件数\n2021,1,2\n").find("is no heading") != std::string::npos);
  const TableReport report =
      tables.import("agency,indicator,2021,2022,other_status,agency_name_!\npukou,cases,1,2,P,x\n");
  CHECK(report.done);
  CHECK(told_of(report.notices) ==
        "table.csv, line 1, column \"other_status\": no known heading: the column is left out\n"
        "table.csv, line 1, column \"agency_name_!\": no known heading: the column is left out\n");
}

TEST_CASE("import_table: an empty cell that says nothing says why where a status does") {
  Tables tables;
  tables.mapping.blank = std::nullopt;
  CHECK(tables.issues("agency,indicator,year,value,status\npukou,cases,2021,,L\n"
                      "pukou,cases,2022,,\npukou,cases,2023,3,P\n") == "");
  CHECK(tables.cases() == "2021 - L\n2023 3 P\n");
}

TEST_CASE(
    "import_table: two names that would have one code get two, in the language that is told") {
  Tables tables;
  tables.options.create = true;
  tables.mapping.language = "fr";
  const TableReport report =
      tables.import("agency,indicator,year,value\nVille A,cases,2021,1\nVille-A!,cases,2021,2\n");
  CHECK(told_of(report.issues) == "");
  REQUIRE(report.agencies_made.size() == 2);
  CHECK(report.agencies_made[0].names.in("fr") == "Ville A");
  CHECK(report.agencies_made[1].names.in("fr") == "Ville-A!");
  CHECK(report.agencies_made[0].code != report.agencies_made[1].code);
}

TEST_CASE("is_observations_file: what is no table of text is none") {
  const TempDir folder;
  CHECK_FALSE(is_observations_file(folder.write("a.csv", "\"agency,year\n")));
  CHECK_FALSE(is_observations_file(folder.write("b.csv", "")));
  CHECK_FALSE(is_observations_file(folder.write("c.csv", "caf\xE9,na\xEFve\n")));
  CHECK(is_observations_file(folder.write("d.csv", "indicator;value\n")));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
