// Tables that are written in parts, and rows that the store refuses.
#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "same_store.h"
#include "tables.h"

TEST_SUITE_BEGIN("import_table");

namespace annals::test {
namespace {

TEST_CASE("import_table: the store does not depend on the size of the parts") {
  const std::string text =
      "机构,指标,2020,2021,2022,来源\n"
      "浦口区,案件数,1,2,3,report-2023\n"
      "浦口区,出庭应诉率,90,91,…,yearbook\n"
      "浦口区,案件数,1,2,3,report-2023\n"
      "江宁区人民政府,案件数,4,5,约6,report-2023\n";
  Tables whole;
  whole.store().define(source("yearbook")).value();
  const TableReport at_once = whole.import(text);
  CHECK(told_of(at_once.issues) == "");
  CHECK(at_once.written.inserted == 9);
  CHECK(at_once.written.repeated == 3);
  for (std::size_t part = 1; part <= 12; ++part) {
    CAPTURE(part);
    Tables tables;
    tables.store().define(source("yearbook")).value();
    tables.options.rows_of_a_part = part;
    CHECK(tables.import(text).written == at_once.written);
    check_same(whole.store(), tables.store());
  }
}

TEST_CASE("import_table: of rows that contradict one another over parts all are left out") {
  for (const std::size_t part : {1U, 2U, 3U, 100U}) {
    CAPTURE(part);
    Tables tables;
    tables.options.rows_of_a_part = part;
    tables.options.skip_bad_rows = tables.folder() / "rejected.csv";
    const TableReport report = tables.import(
        "机构,指标,2021,2022\n浦口区,案件数,1,2\n江宁区人民政府,案件数,3,4\n浦口区,出庭应诉率,90,"
        "91\n"
        "浦口区,案件数,1,9\n江宁区人民政府,出庭应诉率,101,80\n");
    CHECK(report.done);
    CHECK(report.rejected == 3);
    CHECK(report.issues.size() == 2);
    CHECK(tables.cases() == "");
    CHECK(tables.rate() == "2021 90\n2022 91\n");
    CHECK(series_text(tables.store(), "jiangning", "cases") == "2021 3\n2022 4\n");
    const std::string rejected = read_bytes(tables.options.skip_bad_rows);
    CHECK(rejected.find("浦口区,案件数,1,2,contradicts line 5\n") != std::string::npos);
    CHECK(rejected.find("浦口区,案件数,1,9,\"source") != std::string::npos);
    CHECK(rejected.find("江宁区人民政府,出庭应诉率,101,80,") != std::string::npos);
  }
}

TEST_CASE("import_table: what only rows that are left out name is not made") {
  Tables tables;
  tables.options.create = true;
  tables.options.skip_bad_rows = tables.folder() / "rejected.csv";
  const TableReport report = tables.import(
      "agency,indicator,year,value\nnorth,rate,2021,101\nsouth,rate,2021,99\nwest,rate,2021,x\n");
  CHECK(report.done);
  CHECK(report.rejected == 2);
  REQUIRE(report.agencies_made.size() == 1);
  CHECK(report.agencies_made[0].code.str() == "south");
  CHECK(tables.store().agencies().value().size() == 3);
  CHECK(report.written.inserted == 1);
}

TEST_CASE("import_table: rows that are repeated are told once, however often the table is read") {
  Tables tables;
  tables.options.skip_bad_rows = tables.folder() / "rejected.csv";
  const TableReport report = tables.import(
      "agency,indicator,year,value\npukou,cases,2021,1\npukou,cases,2021,1\npukou,rate,2021,101\n");
  CHECK(report.rejected == 1);
  CHECK(told_of(report.notices) ==
        "table.csv, line 3, column \"value\": says the same as line 2 and is taken once\n");
}

TEST_CASE("import_table: a row that repeats one of a part before is told of by number") {
  Tables tables;
  tables.options.rows_of_a_part = 1;
  const TableReport report =
      tables.import("agency,indicator,year,value\npukou,cases,2021,1\npukou,cases,2021,1\n");
  CHECK(told_of(report.notices) ==
        "table.csv: 1 row says the same as one far above and was taken once\n");
}

TEST_CASE("import_table: it tells how far it has come, over all readings of the table") {
  Tables tables;
  tables.options.create = true;
  std::string text = "agency,indicator,year,value\n";
  for (int i = 0; i < 5'000; ++i) text += "north,visits,2021,7\n";
  std::vector<ImportProgress> told;
  tables.options.progress = [&](const ImportProgress& come) {
    told.push_back(come);
    return true;
  };
  CHECK(tables.import(text).done);
  REQUIRE(told.size() == 5);
  for (const ImportProgress& come : told) CHECK(come.all_bytes == 2 * text.size());
  CHECK(told[0].rows == 4096);
  CHECK(told[0].bytes < text.size());
  CHECK(told[1].rows == 5000);
  CHECK(told[2].rows == 9096);
  CHECK(told[2].bytes == told[0].bytes + text.size());
  CHECK(told[4].rows == 10'000);
  CHECK(told[4].bytes == 2 * text.size());
}

TEST_CASE("import_table: one in which all rows are bad can be given up as well") {
  Tables tables;
  std::string text = "agency,indicator,year,value\n";
  for (int i = 0; i < 10'000; ++i) text += "pukou,cases,2021,x\n";
  const auto file = tables.folder().write("bad.csv", text);
  tables.options.progress = [](const ImportProgress& come) { return come.rows < 5000; };
  const auto given_up = import_table(tables.store(), file, tables.mapping, tables.options);
  REQUIRE_FALSE(given_up);
  CHECK(given_up.error().code == ErrorCode::kCancelled);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
