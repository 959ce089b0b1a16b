// Imports that are written in parts, and such as are given up.
#include <doctest/doctest.h>

#include <string>

#include "importing.h"
#include "same_store.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

constexpr std::string_view kRows =
    "agency,indicator,year,value,source\n"
    "pukou,cases,2020,1,report-2023\n"
    "pukou,cases,2021,2,report-2023\n"
    "pukou,cases,2020,3,yearbook\n"
    "jiangning,cases,2020,4,report-2023\n"
    "pukou,cases,2021,2,report-2023\n"
    "pukou,rate,2021,97.30,report-2023\n";

struct Vocabulary : Importing {
  Vocabulary() {
    define_vocabulary(store());
    store().define(source("yearbook", "2024-09")).value();
  }
};

ImportOptions in_parts_of(std::size_t rows) { return {.rows_of_a_part = rows}; }

TEST_CASE("import: the store does not depend on the size of the parts") {
  Vocabulary whole;
  const ImportReport at_once = whole.import(CsvContent::kObservations, kRows);
  for (std::size_t rows = 1; rows <= 7; ++rows) {
    CAPTURE(rows);
    Vocabulary parts;
    const ImportReport report = parts.import(CsvContent::kObservations, kRows, in_parts_of(rows));
    CHECK(report.written == at_once.written);
    check_same(whole.store(), parts.store());
    const auto history = parts.store().history(AgencyCode("pukou"), IndicatorCode("cases")).value();
    REQUIRE(history.size() == 3);
    CHECK(history[0].write->id == history[2].write->id);
  }
}

TEST_CASE("import: a row that repeats one of a part before is told of by number") {
  Vocabulary parts;
  const ImportReport report = parts.import(CsvContent::kObservations, kRows, in_parts_of(2));
  CHECK(parts.told(report.notices) ==
        "observations.csv: 1 row says the same as one far above and was taken once\n");
}

TEST_CASE("import: a contradiction over parts is found, and nothing is written") {
  const std::string rows = std::string(kRows) + "pukou,cases,2020,9,report-2023\n";
  for (const std::size_t part : {1U, 2U, 3U, 100U}) {
    CAPTURE(part);
    Vocabulary parts;
    const ImportReport report = parts.import(CsvContent::kObservations, rows, in_parts_of(part));
    const std::string told = parts.told(report.issues);
    CHECK(told == std::string("observations.csv, line 8, column \"value\": source \"report-2023\" "
                              "says two things of \"pukou\", \"cases\" in 2020: ") +
                      (part < 7 ? "1 far above and 9 here; keep the one it prints\n"
                                : "1 and 9; keep the one it prints (the other is on line 2)\n"));
    CHECK(report.written == WriteSummary{});
    CHECK(parts.store().revision_count().value() == 0);
  }
}

TEST_CASE("import: with a fault in an early part all later parts are looked at as well") {
  Vocabulary parts;
  const ImportReport report = parts.import(CsvContent::kObservations,
                                           "agency,indicator,year,value,source\n"
                                           "pukou,rate,2020,101,report-2023\n"
                                           "pukou,rate,2021,97.3,report-2023\n"
                                           "pukou,rate,2022,102,report-2023\n",
                                           in_parts_of(1));
  CHECK(report.issues.size() == 2);
  CHECK(parts.store().revision_count().value() == 0);
}

std::string many_rows() {
  std::string text = "agency,indicator,year,value,source\n";
  for (int i = 0; i < 40'000; ++i) {
    text += "jiangning,cases," + to_string(Year(1000 + i % 1000)) + "," + std::to_string(i % 1000) +
            ",report-2023\n";
  }
  return text;
}

TEST_CASE("import: it tells how far it has come") {
  Vocabulary importing;
  const std::string text = many_rows();
  std::vector<ImportProgress> told;
  ImportOptions options;
  options.progress = [&](const ImportProgress& come) {
    told.push_back(come);
    return true;
  };
  importing.import(CsvContent::kObservations, text, options);
  REQUIRE(told.size() == 2);
  CHECK(told[0].rows < told[1].rows);
  CHECK(told[0].bytes < told[1].bytes);
  CHECK(told[1].bytes < text.size());
  CHECK(told[1].all_bytes == text.size());
}

TEST_CASE("import: one that is given up leaves the store as it was") {
  Vocabulary importing;
  importing.import(CsvContent::kObservations, kRows);
  const std::string before = values_text(importing.store());
  ImportOptions options = in_parts_of(1000);
  options.progress = [](const ImportProgress& come) { return come.rows < 30'000; };
  const auto result = import_csv(importing.store(),
                                 {importing.file(CsvContent::kObservations, many_rows())}, options);
  REQUIRE_FALSE(result);
  CHECK(result.error() ==
        Error{ErrorCode::kCancelled, "the import was given up: nothing was written"});
  CHECK(values_text(importing.store()) == before);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
