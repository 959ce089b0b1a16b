#include <annals/panel_trend.h>

#include <cmath>
#include <limits>

#include "analysis/distributions.h"
#include "analysis/line_fit.h"
#include "analysis/panel_run.h"
#include "analysis/panel_values.h"
#include "analysis/parts.h"
#include "analysis/two.h"
#include "core/parallel.h"

namespace annals {
namespace {

using analysis::both;
using analysis::kNoStatistic;
using analysis::PanelRun;
using analysis::PanelRunReader;
using analysis::total;
using analysis::Two;
using analysis::two_at;

// The distances of the years from their mean, times the number of years: whole numbers, which a
// double holds exactly and whose sum is zero.
struct YearDistances {
  std::size_t n = 0;
  std::vector<double> x;
  double mean = 0;  // of the years
  double squares = 0;
  double per_degree = 0;  // 1 / ((n - 2) squares)

  void set(const PanelRun& run) {
    const auto count = static_cast<double>(run.n);
    double sum = 0;
    for (std::size_t i = 0; i < run.n; ++i) sum += run.x[i] - run.x[0];
    squares = 0;
    for (std::size_t i = 0; i < run.n; ++i) {
      x[i] = count * (run.x[i] - run.x[0]) - sum;
      squares += x[i] * x[i];
    }
    mean = run.x[0] + sum / count;
    per_degree = 1 / ((count - 2) * squares);
    // Years without gaps have the same distances again if they begin in the same year.
    n = run.without_gaps() ? run.n : 0;
    first = run.first;
  }
  bool are_of(const PanelRun& run) const {
    return run.n == n && run.first == first && run.without_gaps();
  }

 private:
  std::size_t first = 0;
};

// Of differences from the first value.
struct Sums {
  double y = 0, yy = 0, xy = 0;
};

Sums sums_of(const double* x, const double* y, std::size_t n) {
  const Two origin = both(y[0]);
  Two sum{}, squares{}, products{}, sum2{}, squares2{}, products2{};
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    const Two a = two_at(y + i) - origin, b = two_at(y + i + 2) - origin;
    sum += a;
    sum2 += b;
    squares += a * a;
    squares2 += b * b;
    products += two_at(x + i) * a;
    products2 += two_at(x + i + 2) * b;
  }
  Sums sums{
      .y = total(sum + sum2), .yy = total(squares + squares2), .xy = total(products + products2)};
  for (; i < n; ++i) {
    const double difference = y[i] - y[0];
    sums.y += difference;
    sums.yy += difference * difference;
    sums.xy += x[i] * difference;
  }
  return sums;
}

// Summed from the residuals themselves: a difference of sums cancels where the fit is good. The
// line passes at "middle" above the first value where x is zero.
double residuals_of(const double* x, const double* y, std::size_t n, double middle, double slope) {
  const Two origin = both(y[0]), height = both(middle), steepness = both(slope);
  Two sum{}, sum2{};
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    const Two a = (two_at(y + i) - origin) - height - steepness * two_at(x + i);
    const Two b = (two_at(y + i + 2) - origin) - height - steepness * two_at(x + i + 2);
    sum += a * a;
    sum2 += b * b;
  }
  double squares = total(sum + sum2);
  for (; i < n; ++i) {
    const double residual = (y[i] - y[0]) - middle - slope * x[i];
    squares += residual * residual;
  }
  return squares;
}

// Fills the entries of some series.
class LineWorker {
 public:
  LineWorker(const Panel& panel, const TrendOptions& options, PanelLines& lines)
      : panel_(&panel), lines_(&lines), reader_(panel, options) {
    distances_.x.resize(reader_.most_values());
  }

  void operator()(std::size_t begin, std::size_t end) {
    for (std::size_t entry = begin; entry < end; ++entry) {
      const std::size_t series = lines_->series.first + entry;
      const PanelRun run = reader_.read(series);
      analysis::keep(lines_->spans, entry, run, panel_->years().first);
      if (run.n > 0) keep_ends(entry, run);
      if (run.n > 1) keep_change(entry, series, run);
      if (run.n > 2) keep_line(entry, run);
    }
  }

 private:
  void keep_ends(std::size_t entry, const PanelRun& run) {
    lines_->first[entry] = run.y[0];
    lines_->last[entry] = run.y[run.n - 1];
  }

