// Words beside the ends of lines in Vega-Lite: it has no way to keep them apart, so that their
// places are given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "picture/scale.h"
#include "picture/vega_parts.h"

namespace annals::picture {

struct VegaLabel {
  std::string line;  // the label of the line that it is coloured as
  std::string words;
  Year year;  // where that is that it speaks of
  double value = 0;
  bool of_target = false;
};

enum class VegaSide { kLeft, kRight };

// A plot of lines to which labels belong.
struct VegaPlot {
  Axis axis;
  std::string unit{};
  bool with_axis = true;  // of values; without it, the labels tell them
  int height = 300;
  JsonText years{};                  // the encoding of the year
  std::vector<std::string> lines{};  // their labels, in order; coloured if there are several

  bool several() const { return lines.size() > 1; }
  // The encoding of a field along the axis of values.
  JsonText along(std::string_view field) const { return vega_along(field, unit, axis, with_axis); }
};

// How many pixels a plot is high at least, so that there is room for all labels.
int height_for(std::size_t labels, int height);
// A layer of leaders and one of words; none without labels. On the right they stand at the edge of
// the plot; on the left beside their year.
std::vector<JsonText> vega_label_layers(const std::vector<VegaLabel>& labels, const VegaPlot& plot,
                                        VegaSide side);

}  // namespace annals::picture
