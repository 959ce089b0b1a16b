// Axes: round numbers, and the words for them.
#pragma once

#include <annals/chart.h>

#include <string>
#include <string_view>
#include <vector>

namespace annals::picture {

// The least and the greatest of what is shown.
struct Extent {
  double low = 0, high = 0;
  bool empty = true;

  void add(double value);
  void add(const Extent& other);
};

// From low to high in round steps; low < high.
struct Axis {
  double low = 0, high = 1, step = 1;
  // Zero lies on neither side of an end nor between: what is seen is not in proportion.
  bool cut = false;

  // From "from" at low to "to" at high.
  double place(double value, double from, double to) const;
  std::vector<double> ticks() const;
};

// About "steps" steps. An empty extent is 0 to 1.
Axis axis_of(const Extent& extent, AxisStart start, int steps);

// How numbers stand at an axis: large ones by the thousand, million and so on, which its unit then
// says.
struct AxisWords {
  double divisor = 1;
  std::string multiple{};  // "million", U+4E07; may be empty

  // "12,000", "97.5"; a minus is U+2212.
  std::string label(double value, double step) const;
};
AxisWords words_of(const Axis& axis, std::string_view language);

// The end of the axis that is nearer to zero, with its unit: "96 %".
std::string end_of(const Axis& axis, const AxisWords& words, std::string_view unit,
                   std::string_view language);

// "million yuan", "%"; empty where there is neither.
std::string unit_text(const AxisWords& words, std::string_view unit, std::string_view language);

}  // namespace annals::picture
