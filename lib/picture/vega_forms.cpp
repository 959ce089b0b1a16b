#include <annals/vega.h>

#include <algorithm>

#include "picture/vega_labels.h"
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

Axis slope_axis(const SlopeChart& chart) {
  Extent extent;
  for (const ChartSlope& slope : chart.slopes) {
    if (slope.from.value) extent.add(slope.from.value->to_double());
    if (slope.to.value) extent.add(slope.to.value->to_double());
  }
  return axis_of(extent, chart.start, 6);
}

JsonText slope_years() {
  return json_object(
      {{"field", json_string("year")},
       {"type", json_string("ordinal")},
       {"title", {"null"}},
       {"scale", json_object({{"type", json_string("point")}, {"padding", json_number(0)}})},
       {"axis", json_object({{"labelAngle", json_number(0)}})}});
}

JsonText slope_layer(const VegaPlot& plot) {
  const JsonText dashes =
      json_object({{"field", json_string("across_break")},
                   {"type", json_string("nominal")},
                   {"legend", {"null"}},
                   {"scale", {"{\"domain\": [false, true], \"range\": [[1, 0], [2, 4]]}"}}});
  const JsonText mark = json_object({{"type", json_string("line")}, {"point", json_bool(true)}});
  return json_object({{"mark", mark},
                      {"encoding", json_object({{"x", plot.years},
                                                {"y", plot.along("value")},
                                                {"detail", vega_field("code", "nominal")},
                                                {"color", json_object(vega_colours(plot.lines))},
                                                {"strokeDash", dashes},
                                                {"tooltip", vega_tooltip()}})}});
}

std::vector<std::string> vega_slope_notes(const SlopeChart& chart, bool cut,
                                          const std::string& language) {
  std::vector<std::string> notes;
  if (!chart.unit.empty()) notes.push_back(say(language, "Unit: ", "单位：") + chart.unit);
  if (cut) {
    notes.push_back(say(language, "Heights show differences only: they do not begin at zero.",
                        "高低只表示差异，不从零开始。"));
  }
  const bool broken = std::any_of(chart.slopes.begin(), chart.slopes.end(),
                                  [](const ChartSlope& slope) { return slope.across_break; });
  if (broken) {
    notes.push_back(say(language, "Dashed lines lead across a break in series: not comparable.",
                        "虚线跨越口径中断，前后不可比。"));
  }
  notes.insert(notes.end(), chart.notes.begin(), chart.notes.end());
  return notes;
}

std::string vega_slope(const SlopeChart& chart, const VegaOptions& options) {
  std::vector<JsonText> values;
  std::vector<std::string> parts;
  std::vector<VegaLabel> left, right;
  VegaPlot plot{.axis = slope_axis(chart),
                .unit = chart.unit,
                .with_axis = false,
                .height = height_for(chart.slopes.size(), options.height),
                .years = slope_years()};
  for (const ChartSlope& slope : chart.slopes) {
    plot.lines.push_back(slope.label);
    for (const ChartPoint* const point : {&slope.from, &slope.to}) {
      if (!point->value) continue;
      JsonMembers members = vega_point(slope.label, slope.code, *point);
      members.emplace_back("across_break", json_bool(slope.across_break));
      values.push_back(json_object(members));
      const std::string value = value_words(*point, {}, options.language);
      const bool first = point == &slope.from;
      (first ? left : right)
          .push_back({.line = slope.label,
                      .words = first ? slope.label + "  " + value : value + "  " + slope.label,
                      .year = point->year,
                      .value = point->value->to_double()});
    }
    parts.push_back(slope.label + " " + value_words(slope.from, chart.unit, options.language) +
                    " \u2192 " + value_words(slope.to, chart.unit, options.language));
  }
  std::vector<JsonText> layers{slope_layer(plot)};
  for (const auto& [labels, side] :
       {std::pair(&left, VegaSide::kLeft), std::pair(&right, VegaSide::kRight)}) {
    for (JsonText& layer : vega_label_layers(*labels, plot, side)) {
      layers.push_back(std::move(layer));
    }
  }
  JsonMembers members = vega_head(chart.title, listed(chart.description, parts, options.language),
                                  vega_slope_notes(chart, plot.axis.cut, options.language));
  members.emplace_back("width", json_number(options.width / 2));
  members.emplace_back("height", json_number(plot.height));
  members.emplace_back("data", vega_values(values));
  members.emplace_back("layer", json_array(layers, true));
  return vega_text(members);
}

