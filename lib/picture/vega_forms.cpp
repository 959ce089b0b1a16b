#include <annals/vega.h>

#include <algorithm>

#include "picture/vega_parts.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

// Names down the side, in the order of the values.
JsonText names_axis() {
  return json_object({{"field", json_string("label")},
                      {"type", json_string("nominal")},
                      {"title", {"null"}},
                      {"sort", {"null"}},
                      {"axis", json_object({{"labelLimit", json_number(320)}})}});
}

// What those hear who do not see the picture.
std::string listed(const std::string& description, const std::vector<std::string>& parts,
                   const std::string& language) {
  if (!description.empty()) return description;
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : say(language, "; ", "；")) + part;
  }
  return text.empty() ? say(language, "Nothing is on record.", "没有记录。") : text;
}

std::string vega_bars(const RankedBars& chart, const VegaOptions& options) {
  std::vector<JsonText> values;
  std::vector<std::string> parts;
  for (const ChartBar& bar : chart.bars) {
    JsonMembers members = vega_point(bar.label, bar.code, bar.point);
    members.emplace_back("rank", json_string(bar.rank));
    members.emplace_back("emphasized", json_bool(bar.emphasized));
    values.push_back(json_object(members));
    parts.push_back(bar.label + " " + value_words(bar.point, chart.unit, options.language));
  }
  const JsonText place = vega_quantity("value", chart.unit, true);
  const JsonText colour =
      json_object({{"condition", json_object({{"test", json_string("datum.emphasized")},
                                              {"value", json_string("#0072b2")}})},
                   {"value", json_string("#56b4e9")}});
  std::vector<JsonText> layers{
      json_object({{"mark", json_object({{"type", json_string("bar")}})},
                   {"encoding", json_object({{"y", names_axis()},
                                             {"x", place},
                                             {"color", colour},
                                             {"tooltip", vega_tooltip()}})}})};
  if (chart.target) {
    const JsonText rule =
        json_object({{"value", json_number(chart.target->value.to_double())},
                     {"words", json_string(target_words(*chart.target, options.language))}});
    layers.push_back(vega_rules({rule}, "x", place));
  }
  if (chart.median) {
    const JsonText rule =
        json_object({{"value", json_number(*chart.median)},
                     {"words", json_string(say(options.language, "median", "中位数"))}});
    layers.push_back(vega_rules({rule}, "x", place));
  }
  JsonMembers members =
      vega_head(chart.title, listed(chart.description, parts, options.language), chart.notes);
  members.emplace_back("width", json_number(options.width));
  members.emplace_back("data", vega_values(values));
  members.emplace_back("layer", json_array(layers, true));
  return vega_text(members);
}

std::string vega_slope(const SlopeChart& chart, const VegaOptions& options) {
  std::vector<JsonText> values;
  std::vector<std::string> parts, notes;
  bool broken = false;
  for (const ChartSlope& slope : chart.slopes) {
    for (const ChartPoint* const point : {&slope.from, &slope.to}) {
      if (!point->value) continue;
      JsonMembers members = vega_point(slope.label, slope.code, *point);
      members.emplace_back("across_break", json_bool(slope.across_break));
      values.push_back(json_object(members));
    }
    broken = broken || slope.across_break;
    parts.push_back(slope.label + " " + value_words(slope.from, chart.unit, options.language) +
                    " \u2192 " + value_words(slope.to, chart.unit, options.language));
  }
  if (broken) {
    notes.push_back(say(options.language,
                        "Dashed lines lead across a break in series: not comparable.",
                        "虚线跨越口径中断，前后不可比。"));
  }
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  const JsonText x = json_object({{"field", json_string("year")},
                                  {"type", json_string("ordinal")},
                                  {"title", {"null"}},
                                  {"axis", json_object({{"labelAngle", json_number(0)}})}});
  const JsonText dashes =
      json_object({{"field", json_string("across_break")},
                   {"type", json_string("nominal")},
                   {"legend", {"null"}},
                   {"scale", {"{\"domain\": [false, true], \"range\": [[1, 0], [2, 4]]}"}}});
  const JsonText mark = json_object({{"type", json_string("line")}, {"point", json_bool(true)}});
  const JsonText encoding =
      json_object({{"x", x},
                   {"y", vega_quantity("value", chart.unit, chart.start == AxisStart::kZero)},
                   {"detail", vega_field("code", "nominal")},
                   {"color", vega_colours()},
                   {"strokeDash", dashes},
                   {"tooltip", vega_tooltip()}});
  JsonMembers members =
      vega_head(chart.title, listed(chart.description, parts, options.language), notes);
  members.emplace_back("width", json_number(options.width / 2));
  members.emplace_back("height", json_number(options.height));
  members.emplace_back("data", vega_values(values));
  members.emplace_back("mark", mark);
  members.emplace_back("encoding", encoding);
  return vega_text(members);
}

std::string vega_coverage(const CoverageHeatMap& chart, const VegaOptions& options) {
  std::vector<JsonText> values;
  std::vector<std::string> parts;
  for (const CoverageChartRow& row : chart.rows) {
    std::size_t present = 0;
    for (std::size_t i = 0; i < std::min(row.cells.size(), chart.years.size()); ++i) {
      present += row.cells[i].presence == Presence::kPresent;
      values.push_back(json_object({{"label", json_string(row.label)},
                                    {"code", json_string(row.code)},
                                    {"year", json_number(static_cast<int>(chart.years[i]))},
                                    {"presence", json_string(to_string(row.cells[i].presence))},
                                    {"status", json_string(row.cells[i].status.letters())}}));
    }
    parts.push_back(row.label + " " + std::to_string(present) + "/" +
                    std::to_string(row.cells.size()));
  }
  const JsonText colour =
      json_object({{"field", json_string("presence")},
                   {"type", json_string("nominal")},
                   {"title", {"null"}},
                   {"legend", {"{\"labelExpr\": \"replace(datum.label, /_/g, ' ')\"}"}},
                   {"scale",
                    {"{\"domain\": [\"present\", \"missing_with_reason\", \"missing\", "
                     "\"not_expected\"], "
                     "\"range\": [\"#0072b2\", \"#e69f00\", \"#d55e00\", \"#eeeeee\"]}"}}});
  const JsonText x = json_object(
      {{"field", json_string("year")}, {"type", json_string("ordinal")}, {"title", {"null"}}});
  JsonMembers members =
      vega_head(chart.title, listed(chart.description, parts, options.language), chart.notes);
  members.emplace_back("data", vega_values(values));
  members.emplace_back(
      "mark", json_object({{"type", json_string("rect")}, {"stroke", json_string("white")}}));
  members.emplace_back(
      "encoding",
      json_object(
          {{"x", x},
           {"y", names_axis()},
           {"color", colour},
           {"tooltip",
            json_array({vega_field("label", "nominal"), vega_field("year", "ordinal"),
                        vega_field("presence", "nominal"), vega_field("status", "nominal")})}}));
  return vega_text(members);
}

}  // namespace
}  // namespace picture

std::string to_vega_lite(const RankedBars& chart, const VegaOptions& options) {
  return picture::vega_bars(chart, options);
}

std::string to_vega_lite(const SlopeChart& chart, const VegaOptions& options) {
  return picture::vega_slope(chart, options);
}

std::string to_vega_lite(const CoverageHeatMap& chart, const VegaOptions& options) {
  return picture::vega_coverage(chart, options);
}

}  // namespace annals
