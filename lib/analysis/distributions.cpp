#include "analysis/distributions.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace annals::analysis {
namespace {

namespace math = boost::math;

// Errors come back as infinity or NaN and are never thrown, since callers promise not to throw.
using Quiet = math::policies::policy<
    math::policies::domain_error<math::policies::ignore_error>,
    math::policies::pole_error<math::policies::ignore_error>,
    math::policies::overflow_error<math::policies::ignore_error>,
    math::policies::evaluation_error<math::policies::ignore_error>,
    math::policies::rounding_error<math::policies::ignore_error>,
    math::policies::indeterminate_result_error<math::policies::ignore_error>>;
using Normal = math::normal_distribution<double, Quiet>;
using Student = math::students_t_distribution<double, Quiet>;

template <typename Distribution>
double two_sided_p(const Distribution& distribution, double statistic) {
  return std::fmin(1.0, 2 * math::cdf(math::complement(distribution, std::fabs(statistic))));
}

template <typename Distribution>
double two_sided_quantile(const Distribution& distribution, double confidence) {
  return math::quantile(math::complement(distribution, (1 - confidence) / 2));
}

// Whoever asks for intervals of many series asks for one quantile again and again, and it takes
// longer than the rest of a line.
class LastQuantile {
 public:
  template <typename Compute>
  double of(double confidence, double degrees, Compute compute) {
    if (confidence != confidence_ || degrees != degrees_) {
      quantile_ = compute();
      confidence_ = confidence;
      degrees_ = degrees;
    }
    return quantile_;
  }

 private:
  double confidence_ = -1, degrees_ = -1, quantile_ = 0;  // none has these
};

}  // namespace

double normal_two_sided_p(double z) noexcept { return two_sided_p(Normal(0, 1), z); }

double normal_two_sided_quantile(double confidence) noexcept {
  thread_local LastQuantile last;
  return last.of(confidence, 0, [&] { return two_sided_quantile(Normal(0, 1), confidence); });
}

double student_two_sided_p(double t, double degrees) noexcept {
  if (std::isinf(t)) return 0;
  return two_sided_p(Student(degrees), t);
}

double student_two_sided_quantile(double confidence, double degrees) noexcept {
  thread_local LastQuantile last;
  return last.of(confidence, degrees,
                 [&] { return two_sided_quantile(Student(degrees), confidence); });
}

}  // namespace annals::analysis
