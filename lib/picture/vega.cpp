#include <annals/vega.h>

#include <algorithm>

#include "picture/plot.h"
#include "picture/vega_parts.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

// Values of a chart, each with the number of its run; what has no value has no place in it.
void add_values(std::vector<JsonText>& values, const LineChart& chart) {
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const ChartLine& line = chart.lines[i];
    int run_number = 0;
    for (const Run& run : runs_of(line, chart.breaks)) {
      const std::string name = std::to_string(i) + "-" + std::to_string(run_number++);
      for (const ChartPoint* const point : run) {
        JsonMembers members = vega_point(line.label, line.code, *point);
        members.emplace_back("run", json_string(name));
        values.push_back(json_object(members));
      }
    }
  }
}

JsonText year_axis() {
  return json_object(
      {{"field", json_string("year")},
       {"type", json_string("quantitative")},
       {"title", {"null"}},
       {"scale", json_object({{"zero", json_bool(false)}, {"nice", json_bool(false)}})},
       {"axis", json_object({{"format", json_string("d")},
                             {"tickMinStep", json_number(1)},
                             {"grid", json_bool(false)}})}});
}

JsonText line_layer(const JsonText& y, bool several) {
  JsonMembers encoding{{"x", year_axis()}, {"y", y}, {"detail", vega_field("run", "nominal")}};
  if (several) {
    encoding.emplace_back("color", vega_colours());
    encoding.emplace_back("strokeDash", vega_unexplained("label"));
  }
  return json_object({{"mark", json_object({{"type", json_string("line")}})},
                      {"encoding", json_object(encoding)}});
}

JsonText band_layer(std::string_view unit, bool cut, bool several) {
  JsonMembers encoding{{"x", year_axis()},
                       {"y", vega_quantity("low", unit, !cut)},
                       {"y2", json_object({{"field", json_string("high")}})},
                       {"detail", vega_field("run", "nominal")}};
  if (several) encoding.emplace_back("color", vega_colours());
  const JsonText valid = json_object({{"filter", json_string("isValid(datum.low)")}});
  return json_object(
      {{"transform", json_array({valid})},
       {"mark", json_object({{"type", json_string("area")}, {"opacity", json_number(0.15)}})},
       {"encoding", json_object(encoding)}});
}

// Full marks, and hollow ones for what has a status.
JsonText point_layer(const JsonText& y, bool several) {
  const JsonText fill =
      json_object({{"condition", json_object({{"test", json_string("datum.status != 'A'")},
                                              {"value", json_string("white")}})}});
  JsonMembers encoding{{"x", year_axis()}, {"y", y}, {"fill", fill}, {"tooltip", vega_tooltip()}};
  if (several) {
    encoding.emplace_back("color", vega_colours());
    encoding.emplace_back("shape", vega_unexplained("label"));
  }
  return json_object({{"mark", json_object({{"type", json_string("point")},
                                            {"size", json_number(50)},
                                            {"opacity", json_number(1)}})},
                      {"encoding", json_object(encoding)}});
}

JsonText words_at(std::string_view place, double at, const std::string& words) {
  return json_object({{place, json_number(at)}, {"words", json_string(words)}});
}

// Targets of all years, breaks, and targets of a year.
std::vector<JsonText> rule_layers(const LineChart& chart, bool cut, const std::string& language) {
  std::vector<JsonText> all, of_year, breaks, layers;
  for (const ChartTarget& target : chart.targets) {
    const std::string words = target_words(target, language);
    if (!target.year) {
      all.push_back(words_at("value", target.value.to_double(), words));
      continue;
    }
    of_year.push_back(json_object({{"value", json_number(target.value.to_double())},
                                   {"year", json_number(static_cast<int>(*target.year))},
                                   {"words", json_string(words)}}));
  }
  for (const ChartBreak& each : chart.breaks) {
    breaks.push_back(words_at("year", static_cast<int>(each.first_year) - 0.5,
                              say(language, "break in series: ", "口径中断：") + each.reason));
  }
  const JsonText y = vega_quantity("value", chart.unit, !cut);
  if (!all.empty()) layers.push_back(vega_rules(all, "y", y));
  if (!breaks.empty()) layers.push_back(vega_rules(breaks, "x", year_axis()));
  if (of_year.empty()) return layers;
  layers.push_back(json_object(
      {{"data", vega_values(of_year)},
       {"mark", json_object({{"type", json_string("tick")},
                             {"orient", json_string("horizontal")},
                             {"thickness", json_number(2)},
                             {"color", json_string("#333333")}})},
       {"encoding", json_object({{"x", year_axis()},
                                 {"y", y},
                                 {"tooltip", json_array({vega_field("words", "nominal")})}})}}));
  return layers;
}

