// Workbooks in which a part is damaged, missing or odd.
#include <annals/import_table.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "exchange/workbook/package.h"
#include "unit/exchange/tables.h"
#include "unit/exchange/workbooks.h"

TEST_SUITE_BEGIN("import_table: workbooks");

namespace annals::test {
namespace {

#ifdef ANNALS_XLSX

constexpr std::string_view kNoWorkbook = "the file is no XLSX workbook that can be read: ";

std::string headings() { return texts(1, {"agency", "indicator", "year", "value"}); }

// A sheet of these rows below the headings, and what comes behind the rows.
Parts sheet(const std::string& rows, const std::string& behind = {}) {
  return {.sheet = "<sheetData>" + headings() + rows + "</sheetData>" + behind};
}

// Why a workbook is refused.
std::string refused(const Parts& parts) {
  Tables tables;
  const auto report = import_table(
      tables.store(), tables.folder().write("book.xlsx", parts.bytes()), tables.mapping);
  REQUIRE_FALSE(report);
  CHECK(tables.store().revision_count().value() == 0);
  return report.error().message;
}

// What is wrong with one, or the values of "cases" if nothing is.
std::string read(const Parts& parts) {
  Tables tables;
  const TableReport report = tables.import(parts.bytes(), "book.xlsx");
  return report.issues.empty() ? tables.cases() : told_of(report.issues);
}

TEST_CASE("workbook: one that is put together part by part is read") {
  CHECK(read(sheet(texts(2, {"pukou", "cases", "2021", "7"}))) == "2021 7\n");
  // Without places, cells follow one another.
  CHECK(read(sheet("<row><c t=\"s\"><v>0</v></c><c t=\"str\"><v>cases</v></c><c><v>2021</v></c>"
                   "<c><v>7</v></c></row>")) == "2021 7\n");
}

// As happens to one that is taken away after its first bytes were looked at.
TEST_CASE("workbook: one that is not there is not taken for a damaged one") {
  const TempDir folder;
  const auto file = folder / "book.xlsx";
  CHECK(exchange::Package::open(file).error() ==
        Error{ErrorCode::kIo, "file \"" + file.string() + "\" cannot be opened"});
}

TEST_CASE("workbook: a part that is damaged, missing or no XML is named") {
  Parts parts = sheet(texts(2, {"pukou", "cases", "2021", "7"}));
  for (const std::string part : {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                 "xl/sheet.xml", "xl/strings.xml", "xl/styles.xml"}) {
    CAPTURE(part);
    Parts damaged = parts, without = parts;
    damaged.damaged = without.left_out = part;
    CHECK(refused(damaged) == std::string(kNoWorkbook) + "its part \"" + part + "\" is damaged");
    CHECK(refused(without) == std::string(kNoWorkbook) + "its part \"" + part + "\" is not there");
  }
  parts.styles = "<styles";
  CHECK(refused(parts) == std::string(kNoWorkbook) + "its part \"xl/styles.xml\" is not XML");
}

TEST_CASE("workbook: a part of more than 64 MiB is not taken into memory") {
  Parts parts = sheet(texts(2, {"pukou", "cases", "2021", "7"}));
  parts.strings.append((std::size_t{64} << 20U) + 1, ' ');
  CHECK(refused(parts) == std::string(kNoWorkbook) +
                              "its part \"xl/strings.xml\" is larger than 64 MiB when unpacked; "
                              "save the sheet as CSV");
}

TEST_CASE("workbook: rows and cells that are out of order are refused") {
  const std::string out_of_order =
      "the rows of the sheet are out of order: open the workbook and save it again";
  for (const std::string rows :
       {"<row r=\"1\"/>", "<row r=\"1048577\"/>", "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"2\"><v>1</v></c></row>", "<row r=\"2\"><c r=\"A\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"A0\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"a2\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"AAAAA2\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"A12345678\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c><c><v>1</v></c></row>"}) {
    CAPTURE(rows);
    CHECK(refused(sheet(rows)) == out_of_order);
  }
}

TEST_CASE("workbook: a cell that refers to nothing cannot be read") {
  for (const std::string value : {"7", "-1", "1234567890", "x"}) {
    CAPTURE(value);
    CHECK(read(sheet("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>" + value + "</v></c>" +
                     cell("B2", "cases") + "</row>")) ==
          "book.xlsx, S!A2, column \"agency\": \"" + value +
              "\": the cell cannot be read: save the workbook again\n");
  }
  CHECK(read(sheet("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>" + cell("B2", "cases") +
                   cell("C2", "2021") + "<c r=\"D2\" s=\"9\"><v>7 7</v></c></row>")) ==
        "book.xlsx, S!D2, column \"value\": \"7 7\": the cell cannot be read: save the workbook "
        "again\n");
}

TEST_CASE("workbook: truths, days, errors and texts of formulas are read as they are shown") {
  CHECK(read(sheet("<row r=\"2\">" + cell("A2", "pukou") + cell("B2", "cases") +
                   "<c r=\"C2\" t=\"d\"><v>2021-01-01T00:00:00</v></c>"
                   "<c r=\"D2\" t=\"b\"><v>1</v></c></row>")) ==
        "book.xlsx, S!D2, column \"value\": \"TRUE\" is neither a number nor a known mark for a "
        "missing value: write digits, or declare what it means\n");
  CHECK(
      read(sheet("<row r=\"2\">" + cell("A2", "pukou") + cell("B2", "cases") + cell("C2", "2021") +
                 "<c r=\"D2\" t=\"e\"><v>#DIV/0!</v></c></row>"
                 "<row r=\"3\">" +
                 cell("A3", "pukou") + cell("B3", "cases") + cell("C3", "2022") +
                 "<c r=\"D3\" t=\"str\"><f>A1</f></c></row>")) == "2021 - O #DIV/0!\n2022 - O\n");
}

TEST_CASE("workbook: merged cells that say nothing of the table are passed over") {
  const std::string rows =
      texts(2, {"pukou", "cases", "2021", "7"}) + texts(4, {"pukou", "cases", "2022", "8"});
  for (const std::string range : {"A2", "A2:", ":A2", "A9:B9", "F2:G2", "H1:H4", "A3:A3"}) {
    CAPTURE(range);
    CHECK(read(sheet(rows, "<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>")) ==
          "2021 7\n2022 8\n");
  }
  // Over a row that holds nothing.
  CHECK(read(sheet(texts(2, {"pukou", "cases", "2021", "7"}) + "<row r=\"4\">" +
                       cell("B4", "cases") + cell("C4", "2022") + cell("D4", "8") + "</row>",
                   "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>")) == "2021 7\n2022 8\n");
}

TEST_CASE("workbook: sheets that are hidden, empty or lead nowhere are not the one that is meant") {
  Parts parts = sheet(texts(2, {"pukou", "cases", "2021", "7"}));
  const std::string shown = parts.sheets;
  parts.sheets = "<sheet name=\"None\" r:id=\"r9\"/>" + shown;
  CHECK(read(parts) == "2021 7\n");
  for (const std::string state : {"hidden", "veryHidden"}) {
    parts.sheets = "<sheet name=\"S\" state=\"" + state + "\" r:id=\"r1\"/>";
    CHECK(refused(parts) == "the workbook has no visible sheet that holds anything");
  }
  CHECK(refused(Parts{.sheet = ""}) == "the workbook has no visible sheet that holds anything");
}

TEST_CASE("workbook: headings alone are told like those of a text") {
  CHECK(read(sheet("")) == "book.xlsx: the table has headings and no rows below them\n");
}

#endif

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
