// The import of subjects, agencies and successions.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importing.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

constexpr auto kSubjects = CsvContent::kSubjects;
constexpr auto kAgencies = CsvContent::kAgencies;
constexpr auto kSuccessions = CsvContent::kSuccessions;

Agency agency_of(Store& store, std::string_view code) { return store.find_agency(code).value(); }

TEST_CASE("import: a subject has a parent and names in several languages") {
  Importing importing;
  CHECK(importing.define(kSubjects,
                         "code,parent,name_zh,name_en,aliases_zh\n"
                         "law,,法治,Rule of law,\n"
                         "litigation,law,行政诉讼,Litigation,诉讼|应诉\n") == 2);
  Names names{{{"en", "Litigation"}, {"zh", "行政诉讼"}}, {{"zh", {"诉讼", "应诉"}}}};
  CHECK(
      importing.store().subjects().value() ==
      std::vector<Subject>{{SubjectCode("law"), {{{"en", "Rule of law"}, {"zh", "法治"}}, {}}, {}},
                           {SubjectCode("litigation"), names, SubjectCode("law")}});
}

TEST_CASE("import: a subject may come before its parent") {
  Importing importing;
  importing.define(kSubjects, "code,parent\nappeals,litigation\nlitigation,law\nlaw,\n");
  CHECK(importing.store().subjects()->size() == 3);
}

TEST_CASE("import: a parent may be in the store already") {
  Importing importing;
  importing.define(kSubjects, "code\nlaw\n");
  CHECK(importing.define(kSubjects, "code,parent\nlitigation,law\n") == 1);
}

TEST_CASE("import: an agency has kind, years, parents, names and aliases") {
  Importing importing;
  importing.define(kAgencies,
                   "code,kind,parent,former_parents,first_year,last_year,name_zh,aliases_zh\n"
                   "nanjing,prefecture,,,,,南京市人民政府,\n"
                   "jiangpu,county,,,1949,2002,江浦县人民政府,\n"
                   "pukou,county,nanjing,jiangpu:1958,1950,2030,浦口区人民政府,浦口区|320111\n");
  Agency expected{.code = AgencyCode("pukou"), .names = zh("浦口区人民政府", {"浦口区", "320111"})};
  expected.kind = AgencyKind::kCounty;
  expected.parent = AgencyCode("nanjing");
  expected.former_parents = {{AgencyCode("jiangpu"), Year(1958)}};
  expected.first_year = Year(1950);
  expected.last_year = Year(2030);
  CHECK(agency_of(importing.store(), "pukou") == expected);
}

TEST_CASE("import: an agency may come before its parent and its former parents") {
  Importing importing;
  importing.define(kAgencies,
                   "code,kind,parent,former_parents\n"
                   "pukou,county,nanjing,jiangpu:1958\n"
                   "jiangpu,county,nanjing,\n"
                   "nanjing,prefecture,jiangsu,\n"
                   "jiangsu,province,,\n");
  const Agency pukou = agency_of(importing.store(), "pukou");
  CHECK(pukou.parent == AgencyCode("nanjing"));
  CHECK(pukou.former_parents == std::vector<FormerParent>{{AgencyCode("jiangpu"), Year(1958)}});
}

TEST_CASE("import: former parents are put in the order of their years") {
  Importing importing;
  importing.define(kAgencies,
                   "code,kind,former_parents\n"
                   "town,township,b:2010|c:1999|a:2005\n"
                   "a,county,\nb,county,\nc,county,\n");
  CHECK(agency_of(importing.store(), "town").former_parents ==
        std::vector<FormerParent>{{AgencyCode("c"), Year(1999)},
                                  {AgencyCode("a"), Year(2005)},
                                  {AgencyCode("b"), Year(2010)}});
}

TEST_CASE("import: a parent may be named by its name, its alias and its code in other letters") {
  Importing importing;
  importing.define(kAgencies,
                   "code,kind,parent,former_parents,name_zh,aliases_zh\n"
                   "a,county,南京市人民政府,,,\n"
                   "b,county,南京,南京市人民政府:1999,,\n"
                   "c,county,NANJING,,,\n"
                   "nanjing,prefecture,,,南京市人民政府,南京\n");
  for (const char* code : {"a", "b", "c"}) {
    CAPTURE(code);
    CHECK(agency_of(importing.store(), code).parent == AgencyCode("nanjing"));
  }
  CHECK(agency_of(importing.store(), "b").former_parents.front().parent == AgencyCode("nanjing"));
}

TEST_CASE("import: a code of the file comes before a name in the store") {
  Importing importing;
  importing.define(kAgencies, "code,kind,name_en\nold,county,Pukou County\n");
  CHECK(importing.issues(kAgencies,
                         "code,kind,parent,name_en\n"
                         "pukou,county,,Pukou District\n"
                         "town,township,pukou,\n") == "");
  CHECK(agency_of(importing.store(), "town").parent == AgencyCode("pukou"));
}

