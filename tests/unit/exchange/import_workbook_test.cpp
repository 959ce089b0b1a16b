// Workbooks in data/tables.
#include <annals/import_table.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "unit/exchange/tables.h"

TEST_SUITE_BEGIN("import_table: workbooks");

namespace annals::test {
namespace {

std::filesystem::path workbook(std::string_view name) {
  return std::filesystem::path(ANNALS_TABLES) / name;
}

Store known_store() {
  Store store = Store::in_memory().value();
  define_vocabulary(store);
  return store;
}

TableMapping of_report() {
  TableMapping mapping;
  mapping.source = SourceCode("report-2023");
  return mapping;
}

#ifdef ANNALS_XLSX

TEST_CASE("workbook: a number is what its format prints, and a date that shows a year is that") {
  Store store = known_store();
  TableMapping mapping = of_report();
  mapping.agency = "浦口区";
  const TableReport report = import_table(store, workbook("wide_years.xlsx"), mapping).value();
  CHECK(told_of(report.issues) == "");
  CHECK(report.layout == TableLayout::kWideYears);
  CHECK(report.heading_place == "表1!A2");
  CHECK(series_text(store, "pukou", "rate") ==
        "2021 97.30\n"
        "2022 98.5\n"
        "2023 99 about\n");
  CHECK(series_text(store, "pukou", "cases") ==
        "2021 122000\n"
        "2022 122e3\n"
        "2023 - O\n");
  CHECK(told_of(report.notices) ==
        "wide_years.xlsx, 表1!row 6: \"数据来源：区司法局\": only the first cell is filled: taken "
        "as a "
        "remark\n");
}

TEST_CASE("workbook: merged headings count for all of their columns and rows") {
  Store store = known_store();
  const TableReport report =
      import_table(store, workbook("two_headings.xlsx"), of_report()).value();
  CHECK(told_of(report.issues) == "");
  CHECK(report.sheet == "Sheet1");
  CHECK(series_text(store, "pukou", "cases") == "2022 10\n2023 12\n");
  CHECK(series_text(store, "jiangning", "rate") == "2022 95\n2023 96\n");
}

TEST_CASE("workbook: formulas without results, days and merged values are told by their cells") {
  Store store = known_store();
  TableMapping mapping = of_report();
  mapping.sheet = "Values";
  const TableReport report = import_table(store, workbook("faults.xlsx"), mapping).value();
  CHECK_FALSE(report.done);
  CHECK(
      told_of(report.issues) ==
      "faults.xlsx, Values!D2, column \"value\": the cell holds a formula whose result was not "
      "saved: open the workbook, calculate and save it\n"
      "faults.xlsx, Values!C3, column \"year\": \"2020-06-30\" is not a year: it is a day within "
      "a year; write the year alone\n"
      "faults.xlsx, Values!D6, column \"value\": \"7\": the cell is merged with another and has no "
      "value of its own: split it\n");
  CHECK(store.revision_count().value() == 0);
}

TEST_CASE("workbook: of several sheets one must be named, and a hidden one counts only by name") {
  Store store = known_store();
  const auto several = import_table(store, workbook("faults.xlsx"), of_report());
  CHECK(several.error().code == ErrorCode::kInvalidArgument);
  CHECK(several.error().message ==
        "the workbook has the sheets \"Values\" and \"Notes\": name the one that is meant");
  TableMapping mapping = of_report();
  mapping.sheet = "Value";
  CHECK(import_table(store, workbook("faults.xlsx"), mapping).error().message ==
        "the workbook has no sheet \"Value\"; it has \"Values\", \"Notes\" and \"Hidden\"");
}

TEST_CASE("workbook: days count from 1904 where the workbook says so") {
  Store store = known_store();
  import_table(store, workbook("since_1904.xlsx"), of_report()).value();
  CHECK(series_text(store, "pukou", "cases") == "2021 7\n");
}

TEST_CASE("workbook: prefixes and runs of text are read, and no entity is followed") {
  Store store = known_store();
  const TableReport report = import_table(store, workbook("entity.xlsx"), of_report()).value();
  CHECK(told_of(report.issues) == "");
  CHECK(series_text(store, "pukou", "rate") == "2021 97.3 &e;\n");
}

TEST_CASE("workbook: one that is cut short is no workbook") {
  Store store = known_store();
  const auto cut = import_table(store, workbook("cut.xlsx"), of_report());
  CHECK(cut.error().code == ErrorCode::kInvalidData);
  CHECK(cut.error().message ==
        "the file is no XLSX workbook that can be read: its archive is damaged or cut short");
}

TEST_CASE("workbook: a few rows that reach to the last column may not fill the memory") {
  Store store = known_store();
  const auto refused = import_table(store, workbook("wide_rows.xlsx"), of_report());
  CHECK(refused.error().code == ErrorCode::kInvalidData);
  CHECK(refused.error().message ==
        "the sheet holds more than 8 million cells, empty ones included: save it as CSV");
}

TEST_CASE("workbook: half of a character is no text") {
  Store store = known_store();
  const TableReport report = import_table(store, workbook("no_text.xlsx"), of_report()).value();
  CHECK_FALSE(report.done);
  CHECK(told_of(report.issues) ==
        "no_text.xlsx, S!E2, column \"note\": \"\uFFFD\": the cell cannot be read: save the "
        "workbook again\n");
}

TEST_CASE("workbook: a sheet whose name is no text is told by a replacement") {
  Store store = known_store();
  const TableReport report = import_table(store, workbook("no_name.xlsx"), of_report()).value();
  CHECK(report.done);
  CHECK(report.sheet == "\uFFFD");
}

TEST_CASE("workbook: a file that is none has no sheet") {
  Store store = known_store();
  TableMapping mapping = of_report();
  mapping.sheet = "Values";
  const auto refused = import_table(store, workbook("groups.csv"), mapping);
  CHECK(
      refused.error().message.ends_with("groups.csv\" is no workbook, so it has no sheet "
                                        "\"Values\""));
}

#else

TEST_CASE("workbook: a build without XLSX says so") {
  Store store = known_store();
  const auto refused = import_table(store, workbook("faults.xlsx"), of_report());
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  CHECK(refused.error().message ==
        "this build of Annals reads no XLSX: save the sheet as CSV in UTF-8");
}

#endif

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
