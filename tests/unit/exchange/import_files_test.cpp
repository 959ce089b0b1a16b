// Files that cannot be read as tables: what is told of each, and that the store is as it was.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "refusing.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

using std::string_view_literals::operator""sv;

// What is told of a file of observations.
std::string issues_of(std::string_view text) {
  Refusing refusing;
  return refusing.issues({refusing.file(CsvContent::kObservations, text)});
}

constexpr std::string_view kHeading = "agency,indicator,year,value,source\n";

std::string with_heading(std::string_view rows) { return std::string(kHeading).append(rows); }

TEST_CASE("import: an empty file is told") {
  const std::string told =
      "observations.csv: the file is empty: its first line names the columns\n";
  CHECK(issues_of("") == told);
  CHECK(issues_of("\xEF\xBB\xBF") == told);
  CHECK(issues_of("\n\n") == told);
}

TEST_CASE("import: a missing column is told, and the rows are not") {
  CHECK(issues_of("agency,indicator,year,source\npukuo,rats,2023,report\n") ==
        "observations.csv, line 1, column \"value\": the column is missing: observations need "
        "it\n");
}

TEST_CASE("import: a column that is not known is told, and the rows are looked at") {
  CHECK(issues_of("agency,indicator,year,value,source,reamrk\n"
                  "pukou,rate,2023,abc,report-2023,\n") ==
        "observations.csv, line 1, column \"reamrk\": observations have no such column: write "
        "agency, indicator, year, value, bound, numerator, denominator, status, source, locator or "
        "note\n"
        "observations.csv, line 2, column \"value\": \"abc\" is not a number: write digits with at "
        "most one point, such as 97.3\n");
}

TEST_CASE("import: a heading in other letters is told with the one that is meant") {
  CHECK(issues_of("\n\nagency,indicator,Year,value,source\n") ==
        "observations.csv, line 3, column \"Year\": observations have no such column: write year, "
        "agency, indicator, value, bound, numerator, denominator, status, source, locator or "
        "note\n"
        "observations.csv, line 3, column \"year\": the column is missing: observations need "
        "it\n");
}

TEST_CASE("import: a column without a heading and one that is there twice are told") {
  CHECK(issues_of("agency,indicator,year,value,source,value,\n") ==
        "observations.csv, line 1, column \"value\": the column is there twice: keep one\n"
        "observations.csv, line 1: column 7 has no heading: name it or delete the column\n");
}

TEST_CASE("import: rows of empty cells are passed over") {
  Importing importing;
  define_vocabulary(importing.store());
  CHECK(importing.issues(CsvContent::kObservations,
                         with_heading(",,,,\npukou,rate,2023,97,report-2023\n,,,,\n")) == "");
}

// 浦口区 in GB18030.
TEST_CASE("import: a file in GB18030 is told as such") {
  CHECK(issues_of(with_heading("pukou,rate,2023,97,report-2023\n"
                               "\xC6\xD6\xBF\xDA\xC7\xF8,rate,2023,97,report-2023\n")) ==
        "observations.csv, line 3: byte 1 of the line (0xC6) is not UTF-8, and the text looks like "
        "GB18030 (GBK): save the file as UTF-8\n");
}

TEST_CASE("import: a heading that is not UTF-8 is told") {
  CHECK(issues_of("agency,indicator,year,value,\xB1\xB8\xD7\xA2\n") ==
        "observations.csv, line 1: byte 29 of the line (0xB1) is not UTF-8, and the text looks "
        "like GB18030 (GBK): save the file as UTF-8\n");
}

TEST_CASE("import: a workbook and UTF-16 are told as such") {
  CHECK(issues_of("PK\x03\x04\x14\0\x06\0"sv) ==
        "observations.csv, line 1: the file is a ZIP archive or an XLSX workbook: save it as CSV "
        "in UTF-8\n");
  CHECK(issues_of("\xFF\xFE"
                  "a\0g\0"sv) ==
        "observations.csv, line 1: the file is UTF-16 (little endian): save it as CSV in UTF-8\n");
}