  void keep_change(std::size_t entry, std::size_t series, const PanelRun& run) {
    const double earlier = run.y[0], later = run.y[run.n - 1];
    const std::size_t cell = series * panel_->year_count();
    const double difference =
        analysis::exact_difference(*panel_, cell + run.first, cell + run.last).value;
    lines_->absolute[entry] = difference;
    if (earlier != 0) lines_->relative[entry] = difference / std::fabs(earlier);
    if (earlier == 0 || (later != 0 && (earlier < 0) != (later < 0))) return;
    // As compound_annual_growth() has it.
    const auto years = static_cast<double>(run.last - run.first);
    lines_->growth[entry] = later == 0 ? -1 : std::expm1(std::log(later / earlier) / years);
  }

  void keep_line(std::size_t entry, const PanelRun& run) {
    if (!distances_.are_of(run)) distances_.set(run);
    const double* const x = distances_.x.data();
    const Sums sums = sums_of(x, run.y, run.n);
    if (sums.yy == 0) {
      keep(entry, {.intercept = run.y[0], .r_squared = 1});
      return;
    }
    const auto count = static_cast<double>(run.n);
    const double middle = sums.y / count;
    const double scaled_slope = sums.xy / distances_.squares;
    const double residuals = residuals_of(x, run.y, run.n, middle, scaled_slope);
    // So near to a perfect fit, wider sums have to tell whether it is one: within eight times what
    // writing decimals in binary makes, by no less than the sum of the squares of the values.
    constexpr double kNoise = 8 * std::numeric_limits<double>::epsilon();
    const double level = 2 * (count * run.y[0] * run.y[0] + sums.yy);
    if (residuals <= kNoise * kNoise * level) {
      keep_wide(entry, run);
      return;
    }
    const double slope = scaled_slope * count;
    const double mean_year = first_year() + distances_.mean;
    keep(entry,
         {.slope = slope,
          .intercept = (run.y[0] + middle) - slope * mean_year,
          .standard_error = count * std::sqrt(residuals * distances_.per_degree),
          .r_squared = std::fmin(1.0, scaled_slope * sums.xy / (sums.yy - sums.y * middle))});
  }

  void keep_wide(std::size_t entry, const PanelRun& run) {
    double* const years = distances_.x.data();
    for (std::size_t i = 0; i < run.n; ++i) years[i] = first_year() + run.x[i];
    distances_.n = 0;
    constexpr double kAny = 0.95;  // no interval is wanted
    const LeastSquares line = analysis::fit_line({years, run.n}, {run.y, run.n}, kAny);
    keep(entry, {.slope = line.slope,
                 .intercept = line.intercept,
                 .standard_error = line.slope_standard_error,
                 .r_squared = line.r_squared});
  }

  struct Line {
    double slope = 0, intercept = 0, standard_error = 0, r_squared = 0;
  };
  void keep(std::size_t entry, const Line& line) {
    lines_->slope[entry] = line.slope;
    lines_->intercept[entry] = line.intercept;
    lines_->standard_error[entry] = line.standard_error;
    lines_->r_squared[entry] = line.r_squared;
  }
  double first_year() const { return static_cast<int>(panel_->years().first); }

  const Panel* panel_;
  PanelLines* lines_;
  PanelRunReader reader_;
  YearDistances distances_;
};

}  // namespace

Result<PanelLines> panel_lines(const Panel& panel, const PanelTrendOptions& options) {
  const auto series = analysis::series_asked(panel, options);
  if (!series) return series.error();
  PanelLines lines;
  lines.series = *series;
  lines.spans = analysis::make_spans(series->count);
  for (auto* column : {&lines.first, &lines.last, &lines.absolute, &lines.relative, &lines.growth,
                       &lines.slope, &lines.intercept, &lines.standard_error, &lines.r_squared}) {
    column->assign(series->count, kNoStatistic);
  }
  std::vector<LineWorker> workers(analysis::workers_for(series->count, options.threads),
                                  LineWorker(panel, options.trend, lines));
  core::work_in_parts(series->count, analysis::kEntriesOfAPart, workers);
  return lines;
}

PanelLineTests panel_line_tests(const PanelLines& lines) {
  const std::size_t count = lines.slope.size();
  PanelLineTests tests{.t = std::vector(count, kNoStatistic),
                       .p_value = std::vector(count, kNoStatistic)};
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t n = lines.spans.n[i];
    if (n < 3) continue;
    tests.t[i] = analysis::t_statistic(lines.slope[i], lines.standard_error[i]);
    tests.p_value[i] =
        tests.t[i] == 0 ? 1 : analysis::student_two_sided_p(tests.t[i], static_cast<double>(n - 2));
  }
  return tests;
}

}  // namespace annals
