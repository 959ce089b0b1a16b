#include "picture/vega_labels.h"

#include <algorithm>

#include "picture/canvas.h"
#include "picture/text_room.h"

namespace annals::picture {
namespace {

constexpr double kVegaLabelDistance = 14;
constexpr int kLeader = 12, kWordsLimit = 320;

// In the unit of the axis, from which the plot takes them back to where they were.
std::vector<double> label_places(const std::vector<VegaLabel>& labels, const VegaPlot& plot) {
  std::vector<double> wishes;
  for (const VegaLabel& label : labels) {
    wishes.push_back(plot.axis.place(label.value, plot.height, 0));
  }
  std::vector<double> places = pushed_apart(wishes, kVegaLabelDistance, 0, plot.height);
  for (double& place : places) {
    place = plot.axis.low + (plot.axis.high - plot.axis.low) * (1 - place / plot.height);
  }
  return places;
}

JsonText label_values(const std::vector<VegaLabel>& labels, const VegaPlot& plot) {
  const std::vector<double> places = label_places(labels, plot);
  std::vector<JsonText> values;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    values.push_back(json_object(
        {{"label", labels[i].of_target ? JsonText{"null"} : json_string(labels[i].line)},
         {"words", json_string(labels[i].words)},
         {"year", json_number(static_cast<int>(labels[i].year))},
         {"value", json_number(labels[i].value)},
         {"place", json_number(places[i])}}));
  }
  return vega_values(values);
}

// As the line that it belongs to; a target has no line.
JsonText leader_colour(const VegaPlot& plot) {
  const JsonText of_target = json_string(kTarget);
  JsonMembers condition{{"test", json_string("datum.label !== null")}};
  if (plot.several()) {
    const JsonMembers colours = vega_colours(plot.lines);
    condition.insert(condition.end(), colours.begin(), colours.end());
  } else {
    condition.emplace_back("value", json_string(line_style(0).colour));
  }
  return json_object({{"condition", json_object(condition)}, {"value", of_target}});
}

}  // namespace

int height_for(std::size_t labels, int height) {
  return std::max(height, static_cast<int>(kVegaLabelDistance * static_cast<double>(labels)));
}

std::vector<JsonText> vega_label_layers(const std::vector<VegaLabel>& labels, const VegaPlot& plot,
                                        VegaSide side) {
  if (labels.empty()) return {};
  const bool right = side == VegaSide::kRight;
  const JsonText values = label_values(labels, plot);
  const JsonText edge = right ? json_object({{"value", json_string("width")}}) : plot.years;
  std::vector<JsonText> layers;
  if (right) {
    const JsonText mark =
        json_object({{"type", json_string("rule")},
                     {"strokeWidth", json_number(0.7)},
                     {"strokeDash", json_array({json_number(1), json_number(3)})}});
    layers.push_back(json_object(
        {{"data", values},
         {"mark", mark},
         {"encoding", json_object({{"x", plot.years},
                                   {"x2", edge},
                                   {"y", plot.along("value")},
                                   {"y2", json_object({{"field", json_string("place")}})},
                                   {"color", leader_colour(plot)}})}}));
  }
  const JsonText words = json_object({{"type", json_string("text")},
                                      {"align", json_string(right ? "left" : "right")},
                                      {"baseline", json_string("middle")},
                                      {"dx", json_number(right ? kLeader : -kLeader)},
                                      {"limit", json_number(kWordsLimit)},
                                      {"color", json_string(kInk)}});
  layers.push_back(
      json_object({{"data", values},
                   {"mark", words},
                   {"encoding", json_object({{"x", edge},
                                             {"y", plot.along("place")},
                                             {"text", vega_field("words", "nominal")}})}}));
  return layers;
}

}  // namespace annals::picture
