#include <annals/vega.h>

#include <algorithm>

#include "picture/plot.h"
#include "picture/vega_labels.h"
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

JsonText line_layer(const VegaPlot& plot) {
  JsonMembers encoding{
      {"x", plot.years}, {"y", plot.along("value")}, {"detail", vega_field("run", "nominal")}};
  if (plot.several()) {
    encoding.emplace_back("color", json_object(vega_colours(plot.lines)));
    encoding.emplace_back("strokeDash", json_object(vega_by_label(plot.lines)));
  }
  return json_object({{"mark", json_object({{"type", json_string("line")},
                                            {"color", json_string(line_style(0).colour)}})},
                      {"encoding", json_object(encoding)}});
}

JsonText band_layer(const VegaPlot& plot) {
  JsonMembers encoding{{"x", plot.years},
                       {"y", plot.along("low")},
                       {"y2", json_object({{"field", json_string("high")}})},
                       {"detail", vega_field("run", "nominal")}};
  if (plot.several()) encoding.emplace_back("color", json_object(vega_colours(plot.lines)));
  const JsonText valid = json_object({{"filter", json_string("isValid(datum.low)")}});
  return json_object({{"transform", json_array({valid})},
                      {"mark", json_object({{"type", json_string("area")},
                                            {"color", json_string(line_style(0).colour)},
                                            {"opacity", json_number(0.15)}})},
                      {"encoding", json_object(encoding)}});
}

// Full marks, and hollow ones for what has a status.
JsonText point_layer(const VegaPlot& plot) {
  const std::string_view own = line_style(0).colour;
  JsonMembers full{{"value", json_string(own)}};
  if (plot.several()) full = vega_colours(plot.lines);
  const JsonText hollow =
      json_object({{"test", json_string("datum.status != 'A'")}, {"value", json_string("white")}});
  JsonMembers fill = full;
  fill.emplace_back("condition", hollow);
  JsonMembers encoding{{"x", plot.years},
                       {"y", plot.along("value")},
                       {"fill", json_object(fill)},
                       {"tooltip", vega_tooltip()}};
  if (plot.several()) {
    encoding.emplace_back("stroke", json_object(vega_colours(plot.lines)));
    encoding.emplace_back("shape", json_object(vega_by_label(plot.lines)));
  }
  return json_object({{"mark", json_object({{"type", json_string("point")},
                                            {"stroke", json_string(own)},
                                            {"size", json_number(50)},
                                            {"opacity", json_number(1)}})},
                      {"encoding", json_object(encoding)}});
}

std::string break_words(const std::string& reason, const std::string& language) {
  if (reason.empty()) return say(language, "break in series", "口径中断");
  return say(language, "break in series: ", "口径中断：") + reason;
}

// Where all lines are parted, or the only one is: half a year before.
JsonText break_rules(const LineChart& chart, const VegaPlot& plot, const std::string& language) {
  std::vector<JsonText> rules;
  for (const ChartBreak& each : breaks_of_plot(chart)) {
    rules.push_back(json_object({{"year", json_number(static_cast<int>(each.first_year) - 0.5)},
                                 {"words", json_string(break_words(each.reason, language))}}));
  }
  if (rules.empty()) return {};
  return vega_rules(rules, "x", plot.years);
}

// Where one of several is parted: two strokes across its way.
JsonText own_breaks(const LineChart& chart, const VegaPlot& plot, const std::string& language) {
  std::vector<JsonText> strokes;
  for (const ChartLine& line : chart.lines) {
    const std::vector<Run> runs = runs_of(line, chart.breaks);
    for (std::size_t i = 1; i < runs.size(); ++i) {
      if (!breaks_itself(line, *runs[i].front())) continue;
      const ChartPoint& before = *runs[i - 1].back();
      const ChartPoint& after = *runs[i].front();
      const auto first =
          std::find_if(line.breaks.begin(), line.breaks.end(),
                       [&](const ChartBreak& each) { return each.first_year == after.year; });
      const std::string reason = first == line.breaks.end() ? std::string() : first->reason;
      const int years = static_cast<int>(before.year) + static_cast<int>(after.year);
      strokes.push_back(json_object(
          {{"year", json_number(years / 2.0)},
           {"value", json_number((before.value->to_double() + after.value->to_double()) / 2)},
           {"label", json_string(line.label)},
           {"words", json_string(break_words(reason, language))}}));
    }
  }
  if (strokes.empty()) return {};
  return json_object(
      {{"data", vega_values(strokes)},
       {"mark", json_object({{"type", json_string("text")},
                             {"text", json_string("//")},
                             {"fontSize", json_number(14)}})},
       {"encoding", json_object({{"x", plot.years},
                                 {"y", plot.along("value")},
                                 {"tooltip", json_array({vega_field("label", "nominal"),
                                                         vega_field("words", "nominal")})}})}});
}

