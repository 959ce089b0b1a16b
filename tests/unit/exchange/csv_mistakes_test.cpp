// What the reader of CSV says of files that are not CSV in UTF-8.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "csv_reading.h"

TEST_SUITE_BEGIN("csv");

namespace annals::test {
namespace {

using exchange::kMaxRecordBytes;
using std::string_view_literals::operator""sv;

TEST_CASE("csv: a row with too few cells is told, and the next is read") {
  check_reading("a,b,c\nd,e\nf,g,h\n",
                "1 [a][b][c]\n"
                "2! the row has 2 cells and the heading 3: write a comma for each empty cell as "
                "well\n"
                "3 [f][g][h]\n");
}

TEST_CASE("csv: a row with too many cells is told, and the next is read") {
  check_reading(
      "a\nb,c\nd\n",
      "1 [a]\n"
      "2! the row has 2 cells and the heading 1: put a cell that holds a comma in quotes\n"
      "3 [d]\n");
}

TEST_CASE("csv: a row of one cell is told in the singular") {
  check_reading("a,b\nc\n",
                "1 [a][b]\n"
                "2! the row has 1 cell and the heading 2: write a comma for each empty cell as "
                "well\n");
}

TEST_CASE("csv: a row of blanks is a row with too few cells") {
  check_reading("a,b\n  \n",
                "1 [a][b]\n"
                "2! the row has 1 cell and the heading 2: write a comma for each empty cell as "
                "well\n");
}

TEST_CASE("csv: a quote inside a bare cell is told, and the next row is read") {
  check_reading("a,b\nc\"d,e\nf,g\n",
                "1 [a][b]\n"
                "2! a quote stands inside a cell that is not quoted: put the cell in quotes and "
                "double the quote\n"
                "3 [f][g]\n");
}

TEST_CASE("csv: a quote that is never closed is told where it opens") {
  check_reading("a,b\n\"c\nd\",\"e\nf,g\n",
                "1 [a][b]\n"
                "3! the quote that opens here is not closed: close it at the end of its cell\n");
}

TEST_CASE("csv: a quote at the very end of the file is not closed") {
  check_reading("a,\"",
                "1! the quote that opens here is not closed: close it at the end of its cell\n");
}

TEST_CASE("csv: text behind a closing quote ends the reading") {
  check_reading("a,b\n\"c\nd\"e,f\ng,h\n",
                "1 [a][b]\n"
                "3! text stands behind the closing quote of a cell that opens on line 2: double "
                "each quote inside a cell\n");
}

TEST_CASE("csv: a blank behind a closing quote is text") {
  check_reading("\"a\" ,b\n",
                "1! text stands behind the closing quote of a cell that opens on line 1: double "
                "each quote inside a cell\n");
}

constexpr std::string_view kLoneReturn =
    "! a carriage return stands without a line feed: end lines in LF or CRLF\n";

TEST_CASE("csv: a carriage return alone ends no line") {
  check_reading("a,b\nc,d\re,f\n", "1 [a][b]\n2" + std::string(kLoneReturn));
  check_reading("a,b\n\"c\"\r,d\n", "1 [a][b]\n2" + std::string(kLoneReturn));
  check_reading("a\r\r\n", "1" + std::string(kLoneReturn));
}

TEST_CASE("csv: a carriage return at the end of the file ends no line") {
  check_reading("a,b\r", "1" + std::string(kLoneReturn));
}

TEST_CASE("csv: a NUL byte is told, in a bare cell and in a quoted one") {
  const std::string told =
      "! a NUL byte stands in the text: save the file as CSV in UTF-8 (it may be UTF-16 or no "
      "text)\n";
  check_reading("a\n\0\n"sv, "1 [a]\n2" + told);
  check_reading("a\n\"b\n\0\"\n"sv, "1 [a]\n3" + told);
  check_reading("a\0,\0\n\0"sv, "1" + told);
}

TEST_CASE("csv: text that is not UTF-8 is told with its byte and ends the reading") {
  check_reading("a,b\nc,\xFF\ne,f\n",
                "1 [a][b]\n2! byte 3 of the line (0xFF) is not UTF-8: save the file as UTF-8\n");
}

TEST_CASE("csv: the byte that is not UTF-8 is counted on its own line of a quoted cell") {
  check_reading("a,b\nc,\"d\n\xFE\"\n",
                "1 [a][b]\n3! byte 1 of the line (0xFE) is not UTF-8: save the file as UTF-8\n");
}

TEST_CASE("csv: a character that is cut off at the end is not UTF-8") {
  check_reading("浦,\xE6", "1! byte 5 of the line (0xE6) is not UTF-8: save the file as UTF-8\n");
}

// 浦口区 in GB18030.
TEST_CASE("csv: text in GB18030 is named") {
  check_reading("a,b\n\xC6\xD6\xBF\xDA\xC7\xF8,1\n",
                "1 [a][b]\n"
                "2! byte 1 of the line (0xC6) is not UTF-8, and the text looks like GB18030 (GBK): "
                "save the file as UTF-8\n");
}

TEST_CASE("csv: UTF-16 is named by its mark") {
  check_reading(
      "\xFF\xFE"
      "a\0"sv,
      "1! the file is UTF-16 (little endian): save it as CSV in UTF-8\n");
  check_reading("\xFE\xFF\0a"sv, "1! the file is UTF-16 (big endian): save it as CSV in UTF-8\n");
}

TEST_CASE("csv: workbooks are named by their first bytes") {
  check_reading("PK\x03\x04 and more",
                "1! the file is a ZIP archive or an XLSX workbook: save it as CSV in UTF-8\n");
  check_reading("\xD0\xCF\x11\xE0\xA1\xB1",
                "1! the file is an old Excel workbook (XLS): save it as CSV in UTF-8\n");
}

TEST_CASE("csv: a heading that begins with PK is no workbook") {
  check_reading("PK,b\n", "1 [PK][b]\n");
}

// Blocks smaller and larger than the record, and one that does not divide its length.
void check_long_reading(std::string_view bytes, std::string_view expected) {
  const TempDir folder;
  const auto file = folder.write("table.csv", bytes);
  for (const std::size_t block_bytes :
       {std::size_t{65537}, exchange::kCsvBlockBytes, 2 * kMaxRecordBytes}) {
    CAPTURE(block_bytes);
    const std::string told = reading(file, block_bytes);
    CHECK(told.substr(0, 200) == expected.substr(0, 200));
    CHECK((told == expected));  // in brackets: 16 MiB are not to be printed
  }
}

TEST_CASE("csv: a record of 16 MiB is read") {
  const std::string cell(kMaxRecordBytes - 1, 'x');
  check_long_reading(cell + "\n", "1 [" + cell + "]\n");
}

TEST_CASE("csv: a record longer than 16 MiB ends the reading") {
  check_long_reading("a\n" + std::string(kMaxRecordBytes, 'x') + "\nb\n",
                     "1 [a]\n"
                     "2! the row that begins here is longer than 16 MiB: look for a quote that is "
                     "not closed\n");
}

TEST_CASE("csv: a quote that runs over 16 MiB ends the reading") {
  std::string lines = "a\n\"";
  while (lines.size() <= kMaxRecordBytes) lines += "a line of the file behind it\n";
  check_long_reading(lines + '\0',
                     "1 [a]\n"
                     "2! the row that begins here is longer than 16 MiB: look for a quote that is "
                     "not closed\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