TEST_CASE("import: rows of another width are told, each of them") {
  CHECK(issues_of(with_heading("pukou,rate,2023,97\n"
                               "pukou,rate,2023,\"97\",report-2023,\n"
                               "pukou,rate,2024,97,5,report-2023\n")) ==
        "observations.csv, line 2: the row has 4 cells and the heading 5: write a comma for each "
        "empty cell as well\n"
        "observations.csv, line 3: the row has 6 cells and the heading 5: put a cell that holds a "
        "comma in quotes\n"
        "observations.csv, line 4: the row has 6 cells and the heading 5: put a cell that holds a "
        "comma in quotes\n");
}

TEST_CASE("import: a quote that is not closed is told where it opens") {
  CHECK(issues_of(with_heading("pukou,rate,2022,97,report-2023\n"
                               "pukou,rate,2023,97,\"report-2023\n"
                               "pukou,rate,2024,97,report-2023\n")) ==
        "observations.csv, line 3: the quote that opens here is not closed: close it at the end of "
        "its cell\n");
}

TEST_CASE("import: where part of a file cannot be read what it may define is not missed") {
  Refusing refusing;
  CHECK(refusing.issues(
            {refusing.file(CsvContent::kAgencies,
                           "code,kind,parent\nliuhe,county,nanjing\nnanjing,\"prefecture\n"),
             refusing.file(CsvContent::kObservations,
                           with_heading("nanjing,cases,2023,1,report-2023\n"
                                        "liuhe,cases,2023,many,report-2023\n"))}) ==
        "agencies.csv, line 3: the quote that opens here is not closed: close it at the end of its "
        "cell\n"
        "observations.csv, line 3, column \"value\": \"many\" is not a number: write digits with "
        "at most one point, such as 97.3\n");
}

TEST_CASE("import: what a refused definition would have named is not missed") {
  Refusing refusing;
  CHECK(refusing.issues(
            {refusing.file(CsvContent::kAgencies,
                           "code,kind,parent,name_zh,aliases_zh\n"
                           "nanjing,city,,南京市人民政府,南京市|南京\n"
                           "liuhe,county,南京,六合区,\n"),
             refusing.file(CsvContent::kIndicators,
                           "code,kind,numerator,denominator\n"
                           "share,percent,cases,casus\n"),
             refusing.file(CsvContent::kSources, "code,published\nyearbook,soon\n"),
             refusing.file(CsvContent::kBreaks, "indicator,agency,first_year\nshare,六合区,2020\n"),
             refusing.file(CsvContent::kObservations,
                           with_heading("南京,cases,2023,1,report-2023\n"
                                        "六合区,cases,2023,1,yearbook\n"
                                        "LIUHE,share,2023,1,report-2023\n"
                                        "liuho,cases,2023,1,report-2023\n"))}) ==
        "agencies.csv, line 2, column \"kind\": agency kind \"city\" is not known: write nation, "
        "province, prefecture, county, township, department, court or other\n"
        "indicators.csv, line 2, column \"denominator\": indicator \"casus\" is not known; did you "
        "mean \"cases\"?\n"
        "sources.csv, line 2, column \"published\": \"soon\" is not a date: write 2024, 2024-01 or "
        "2024-01-31\n"
        "observations.csv, line 5, column \"agency\": agency \"liuho\" is not known\n");
}

TEST_CASE("import: definitions are taken back with the observations that are wrong") {
  Refusing refusing;
  CHECK(refusing.issues({refusing.file(CsvContent::kAgencies, "code,kind\nnanjing,prefecture\n"),
                         refusing.file(CsvContent::kSources, "code\nyearbook\n"),
                         refusing.file(CsvContent::kObservations,
                                       with_heading("nanjing,rate,2023,100.5,yearbook\n"))}) ==
        "observations.csv, line 2, column \"value\": 100.5 is above 100%, the most that \"rate\" "
        "can be\n");
}

TEST_CASE("import: with definitions that are wrong the observations are looked at all the same") {
  Refusing refusing;
  CHECK(refusing.issues({refusing.file(CsvContent::kAgencies, "code,kind\nnanjing,city\n"),
                         refusing.file(CsvContent::kObservations,
                                       with_heading("pukou,rate,2023,100.5,report-2023\n"))}) ==
        "agencies.csv, line 2, column \"kind\": agency kind \"city\" is not known: write nation, "
        "province, prefecture, county, township, department, court or other\n"
        "observations.csv, line 2, column \"value\": 100.5 is above 100%, the most that \"rate\" "
        "can be\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
