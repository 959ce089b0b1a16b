#include <annals/panel_trend.h>

#include <algorithm>
#include <cmath>

namespace annals {

std::vector<double> false_discovery_rates(std::span<const double> p_values) {
  std::vector<double> rates(p_values.begin(), p_values.end());
  std::vector<std::size_t> order;
  order.reserve(rates.size());
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (!std::isnan(rates[i])) order.push_back(i);
  }
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  const auto tests = static_cast<double>(order.size());
  double least = 1;
  for (std::size_t k = order.size(); k > 0; --k) {
    const std::size_t at = order[k - 1];
    least = std::min(least, p_values[at] * tests / static_cast<double>(k));
    rates[at] = least;
  }
  return rates;
}

}  // namespace annals
