// The import of several files at once, its options, and what it does to a file.
#include <annals/import.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "importing.h"
#include "refusing.h"
#include "same_store.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

// One file of each content, each of which names what others define.
std::vector<ImportFile> one_of_each(const Importing& importing) {
  using enum CsvContent;
  return {
      importing.file(kSubjects, "code,parent,name_zh\nlitigation,law,应诉\nlaw,,法治\n"),
      importing.file(kAgencies,
                     "code,kind,parent,first_year,name_zh\n"
                     "pukou,county,南京市,2002,浦口区\n"
                     "jiangpu,county,南京市,,江浦县\n"
                     "nanjing,prefecture,,,南京市\n"),
      importing.file(kIndicators,
                     "code,subject,kind,unit,numerator,denominator,factor,name_zh\n"
                     "rate,litigation,percent,%,heads,cases,100,出庭应诉率\n"
                     "heads,litigation,count,次,,,,\n"
                     "cases,litigation,count,件,,,,\n"),
      importing.file(kDefinitions, "indicator,version,valid_from\n出庭应诉率,2020,2020-07-01\n"),
      importing.file(kBreaks, "indicator,agency,first_year\n出庭应诉率,浦口区,2020\n"),
      importing.file(kSources, "code,published\nreport-2023,2024\n"),
      importing.file(kSuccessions, "kind,predecessor,successor,year\nmerge,江浦县,浦口区,2002\n"),
      importing.file(kTargets,
                     "agency,indicator,year,direction,value,source\n"
                     "浦口区,出庭应诉率,2023,at_least,95,report-2023\n"),
      importing.file(kObservations,
                     "agency,indicator,year,value,numerator,denominator,source\n"
                     "浦口区,出庭应诉率,2023,97.3,109,112,report-2023\n"
                     "南京市,cases,2023,2000,,,report-2023\n"),
  };
}

TEST_CASE("import: files of all contents go into an empty store at once") {
  Importing importing;
  const ImportReport report = importing.import(one_of_each(importing));
  CHECK(importing.told(report.issues) == "");
  CHECK(report.notices.empty());
  CHECK(report.defined == 2 + 3 + 3 + 1 + 1 + 1 + 1 + 1);
  CHECK(report.confirmed == 0);
  CHECK(report.written == WriteSummary{.inserted = 2});
  CHECK(values_text(importing.store()) ==
        "nanjing cases 2023 2000 report-2023 current\n"
        "pukou rate 2023 97.3 109/112 report-2023 current\n");
}

