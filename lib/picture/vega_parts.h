// What the specifications of Vega-Lite share.
#pragma once

#include <annals/vega.h>

#include <string>
#include <string_view>
#include <vector>

#include "picture/json_text.h"
#include "picture/scale.h"

namespace annals::picture {

JsonText vega_field(std::string_view name, std::string_view type);
// What tells lines apart by their labels, in the order given, without a legend: the labels stand at
// the lines. vega_colours() has our colours besides.
JsonMembers vega_by_label(const std::vector<std::string>& lines);
JsonMembers vega_colours(const std::vector<std::string>& lines);
// What all specifications begin with.
JsonMembers vega_head(std::string_view title, std::string_view description,
                      const std::vector<std::string>& notes);
JsonText vega_values(const std::vector<JsonText>& values);
// The members of a value that all charts have.
JsonMembers vega_point(std::string_view label, std::string_view code, const ChartPoint& point);
// A quantitative place along an axis that has the unit as its title; "zero": the axis has zero.
JsonText vega_quantity(std::string_view name, std::string_view title, bool zero);
// The same from end to end of an axis of ours, so that what is said of it holds; "shown": drawn.
JsonText vega_along(std::string_view name, std::string_view title, const Axis& axis, bool shown);
JsonText vega_tooltip();
// A dashed rule at each of the values, of which each has "words".
JsonText vega_rules(const std::vector<JsonText>& values, std::string_view axis,
                    const JsonText& place);
// The whole text, a member on a line.
std::string vega_text(const JsonMembers& members);

}  // namespace annals::picture
