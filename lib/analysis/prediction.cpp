#include "analysis/prediction.h"

#include <cmath>

#include "analysis/distributions.h"

namespace annals::analysis {

Prediction::Prediction(const Trend& trend, double least_deviation)
    : line_(*trend.slope), n_(static_cast<double>(trend.n)) {
  for (const double x : trend.x) mean_x_ += x / n_;
  double squares = 0;
  for (std::size_t i = 0; i < trend.n; ++i) {
    sxx_ += (trend.x[i] - mean_x_) * (trend.x[i] - mean_x_);
    const double residual = trend.y[i] - line_.at(trend.x[i]);
    squares += residual * residual;
  }
  quantile_ = student_two_sided_quantile(1 - trend.level, n_ - 2);
  deviation_ = std::sqrt(squares / (n_ - 2));
  rests_on_rounding_ = deviation_ <= least_deviation;
  if (rests_on_rounding_) deviation_ = least_deviation;
}

double Prediction::half_width(double year) const {
  const double away = year - mean_x_;
  return quantile_ * deviation_ * std::sqrt(1 + 1 / n_ + away * away / sxx_);
}

}  // namespace annals::analysis
