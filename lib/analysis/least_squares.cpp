#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/arguments.h"
#include "analysis/distributions.h"
#include "analysis/line_fit.h"

namespace annals {
namespace analysis {
namespace {

// Years are near 2000 and a few units apart: sums of squares about zero would lose the digits that
// matter, so all sums are about the means, and in the widest type there is.
using Wide = long double;

struct CentredSums {
  Wide mean_x = 0, mean_y = 0;
  Wide xx = 0, xy = 0, yy = 0;
};

Wide mean(std::span<const double> values) {
  Wide sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<Wide>(values.size());
}

CentredSums centred_sums(std::span<const double> x, std::span<const double> y) {
  CentredSums sums{.mean_x = mean(x), .mean_y = mean(y)};
  for (std::size_t i = 0; i < x.size(); ++i) {
    const Wide dx = x[i] - sums.mean_x;
    const Wide dy = y[i] - sums.mean_y;
    sums.xx += dx * dx;
    sums.xy += dx * dy;
    sums.yy += dy * dy;
  }
  return sums;
}

// Summed from the residuals themselves: yy - slope * xy cancels where the fit is good.
Wide residual_sum(std::span<const double> x, std::span<const double> y, const CentredSums& sums,
                  Wide slope) {
  Wide sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const Wide residual = (y[i] - sums.mean_y) - slope * (x[i] - sums.mean_x);
    sum += residual * residual;
  }
  return sum;
}

// The residual sum that comes of writing decimals as doubles. 0.1, 0.2 and 0.3 lie on a line, the
// doubles next to them do not quite; up to here a fit counts as perfect.
Wide rounding_noise(std::span<const double> y) {
  Wide sum = 0;
  for (const double value : y) {
    const Wide noise = std::numeric_limits<double>::epsilon() * std::fabs(Wide{value});
    sum += noise * noise;
  }
  return sum;
}

bool constant(std::span<const double> y) {
  return std::all_of(y.begin(), y.end(), [&](double value) { return value == y.front(); });
}

LeastSquares constant_line(const CentredSums& sums, std::span<const double> y) {
  LeastSquares line;
  line.n = y.size();
  line.intercept = line.mean_y = y.front();
  line.mean_x = static_cast<double>(sums.mean_x);
  line.r_squared = 1;
  return line;
}

}  // namespace

double t_statistic(double slope, double standard_error) {
  if (slope == 0) return 0;
  if (standard_error > 0) return slope / standard_error;
  return std::copysign(std::numeric_limits<double>::infinity(), slope);
}

LeastSquares fit_line(std::span<const double> x, std::span<const double> y, double confidence) {
  const CentredSums sums = centred_sums(x, y);
  if (constant(y)) return constant_line(sums, y);

  const Wide slope = sums.xy / sums.xx;
  Wide residuals = residual_sum(x, y, sums, slope);
  if (residuals <= rounding_noise(y)) residuals = 0;
  const double degrees = static_cast<double>(x.size() - 2);

  LeastSquares line;
  line.n = x.size();
  line.slope = static_cast<double>(slope);
  line.slope_standard_error = static_cast<double>(std::sqrt(residuals / degrees / sums.xx));
  const double half = student_two_sided_quantile(confidence, degrees) * line.slope_standard_error;
  line.slope_low = line.slope - half;
  line.slope_high = line.slope + half;
  line.intercept = static_cast<double>(sums.mean_y - slope * sums.mean_x);
  line.mean_x = static_cast<double>(sums.mean_x);
  line.mean_y = static_cast<double>(sums.mean_y);
  line.residual_standard_deviation = static_cast<double>(std::sqrt(residuals / degrees));
  // Not 1 - residuals / yy, which has no digits left where the line explains next to nothing.
  line.r_squared =
      residuals == 0 ? 1 : std::fmin(1.0, static_cast<double>(slope * sums.xy / sums.yy));
  line.t = t_statistic(line.slope, line.slope_standard_error);
  line.p_value = student_two_sided_p(line.t, degrees);
  return line;
}

}  // namespace analysis

Result<LeastSquares> least_squares(std::span<const double> x, std::span<const double> y,
                                   double confidence) {
  if (auto ok = analysis::check_confidence(confidence); !ok) return ok.error();
  if (auto ok = analysis::check_points(x, y); !ok) return ok.error();
  if (auto ok = analysis::check_count(x.size(), 3, "least-squares line"); !ok) return ok.error();
  return analysis::fit_line(x, y, confidence);
}

}  // namespace annals
