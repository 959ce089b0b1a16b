#include <annals/export.h>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "exporting.h"
#include "same_store.h"

TEST_SUITE_BEGIN("export");

namespace annals::test {
namespace {

TEST_CASE("export csv: an observation a row, in the columns of an import") {
  CHECK(exported(exporting_store(), ExportFormat::kCsv) ==
        "agency,indicator,year,value,bound,numerator,denominator,status,source,locator,note\n"
        "jiangning,cases,2021,-5,,,,,yearbook,,\n"
        "jiangning,cases,2023,0,,,,,report-2023,,\n"
        "pukou,hotline.tickets,2023,122e3,at_least,,,,report-2023,,\n"
        "pukou,rate,2021,97.30,,109,112,BP,report-2023,六（一）,\"a, \"\"b\"\"\"\n"
        "pukou,rate,2023,,,,,L,report-2023,,\n");
}

TEST_CASE("export csv: names stand behind in the languages that are asked for") {
  const std::string text =
      exported(exporting_store(), ExportFormat::kCsv, {.agencies = {AgencyCode("jiangning")}},
               {.languages = {"zh", "en"}});
  CHECK(text ==
        "agency,indicator,year,value,bound,numerator,denominator,status,source,locator,note,"
        "agency_name_zh,indicator_name_zh,agency_name_en,indicator_name_en\n"
        "jiangning,cases,2021,-5,,,,,yearbook,,,江宁区人民政府,诉讼案件数,,\n"
        "jiangning,cases,2023,0,,,,,report-2023,,,江宁区人民政府,诉讼案件数,,\n");
}

TEST_CASE("export csv: with a byte order mark where it is asked for") {
  const std::string text =
      exported(exporting_store(), ExportFormat::kCsv, {}, {.byte_order_mark = true});
  CHECK(
      text.starts_with("\xEF\xBB\xBF"
                       "agency,"));
}

// With names, so that an import passes over them.
TEST_CASE("export csv: an import gives back the same values, also texts that look like formulas") {
  Store store = exporting_store();
  Observation odd = observation(2020, "5");
  odd.locator = "=HYPERLINK(\"http://a\")";
  odd.note = "'-5 is not -5";
  store.write(Batch(SourceCode("yearbook")).add(AgencyCode("pukou"), IndicatorCode("rate"), odd))
      .value();
  const std::string text = exported(store, ExportFormat::kCsv, {}, {.languages = {"zh"}});
  CHECK(text.find(",\"'=HYPERLINK(\"\"http://a\"\")\",''-5 is not -5,") != std::string::npos);
  CHECK(text.find(",-5,") != std::string::npos);
  Importing target;
  for (const Indicator& each : store.indicators().value()) target.store().define(each).value();
  for (const Agency& each : store.agencies().value()) target.store().define(each).value();
  for (const SourceDocument& each : store.sources().value()) target.store().define(each).value();
  CHECK(target.issues(CsvContent::kObservations, text) == "");
  CHECK(values_text(target.store()) == values_text(store));
}

TEST_CASE("export csv-wide: a year a column, with the gaps, and bounds and statuses behind") {
  CHECK(exported(exporting_store(), ExportFormat::kCsvWide) ==
        "agency,indicator,unit,2021,2021_status,2022,2023,2023_bound,2023_status\n"
        "jiangning,cases,cases,-5,,,0,,\n"
        "pukou,hotline.tickets,件,,,,122e3,at_least,\n"
        "pukou,rate,%,97.30,BP,,,,L\n");
}

TEST_CASE("export csv-wide: where a series says nothing, some year has its statuses") {
  Store store = Store::in_memory().value();
  define_vocabulary(store);
  store
      .write(Batch(SourceCode("report-2023"))
                 .add(AgencyCode("pukou"), IndicatorCode("cases"), observation(2021, "1"))
                 .add(AgencyCode("pukou"), IndicatorCode("cases"), observation(2023, "2")))
      .value();
  CHECK(exported(store, ExportFormat::kCsvWide) ==
        "agency,indicator,unit,2021,2022,2022_status,2023\n"
        "pukou,cases,cases,1,,,2\n");
}

TEST_CASE("export csv: nothing selected is a heading without rows") {
  const ExportSelection none{.read = {.years = {Year(1990), Year(1990)}}};
  CHECK(exported(exporting_store(), ExportFormat::kCsv, none) ==
        "agency,indicator,year,value,bound,numerator,denominator,status,source,locator,note\n");
  CHECK(exported(exporting_store(), ExportFormat::kCsvWide, none) == "agency,indicator,unit\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
