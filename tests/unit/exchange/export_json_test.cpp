#include <annals/export.h>
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "exporting.h"
#include "support/shown.h"

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

TEST_CASE("export markdown: breaks among its years are told, and for whom they are") {
  Store store = exporting_store();
  const IndicatorCode rate("rate"), cases("cases");
  store.define(SeriesBreak{.indicator = rate, .first_year = Year(2022), .reason = "counted anew"})
      .value();
  store
      .define(
          SeriesBreak{.indicator = rate, .agency = AgencyCode("pukou"), .first_year = Year(2023)})
      .value();
  // Of years, of an indicator and of an agency that the table does not have.
  store.define(SeriesBreak{.indicator = rate, .first_year = Year(2010)}).value();
  store.define(SeriesBreak{.indicator = cases, .first_year = Year(2022)}).value();
  store
      .define(SeriesBreak{
          .indicator = rate, .agency = AgencyCode("jiangning"), .first_year = Year(2022)})
      .value();
  const auto breaks_in = [&](const char* language) {
    const std::string text =
        exported(store, ExportFormat::kMarkdown, {.indicators = {rate}}, {.languages = {language}});
    std::istringstream lines(text);
    std::string found;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("- break in series") || line.starts_with("- 口径中断于")) {
        found += line + "\n";
      }
    }
    return found;
  };
  CHECK(breaks_in("en") ==
        "- break in series in 2022: counted anew\n- break in series in 2023 for pukou\n");
  CHECK(breaks_in("zh") == "- 口径中断于 2022：counted anew\n- 口径中断于 2023，仅 pukou\n");
}

TEST_CASE("export markdown: a count alone has a question mark beside it, and a unit may lack") {
  Store store = exporting_store();
  Indicator plain = indicator("plain");
  plain.unit.clear();
  store.define(plain).value();
  Observation half = observation(2020, "5");
  half.numerator = 7;
  Observation other = observation(2021, "6");
  other.denominator = 8;
  other.note = "as printed";
  store
      .write(Batch(SourceCode("yearbook"))
                 .add(AgencyCode("pukou"), plain.code, half)
                 .add(AgencyCode("pukou"), plain.code, other))
      .value();
  const std::string text =
      exported(store, ExportFormat::kMarkdown, {.indicators = {plain.code}}, {.languages = {"en"}});
  CHECK(text.starts_with("## plain\n\n"));
  CHECK(text.find(" 2020: 7 / ?\n") != std::string::npos);
  CHECK(text.find(" 2021: ? / 8; as printed\n") != std::string::npos);
}

TEST_CASE("export markdown: an address is a link where it can be one") {
  Store store = exporting_store();
  const auto with_address = [&](const std::string& url) {
    SourceDocument yearbook = source("yearbook");
    yearbook.url = url;
    yearbook.document_number = "No. 7";
    yearbook.publisher = "Office";
    store.define(yearbook, Redefine::kReplace).value();
    const std::string text = exported(store, ExportFormat::kMarkdown, {}, {.languages = {"en"}});
    return text.substr(text.find("2. "));
  };
  CHECK(with_address("https://example.org/a") ==
        "2. Report yearbook, No. 7, Office, <https://example.org/a>\n");
  CHECK(with_address("shelf 3, on the left") ==
        "2. Report yearbook, No. 7, Office, shelf 3, on the left\n");
  CHECK(with_address("shelf") == "2. Report yearbook, No. 7, Office, shelf\n");
}

TEST_CASE("export: an indicator or an agency that is not defined is told with the nearest") {
  const Store store = exporting_store();
  std::ostringstream out;
  const auto said = [&](const ExportSelection& selection) {
    return shown(export_to(store, out, ExportFormat::kCsv, selection).error());
  };
  CHECK(said({.indicators = {IndicatorCode("rats")}}) ==
        "not_found: indicator \"rats\" is not defined; did you mean \"rate\"?");
  CHECK(said({.agencies = {AgencyCode("puko")}}) ==
        "not_found: agency \"puko\" is not defined; did you mean \"pukou\"?");
  CHECK(out.str().empty());
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
