// The queries of schema/README.md, run on the example data.
#include <SQLiteCpp/Database.h>
#include <annals/annals.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "support/raw_sql.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("schema/README.md");

namespace annals {
namespace {

using test::rows_of;

// What stands in blocks of SQL.
std::vector<std::string> queries() {
  std::ifstream file(ANNALS_SOURCE_DIR "/schema/README.md");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  constexpr std::string_view kBegin = "```sql\n";
  std::vector<std::string> result;
  for (auto at = text.find(kBegin); at != std::string::npos; at = text.find(kBegin, at)) {
    at += kBegin.size();
    result.push_back(text.substr(at, text.find("```", at) - at));
  }
  return result;
}

// A store of the example data; in one value a second source disagrees, another is revised.
struct Example {
  Example() {
    using enum CsvContent;
    std::vector<ImportFile> files;
    for (const CsvContent content : {kSubjects, kAgencies, kIndicators, kDefinitions, kBreaks,
                                     kSources, kTargets, kObservations}) {
      files.push_back({content, std::filesystem::path(ANNALS_SOURCE_DIR) / "examples" / "data" /
                                    (std::string(to_string(content)) + ".csv")});
    }
    Store store = Store::open(file).value();
    REQUIRE(import_csv(store, files).value().issues.empty());
    const AgencyCode jiangning("jiangning");
    store
        .write(Batch(SourceCode("jiangning-openness-2023"))
                   .add(jiangning, IndicatorCode("openness.requests_received"),
                        {.year = Year(2022), .value = 797}))
        .value();
    store
        .write(Batch(SourceCode("jiangning-openness-2022"))
                   .add(jiangning, IndicatorCode("openness.requests_closed"),
                        {.year = Year(2022), .value = 789}))
        .value();
  }

  test::TempDir folder;
  std::filesystem::path file = folder / "store.db";
};

TEST_CASE("schema/README.md: every query runs and finds something") {
  const Example example;
  REQUIRE(queries().size() == 10);
  for (const std::string& query : queries()) {
    CAPTURE(query);
    CHECK_FALSE(rows_of(example.file, query).empty());
  }
}

TEST_CASE("schema/README.md: the query for years as columns writes one that runs") {
  const Example example;
  const std::string written = rows_of(example.file, queries()[3]);
  REQUIRE(written.starts_with("SELECT "));
  CHECK(rows_of(example.file, written).find("|623.0|797.0|821.0|809.0") != std::string::npos);
}

TEST_CASE("schema/README.md: on a day, what was published later is not known") {
  const Example example;
  const std::string known = rows_of(example.file, queries()[5]);
  CHECK(known.find("openness.requests_received|2022|783.0|A|jiangning-openness-2022|2023-02-09") !=
        std::string::npos);
  CHECK(known.find("jiangning-openness-2023") == std::string::npos);
}

TEST_CASE("schema/README.md: a change is told with the value before it") {
  const Example example;
  CHECK(rows_of(example.file, queries()[6])
            .find("|jiangning|openness.requests_closed|2022|788.0|789.0|0|") != std::string::npos);
}

TEST_CASE("schema/README.md: sources that disagree are told with their words") {
  const Example example;
  CHECK(rows_of(example.file, queries()[7]) ==
        "jiangning|openness.requests_received|2022|"
        "jiangning-openness-2022 says 783.0; jiangning-openness-2023 says 797.0");
}

TEST_CASE("schema/README.md: the tree of agencies has each of them once") {
  const Example example;
  CHECK(rows_of(example.file,
                "SELECT count(*) FROM (" + queries()[9].substr(0, queries()[9].rfind(';')) + ")") ==
        rows_of(example.file, "SELECT count(*) FROM agency"));
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
