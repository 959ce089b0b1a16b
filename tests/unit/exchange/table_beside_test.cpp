// Columns of bounds and statuses beside those of values.
#include <doctest/doctest.h>

#include "tables.h"

TEST_SUITE_BEGIN("import_table");

namespace annals::test {
namespace {

TEST_CASE("import_table: bounds and statuses may stand beside each column of values") {
  Tables tables;
  const TableReport report = tables.import(
      "agency,indicator,agency_name_zh,2021,2021_bound,2021_status,2022,2022_status\n"
      "pukou,cases,x,10,at_least,P,,L\n"
      "pukou,rate,x,,,,97.30,\n");
  CHECK(told_of(report.issues) == "");
  CHECK(told_of(report.notices) == "");
  CHECK(tables.cases() == "2021 10 at_least P\n2022 - L\n");
  CHECK(tables.rate() == "2022 97.30\n");
}

TEST_CASE("import_table: an empty cell says nothing where statuses are told and it has none") {
  Tables tables;
  CHECK(tables.issues("agency,indicator,2021,2022,2022_status\npukou,cases,,11,\n") == "");
  CHECK(tables.cases() == "2022 11\n");
  CHECK(tables.issues("agency,indicator,2021,2023\npukou,cases,,12\n") == "");
  CHECK(tables.cases() == "2021 - O\n2022 11\n2023 12\n");
}

TEST_CASE(
    "import_table: what stands beside a value and does not fit it is told at its own column") {
  Tables tables;
  CHECK(
      tables.issues("agency,indicator,2021,2021_bound,2021_status\npukou,cases,10,abuot,Y\n"
                    "pukou,rate,,about,L\njiangning,rate,约97,at_most,\n") ==
      "table.csv, line 2, column \"2021_bound\": bound \"abuot\" is not known: write exact, about, "
      "at_least or at_most\n"
      "table.csv, line 2, column \"2021_status\": status \"Y\" is not in the code list: write "
      "letters of \"ABDEFGHIJKLMNOPQSUVW\"\n"
      "table.csv, line 3, column \"2021_bound\": \"about\" is the bound of a value, and there is "
      "none: leave the cell empty\n"
      "table.csv, line 4, column \"2021_bound\": \"at_most\" contradicts the value, which says "
      "\"about\"\n");
}

TEST_CASE("import_table: an indicator that is called like a column of statuses is one") {
  Tables tables;
  tables.store().define(indicator("cases_status")).value();
  CHECK(tables.issues("agency,year,cases,cases_status\npukou,2021,1,2\n") == "");
  CHECK(series_text(tables.store(), "pukou", "cases_status") == "2021 2\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
