#include <annals/transform.h>

#include <algorithm>
#include <span>
#include <string>

#include "analysis/breaks.h"

namespace annals {
namespace {

using Window = std::span<const Observation* const>;

Result<void> check(std::size_t window, WindowPlacement placement) {
  const std::string subject = "window \"" + std::to_string(window) + "\"";
  if (window < 2) {
    return Error{ErrorCode::kInvalidArgument,
                 subject + " is too short, a mean takes 2 years or more"};
  }
  if (placement == WindowPlacement::kCentred && window % 2 == 0) {
    return Error{ErrorCode::kInvalidArgument,
                 subject + " has no middle year, a centred one is odd"};
  }
  return {};
}

std::vector<const Observation*> values_of(const Series& series) {
  std::vector<const Observation*> values;
  for (const Observation& observation : series.observations()) {
    if (observation.value) values.push_back(&observation);
  }
  return values;
}

bool without_gap(const Window& window) {
  const std::chrono::years span(static_cast<int>(window.size()) - 1);
  return window.front()->year + span == window.back()->year;
}

MovingAverage mean(const Window& window, Year year, const std::vector<Year>& breaks) {
  // In the wider type, so that equal values have just that mean.
  long double sum = 0;
  for (const Observation* value : window) sum += value->value->to_double();
  MovingAverage average{.year = year};
  average.value = static_cast<double>(sum / static_cast<long double>(window.size()));
  average.across_break = analysis::break_between(breaks, window.front()->year, window.back()->year);
  average.bounded = std::any_of(window.begin(), window.end(), [](const Observation* value) {
    return value->bound != Bound::kExact;
  });
  return average;
}

}  // namespace

Result<std::vector<MovingAverage>> moving_average(const Series& series, std::size_t window,
                                                  WindowPlacement placement) {
  if (auto ok = check(window, placement); !ok) return ok.error();
  const std::vector<const Observation*> values = values_of(series);
  const std::vector<Year> breaks = series.break_years();
  const std::size_t place = placement == WindowPlacement::kCentred ? window / 2 : window - 1;
  std::vector<MovingAverage> averages;
  for (std::size_t first = 0; window <= values.size() - first; ++first) {
    const Window years = Window(values).subspan(first, window);
    if (without_gap(years)) averages.push_back(mean(years, years[place]->year, breaks));
  }
  return averages;
}

}  // namespace annals
