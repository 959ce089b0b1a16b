#include <annals/import_sdmx.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "exporting.h"
#include "same_store.h"

TEST_SUITE_BEGIN("import sdmx");

namespace annals::test {
namespace {

constexpr std::string_view kHeading =
    "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,SOURCE";

// A message of these further columns and rows, read into the vocabulary.
class Message {
 public:
  Message() { define_vocabulary(store_); }

  // "cells" stand behind "dataflow,X:Y(1.0),R,pukou,rate,2023".
  std::string issues(std::string_view columns, std::string_view cells) {
    return read("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD," +
                std::string(columns) + ",SOURCE\ndataflow,X:Y(1.0),R,pukou,rate,2023," +
                std::string(cells) + ",report-2023\n");
  }
  std::string read(std::string_view text, const ImportOptions& options = {}) {
    report_ = import_sdmx_csv(store_, folder_.write("m.csv", text), options).value();
    return told(report_.issues, folder_);
  }
  std::string notices() const { return told(report_.notices, folder_); }
  const ImportReport& report() const { return report_; }
  std::string values() const { return series_text(store_, "pukou", "rate"); }
  const Store& store() const { return store_; }

 private:
  TempDir folder_;
  Store store_ = Store::in_memory().value();
  ImportReport report_;
};

TEST_CASE("import sdmx: digits, powers of ten and zeros that were lost make the printed number") {
  const auto value_of = [](std::string_view columns, std::string_view cells) {
    Message message;
    CHECK(message.issues(columns, cells) == "");
    return message.values();
  };
  CHECK(value_of("OBS_VALUE", "97.30") == "2023 97.30\n");
  CHECK(value_of("OBS_VALUE,DECIMALS", "97.3,2") == "2023 97.30\n");
  CHECK(value_of("OBS_VALUE,DECIMALS", "97.3,0") == "2023 97.3\n");
  CHECK(value_of("OBS_VALUE,UNIT_MULT", "4.5,1") == "2023 45\n");
  CHECK(value_of("OBS_VALUE,UNIT_MULT", "4,1") == "2023 4e1\n");
  CHECK(value_of("OBS_VALUE,UNIT_MULT,ROUNDED_TO", "40,0,1") == "2023 4e1\n");
  CHECK(value_of("OBS_VALUE,ROUNDED_TO", "0,1") == "2023 0e1\n");
  CHECK(value_of("OBS_VALUE,UNIT_MULT,DECIMALS", "4,-1,1") == "2023 0.40\n");
}

TEST_CASE("import sdmx: statuses, bound, counts, place and note are read") {
  Message message;
  CHECK(message.issues("OBS_VALUE,OBS_STATUS,FURTHER_STATUS,BOUND,NUMERATOR,DENOMINATOR,LOCATOR,"
                       "COMMENT_OBS,UNIT_MEASURE,FREQ",
                       "97,B,P,about,109,112,p. 3,=1,%,A") == "");
  CHECK(message.values() == "2023 97 about BP 109/112 (p. 3) =1\n");
}

TEST_CASE("import sdmx: NaN, and what is missing on purpose, is no value and needs a reason") {
  Message message;
  CHECK(message.issues("OBS_VALUE,OBS_STATUS,COMMENT_OBS", "NaN,L,#N/A") == "");
  CHECK(message.values() == "2023 - L\n");
  CHECK(Message().issues("OBS_VALUE,OBS_STATUS", "NaN,A").starts_with("m.csv, line 2, "));
}

TEST_CASE("import sdmx: names beside ids are passed over, and version 1.0 is read") {
  Message message;
  CHECK(message.read("DATAFLOW,REF_AREA: Area,INDICATOR: What,TIME_PERIOD: Year,OBS_VALUE: "
                     "Value,OBS_STATUS: Status\n"
                     "X:Y(1.0): Flow,pukou: Pukou,rate: Rate,2023,97.3,P: Provisional\n",
                     {.source = SourceCode("report-2023")}) == "");
  CHECK(message.values() == "2023 97.3 P\n");
}

TEST_CASE("import sdmx: a year may be written as one of reporting") {
  Message message;
  CHECK(message.read(std::string(kHeading) +
                     "\ndataflow,X:Y(1.0),R,pukou,rate,2022-A1,97,report-2023\n") == "");
  CHECK(message.values() == "2022 97\n");
}

TEST_CASE("import sdmx: a column that is not ours is named and not read") {
  Message message;
  CHECK(message.issues("OBS_VALUE,CONF_STATUS", "97,F") == "");
  CHECK(message.notices() ==
        "m.csv, line 1, column \"CONF_STATUS\": the column is not one of ours and was not read\n");
  CHECK(message.report().written.inserted == 1);
}

TEST_CASE("import sdmx: everything that is wrong is told, and nothing is written") {
  Message message;
  CHECK(message.read(std::string(kHeading) +
                     "\ndataflow,X:Y(1.0),D,pukou,rate,2023,97,report-2023\n"
                     "dataflow,X:Y(1.0),R,pukuo,rate,2023-Q1,9x,report-2023\n"
                     "dataflow,X:Y(1.0),R,pukou,rate,2022,101,report-2023\n"
                     "dataflow,X:Y(1.0),R,pukou,rate,2021,97,\n") ==
        "m.csv, line 2, column \"ACTION\": \"D\" is no action of an import: only A, I, M and R add "
        "observations\n"
        "m.csv, line 3, column \"REF_AREA\": agency \"pukuo\" is not known; did you mean "
        "\"pukou\"?\n"
        "m.csv, line 3, column \"TIME_PERIOD\": \"2023-Q1\" is not a year: write four digits from "
        "0001 to 2999\n"
        "m.csv, line 3, column \"OBS_VALUE\": \"9x\" is not a number: \"x\" does not belong to it\n"
        "m.csv, line 4, column \"OBS_VALUE\": 101 is above 100%, the most that \"rate\" can be\n"
        "m.csv, line 5, column \"SOURCE\": no source is named: fill the column, or give one "
        "for all rows without\n");
  CHECK(message.values() == "");
}

TEST_CASE("import sdmx: another unit, and attributes that do not go together, are refused") {
  CHECK(Message().issues("OBS_VALUE,UNIT_MEASURE", "97,PT") ==
        "m.csv, line 2, column \"UNIT_MEASURE\": \"PT\" is not the unit of \"rate\", which is "
        "\"%\": convert the values and correct the unit, or leave it empty\n");
  CHECK(Message().issues("OBS_VALUE,ROUNDED_TO", "97,1") ==
        "m.csv, line 2, column \"OBS_VALUE\": \"97\" does not go with its DECIMALS, UNIT_MULT and "
        "ROUNDED_TO\n");
  CHECK(Message().issues("OBS_VALUE,UNIT_MULT", "0,2000000000") ==
        "m.csv, line 2, column \"UNIT_MULT\": \"2000000000\" is out of range: no number of a store "
        "has so many digits\n");
}

TEST_CASE("import sdmx: a bound needs a value, and a power of ten a number that holds it") {
  CHECK(Message().issues("OBS_VALUE,OBS_STATUS,BOUND", "NaN,L,about") ==
        "m.csv, line 2, column \"BOUND\": \"about\" is the bound of a value, and there is none: "
        "leave the cell empty\n");
  CHECK(
      Message().issues("OBS_VALUE,BOUND", "97,some") ==
      "m.csv, line 2, column \"BOUND\": bound \"some\" is not known: write exact, about, at_least "
      "or at_most\n");
  CHECK(
      Message().issues("OBS_VALUE,UNIT_MULT", "0,-2000000000") ==
      "m.csv, line 2, column \"UNIT_MULT\": \"-2000000000\" is out of range: no number of a store "
      "has so many digits\n");
  for (const std::string cells : {"97.3,30,,", "-97.3,30,,", "0,,,90", "97,,90,"}) {
    CAPTURE(cells);
    CHECK(Message()
              .issues("OBS_VALUE,DECIMALS,UNIT_MULT,ROUNDED_TO", cells)
              .ends_with("does not go with its DECIMALS, UNIT_MULT and ROUNDED_TO\n"));
  }
}

TEST_CASE("import sdmx: a column that is there twice, and attributes that are no numbers") {
  CHECK(Message().issues("OBS_VALUE,LOCATOR,LOCATOR", "97,a,b") ==
        "m.csv, line 1, column \"LOCATOR\": the column is there twice: keep one\n");
  CHECK(
      Message().issues("OBS_VALUE,DECIMALS", "97,two") ==
      "m.csv, line 2, column \"DECIMALS\": \"two\" is not a whole number: write digits only, such "
      "as 2\n");
  CHECK(Message()
            .issues("OBS_VALUE,ROUNDED_TO", "9x,1")
            .starts_with("m.csv, line 2, column \"OBS_VALUE\": \"9x\" is not a number"));
}

TEST_CASE("import sdmx: normal beside another status says nothing") {
  Message message;
  CHECK(message.issues("OBS_VALUE,OBS_STATUS,FURTHER_STATUS", "97,A,P") == "");
  CHECK(message.values() == "2023 97 P\n");
  CHECK(Message().issues("OBS_VALUE,OBS_STATUS,FURTHER_STATUS", "97,B,x") ==
        "m.csv, line 2, column \"OBS_STATUS\": \"Bx\": status \"x\" is not in the code list: write "
        "letters of \"ABDEFGHIJKLMNOPQSUVW\"\n");
}

TEST_CASE("import sdmx: a cell that must be filled and is not is told, as are rows of odd widths") {
  CHECK(
      Message().read(std::string(kHeading) + "\ndataflow,X:Y(1.0),R,,rate,,97,report-2023\n"
                                             "dataflow,X:Y(1.0),R,pukou,,2023,97,report-2023\n"
                                             "dataflow,X:Y(1.0),R,pukou,rate,2023,97\n") ==
      "m.csv, line 2, column \"REF_AREA\": the cell is empty: fill it\n"
      "m.csv, line 2, column \"TIME_PERIOD\": the cell is empty: fill it\n"
      "m.csv, line 3, column \"INDICATOR\": the cell is empty: fill it\n"
      "m.csv, line 4: the row has 7 cells and the heading 8: write a comma for each empty cell as "
      "well\n");
  CHECK(
      Message().read("STRUCTURE,\"STRUCTURE_ID\n") ==
      "m.csv, line 1: the quote that opens here is not closed: close it at the end of its cell\n");
  CHECK(Message().read("DATAFLOW;OBS_VALUE\n") ==
        "m.csv, line 1: the columns are separated by semicolons: save the message with commas\n");
}

TEST_CASE("import sdmx: a source for rows without one must be there, and its lack is told once") {
  const std::string rows = std::string(kHeading) +
                           "\ndataflow,X:Y(1.0),R,pukou,rate,2022,96,\n"
                           "dataflow,X:Y(1.0),R,pukou,rate,2023,97,\n";
  Message message;
  CHECK(message.read(rows, {.source = SourceCode("report-2022")}) ==
        "m.csv, line 2, column \"SOURCE\": source \"report-2022\" is not known; did you mean "
        "\"report-2023\"?\n");
  CHECK(message.read(rows, {.source = SourceCode("report-2023")}) == "");
  CHECK(message.values() == "2022 96\n2023 97\n");
  CHECK(
      message.read("DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\nX,pukou,rate,2021,1\n"
                   "X,pukou,rate,2020,2\n") ==
      "m.csv, line 2, column \"SOURCE\": no source is named: fill the column, or give one for all "
      "rows without\n");
}

TEST_CASE(
    "import sdmx: rows that say the same are taken once and told, also those of other parts") {
  const std::string row = "dataflow,X:Y(1.0),R,pukou,rate,2023,97,report-2023\n";
  const std::string text = std::string(kHeading) + "\n" + row + row;
  Message message;
  CHECK(message.read(text) == "");
  CHECK(message.notices() == "m.csv, line 3: the row says the same as line 2 and was taken once\n");
  Message in_parts;
  CHECK(in_parts.read(text, {.rows_of_a_part = 1}) == "");
  CHECK(in_parts.notices() == "m.csv: 1 row says the same as one far above and was taken once\n");
  CHECK(in_parts.values() == message.values());
}

TEST_CASE("import sdmx: rows that contradict one another are told with the line of the other") {
  CHECK(Message().read(std::string(kHeading) +
                       "\ndataflow,X:Y(1.0),R,pukou,rate,2023,97,report-2023\n"
                       "dataflow,X:Y(1.0),R,pukou,rate,2023,98,report-2023\n") ==
        "m.csv, line 3, column \"OBS_VALUE\": source \"report-2023\" says two things of \"pukou\", "
        "\"rate\" in 2023: 97 and 98; keep the one it prints (the other is on line 2)\n");
}

TEST_CASE("import sdmx: what is no message is refused") {
  CHECK(Message().read("agency,indicator\n") ==
        "m.csv, line 1: the file is no SDMX-CSV message, whose first column is STRUCTURE or "
        "DATAFLOW\n");
  CHECK(Message().read("STRUCTURE;STRUCTURE_ID\n") ==
        "m.csv, line 1: the columns are separated by semicolons: save the message with commas\n");
  CHECK(Message().read("STRUCTURE,STRUCTURE_ID,INDICATOR\n") ==
        "m.csv, line 1, column \"REPORTING_AGENCY\": the column is missing: observations need it\n"
        "m.csv, line 1, column \"TIME_PERIOD\": the column is missing: observations need it\n"
        "m.csv, line 1, column \"OBS_VALUE\": the column is missing: observations need it\n");
  CHECK(Message().read("") == "m.csv, line 1: the file is empty\n");
}

TEST_CASE("import sdmx: a dry run tells what would be written and writes nothing") {
  Message message;
  CHECK(
      message.read(std::string(kHeading) + "\ndataflow,X:Y(1.0),R,pukou,rate,2023,97,report-2023\n",
                   {.dry_run = true}) == "");
  CHECK(message.report().written.inserted == 1);
  CHECK(message.values() == "");
}

TEST_CASE("import sdmx: a message is known by its first columns") {
  const TempDir folder;
  const auto known = [&](std::string_view text) {
    return is_sdmx_csv_file(folder.write("m.csv", text));
  };
  CHECK(known(kHeading));
  CHECK(known("\xEF\xBB\xBFSTRUCTURE[;],STRUCTURE_ID,ACTION,OBS_VALUE\nx,y,I,1\n"));
  CHECK(known("DATAFLOW,REF_AREA: Area,OBS_VALUE: Value\n"));
  CHECK(known("STRUCTURE;STRUCTURE_ID;OBS_VALUE\n"));
  CHECK_FALSE(known("STRUCTURE,REF_AREA,OBS_VALUE\n"));
  CHECK_FALSE(known("DATAFLOW,2022,2023\n"));
  CHECK(known("DATAFLOW;REF_AREA;OBS_VALUE\n"));
  CHECK_FALSE(known("STRUCTURED,STRUCTURE_ID\n"));
  CHECK_FALSE(known("STRUCTURE,\"STRUCTURE_ID\n"));
  CHECK_FALSE(known("agency,indicator,year,value\n"));
  CHECK_FALSE(known(""));
  CHECK_FALSE(is_sdmx_csv_file("nowhere.csv"));
}

TEST_CASE("import sdmx: a file that is not there is an error") {
  Store store = Store::in_memory().value();
  CHECK(import_sdmx_csv(store, "nowhere.csv").error().code == ErrorCode::kNotFound);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