TEST_CASE("import: a code in the store comes before a name in the file") {
  Importing importing;
  importing.define(kAgencies, "code,kind\npukou,county\n");
  CHECK(importing.issues(kAgencies,
                         "code,kind,parent,name_en\n"
                         "town,township,pukou,\n"
                         "other,county,,pukou\n") ==
        "agencies.csv, line 3: agency \"other\" cannot be called \"pukou\": that is agency "
        "\"pukou\"; give one of them another name\n");
}

TEST_CASE("import: a name of two agencies is no parent") {
  Importing importing;
  CHECK(importing.issues(kAgencies,
                         "code,kind,parent,name_zh\n"
                         "town,township,鼓楼区,\n"
                         "gulou-nj,county,,鼓楼区\n"
                         "gulou-xz,county,,鼓楼区\n") ==
        "agencies.csv, line 2, column \"parent\": \"鼓楼区\" is a name of \"gulou-nj\" and "
        "\"gulou-xz\": write the code of the one that is meant\n"
        "agencies.csv, line 4: agency \"gulou-xz\" cannot be called \"鼓楼区\": that is agency "
        "\"gulou-nj\"; give one of them another name\n");
}

TEST_CASE("import: an unknown parent is told with the nearest of the file, as they are written") {
  Importing importing;
  CHECK(importing.issues(kAgencies,
                         "code,kind,parent,former_parents,name_en\n"
                         "pukou,county,Nanjing Citi,,\n"
                         "liuhe,county,,nanjin:1999,\n"
                         "nanjing,prefecture,,,Nanjing City\n") ==
        "agencies.csv, line 2, column \"parent\": agency \"Nanjing Citi\" is not known; did you "
        "mean \"nanjing\" or \"Nanjing City\"?\n"
        "agencies.csv, line 3, column \"former_parents\": agency \"nanjin\" is not known; did you "
        "mean \"nanjing\" or \"Nanjing City\"?\n");
}

TEST_CASE("import: an unknown parent is told with the nearest of the store") {
  Importing importing;
  importing.define(kAgencies, "code,kind\nnanjing,prefecture\n");
  CHECK(importing.issues(kAgencies, "code,kind,parent\nx,county,nanjin\n") ==
        "agencies.csv, line 2, column \"parent\": agency \"nanjin\" is not known; did you mean "
        "\"nanjing\"?\n");
}

TEST_CASE("import: a former parent without its year is told") {
  Importing importing;
  CHECK(importing.issues(kAgencies,
                         "code,kind,former_parents\n"
                         "a,county,\n"
                         "b,county,a\n"
                         "c,county,a:99\n"
                         "d,county,:1999\n"
                         "e,county,a:1999|\n") ==
        "agencies.csv, line 3, column \"former_parents\": \"a\" names no former parent: write its "
        "code, a colon and the last year under it, such as jiangpu:2002\n"
        "agencies.csv, line 4, column \"former_parents\": \"a:99\": \"99\" is not a year: write "
        "four digits from 0001 to 2999\n"
        "agencies.csv, line 5, column \"former_parents\": \":1999\" names no former parent: write "
        "its code, a colon and the last year under it, such as jiangpu:2002\n"
        "agencies.csv, line 6, column \"former_parents\": \"a:1999|\" has an empty part: write one "
        "\"|\" between two parts\n");
}

TEST_CASE("import: agencies that are each other's parents are told once, with the way around") {
  Importing importing;
  CHECK(importing.issues(kAgencies,
                         "code,kind,parent\n"
                         "a,county,b\n"
                         "b,county,c\n"
                         "c,county,a\n") ==
        "agencies.csv, line 2: \"a\" needs \"b\", which needs \"c\", which needs \"a\": leave that "
        "out in one place\n");
}

TEST_CASE("import: two agencies that stood under one another in turn are no circle") {
  Importing importing;
  const std::string in_turn =
      "code,kind,parent,former_parents\n"
      "top,province,,\n"
      "b,county,a,top:2010\n"
      "a,county,top,b:2010\n";
  const auto as_it_was = [&] {
    const Agency a = importing.store().find_agency("a").value();
    const Agency b = importing.store().find_agency("b").value();
    return a.parent_in(Year(2010))->str() + b.parent_in(Year(2010))->str() + " " +
           a.parent_in(Year(2011))->str() + b.parent_in(Year(2011))->str();
  };
  SUBCASE("of which nothing is known") { CHECK(importing.issues(kAgencies, in_turn) == ""); }
  SUBCASE("of which it was known otherwise") {
    CHECK(importing.issues(kAgencies,
                           "code,kind,parent\n"
                           "top,province,\n"
                           "a,county,b\n"
                           "b,county,top\n") == "");
    CHECK(importing.issues(kAgencies, in_turn).find("defined already") != std::string::npos);
    CHECK(importing.issues(kAgencies, in_turn, {.redefine = Redefine::kReplace}) == "");
  }
  CHECK(as_it_was() == "btop topa");
  // And again, which changes nothing.
  CHECK(importing.issues(kAgencies, in_turn) == "");
}