bool any_interval(const LineChart& chart) {
  SignsSeen signs;
  for (const ChartLine& line : chart.lines) {
    for (const ChartPoint& point : line.points) signs.add(point);
  }
  return signs.intervals;
}

// The plot of a chart: its size, its values and its layers.
void add_plot(JsonMembers& members, const LineChart& chart, bool cut, int width, int height,
              const std::string& language) {
  std::vector<JsonText> values;
  add_values(values, chart);
  const JsonText y = vega_quantity("value", chart.unit, !cut);
  const bool several = chart.lines.size() > 1;
  std::vector<JsonText> layers;
  if (any_interval(chart)) layers.push_back(band_layer(chart.unit, cut, several));
  layers.push_back(line_layer(y, several));
  layers.push_back(point_layer(y, several));
  for (JsonText& layer : rule_layers(chart, cut, language)) layers.push_back(std::move(layer));
  members.emplace_back("width", json_number(width));
  members.emplace_back("height", json_number(height));
  members.emplace_back("data", vega_values(values));
  members.emplace_back("layer", json_array(layers, true));
}

std::string vega_lines(const LineChart& whole, const VegaOptions& options) {
  const LineChart chart = trimmed(whole);
  const Axis axis = axis_of(extent_of(chart), chart.start, 6);
  const std::string cut = axis.cut ? end_of(axis, {}, chart.unit, options.language) : "";
  JsonMembers members = vega_head(chart.title, description_of(chart, options.language),
                                  notes_of(chart, cut, options.language));
  add_plot(members, chart, axis.cut, options.width, options.height, options.language);
  return vega_text(members);
}

std::string vega_multiples(const SmallMultiples& chart, const VegaOptions& options) {
  constexpr int kColumns = 3;
  std::vector<JsonText> panels;
  std::string description = chart.description;
  std::vector<std::string> notes = chart.notes;
  Extent extent;
  bool one_scale = chart.one_scale;
  for (const LineChart& panel : chart.panels) {
    extent.add(extent_of(trimmed(panel)));
    one_scale = one_scale && panel.unit == chart.panels.front().unit;
  }
  bool cut = false;
  for (const LineChart& whole : chart.panels) {
    const LineChart panel = trimmed(whole);
    const Axis axis = axis_of(one_scale ? extent : extent_of(panel), panel.start, 3);
    cut = cut || axis.cut;
    JsonMembers members{{"title", json_string(panel.title)}};
    add_plot(members, panel, axis.cut, options.width / kColumns, options.height / 2,
             options.language);
    panels.push_back(json_object(members));
    if (chart.description.empty()) {
      description += panel.title + ": " + description_of(panel, options.language) + " ";
    }
  }
  if (cut) {
    notes.insert(notes.begin(), say(options.language, "Axes are cut: they do not begin at zero.",
                                    "数值轴有截断，不从零开始。"));
  }
  JsonMembers members = vega_head(chart.title, description, notes);
  members.emplace_back("concat", json_array(panels, true));
  members.emplace_back("columns", json_number(kColumns));
  const std::string_view scale = one_scale ? "shared" : "independent";
  members.emplace_back(
      "resolve",
      json_object(
          {{"scale", json_object({{"x", json_string("shared")}, {"y", json_string(scale)}})}}));
  return vega_text(members);
}

}  // namespace
}  // namespace picture

std::string to_vega_lite(const LineChart& chart, const VegaOptions& options) {
  return picture::vega_lines(chart, options);
}

std::string to_vega_lite(const SmallMultiples& chart, const VegaOptions& options) {
  return picture::vega_multiples(chart, options);
}

}  // namespace annals