// Of all years a rule, of a year a stroke in it.
std::vector<JsonText> target_layers(const LineChart& chart, const VegaPlot& plot,
                                    const std::string& language) {
  std::vector<JsonText> all, of_year, layers;
  for (const ChartTarget& target : chart.targets) {
    JsonMembers members{{"value", json_number(target.value.to_double())},
                        {"words", json_string(target_words(target, language))}};
    if (target.year) {
      members.emplace_back("year", json_number(static_cast<int>(*target.year)));
    }
    (target.year ? of_year : all).push_back(json_object(members));
  }
  if (!all.empty()) layers.push_back(vega_rules(all, "y", plot.along("value")));
  if (of_year.empty()) return layers;
  layers.push_back(json_object(
      {{"data", vega_values(of_year)},
       {"mark", json_object({{"type", json_string("tick")},
                             {"orient", json_string("horizontal")},
                             {"size", json_number(26)},
                             {"thickness", json_number(2)},
                             {"color", json_string(kTarget)}})},
       {"encoding", json_object({{"x", plot.years},
                                 {"y", plot.along("value")},
                                 {"tooltip", json_array({vega_field("words", "nominal")})}})}}));
  return layers;
}

// The name and the last value of each line, and the targets.
std::vector<VegaLabel> labels_of_ends(const LineChart& chart, const std::string& language) {
  std::vector<VegaLabel> labels;
  for (const ChartLine& line : chart.lines) {
    const auto last = std::find_if(line.points.rbegin(), line.points.rend(),
                                   [](const ChartPoint& point) { return bool(point.value); });
    if (last == line.points.rend()) continue;
    const std::string name = line.label.empty() ? "" : line.label + " ";
    labels.push_back({.line = line.label,
                      .words = name + value_words(*last, {}, language),
                      .year = last->year,
                      .value = last->value->to_double()});
  }
  const auto years = years_of(chart);
  for (const ChartTarget& target : chart.targets) {
    labels.push_back({.line = {},
                      .words = target_words(target, language),
                      .year = target.year.value_or(years ? years->last : kLastYear),
                      .value = target.value.to_double(),
                      .of_target = true});
  }
  return labels;
}

bool any_interval(const LineChart& chart) {
  SignsSeen signs;
  for (const ChartLine& line : chart.lines) {
    for (const ChartPoint& point : line.points) signs.add(point);
  }
  return signs.intervals;
}

// The plot of a chart: its size, its values and its layers.
void add_plot(JsonMembers& members, const LineChart& chart, const Axis& axis,
              const VegaOptions& size) {
  std::vector<JsonText> values;
  add_values(values, chart);
  const std::vector<VegaLabel> labels = labels_of_ends(chart, size.language);
  VegaPlot plot{.axis = axis,
                .unit = chart.unit,
                .height = height_for(labels.size(), size.height),
                .years = year_axis()};
  for (const ChartLine& line : chart.lines) plot.lines.push_back(line.label);
  std::vector<JsonText> layers;
  const auto add = [&](JsonText layer) {
    if (!layer.text.empty()) layers.push_back(std::move(layer));
  };
  if (any_interval(chart)) add(band_layer(plot));
  add(line_layer(plot));
  add(point_layer(plot));
  for (JsonText& layer : target_layers(chart, plot, size.language)) add(std::move(layer));
  add(break_rules(chart, plot, size.language));
  if (plot.several()) add(own_breaks(chart, plot, size.language));
  for (JsonText& layer : vega_label_layers(labels, plot, VegaSide::kRight)) add(std::move(layer));
  members.emplace_back("width", json_number(size.width));
  members.emplace_back("height", json_number(plot.height));
  members.emplace_back("data", vega_values(values));
  members.emplace_back("layer", json_array(layers, true));
}

std::string vega_lines(const LineChart& whole, const VegaOptions& options) {
  const LineChart chart = trimmed(whole);
  const Axis axis = axis_of(extent_of(chart), chart.start, 6);
  const std::string cut = axis.cut ? end_of(axis, {}, chart.unit, options.language) : "";
  JsonMembers members = vega_head(chart.title, description_of(chart, options.language),
                                  notes_of(chart, cut, options.language));
  add_plot(members, chart, axis, options);
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
    add_plot(members, panel, axis,
             {.width = options.width / kColumns,
              .height = options.height / 2,
              .language = options.language});
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
      json_object({{"scale", json_object({{"x", json_string("shared")},
                                          {"y", json_string(scale)},
                                          {"color", json_string("independent")},
                                          {"shape", json_string("independent")},
                                          {"strokeDash", json_string("independent")}})}}));
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