TEST_CASE("import: agencies that stood under one another in the same year are told") {
  Importing importing;
  CHECK(importing.issues(kAgencies,
                         "code,kind,parent,former_parents\n"
                         "top,province,,\n"
                         "b,county,top,a:2005\n"
                         "a,county,top,b:2010\n") ==
        "agencies.csv, line 4: agency \"a\" would be below itself in 1: then \"b\" stands both "
        "under it and over it\n");
}

TEST_CASE("import: an agency that is its own parent is told") {
  Importing importing;
  CHECK(importing.issues(kAgencies, "code,kind,parent\na,county,a\n") ==
        "agencies.csv, line 2: \"a\" needs itself: leave that out\n");
}

TEST_CASE("import: an agency of two files is told with both, unless they say the same") {
  Importing importing;
  const auto said = [&](std::string_view second) {
    const ImportReport report =
        importing.import({importing.file(kAgencies, "code,kind\na,county\n", "first.csv"),
                          importing.file(kAgencies, second, "second.csv")});
    return importing.told(report.issues) + importing.told(report.notices);
  };
  CHECK(
      said("code,kind\nb,county\na,court\n") ==
      "second.csv, line 3: \"a\" is defined otherwise on line 2 of first.csv: keep one of the two "
      "rows\n");
  CHECK(said("code,kind\nb,county\na,county\n") ==
        "second.csv, line 3: \"a\" is defined alike on line 2 of first.csv and was taken once\n");
}

TEST_CASE("import: what needs a circle is not blamed for it") {
  Importing importing;
  define_vocabulary(importing.store());
  const ImportReport report = importing.import(
      {importing.file(kAgencies, "code,kind,parent\nb,county,a\na,county,a\nc,county,b\n"),
       importing.file(CsvContent::kObservations,
                      "agency,indicator,year,value,source\n"
                      "b,rate,2023,1,report-2023\n"
                      "c,rate,2023,1,report-2023\n")});
  CHECK(importing.told(report.issues) ==
        "agencies.csv, line 3: \"a\" needs itself: leave that out\n");
}

TEST_CASE("import: kinds, years and codes of agencies that are wrong are told, all of them") {
  Importing importing;
  CHECK(importing.issues(kAgencies,
                         "code,kind,first_year,last_year\n"
                         "pu kou,county,,\n"
                         "a,district,50,20O2\n"
                         "b,county,2002,1999\n"
                         ",county,,\n") ==
        "agencies.csv, line 2, column \"code\": agency code \"pu kou\" has a blank at character 3: "
        "use letters, digits, '.', '_' and '-'\n"
        "agencies.csv, line 3, column \"kind\": agency kind \"district\" is not known: write "
        "nation, province, prefecture, county, township, department, court or other\n"
        "agencies.csv, line 3, column \"first_year\": \"50\" is not a year: write four digits from "
        "0001 to 2999\n"
        "agencies.csv, line 3, column \"last_year\": \"20O2\" is not a year: write four digits "
        "from 0001 to 2999\n"
        "agencies.csv, line 4: agency \"b\" ends in 1999, before it begins in 2002\n"
        "agencies.csv, line 5, column \"code\": the cell is empty: fill it\n");
}

TEST_CASE("import: successions tie agencies over time") {
  Importing importing;
  importing.define(kAgencies,
                   "code,kind,name_zh\npukou,county,浦口区\njiangpu,county,江浦县\n"
                   "new-pukou,county,新浦口区\n");
  CHECK(importing.define(kSuccessions,
                         "kind,predecessor,successor,year,basis,note\n"
                         "merge,pukou,new-pukou,2002,国函〔2002〕25号,\n"
                         "merge,江浦县,新浦口区,2002,,the western part\n") == 2);
  const AgencyCode successor("new-pukou");
  CHECK(importing.store().successions().value() ==
        std::vector<Succession>{{SuccessionKind::kMerge, AgencyCode("jiangpu"), successor,
                                 Year(2002), "", "the western part"},
                                {SuccessionKind::kMerge, AgencyCode("pukou"), successor, Year(2002),
                                 "国函〔2002〕25号", ""}});
}

TEST_CASE("import: a succession that is wrong is told") {
  Importing importing;
  importing.define(kAgencies, "code,kind\npukou,county\njiangpu,county\n");
  CHECK(importing.issues(kSuccessions,
                         "kind,predecessor,successor,year\n"
                         "union,jiangpu,pukou,2002\n"
                         "merge,jiangpo,pukou,2002\n"
                         "merge,pukou,pukou,2002\n"
                         "merge,jiangpu,pukou,\n") ==
        "successions.csv, line 2, column \"kind\": succession kind \"union\" is not known: write "
        "rename, merge, split or transfer\n"
        "successions.csv, line 3, column \"predecessor\": agency \"jiangpo\" is not known; did you "
        "mean \"jiangpu\"?\n"
        "successions.csv, line 4: the succession of \"pukou\" by \"pukou\" in 2002 names one "
        "agency twice\n"
        "successions.csv, line 5, column \"year\": the cell is empty: fill it\n");
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
