// The import of sources and targets.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importing.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

constexpr auto kSources = CsvContent::kSources;
constexpr auto kTargets = CsvContent::kTargets;

TEST_CASE("import: a source has all that its columns say") {
  Importing importing;
  const std::string digest(64, 'a');
  importing.define(kSources,
                   "code,title,document_number,publisher,published,url,sha256,note\n"
                   "pukou-2023,浦口区报告,浦政发〔2024〕1号,浦口区人民政府,2024-01-31,"
                   "https://example.org/a?b=1," +
                       digest + ",\"first, and last\"\n");
  SourceDocument expected{.code = SourceCode("pukou-2023"), .title = "浦口区报告"};
  expected.document_number = "浦政发〔2024〕1号";
  expected.publisher = "浦口区人民政府";
  expected.published = PartialDate::parse("2024-01-31").value();
  expected.url = "https://example.org/a?b=1";
  expected.sha256 = digest;
  expected.note = "first, and last";
  CHECK(importing.store().find_source("pukou-2023").value() == expected);
}

TEST_CASE("import: a date of publication may be a month, a year or not known") {
  Importing importing;
  importing.define(kSources, "code,published\na,2024-01\nb,2024\nc,\n");
  const auto sources = importing.store().sources().value();
  REQUIRE(sources.size() == 3);
  CHECK(sources[0].published->str() == "2024-01");
  CHECK(sources[1].published->str() == "2024");
  CHECK_FALSE(sources[2].published);
}

TEST_CASE("import: a source that is wrong is told") {
  Importing importing;
  CHECK(importing.issues(kSources,
                         "code,published,sha256\n"
                         "a,2024-13,\n"
                         "b,January 2024,\n"
                         "c,,ABC\n"
                         "浦口,,\n") ==
        "sources.csv, line 2, column \"published\": \"2024-13\" is not on the calendar: write a "
        "year from 0001 to 2999 and a month from 01 to 12\n"
        "sources.csv, line 3, column \"published\": \"January 2024\" is not a date: write 2024, "
        "2024-01 or 2024-01-31\n"
        "sources.csv, line 4: source \"c\" has the SHA-256 \"ABC\": write 64 hexadecimal digits in "
        "lower case\n"
        "sources.csv, line 5, column \"code\": source code \"浦口\" has \"浦\" at character 1: use "
        "letters, digits, '.', '_' and '-'\n");
}

TEST_CASE("import: targets are of one agency or of a kind") {
  Importing importing;
  define_vocabulary(importing.store());
  CHECK(importing.define(kTargets,
                         "agency,agency_kind,indicator,year,direction,value,source,note\n"
                         "浦口区,,出庭应诉率,2023,at_least,95.0,report-2023,printed as 95%以上\n"
                         ",county,rate,2023,at_most,100,report-2023,\n") == 2);
  Target one{.agency = AgencyCode("pukou"),
             .indicator = IndicatorCode("rate"),
             .year = Year(2023),
             .value = dec("95.0"),
             .source = SourceCode("report-2023"),
             .note = "printed as 95%以上"};
  Target kind = one;
  kind.agency.reset();
  kind.agency_kind = AgencyKind::kCounty;
  kind.direction = TargetDirection::kAtMost;
  kind.value = dec("100");
  kind.note = "";
  CHECK(importing.store().targets().value() == std::vector<Target>{kind, one});
}

TEST_CASE("import: a target that is wrong is told") {
  Importing importing;
  define_vocabulary(importing.store());
  CHECK(importing.issues(kTargets,
                         "agency,agency_kind,indicator,year,direction,value,source\n"
                         ",,rate,2023,at_least,95,report-2023\n"
                         "pukou,county,rate,2023,at_least,95,report-2023\n"
                         "pukou,,rate,2023,up,95以上,report-2023\n"
                         "pukou,,rate,2023,at_least,95,report-2024\n"
                         "pukou,,rate,2023,at_least,,report-2023\n") ==
        "targets.csv, line 2: a target is for one agency or for all of a kind: fill agency or "
        "agency_kind, and not both\n"
        "targets.csv, line 3: a target is for one agency or for all of a kind: fill agency or "
        "agency_kind, and not both\n"
        "targets.csv, line 4, column \"direction\": target direction \"up\" is not known: write "
        "at_least or at_most\n"
        "targets.csv, line 4, column \"value\": \"95以上\" is not exact (at_least): write the "
        "number alone\n"
        "targets.csv, line 5, column \"source\": source \"report-2024\" is not known; did you mean "
        "\"report-2023\"?\n"
        "targets.csv, line 6, column \"value\": the cell is empty: fill it\n");
}

TEST_CASE("import: an unknown agency of a target is told as such") {
  Importing importing;
  define_vocabulary(importing.store());
  CHECK(importing.issues(kTargets,
                         "agency,agency_kind,indicator,year,direction,value,source\n"
                         "pukuo,,rate,2023,at_least,95,report-2023\n") ==
        "targets.csv, line 2, column \"agency\": agency \"pukuo\" is not known; did you mean "
        "\"pukou\"?\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
