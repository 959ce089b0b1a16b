#include "exchange/records/columns.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

TEST_SUITE_BEGIN("columns");

namespace annals::exchange {
namespace {

// The faults of a heading, a line each: "column: what is wrong".
std::string faults(CsvContent content, const std::vector<std::string_view>& cells) {
  std::string told;
  for (const HeadingFault& fault : read_heading(content, cells).faults) {
    told += fault.column + ": " + fault.error.message + '\n';
  }
  return told;
}

constexpr CsvContent kAll[] = {CsvContent::kSubjects,    CsvContent::kAgencies,
                               CsvContent::kIndicators,  CsvContent::kBreaks,
                               CsvContent::kDefinitions, CsvContent::kSources,
                               CsvContent::kTargets,     CsvContent::kSuccessions,
                               CsvContent::kRules,       CsvContent::kObservations};

TEST_CASE("columns: a heading of every fixed column is good for each content") {
  for (const CsvContent content : kAll) {
    CAPTURE(to_string(content));
    std::vector<std::string_view> cells;
    for (const ColumnRule& rule : column_rules(content).fixed) cells.push_back(rule.name);
    CHECK(cells.size() >= 2);
    CHECK(faults(content, cells).empty());
  }
}

TEST_CASE("columns: those that may be left out may be left out") {
  for (const CsvContent content : kAll) {
    CAPTURE(to_string(content));
    std::vector<std::string_view> cells;
    for (const ColumnRule& rule : column_rules(content).fixed) {
      if (rule.presence != Presence::kOptional) cells.push_back(rule.name);
    }
    CHECK(faults(content, cells).empty());
  }
}

TEST_CASE("columns: every one that must be there is missed") {
  CHECK(faults(CsvContent::kObservations, {"year", "note"}) ==
        "agency: the column is missing: observations need it\n"
        "indicator: the column is missing: observations need it\n"
        "value: the column is missing: observations need it\n");
  CHECK(faults(CsvContent::kSubjects, {"parent"}) ==
        "code: the column is missing: subjects need it\n");
}

TEST_CASE("columns: an unknown one is told with all that are known, the nearest first") {
  CHECK(faults(CsvContent::kBreaks, {"indicator", "first_year", "resaon"}) ==
        "resaon: breaks have no such column: write reason, indicator, agency, first_year or "
        "pre_break_value\n");
}

TEST_CASE("columns: those by language are told with a place for the language") {
  CHECK(faults(CsvContent::kSubjects, {"code", "names"}) ==
        "names: subjects have no such column: write code, parent, name_<language> or "
        "aliases_<language>\n");
}

TEST_CASE("columns: those by language are told in the language that is meant") {
  CHECK(faults(CsvContent::kSubjects, {"code", "alias_zh"}) ==
        "alias_zh: subjects have no such column: write aliases_zh, code, parent or name_zh\n");
}

TEST_CASE("columns: letters of another case are another name") {
  CHECK(faults(CsvContent::kSubjects, {"code", "Parent"}) ==
        "Parent: subjects have no such column: write parent, code, name_<language> or "
        "aliases_<language>\n");
}

TEST_CASE("columns: one that has no heading is told by its number") {
  CHECK(faults(CsvContent::kSubjects, {"code", "parent", "", ""}) ==
        ": column 3 has no heading: name it or delete the column\n"
        ": column 4 has no heading: name it or delete the column\n");
}

TEST_CASE("columns: one that is there twice is told once") {
  CHECK(faults(CsvContent::kSubjects, {"code", "name_zh", "code", "name_zh"}) ==
        "code: the column is there twice: keep one\n"
        "name_zh: the column is there twice: keep one\n");
}

TEST_CASE("columns: names and aliases may be in any language") {
  const std::vector<std::string_view> cells{"code", "name_zh", "name_zh-hans", "aliases_de",
                                            "name_zh-hant-tw"};
  const Heading heading = read_heading(CsvContent::kSubjects, cells);
  CHECK(heading.faults.empty());
  CHECK(heading.columns[0].prefix.empty());
  CHECK(heading.columns[2].prefix == "name_");
  CHECK(heading.columns[2].language() == "zh-hans");
  CHECK(heading.columns[3].prefix == "aliases_");
  CHECK(heading.columns[3].language() == "de");
}

TEST_CASE("columns: what is no tag of a language makes no column") {
  for (const std::string_view name : {"name_", "name_z", "name_ZH", "name_zh_cn", "name_zh-",
                                      "name_zh--tw", "name_1z", "name_chinesisch", "aliases_中"}) {
    CAPTURE(name);
    CHECK_FALSE(faults(CsvContent::kSubjects, {"code", name}).empty());
  }
}

TEST_CASE("columns: definitions and units in languages are for indicators only") {
  const std::vector<std::string_view> cells{"code", "kind", "unit", "unit_en", "definition_zh"};
  const Heading heading = read_heading(CsvContent::kIndicators, cells);
  CHECK(heading.faults.empty());
  CHECK(heading.columns[2].prefix.empty());
  CHECK(heading.columns[3].prefix == "unit_");
  CHECK_FALSE(faults(CsvContent::kAgencies, {"code", "kind", "unit_en"}).empty());
  CHECK_FALSE(faults(CsvContent::kSources, {"code", "name_zh"}).empty());
}

TEST_CASE("columns: a heading keeps the places of its columns, whatever is wrong with them") {
  const std::vector<std::string_view> cells{"x", "", "code", "code"};
  const Heading heading = read_heading(CsvContent::kSubjects, cells);
  CHECK(heading.columns.size() == 4);
  CHECK(heading.columns[2].name == "code");
}

TEST_CASE("columns: each content has a name") {
  std::string names;
  for (const CsvContent content : kAll) names.append(to_string(content)).append(" ");
  CHECK(names ==
        "subjects agencies indicators breaks definitions sources targets successions rules "
        "observations ");
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
