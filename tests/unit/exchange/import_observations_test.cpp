// The import of observations that are good.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importing.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

constexpr auto kObservations = CsvContent::kObservations;

// With the vocabulary of define_vocabulary() in the store.
class Figures : public Importing {
 public:
  Figures() { define_vocabulary(store()); }

  // Imports what must be good.
  WriteSummary write(std::string_view text, const ImportOptions& options = {}) {
    const ImportReport report = import(kObservations, text, options);
    REQUIRE(told(report.issues) == "");
    return report.written;
  }
  std::string series(std::string_view agency, std::string_view indicator) {
    return series_text(store(), agency, indicator);
  }
  // The source of the current value.
  std::string source_of(std::string_view agency, std::string_view indicator) {
    for (const Revision& revision :
         store().history(AgencyCode(agency), IndicatorCode(indicator)).value()) {
      if (revision.current) return revision.source->code.str();
    }
    return "";
  }
};

TEST_CASE("import: an observation has all that its columns say") {
  Figures figures;
  const WriteSummary written = figures.write(
      "agency,indicator,year,value,bound,numerator,denominator,status,source,locator,note\n"
      "pukou,rate,2023,97.30,about,109,112,PD,report-2023,三（二）,\"first, of three\"\n");
  CHECK(written == WriteSummary{.inserted = 1});
  CHECK(figures.series("pukou", "rate") ==
        "2023 97.30 about DP 109/112 (三（二）) first, of three\n");
}

TEST_CASE("import: observations need no more than agency, indicator, year and value") {
  Figures figures;
  figures.write("value,year,indicator,agency\n12,2023,cases,pukou\n",
                {.source = SourceCode("report-2023")});
  CHECK(figures.series("pukou", "cases") == "2023 12\n");
}

TEST_CASE("import: values are kept as they are printed") {
  Figures figures;
  figures.write(
      "agency,indicator,year,value,source\n"
      "pukou,cases,2019,12.2万,report-2023\n"
      "pukou,cases,2020,20.5亿余,report-2023\n"
      "pukou,cases,2021,约１２０,report-2023\n"
      "pukou,cases,2022,007,report-2023\n"
      "pukou,cases,2023,12.00,report-2023\n");
  CHECK(figures.series("pukou", "cases") ==
        "2019 122e3\n"
        "2020 205e7 at_least\n"
        "2021 120 about\n"
        "2022 7\n"
        "2023 12.00\n");
}

TEST_CASE("import: a bound may stand in the value, in its column or in both alike") {
  Figures figures;
  figures.write(
      "agency,indicator,year,value,bound,source\n"
      "pukou,cases,2021,20余,,report-2023\n"
      "pukou,cases,2022,20,at_least,report-2023\n"
      "pukou,cases,2023,20余,at_least,report-2023\n");
  CHECK(figures.series("pukou", "cases") ==
        "2021 20 at_least\n"
        "2022 20 at_least\n"
        "2023 20 at_least\n");
}

TEST_CASE("import: a value that is missing has a status that says why") {
  Figures figures;
  figures.write(
      "agency,indicator,year,value,bound,denominator,status,source\n"
      "pukou,rate,2022,,exact,,L,report-2023\n"
      "pukou,rate,2023,,,0,M,report-2023\n");
  CHECK(figures.series("pukou", "rate") == "2022 - L\n2023 - M /0\n");
}

TEST_CASE("import: names in any language, width and case stand for their codes") {
  Figures figures;
  figures.write(
      "agency,indicator,year,value,source\n"
      "浦口区,诉讼案件数,2021,1,report-2023\n"
      "浦口区人民政府,案件数,2022,2,report-2023\n"
      " ＰＵＫＯＵ,CASES,2023,3,Report-2023\n");
  CHECK(figures.series("pukou", "cases") == "2021 1\n2022 2\n2023 3\n");
}

TEST_CASE("import: a row's own source comes before the one for all rows") {
  Figures figures;
  figures.store().define(source("yearbook", "2020")).value();
  figures.write(
      "agency,indicator,year,value,source\n"
      "pukou,cases,2023,12,yearbook\n"
      "jiangning,cases,2023,13,\n",
      {.source = SourceCode("report-2023")});
  CHECK(figures.source_of("pukou", "cases") == "yearbook");
  CHECK(figures.source_of("jiangning", "cases") == "report-2023");
}

