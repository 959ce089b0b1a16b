#include "picture/vega_parts.h"

#include "picture/canvas.h"

namespace annals::picture {
namespace {

JsonText title_json(std::string_view title, const std::vector<std::string>& notes) {
  std::vector<JsonText> lines;
  for (const std::string& note : notes) lines.push_back(json_string(note));
  return json_object({{"text", json_string(title)},
                      {"subtitle", json_array(lines)},
                      {"anchor", json_string("start")}});
}

}  // namespace

JsonText vega_field(std::string_view name, std::string_view type) {
  return json_object({{"field", json_string(name)}, {"type", json_string(type)}});
}

JsonMembers vega_by_label(const std::vector<std::string>& lines) {
  std::vector<JsonText> labels;
  for (const std::string& line : lines) labels.push_back(json_string(line));
  return {{"field", json_string("label")},
          {"type", json_string("nominal")},
          {"legend", {"null"}},
          {"scale", json_object({{"domain", json_array(labels)}})}};
}

JsonMembers vega_colours(const std::vector<std::string>& lines) {
  std::vector<JsonText> labels, colours;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    labels.push_back(json_string(lines[i]));
    colours.push_back(json_string(line_style(i).colour));
  }
  JsonMembers members = vega_by_label(lines);
  members.back().second =
      json_object({{"domain", json_array(labels)}, {"range", json_array(colours)}});
  return members;
}

JsonMembers vega_head(std::string_view title, std::string_view description,
                      const std::vector<std::string>& notes) {
  return {{"$schema", json_string("https://vega.github.io/schema/vega-lite/v5.json")},
          {"title", title_json(title, notes)},
          {"description", json_string(description)}};
}

JsonText vega_values(const std::vector<JsonText>& values) {
  return json_object({{"values", json_array(values, true)}});
}

JsonMembers vega_point(std::string_view label, std::string_view code, const ChartPoint& point) {
  JsonMembers members{
      {"label", json_string(label)},
      {"code", json_string(code)},
      {"year", json_number(static_cast<int>(point.year))},
      {"value", point.value ? json_number(point.value->to_double()) : JsonText{"null"}},
      {"printed", point.value ? json_string(point.value->str()) : JsonText{"null"}},
      {"bound", json_string(to_string(point.bound))},
      {"status", json_string(point.status.letters())},
      {"source", json_string(point.source)}};
  if (point.interval) {
    members.emplace_back("low", json_number(point.interval->low));
    members.emplace_back("high", json_number(point.interval->high));
  }
  return members;
}

JsonText vega_quantity(std::string_view name, std::string_view title, bool zero) {
  return json_object({{"field", json_string(name)},
                      {"type", json_string("quantitative")},
                      {"title", json_string(title)},
                      {"scale", json_object({{"zero", json_bool(zero)}})}});
}

JsonText vega_along(std::string_view name, std::string_view title, const Axis& axis, bool shown) {
  const JsonText ends = json_array({json_number(axis.low), json_number(axis.high)});
  const JsonText scale =
      json_object({{"domain", ends}, {"nice", json_bool(false)}, {"zero", json_bool(!axis.cut)}});
  JsonMembers members{{"field", json_string(name)},
                      {"type", json_string("quantitative")},
                      {"title", json_string(title)},
                      {"scale", scale}};
  if (!shown) members.emplace_back("axis", JsonText{"null"});
  return json_object(members);
}

JsonText vega_tooltip() {
  return json_array({vega_field("label", "nominal"), vega_field("year", "quantitative"),
                     vega_field("printed", "nominal"), vega_field("bound", "nominal"),
                     vega_field("status", "nominal"), vega_field("source", "nominal")});
}

JsonText vega_rules(const std::vector<JsonText>& values, std::string_view axis,
                    const JsonText& place) {
  return json_object(
      {{"data", vega_values(values)},
       {"mark", json_object({{"type", json_string("rule")},
                             {"strokeDash", json_array({json_number(6), json_number(3)})}})},
       {"encoding",
        json_object({{axis, place}, {"tooltip", json_array({vega_field("words", "nominal")})}})}});
}

std::string vega_text(const JsonMembers& members) {
  std::string text = "{\n";
  for (std::size_t i = 0; i < members.size(); ++i) {
    text += json_string(members[i].first).text + ": " + members[i].second.text;
    text += i + 1 < members.size() ? ",\n" : "\n";
  }
  return text + "}\n";
}

}  // namespace annals::picture
