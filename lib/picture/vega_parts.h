// What the specifications of Vega-Lite share.
#pragma once

#include <annals/vega.h>

#include <string>
#include <string_view>
#include <vector>

#include "picture/json_text.h"

namespace annals::picture {

JsonText vega_field(std::string_view name, std::string_view type);
// The colours of lines by their labels, explained beside the picture.
JsonText vega_colours();
// A field whose marks the legend of another explains.
JsonText vega_unexplained(std::string_view name);
// What all specifications begin with.
JsonMembers vega_head(std::string_view title, std::string_view description,
                      const std::vector<std::string>& notes);
JsonText vega_values(const std::vector<JsonText>& values);
// The members of a value that all charts have.
JsonMembers vega_point(std::string_view label, std::string_view code, const ChartPoint& point);
// A quantitative place along an axis that has the unit as its title; "zero": the axis has zero.
JsonText vega_quantity(std::string_view name, std::string_view title, bool zero);
JsonText vega_tooltip();
// A dashed rule at each of the values, of which each has "words".
JsonText vega_rules(const std::vector<JsonText>& values, std::string_view axis,
                    const JsonText& place);
// The whole text, a member on a line.
std::string vega_text(const JsonMembers& members);

}  // namespace annals::picture
