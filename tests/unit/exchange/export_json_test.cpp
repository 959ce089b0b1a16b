#include <annals/export.h>
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "exporting.h"

TEST_SUITE_BEGIN("export");

namespace annals::test {
namespace {

using Json = nlohmann::ordered_json;

TEST_CASE("export json: the definitions, the sources and the observations") {
  const Json json = Json::parse(exported(exporting_store(), ExportFormat::kJson));
  CHECK(json["agencies"].size() == 2);
  CHECK(json["agencies"][1]["code"] == "pukou");
  CHECK(json["agencies"][1]["first_year"] == 2002);
  CHECK(json["indicators"].size() == 3);
  CHECK(json["indicators"][1]["names"]["zh"] == "工单数");
  CHECK(json["sources"].size() == 2);
  CHECK(json["sources"][0]["published"] == "2024-01-31");
  CHECK(json["observations"].size() == 5);
}

TEST_CASE("export json: a value is a text with the printed digits, and what is absent is null") {
  const Json json = Json::parse(exported(exporting_store(), ExportFormat::kJson));
  CHECK(json["observations"][3].dump() ==
        R"({"agency":"pukou","indicator":"rate","year":2021,"value":"97.30","bound":null,)"
        R"("numerator":"109","denominator":"112","status":"BP","source":"report-2023",)"
        R"("locator":"六（一）","note":"a, \"b\""})");
  CHECK(json["observations"][2]["value"] == "122e3");
  CHECK(json["observations"][2]["bound"] == "at_least");
  CHECK(json["observations"][4]["value"].is_null());
  CHECK(json["observations"][4]["status"] == "L");
}

TEST_CASE("export jsonl: an observation a line, with its names and its unit") {
  std::istringstream lines(exported(exporting_store(), ExportFormat::kJsonLines));
  std::string line;
  int count = 0;
  while (std::getline(lines, line)) {
    ++count;
    const Json json = Json::parse(line);
    CHECK(json["agency_names"].contains("zh"));
    CHECK(json.contains("unit"));
  }
  CHECK(count == 5);
}

TEST_CASE("export json: only the languages that are asked for") {
  const std::string text =
      exported(exporting_store(), ExportFormat::kJson, {}, {.languages = {"en"}});
  CHECK(text.find("工单数") == std::string::npos);
}

TEST_CASE("export markdown: a table for each indicator, what letters mean, and the sources") {
  const std::string text = exported(exporting_store(), ExportFormat::kMarkdown,
                                    {.indicators = {IndicatorCode("rate")}}, {.languages = {"zh"}});
  CHECK(text ==
        "## 出庭应诉率（%）\n\n"
        "| 机构 | 2021 | 2022 | 2023 |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| 浦口区人民政府 | 97.30 BP [1] | | - L [1] |\n\n"
        "B 口径中断，L 未采集，P 初步\n\n"
        "- 浦口区人民政府 2021：109 / 112；a, \"b\"\n\n"
        "## 来源\n\n"
        "1. Report report-2023，2024-01-31\n");
}

TEST_CASE("export markdown: what would be markup is escaped") {
  Store store = exporting_store();
  Observation odd = observation(2020, "5");
  odd.note = "*a* | [b](c)\n# d";
  store.write(Batch(SourceCode("yearbook")).add(AgencyCode("pukou"), IndicatorCode("cases"), odd))
      .value();
  const std::string text = exported(store, ExportFormat::kMarkdown);
  CHECK(text.find(R"(\*a\* \| \[b\](c) \# d)") != std::string::npos);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