// A state of coverage: its code, its words, and its colours.
struct StateLook {
  Presence presence;
  std::string_view english, chinese_text, colour;
};
constexpr StateLook kStates[] = {
    {Presence::kPresent, "value", "有数值", "#0072b2"},
    {Presence::kMissingWithReason, "no value, and why", "无数值，附原因", "#e69f00"},
    {Presence::kMissing, "not on record", "无记录", "#d55e00"},
    {Presence::kNotExpected, "not expected", "不应有", "#eeeeee"}};

std::string state_words(Presence presence, const std::string& language) {
  for (const StateLook& state : kStates) {
    if (state.presence == presence) return say(language, state.english, state.chinese_text);
  }
  return {};
}

// The colours of the states that occur, in their order.
JsonText state_colours(const CoverageHeatMap& chart, const std::string& language) {
  std::vector<JsonText> words, colours;
  for (const StateLook& state : kStates) {
    const bool there =
        std::any_of(chart.rows.begin(), chart.rows.end(), [&](const CoverageChartRow& row) {
          return std::any_of(row.cells.begin(), row.cells.end(), [&](const CoverageCell& cell) {
            return cell.presence == state.presence;
          });
        });
    if (!there) continue;
    words.push_back(json_string(say(language, state.english, state.chinese_text)));
    colours.push_back(json_string(state.colour));
  }
  return json_object(
      {{"field", json_string("state")},
       {"type", json_string("nominal")},
       {"title", {"null"}},
       {"scale", json_object({{"domain", json_array(words)}, {"range", json_array(colours)}})}});
}

JsonMembers cell_of(const CoverageChartRow& row, std::size_t i, Year year,
                    const std::string& language) {
  const CoverageCell& cell = row.cells[i];
  return {{"label", json_string(row.label)},
          {"code", json_string(row.code)},
          {"year", json_number(static_cast<int>(year))},
          {"presence", json_string(to_string(cell.presence))},
          {"state", json_string(state_words(cell.presence, language))},
          {"status", json_string(cell.status.letters())},
          {"status_words", json_string(status_words(cell.status, language))}};
}

// The letters of a status, on cells that have one.
JsonText letters_layer(const JsonText& years) {
  const JsonText colour =
      json_object({{"condition", json_object({{"test", json_string("datum.presence == 'present'")},
                                              {"value", json_string("white")}})},
                   {"value", json_string("black")}});
  return json_object(
      {{"transform", json_array({json_object({{"filter", json_string("datum.status != 'A'")}})})},
       {"mark", json_object({{"type", json_string("text")}})},
       {"encoding", json_object({{"x", years},
                                 {"y", names_axis()},
                                 {"text", vega_field("status", "nominal")},
                                 {"color", colour}})}});
}

std::string vega_coverage(const CoverageHeatMap& chart, const VegaOptions& options) {
  std::vector<JsonText> values;
  std::vector<std::string> parts;
  for (const CoverageChartRow& row : chart.rows) {
    std::size_t present = 0;
    for (std::size_t i = 0; i < std::min(row.cells.size(), chart.years.size()); ++i) {
      present += row.cells[i].presence == Presence::kPresent;
      values.push_back(json_object(cell_of(row, i, chart.years[i], options.language)));
    }
    parts.push_back(row.label + " " + std::to_string(present) + "/" +
                    std::to_string(row.cells.size()));
  }
  const JsonText x = json_object(
      {{"field", json_string("year")}, {"type", json_string("ordinal")}, {"title", {"null"}}});
  const JsonText tooltip =
      json_array({vega_field("label", "nominal"), vega_field("year", "ordinal"),
                  vega_field("state", "nominal"), vega_field("status_words", "nominal")});
  const JsonText cells = json_object(
      {{"mark", json_object({{"type", json_string("rect")}, {"stroke", json_string("white")}})},
       {"encoding", json_object({{"x", x},
                                 {"y", names_axis()},
                                 {"color", state_colours(chart, options.language)},
                                 {"tooltip", tooltip}})}});
  JsonMembers members =
      vega_head(chart.title, listed(chart.description, parts, options.language), chart.notes);
  members.emplace_back("data", vega_values(values));
  members.emplace_back("layer", json_array({cells, letters_layer(x)}, true));
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
