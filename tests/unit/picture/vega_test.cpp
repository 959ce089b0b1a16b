#include <annals/vega.h>
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "charts.h"

TEST_SUITE_BEGIN("vega");

namespace annals::test {
namespace {

using Json = nlohmann::json;

Json spec(const LineChart& chart) { return Json::parse(to_vega_lite(chart)); }

TEST_CASE("vega: a specification names its version, its title and its values") {
  const Json json = spec(full_chart());
  CHECK(json["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json");
  CHECK(json["title"]["text"] == "Appearance rate");
  const Json& values = json["data"]["values"];
  REQUIRE(values.size() == 9);
  CHECK(values[0]["label"] == "Pukou");
  CHECK(values[0]["year"] == 2016);
  CHECK(values[0]["value"] == 40);
  CHECK(values[0]["printed"] == "40");
  CHECK(values[0]["low"] == 36);
  CHECK(values[2]["status"] == "P");
  CHECK(values[4]["bound"] == "at_least");
}

TEST_CASE("vega: a value keeps the digits it was printed with") {
  const Json json = spec(chart_of_lines({line("", {point(2020, "97.30")})}));
  CHECK(json["data"]["values"][0]["printed"] == "97.30");
}

TEST_CASE("vega: gaps and breaks part the runs, which lines are drawn through") {
  LineChart chart = chart_of_lines({line("", {point(2016, "1"), point(2017, "2"), point(2019, "3"),
                                              point(2020, "4"), point(2021, "5")})});
  chart.breaks.push_back({Year(2021), "rule"});
  const Json json = spec(chart);
  std::vector<std::string> runs;
  for (const Json& value : json["data"]["values"]) runs.push_back(value["run"]);
  CHECK(runs == std::vector<std::string>{"0-0", "0-0", "0-1", "0-1", "0-2"});
  CHECK(json["layer"][0]["encoding"]["detail"]["field"] == "run");
}

TEST_CASE("vega: an axis that does not begin at zero is said to") {
  const Json near = spec(chart_of_lines({line("", {point(2019, "97.3"), point(2020, "98.1")})}));
  CHECK(near["layer"][0]["encoding"]["y"]["scale"]["zero"] == false);
  CHECK(near["title"]["subtitle"][0].get<std::string>().find("is cut") != std::string::npos);
  const Json wide = spec(chart_of_lines({line("", {point(2019, "10"), point(2020, "98.1")})}));
  CHECK(wide["layer"][0]["encoding"]["y"]["scale"]["zero"] == true);
  CHECK(wide["title"]["subtitle"].empty());
}

TEST_CASE("vega: hostile text is text, and ends no script") {
  LineChart chart = chart_of_lines({line("</script>\"\\\x01\u202E", {point(2020, "1")})});
  const std::string text = to_vega_lite(chart);
  CHECK(text.find("</script") == std::string::npos);
  CHECK(text.find('\x01') == std::string::npos);
  CHECK(Json::parse(text)["data"]["values"][0]["label"] == "</script>\"\\\x01\u202E");
}

TEST_CASE("vega: every form is JSON, also of nothing") {
  RankedBars bars{.title = "b", .description = {}, .unit = "%"};
  bars.bars.push_back({.label = "a", .code = "a", .point = point(2020, "", "Q")});
  bars.median = 3;
  bars.target = ChartTarget{.value = dec("5")};
  CHECK(Json::parse(to_vega_lite(bars))["layer"].size() == 3);
  CHECK(Json::parse(to_vega_lite(bars))["data"]["values"][0]["value"].is_null());
  SlopeChart slope{.title = "s", .from = Year(2019), .to = Year(2020)};
  slope.slopes.push_back(
      {.label = "a", .code = "a", .from = point(2019, "1"), .to = point(2020, "2")});
  CHECK(Json::parse(to_vega_lite(slope))["data"]["values"].size() == 2);
  SmallMultiples multiples{.title = "m", .description = {}, .panels = {full_chart(), full_chart()}};
  CHECK(Json::parse(to_vega_lite(multiples))["concat"].size() == 2);
  CoverageHeatMap map{.title = "c", .description = {}, .years = {Year(2020)}};
  map.rows.push_back({.label = "a", .code = "a", .cells = {{.presence = Presence::kMissing}}});
  CHECK(Json::parse(to_vega_lite(map))["data"]["values"][0]["presence"] == "missing");
  CHECK(Json::parse(to_vega_lite(LineChart())).is_object());
  CHECK(Json::parse(to_vega_lite(SmallMultiples())).is_object());
  CHECK(Json::parse(to_vega_lite(RankedBars())).is_object());
  CHECK(Json::parse(to_vega_lite(CoverageHeatMap())).is_object());
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