TEST_CASE("import: the reason of an import is the reason of its writes") {
  Figures figures;
  figures.write("agency,indicator,year,value,source\npukou,cases,2023,12,report-2023\n",
                {.reason = "the figures of the draft"});
  const auto history = figures.store().history(AgencyCode("pukou"), IndicatorCode("cases")).value();
  CHECK(history.at(0).write->reason == "the figures of the draft");
}

TEST_CASE("import: what is imported again is unchanged, and what differs is a revision") {
  Figures figures;
  const std::string heading = "agency,indicator,year,value,source\n";
  const std::string first = "pukou,cases,2022,12,report-2023\n";
  figures.write(heading + first + "pukou,cases,2023,13,report-2023\n");
  CHECK(figures.write(heading + first + "pukou,cases,2023,13.0,report-2023\n") ==
        WriteSummary{.revised = 1, .unchanged = 1});
  CHECK(figures.store().revision_count().value() == 3);
}

TEST_CASE("import: sources that disagree are both kept") {
  Figures figures;
  figures.store().define(source("yearbook", "2025")).value();
  const WriteSummary written = figures.write(
      "agency,indicator,year,value,source\n"
      "pukou,cases,2023,12,yearbook\n"
      "pukou,cases,2023,13,report-2023\n");
  CHECK(written == WriteSummary{.inserted = 2});
  CHECK(figures.series("pukou", "cases") == "2023 12\n");
}

TEST_CASE("import: rows that are repeated are taken once and noticed") {
  Figures figures;
  const ImportReport report = figures.import(kObservations,
                                             "agency,indicator,year,value,source\n"
                                             "pukou,cases,2023,12,report-2023\n"
                                             "jiangning,cases,2023,12,report-2023\n"
                                             "浦口区,cases,2023,12,report-2023\n"
                                             "pukou,cases,2023,12,report-2023\n");
  CHECK(report.issues.empty());
  CHECK(report.written == WriteSummary{.inserted = 2, .repeated = 2});
  CHECK(figures.told(report.notices) ==
        "observations.csv, line 4: the row says the same as line 2 and was taken once\n"
        "observations.csv, line 5: the row says the same as line 4 and was taken once\n");
}

TEST_CASE("import: rows of two files go together") {
  Figures figures;
  const std::string heading = "agency,indicator,year,value,source\n";
  const ImportReport report = figures.import(
      {figures.file(kObservations, heading + "pukou,cases,2022,12,report-2023\n", "a.csv"),
       figures.file(kObservations,
                    "source,value,year,indicator,agency\n"
                    "report-2023,13,2023,cases,pukou\n"
                    "report-2023,12,2022,cases,pukou\n",
                    "b.csv")});
  CHECK(report.written == WriteSummary{.inserted = 2, .repeated = 1});
  CHECK(figures.told(report.notices) ==
        "b.csv, line 3: the row says the same as line 2 of a.csv and was taken once\n");
  CHECK(figures.series("pukou", "cases") == "2022 12\n2023 13\n");
}

TEST_CASE("import: a heading without rows writes nothing and is no issue") {
  Figures figures;
  CHECK(figures.write("agency,indicator,year,value\n") == WriteSummary{});
  CHECK(figures.write("agency,indicator,year,value\n,,,\n") == WriteSummary{});
}

TEST_CASE("import: no files are no import") {
  Figures figures;
  const ImportReport report = figures.import({});
  CHECK(report.issues.empty());
  CHECK(report.defined == 0);
  CHECK(report.written == WriteSummary{});
}

TEST_CASE("import: lines behind a quoted line end are counted in the lines of the file") {
  Figures figures;
  CHECK(figures.issues(kObservations,
                       "agency,indicator,year,value,source,note\r\n"
                       "pukou,cases,2022,12,report-2023,\"two\r\nlines\"\r\n"
                       "\r\n"
                       "pukou,cases,2023,many,report-2023,\r\n") ==
        "observations.csv, line 5, column \"value\": \"many\" is not a number: write digits with "
        "at most one point, such as 97.3\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
