// Tables as people keep them, in the files of data/tables.
#include <annals/import_table.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/exchange/tables.h"

TEST_SUITE_BEGIN("import_table");

namespace annals::test {
namespace {

std::filesystem::path table(std::string_view name) {
  return std::filesystem::path(ANNALS_TABLES) / name;
}

TableMapping of_source() {
  TableMapping mapping;
  mapping.source = SourceCode("report");
  return mapping;
}

// What was written: "north roads 2021 12.50", a line each.
std::string values(const Store& store) {
  std::string text;
  for (const Agency& agency : store.agencies().value()) {
    for (const Series& series : store.profile(agency.code).value()) {
      for (const Observation& observation : series.observations()) {
        text += agency.code.str() + ' ' + series.indicator().code.str() + ' ' +
                text_of(observation) + '\n';
      }
    }
  }
  return text;
}

// What was written, then what is wrong, then the notices. Everything that is not known is made, and
// good rows are imported beside bad ones.
std::string imported(std::string_view name, const TableMapping& mapping = of_source()) {
  Store store = Store::in_memory().value();
  const TempDir folder;
  TableOptions options{.create = true};
  options.skip_bad_rows = folder / "rejected.csv";
  const TableReport report = import_table(store, table(name), mapping, options).value();
  std::string text = values(store);
  if (!report.issues.empty()) text += "wrong:\n" + told_of(report.issues);
  if (!report.notices.empty()) text += "notices:\n" + told_of(report.notices);
  return text;
}

TEST_CASE("import_table: a byte order mark and carriage returns belong to no cell") {
  CHECK(imported("bom_crlf.csv") ==
        "north roads 2021 12.50\n"
        "north roads 2022 12.60\n"
        "south roads 2022 9.1\n");
}

TEST_CASE("import_table: quoted line ends are part of a cell, and lines are told as they lie") {
  CHECK(imported("quoted_newline.csv") ==
        "north roads 2021 12.5 called \"first count\", then\nrevised\n"
        "south roads 2021 9.1\n"
        "wrong:\n"
        "quoted_newline.csv, line 6, column \"value\": \"7..1\" is not a number: it has more than "
        "one point\n");
}

TEST_CASE("import_table: groups of three are numbers and other groups are refused, each told") {
  CHECK(
      imported("groups.csv") ==
      "north visits 2016 2345678.90\n"
      "north visits 2017 23456\n"
      "north visits 2018 2345678\n"
      "north visits 2019 2345678\n"
      "north visits 2020 2345678\n"
      "wrong:\n"
      "groups.csv, line 7, column \"value\": \"23,45\" is not a number in groups of three: write "
      "it without separators, or with a point if the comma is its decimal mark\n"
      "groups.csv, line 8, column \"value\": \"2,3456\" is not a number in groups of three: write "
      "it without separators, or with a point if the comma is its decimal mark\n"
      "groups.csv, line 9, column \"value\": \"2,,345\" is not a number in groups of three: write "
      "it without separators, or with a point if the comma is its decimal mark\n"
      "groups.csv, line 10, column \"value\": \"234,5678.9\" is not a number in groups of three: "
      "write it without separators, or with a point if the comma is its decimal mark\n");
}

TEST_CASE("import_table: marks for a missing value are missing, and what is not declared is told") {
  TableMapping mapping = of_source();
  mapping.missing["x"] = ObsStatusSet(ObsStatus::kCannotExist);
  mapping.missing["*"] = ObsStatusSet(ObsStatus::kSuppressed);
  mapping.missing["/"] = ObsStatusSet(ObsStatus::kNotCollected);
  std::string expected;
  for (int year = 2000; year <= 2014; ++year)
    expected += "north visits " + std::to_string(year) + " - O\n";
  expected +=
      "north visits 2015 - L\n"
      "north visits 2016 - M\n"
      "north visits 2017 - Q\n"
      "north visits 2018 - O\n"
      "north visits 2019 0\n"
      "north visits 2020 -7\n"
      "north visits 2021 - O\n"
      "north visits 2022 - O #DIV/0!\n"
      "wrong:\n"
      "missing.csv, line 25, column \"value\": \"尚未上报\" is neither a number nor a known mark "
      "for "
      "a missing value: write digits, or declare what it means\n";
  CHECK(imported("missing.csv", mapping) == expected);
}

TEST_CASE("import_table: a table of Eurostat keeps all of its flags") {
  CHECK(imported("flags.tsv") ==
        "FI A.PC 2019 - M\n"
        "FI A.PC 2020 7.0 U\n"
        "FI A.PC 2021 6.90 P flags r\n"
        "NO A.PC 2019 4.4\n"
        "NO A.PC 2020 4.1 B\n"
        "NO A.PC 2021 3.9 BEP\n"
        "SE A.PC 2019 - Q\n"
        "SE A.PC 2020 - O\n"
        "SE A.PC 2021 0 N\n");
}

TEST_CASE("import_table: lines above the headings are passed over, columns without a year told") {
  CHECK(imported("preamble.csv") ==
        "NOR ROAD.LEN 2019 2403.4\n"
        "NOR ROAD.LEN 2020 - O\n"
        "NOR ROAD.LEN 2021 2634.4\n"
        "SOU ROAD.LEN 2019 - O\n"
        "SOU ROAD.LEN 2020 - O\n"
        "SOU ROAD.LEN 2021 - O\n"
        "notices:\n"
        "preamble.csv, line 5, column \"Total\": no known heading: the column is left out\n"
        "preamble.csv, line 5, column \"Unnamed: 8\": no known heading: the column is left out\n");
}

TEST_CASE("import_table: of rows that contradict one another none is taken, and both are named") {
  CHECK(imported("duplicates.csv") ==
        "A roads 2019 1.0\n"
        "wrong:\n"
        "duplicates.csv, line 5, column \"value\": source \"report\" says two things of \"A\", "
        "\"roads\" in 2020: 2.0 and 2.5; keep the one it prints (the other is on line 3)\n"
        "duplicates.csv, line 7, column \"value\": source \"report\" says two things of \"B\", "
        "\"roads\" in 2019: no value (O) and 7; keep the one it prints (the other is on line 6)\n"
        "duplicates.csv, line 8, column \"agency_code\": agency \"a\" differs from \"A\" only by "
        "case: write one of them\n"
        "notices:\n"
        "duplicates.csv, line 4, column \"value\": says the same as line 2 and is taken once\n");
}

TEST_CASE(
    "import_table: a quote that is never closed spoils the whole file, and its line is told") {
  CHECK(imported("ragged.csv") ==
        "wrong:\n"
        "ragged.csv, line 3: the row has 3 cells and the heading 4: write a separator for each "
        "empty cell as well\n"
        "ragged.csv, line 4: the row has 5 cells and the heading 4: put a cell that holds a "
        "separator in quotes\n"
        "ragged.csv, line 9: the quote that opens here is not closed: close it at the end of its "
        "cell\n");
}

TEST_CASE("import_table: extreme numbers are kept exactly or refused, never cut short") {
  const std::string text = imported("extremes.csv");
  CHECK(text.substr(0, text.find("wrong:\n")) ==
        "A roads 1990 2e3\n"
        "A roads 2002 6\n"
        "A roads 2003 0.6\n"
        "A roads 2004 6\n"
        "A roads 2005 -6\n"
        "A roads 2006 234\n"
        "A roads 2007 9007199254740993\n"
        "A roads 2010 2e3\n"
        "A roads 2015 0\n");
  for (const char* refused :
       {"line 3, column \"value\": \"2E+400\" is out of range",
        "line 4, column \"value\": \"2e-400\"", "line 5, column \"value\": \"NaN\"",
        "line 6, column \"value\": \"inf\"", "line 7, column \"value\": \"-Infinity\"",
        "line 8, column \"value\": \"0x2F\"", "line 9, column \"value\": \"2_000\"",
        "line 10, column \"value\": \"2.3.4\"", "line 11, column \"value\": \"--6\"",
        "line 12, column \"value\": \"6-\"", "line 13, column \"value\": \"(234)\"",
        "line 20, column \"value\": \"0.2000", "line 21, column \"value\": \"2,6\"",
        "line 23, column \"value\": \"2 e3\"", "line 24, column \"value\": \"6.0.\"",
        "line 25, column \"value\": \"\u00B3\"", "line 26, column \"value\": \"\u0664\""}) {
    CAPTURE(std::string(refused));
    CHECK(text.find(refused) != std::string::npos);
  }
}

TEST_CASE("import_table: headings alone, nothing at all, a folder and no file are told apart") {
  CHECK(imported("header_only.csv") ==
        "wrong:\nheader_only.csv: the table has headings and no rows below them\n");
  Store store = Store::in_memory().value();
  const TempDir folder;
  const TableReport empty = import_table(store, folder.write("empty.csv", "")).value();
  CHECK(told_of(empty.issues) ==
        "empty.csv: the table is empty: its first rows name the columns\n");
  const auto none = import_table(store, folder / "none.csv");
  CHECK(none.error().code == ErrorCode::kNotFound);
  CHECK(none.error().message.ends_with("none.csv\" is not there"));
  const auto directory = import_table(store, folder.path());
  CHECK(directory.error().code == ErrorCode::kNotFound);
  CHECK(directory.error().message.ends_with("is a folder: name a table"));
}

TEST_CASE("import_table: GB18030 is read where the bytes allow only that, and told") {
  CHECK(imported("gb18030.csv") ==
        "n-043bf681 n-308b4980 2021 122e3\n"
        "n-043bf681 n-308b4980 2022 15e7 about\n"
        "n-df398d37 n-308b4980 2021 345\n"
        "n-df398d37 n-308b4980 2022 - O\n"
        "notices:\n"
        "gb18030.csv: the file is not UTF-8 and was read as GB18030\n"
        "gb18030.csv, line 4: \"数据来源：统计局\": only the first cell is filled: taken as a "
        "remark\n");
}

TEST_CASE("import_table: UTF-16 is read by its byte order mark") {
  CHECK(imported("utf16.tsv") ==
        "n-043bf681 n-308b4980 2021 5\n"
        "n-043bf681 n-308b4980 2022 6\n");
}

TEST_CASE("import_table: UTF-16 that is declared must have its mark") {
  Store store = Store::in_memory().value();
  TableMapping mapping = of_source();
  mapping.encoding = TextEncoding::kUtf16;
  CHECK(import_table(store, table("groups.csv"), mapping).error().message ==
        "file \"" + table("groups.csv").string() +
            "\" does not begin with the byte order mark of UTF-16: save it as UTF-8");
}

TEST_CASE("import_table: text that may be in another encoding is refused") {
  Store store = Store::in_memory().value();
  const auto refused = import_table(store, table("latin1.csv"), of_source());
  CHECK(refused.error().message ==
        "file \"" + table("latin1.csv").string() +
            "\" is not UTF-8, and may be GB18030 or something else: name its encoding, or save it "
            "as UTF-8");
  TableMapping mapping = of_source();
  mapping.encoding = TextEncoding::kUtf8;
  const TableReport as_utf8 = import_table(store, table("latin1.csv"), mapping).value();
  CHECK(told_of(as_utf8.issues).find("line 2: byte 4 of the line (0xE9) is not UTF-8") !=
        std::string::npos);
}

TEST_CASE("import_table: semicolons separate and commas are decimal marks where that is said") {
  TableMapping mapping = of_source();
  mapping.decimal_mark = ',';
  CHECK(imported("semicolons.csv", mapping) ==
        "north roads 2021 12.5\n"
        "north roads 2022 1234.50\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
