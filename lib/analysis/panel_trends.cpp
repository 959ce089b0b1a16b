#include <annals/panel_trend.h>

#include <algorithm>
#include <cmath>

#include "analysis/distributions.h"
#include "analysis/kendall_test.h"
#include "analysis/pair_slopes.h"
#include "analysis/panel_run.h"
#include "analysis/parts.h"
#include "analysis/verdict.h"
#include "core/parallel.h"

namespace annals {
namespace {

using analysis::KendallScore;
using analysis::kNoStatistic;
using analysis::PairSlopes;
using analysis::PanelRun;
using analysis::PanelRunReader;
using analysis::Ties;

struct TauAndP {
  double tau = kNoStatistic, p_value = kNoStatistic;
};

// Tests of different values depend on n and S alone, and are looked up after the first time.
class KnownTests {
 public:
  explicit KnownTests(std::size_t most_values) {
    // More would fill the memory that is near with what is hardly asked again.
    constexpr std::size_t kMostKept = 64;
    most_values = std::min(most_values, kMostKept);
    scores_ = most_values * (most_values + 1) / 2 + 1;
    known_.resize((most_values + 1) * scores_);
  }

  TauAndP of(std::size_t n, const KendallScore& score) {
    const auto size = static_cast<std::size_t>(std::abs(score.s));
    const std::size_t at = n * scores_ + size;
    if (score.tied_pairs > 0 || at >= known_.size()) return tested(n, score);
    TauAndP& known = known_[at];
    if (std::isnan(known.p_value)) {
      KendallScore rising = score;
      rising.s = std::abs(score.s);
      known = tested(n, rising);
    }
    return {.tau = score.s < 0 ? -known.tau : known.tau, .p_value = known.p_value};
  }

 private:
  static TauAndP tested(std::size_t n, const KendallScore& score) {
    const MannKendall test = analysis::test_of(n, score);
    return {.tau = test.tau, .p_value = test.p_value};
  }

  std::size_t scores_ = 0;  // for each n: S = 0, 1, ...
  std::vector<TauAndP> known_;
};

class TrendWorker {
 public:
  TrendWorker(const Panel& panel, const TrendOptions& options, PanelTrends& trends)
      : panel_(&panel),
        trends_(&trends),
        reader_(panel, options),
        slopes_(reader_.most_values()),
        tests_(reader_.most_values()),
        sorted_(reader_.most_values()),
        level_(1 - options.confidence),
        quantile_(analysis::normal_two_sided_quantile(options.confidence)) {
    while (smallest_exact_p(enough_) > level_) ++enough_;
  }

  void operator()(std::size_t begin, std::size_t end) {
    for (std::size_t entry = begin; entry < end; ++entry) {
      const std::size_t series = trends_->series.first + entry;
      const PanelRun run = reader_.read(series);
      analysis::keep(trends_->spans, entry, run, panel_->years().first);
      if (run.n > 2) keep_trend(entry, series, run);
    }
  }

 private:
  void keep_trend(std::size_t entry, std::size_t series, const PanelRun& run) {
    slopes_.set(run.x, run.y, run.n, run.without_gaps());
    trends_->slope[entry] = slopes_.median();
    const KendallScore score = score_of(run);
    if (!trends_->slope_low.empty()) keep_interval(entry, score);
    const TauAndP test = tests_.of(run.n, score);
    trends_->s[entry] = static_cast<std::int32_t>(score.s);
    trends_->tau[entry] = test.tau;
    trends_->p_value[entry] = test.p_value;
    if (run.n < enough_) return;
    const Polarity polarity = panel_->indicator(panel_->indicator_of(series)).polarity;
    trends_->verdict[entry] = analysis::verdict_of_enough(score.s, test.p_value, level_, polarity);
  }

  // A slope rises where the pair does: the years ascend.
  KendallScore score_of(const PanelRun& run) {
    const std::size_t tied = slopes_.size() - slopes_.rising() - slopes_.falling();
    const auto s =
        static_cast<std::int64_t>(slopes_.rising()) - static_cast<std::int64_t>(slopes_.falling());
    return analysis::kendall_score(s, run.n, ties_of(run, tied));
  }

  Ties ties_of(const PanelRun& run, std::size_t tied_pairs) {
    if (tied_pairs == 0) return {};
    const auto end = std::copy_n(run.y, run.n, sorted_.begin());
    std::sort(sorted_.begin(), end);
    return analysis::count_ties_of_sorted({sorted_.begin(), end});
  }

  // Sen's interval, as TheilSen has it.
  void keep_interval(std::size_t entry, const KendallScore& score) {
    const auto pairs = static_cast<double>(slopes_.size());
    const double half_width = quantile_ * std::sqrt(score.variance);
    const auto at_rank = [&](double rank) {
      return slopes_.at(static_cast<std::size_t>(std::clamp(std::nearbyint(rank), 1.0, pairs)) - 1);
    };
    trends_->slope_low[entry] = at_rank((pairs - half_width) / 2);
    trends_->slope_high[entry] = at_rank((pairs + half_width) / 2 + 1);
  }

  const Panel* panel_;
  PanelTrends* trends_;
  PanelRunReader reader_;
  PairSlopes slopes_;
  KnownTests tests_;
  std::vector<double> sorted_;
  double level_, quantile_;
  std::size_t enough_ = 3;  // values in which a trend could be evident
};

}  // namespace

Result<PanelTrends> panel_trends(const Panel& panel, const PanelTrendOptions& options) {
  const auto series = analysis::series_asked(panel, options);
  if (!series) return series.error();
  PanelTrends trends;
  trends.series = *series;
  trends.spans = analysis::make_spans(series->count);
  for (auto* column : {&trends.slope, &trends.tau, &trends.p_value}) {
    column->assign(series->count, kNoStatistic);
  }
  if (options.intervals) {
    trends.slope_low.assign(series->count, kNoStatistic);
    trends.slope_high.assign(series->count, kNoStatistic);
  }
  trends.s.resize(series->count);
  trends.verdict.assign(series->count, Verdict::kTooFewYears);
  std::vector<TrendWorker> workers(analysis::workers_for(series->count, options.threads),
                                   TrendWorker(panel, options.trend, trends));
  core::work_in_parts(series->count, analysis::kEntriesOfAPart, workers);
  return trends;
}

}  // namespace annals
