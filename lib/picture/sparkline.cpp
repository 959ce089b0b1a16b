#include <annals/terminal.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace annals {
namespace {

constexpr int kHeights = 8;

struct Scale {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  bool empty() const { return high < low; }
  // 1 for the lowest value to 8 for the highest; half height if there is no difference.
  int height(double value) const {
    if (high <= low) return kHeights / 2;
    return 1 + static_cast<int>(std::lround((value - low) / (high - low) * (kHeights - 1)));
  }
};

Scale scale_of(const Series& series) {
  Scale scale;
  for (const Observation& observation : series.observations()) {
    if (!observation.value) continue;
    scale.low = std::min(scale.low, observation.value->to_double());
    scale.high = std::max(scale.high, observation.value->to_double());
  }
  return scale;
}

std::string block(int height, bool ascii) {
  static constexpr std::string_view kBlocks[kHeights] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                                         "\u2585", "\u2586", "\u2587", "\u2588"};
  return ascii ? std::to_string(height) : std::string(kBlocks[height - 1]);
}

}  // namespace

std::string sparkline(const Series& series, bool ascii) {
  const Scale scale = scale_of(series);
  if (scale.empty()) return "";
  std::string line;
  const Year last = series.observations().back().year;
  for (Year year = series.observations().front().year; year <= last; ++year) {
    const Observation* const observation = series.find(year);
    if (observation != nullptr && observation->value)
      line += block(scale.height(observation->value->to_double()), ascii);
    else
      line += ascii ? "." : "\u00B7";
  }
  return line;
}

}  // namespace annals