TEST_CASE("import: the order in which files are given makes no difference") {
  Importing expected;
  expected.import(one_of_each(expected));
  for (std::size_t first = 0; first < 9; ++first) {
    for (const bool backwards : {false, true}) {
      CAPTURE(first);
      CAPTURE(backwards);
      Importing importing;
      std::vector<ImportFile> files = one_of_each(importing);
      std::rotate(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
      if (backwards) std::reverse(files.begin(), files.end());
      CHECK(importing.told(importing.import(files).issues) == "");
      check_same(importing.store(), expected.store());
    }
  }
}

TEST_CASE("import: what is imported again is confirmed") {
  Importing importing;
  importing.import(one_of_each(importing));
  const ImportReport report = importing.import(one_of_each(importing));
  CHECK(importing.told(report.issues) == "");
  CHECK(report.defined == 0);
  CHECK(report.confirmed == 13);
  CHECK(report.written == WriteSummary{.unchanged = 2});
}

TEST_CASE("import: definitions of one sort may be spread over two files") {
  Importing importing;
  const ImportReport report = importing.import(
      {importing.file(CsvContent::kAgencies, "code,kind,parent\npukou,county,nanjing\n", "a.csv"),
       importing.file(CsvContent::kAgencies, "code,kind\nnanjing,prefecture\n", "b.csv")});
  CHECK(importing.told(report.issues) == "");
  CHECK(report.defined == 2);
}

TEST_CASE("import: a definition that is there otherwise is refused unless it is to be redefined") {
  Importing importing;
  importing.define(CsvContent::kAgencies, "code,kind,name_zh\npukou,county,浦口区\n");
  const std::string other = "code,kind,name_zh\npukou,department,浦口区政府\n";
  CHECK(importing.issues(CsvContent::kAgencies, other) ==
        "agencies.csv, line 2: agency \"pukou\" is defined already, with another name or alias, "
        "kind; ask for it to be redefined if that is meant\n");
  CHECK(importing.store().find_agency("pukou")->kind == AgencyKind::kCounty);
  const ImportReport report =
      importing.import(CsvContent::kAgencies, other, {.redefine = Redefine::kReplace});
  CHECK(importing.told(report.issues) == "");
  CHECK(report.defined == 1);
  CHECK(importing.store().find_agency("pukou")->kind == AgencyKind::kDepartment);
  CHECK(importing.store().find_agency("浦口区").error().code == ErrorCode::kNotFound);
}

TEST_CASE("import: a redefinition that values contradict is refused") {
  Importing importing;
  importing.import(one_of_each(importing));
  CHECK(importing.issues(CsvContent::kIndicators,
                         "code,subject,kind,unit,upper_bound\ncases,litigation,count,件,1999\n",
                         {.redefine = Redefine::kReplace}) ==
        "indicators.csv, line 2: indicator \"cases\" has the value 2000 of \"nanjing\" in 2023, "
        "outside the bounds given\n");
}

TEST_CASE("import: a row that defines the same again is taken once and noticed") {
  Importing importing;
  const ImportReport report = importing.import(
      {importing.file(CsvContent::kAgencies, "code,kind\npukou,county\npukou,county\n", "a.csv"),
       importing.file(CsvContent::kAgencies, "kind,code\ncounty,pukou\n", "b.csv")});
  CHECK(importing.told(report.issues) == "");
  CHECK(report.defined == 1);
  CHECK(importing.told(report.notices) ==
        "a.csv, line 3: \"pukou\" is defined alike on line 2 and was taken once\n"
        "b.csv, line 2: \"pukou\" is defined alike on line 2 of a.csv and was taken once\n");
}

TEST_CASE("import: rows that define the same thing otherwise are told") {
  Importing importing;
  CHECK(importing.issues(CsvContent::kAgencies, "code,kind\npukou,county\npukou,court\n",
                         {.redefine = Redefine::kReplace}) ==
        "agencies.csv, line 3: \"pukou\" is defined otherwise on line 2: keep one of the two "
        "rows\n");
}

TEST_CASE("import: repeated rows of every content are noticed") {
  Importing importing;
  std::vector<ImportFile> files = one_of_each(importing);
  for (const ImportFile& file : one_of_each(importing)) files.push_back(file);
  const ImportReport report = importing.import(files);
  CHECK(importing.told(report.issues) == "");
  CHECK(report.defined == 13);
  CHECK(report.written == WriteSummary{.inserted = 2, .repeated = 2});
  CHECK(report.notices.size() == 13 + 2);
}

TEST_CASE("import: a dry run tells what would be written and writes nothing") {
  Refusing store;
  const ImportReport report =
      store.try_out({store.file(CsvContent::kAgencies, "code,kind\nnanjing,prefecture\n"),
                     store.file(CsvContent::kObservations,
                                "agency,indicator,year,value,source\n"
                                "nanjing,cases,2023,2000,report-2023\n"
                                "pukou,cases,2022,113,report-2023\n"
                                "pukou,rate,2022,96.36,report-2023\n")},
                    {.dry_run = true});
  CHECK(report.issues.empty());
  CHECK(report.defined == 1);
  CHECK(report.written == WriteSummary{.inserted = 1, .revised = 1, .unchanged = 1});
}

// More than SQLite keeps in memory, so that it writes to its log before the end is known.
TEST_CASE("import: a dry run of many rows writes nothing") {
  Refusing store;
  std::string agencies = "code,kind,name_zh\n";
  std::string rows = "agency,indicator,year,value,source,note\n";
  for (int i = 0; i < 4000; ++i) {
    const std::string code = "a" + std::to_string(i);
    agencies += code + ",county,机构" + code + '\n';
    for (const char* year : {"2019", "2020", "2021"}) {
      rows += code + ",cases," + year + "," + std::to_string(i) + ",report-2023,of " + code +
              " in " + year + '\n';
    }
  }
  const ImportReport report = store.try_out(
      {store.file(CsvContent::kAgencies, agencies), store.file(CsvContent::kObservations, rows)},
      {.dry_run = true});
  CHECK(report.issues.empty());
  CHECK(report.written == WriteSummary{.inserted = 12000});
}

TEST_CASE("import: a dry run tells what is wrong") {
  Refusing store;
  const ImportReport report = store.try_out({store.file(CsvContent::kObservations,
                                                        "agency,indicator,year,value,source\n"
                                                        "pukou,rate,2023,101,report-2023\n")},
                                            {.dry_run = true});
  CHECK(report.issues.size() == 1);
  CHECK(report.written == WriteSummary{});
}

TEST_CASE("import: a file that is not there is an error, and nothing is written") {
  Importing importing;
  const auto good = importing.file(CsvContent::kSubjects, "code\nlaw\n");
  const std::string none = importing.path("none.csv");
  const auto report = import_csv(importing.store(), {good, {CsvContent::kObservations, none}}, {});
  CHECK(report.error() == Error{ErrorCode::kNotFound, "file \"" + none + "\" is not there"});
  CHECK(importing.store().subjects()->empty());
}

TEST_CASE("import: a store that is open for reading only is not imported into") {
  TempDir folder;
  (void)Store::open(folder / "figures.db").value();
  Store store = Store::open(folder / "figures.db", {.read_only = true}).value();
  const auto report =
      import_csv(store, {{CsvContent::kSubjects, folder.write("subjects.csv", "code\nlaw\n")}}, {});
  CHECK(report.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("import: after an import that was refused the same store takes a good one") {
  Importing importing;
  CHECK_FALSE(importing.issues(CsvContent::kSubjects, "code,parent\nlaw,order\n").empty());
  CHECK(importing.define(CsvContent::kSubjects, "code\nlaw\n") == 1);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
