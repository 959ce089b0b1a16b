// The least that statistics of a series can cost: loops over its numbers, with no care for
// anything.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace annals::bench {

// The slope of the least-squares line, compound growth, and last less first, added up.
inline double plain_line(std::span<const int> years, std::span<const double> values) {
  const auto n = static_cast<double>(years.size());
  double mean_x = 0, mean_y = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    mean_x += years[i];
    mean_y += values[i];
  }
  mean_x /= n;
  mean_y /= n;
  double xx = 0, xy = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const double x = years[i] - mean_x;
    xx += x * x;
    xy += x * (values[i] - mean_y);
  }
  const double growth = std::pow(values.back() / values.front(), 1.0 / (years.back() - years[0]));
  return xy / xx + growth - 1 + values.back() - values.front();
}

// The median of the slopes of all pairs, and Kendall's S, added up. "slopes" is room for them.
inline double plain_trend(std::span<const int> years, std::span<const double> values,
                          std::vector<double>& slopes) {
  slopes.clear();
  int s = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    for (std::size_t j = i + 1; j < years.size(); ++j) {
      const double rise = values[j] - values[i];
      slopes.push_back(rise / (years[j] - years[i]));
      s += (rise > 0) - (rise < 0);
    }
  }
  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
  std::nth_element(slopes.begin(), middle, slopes.end());
  const double upper = *middle;
  const double lower = slopes.size() % 2 == 1 ? upper : *std::max_element(slopes.begin(), middle);
  return (lower + upper) / 2 + s;
}

// The competition ranks of values, the highest first, added up.
inline double plain_rank_sum(std::vector<double>& values) {
  std::sort(values.begin(), values.end(), std::greater<>());
  double sum = 0, rank = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == 0 || values[i] != values[i - 1]) rank = static_cast<double>(i + 1);
    sum += rank;
  }
  return sum;
}

// The sizes of the changes from one year to the next, added up.
inline double plain_change_sum(std::span<const double> values) {
  double sum = 0;
  for (std::size_t i = 1; i < values.size(); ++i) sum += std::abs(values[i] - values[i - 1]);
  return sum;
}

}  // namespace annals::bench
