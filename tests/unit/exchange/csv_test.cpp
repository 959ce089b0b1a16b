#include "exchange/text/csv.h"

#include <doctest/doctest.h>

#include <string>

#include "csv_reading.h"

TEST_SUITE_BEGIN("csv");

namespace annals::test {
namespace {

using exchange::CsvReader;

TEST_CASE("csv: an empty file has no records") { check_reading("", ""); }

TEST_CASE("csv: a file of a byte order mark alone has no records") {
  check_reading("\xEF\xBB\xBF", "");
}

TEST_CASE("csv: a file of line ends alone has no records") { check_reading("\n\r\n\n", ""); }

TEST_CASE("csv: records are told with the lines they begin on") {
  check_reading("a,b\nc,d\n", "1 [a][b]\n2 [c][d]\n");
}

TEST_CASE("csv: a byte order mark is no part of the first cell") {
  check_reading(
      "\xEF\xBB\xBF"
      "a,b\n",
      "1 [a][b]\n");
}

TEST_CASE("csv: a byte order mark before a quoted cell leaves the cell quoted") {
  check_reading("\xEF\xBB\xBF\"a,b\",c\n", "1 [a,b][c]\n");
}

TEST_CASE("csv: the first byte of a byte order mark alone is no mark") {
  check_reading("\xEF", "1! byte 1 of the line (0xEF) is not UTF-8: save the file as UTF-8\n");
}

TEST_CASE("csv: lines may end in CRLF, and the two may be mixed") {
  check_reading("a,b\r\nc,d\ne,f\r\n", "1 [a][b]\n2 [c][d]\n3 [e][f]\n");
}

TEST_CASE("csv: the last line may lack its end") {
  check_reading("a,b\nc,d", "1 [a][b]\n2 [c][d]\n");
}

TEST_CASE("csv: the last line may lack its end behind a quoted cell") {
  check_reading("a,b\nc,\"d\"", "1 [a][b]\n2 [c][d]\n");
}

TEST_CASE("csv: the last line may lack its end behind a comma") {
  check_reading("a,b\nc,", "1 [a][b]\n2 [c][]\n");
}

TEST_CASE("csv: a file of one character is one cell") { check_reading("a", "1 [a]\n"); }

TEST_CASE("csv: empty cells are cells") {
  check_reading(",,\na,,c\n\"\",,\"\"\n", "1 [][][]\n2 [a][][c]\n3 [][][]\n");
}

TEST_CASE("csv: lines without a character are passed over and counted") {
  check_reading("\n\na,b\n\r\n\nc,d\n\n", "3 [a][b]\n6 [c][d]\n");
}

TEST_CASE("csv: a quoted empty cell is a record where a blank line is none") {
  check_reading("a\n\"\"\n\nb\n", "1 [a]\n2 []\n4 [b]\n");
}

TEST_CASE("csv: blanks belong to their cell") {
  check_reading(" a , b\n\t,\"  \"\n", "1 [ a ][ b]\n2 [\t][  ]\n");
}

TEST_CASE("csv: a quoted cell may hold commas") { check_reading("\"a,b\",c\n", "1 [a,b][c]\n"); }

TEST_CASE("csv: doubled quotes stand for one") {
  check_reading("\"a \"\"b\"\" c\",d\n", "1 [a \"b\" c][d]\n");
}

TEST_CASE("csv: a cell of doubled quotes alone holds quotes alone") {
  check_reading("\"\"\"\",\"\"\"\"\"\"\n", "1 [\"][\"\"]\n");
}

TEST_CASE("csv: a quoted cell may hold line ends, kept as they are") {
  check_reading("\"a\nb\r\nc\",d\n", "1 [a\nb\r\nc][d]\n");
}

TEST_CASE("csv: lines within quotes count for the records behind") {
  check_reading("\"a\n\n\",b\n\"c\r\n\",d\ne,f\n", "1 [a\n\n][b]\n4 [c\r\n][d]\n6 [e][f]\n");
}

TEST_CASE("csv: text in any script is kept") {
  check_reading("机构,值\n浦口区,\"十二，点\"\nŽďár,🏛\n",
                "1 [机构][值]\n2 [浦口区][十二，点]\n3 [Žďár][🏛]\n");
}

TEST_CASE("csv: a block of no bytes is taken as one of one byte") {
  const TempDir folder;
  CHECK(reading(folder.write("table.csv", "a,b\n"), 0) == "1 [a][b]\n");
}

TEST_CASE("csv: a file that is not there is not found") {
  const TempDir folder;
  const auto reader = CsvReader::open(folder / "none.csv");
  CHECK(reader.error() == Error{ErrorCode::kNotFound,
                                "file \"" + (folder / "none.csv").string() + "\" is not there"});
}

TEST_CASE("csv: a folder is no file to read") {
  const TempDir folder;
  const auto reader = CsvReader::open(folder.path());
  CHECK(reader.error() == Error{ErrorCode::kNotFound, "file \"" + folder.path().string() +
                                                          "\" is a folder: name a CSV file"});
}

TEST_CASE("csv: a long path is told whole") {
  const TempDir folder;
  const auto file = folder / (std::string(120, 'x') + ".csv");
  const auto reader = CsvReader::open(file);
  CHECK(reader.error().message == "file \"" + file.string() + "\" is not there");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
