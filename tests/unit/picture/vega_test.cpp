#include <annals/vega.h>
#include <doctest/doctest.h>

#include <algorithm>
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

// The layers whose mark is of a type.
std::vector<Json> layers_of(const Json& json, const std::string& mark) {
  std::vector<Json> found;
  for (const Json& layer : json["layer"]) {
    if (layer["mark"]["type"] == mark) found.push_back(layer);
  }
  return found;
}

TEST_CASE("vega: names and last values stand at the ends of lines and targets, not in a legend") {
  const Json json = spec(full_chart());
  const auto words = layers_of(json, "text");
  REQUIRE(words.size() == 1);
  CHECK(words[0]["encoding"]["x"]["value"] == "width");
  const Json& values = words[0]["data"]["values"];
  REQUIRE(values.size() == 4);
  CHECK(values[0]["words"] == "Pukou at least 78");
  CHECK(values[0]["year"] == 2021);
  CHECK(values[1]["words"] == "浦口区 about 77.5");
  CHECK(values[2]["words"] == "Target \u2265 80");
  CHECK(values[2]["label"].is_null());
  for (const Json& layer : json["layer"]) {
    for (const char* const channel : {"color", "shape", "strokeDash"}) {
      if (!layer["encoding"].contains(channel)) continue;
      const Json& encoding = layer["encoding"][channel];
      CHECK(
          (encoding.contains("condition") ? encoding["condition"] : encoding)["legend"].is_null());
    }
  }
}

TEST_CASE("vega: labels of lines that end together are as far apart as their letters are high") {
  std::vector<ChartLine> lines;
  for (int i = 0; i < 40; ++i)
    lines.push_back(line("line " + std::to_string(i), {point(2019, "50"), point(2020, "90")}));
  const Json json = spec(chart_of_lines(lines));
  const Json& domain = json["layer"][0]["encoding"]["y"]["scale"]["domain"];
  const double pixels = json["height"].get<double>();
  const double each = (domain[1].get<double>() - domain[0].get<double>()) / pixels;
  std::vector<double> places;
  const auto words = layers_of(json, "text");
  REQUIRE(words.size() == 1);
  for (const Json& value : words[0]["data"]["values"]) {
    places.push_back(value["place"].get<double>() / each);
  }
  REQUIRE(places.size() == 40);
  CHECK(pixels >= 40 * 14);
  std::sort(places.begin(), places.end());
  for (std::size_t i = 1; i < places.size(); ++i) CHECK(places[i] - places[i - 1] >= 13.9);
}

TEST_CASE("vega: the axis reaches from end to end of what is said of it") {
  const Json near = spec(chart_of_lines({line("", {point(2019, "97.3"), point(2020, "98.1")})}));
  CHECK(near["layer"][0]["encoding"]["y"]["scale"]["domain"][0] == 97.2);
  CHECK(near["title"]["subtitle"][0].get<std::string>().find("97.2") != std::string::npos);
}

TEST_CASE("vega: a break of the only line is a rule, as one of all lines is") {
  LineChart chart = chart_of_lines({line("a", {point(2018, "1"), point(2019, "2")})});
  chart.lines[0].breaks.push_back({Year(2019), "moved"});
  const auto rules = layers_of(spec(chart), "rule");
  REQUIRE(rules.size() == 2);  // the other leads to the label
  CHECK(rules[0]["data"]["values"][0]["year"] == 2018.5);
  CHECK(rules[0]["data"]["values"][0]["words"] == "break in series: moved");
}

TEST_CASE("vega: a break of one line among several is two strokes across its way") {
  LineChart chart = chart_of_lines({line("a", {point(2018, "1"), point(2019, "2")}),
                                    line("b", {point(2018, "5"), point(2019, "8", "B")})});
  chart.lines[0].breaks.push_back({Year(2019), "moved"});
  const auto words = layers_of(spec(chart), "text");
  REQUIRE(words.size() == 2);
  CHECK(words[0]["mark"]["text"] == "//");
  const Json& strokes = words[0]["data"]["values"];
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[0]["year"] == 2018.5);
  CHECK(strokes[0]["value"] == 1.5);
  CHECK(strokes[0]["words"] == "break in series: moved");
  CHECK(strokes[1]["label"] == "b");
  CHECK(strokes[1]["words"] == "break in series");
}

TEST_CASE("vega: a slope chart has labels on both sides, and says its unit") {
  const Json json = Json::parse(to_vega_lite(full_slope()));
  const auto words = layers_of(json, "text");
  REQUIRE(words.size() == 2);
  CHECK(words[0]["data"]["values"].size() == 3);
  CHECK(words[0]["data"]["values"][0]["words"] == "Pukou  90");
  CHECK(words[1]["data"]["values"].size() == 2);
  CHECK(words[1]["data"]["values"][0]["words"] == "97.30  Pukou");
  CHECK(json["title"]["subtitle"][0] == "Unit: %");
  CHECK(json["title"]["subtitle"][1].get<std::string>().find("not begin at zero") !=
        std::string::npos);
}

TEST_CASE("vega: a state of coverage is told in the language asked for, beside its code") {
  const Json json = Json::parse(to_vega_lite(full_coverage(), {.language = "zh"}));
  const Json& values = json["data"]["values"];
  CHECK(values[0]["presence"] == "not_expected");
  CHECK(values[0]["state"] == "不应有");
  CHECK(values[3]["state"] == "无数值，附原因");
  CHECK(values[3]["status_words"] == "不公布");
  const Json& colour = json["layer"][0]["encoding"]["color"];
  CHECK(colour["field"] == "state");
  CHECK(colour["scale"]["domain"] == Json{"有数值", "无数值，附原因", "无记录", "不应有"});
  CoverageHeatMap whole = full_coverage();
  whole.rows.erase(whole.rows.begin());
  const Json one = Json::parse(to_vega_lite(whole));
  CHECK(one["layer"][0]["encoding"]["color"]["scale"]["domain"] == Json{"value"});
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
