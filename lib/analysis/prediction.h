// A fitted line with what is needed to say how far from it the next values may lie.
#pragma once

#include <annals/trend.h>

namespace annals::analysis {

class Prediction {
 public:
  // "least_deviation" is the spread that rounding alone makes. REQUIRES: the trend has a slope.
  Prediction(const Trend& trend, double least_deviation);

  double at(double year) const { return line_.at(year); }
  // Half the width of the interval of one value in "year".
  double half_width(double year) const;
  double deviation() const { return deviation_; }
  // The residuals are no larger than rounding makes them.
  bool rests_on_rounding() const { return rests_on_rounding_; }

 private:
  TheilSen line_;
  double n_ = 0, mean_x_ = 0, sxx_ = 0, quantile_ = 0;
  double deviation_ = 0;
  bool rests_on_rounding_ = false;
};

}  // namespace annals::analysis
