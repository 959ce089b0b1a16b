#include "trend_counts.h"

#include <algorithm>
#include <utility>

#include "words.h"

namespace annals::cli {
namespace {

// Counts are a part and its whole only where the value is per hundred.
bool is_share(const Indicator& indicator) {
  const bool per_hundred = !indicator.numerator || indicator.factor == Decimal(100);
  return indicator.kind == IndicatorKind::kPercent && per_hundred;
}

std::string years_text(const Session& session, const std::vector<Year>& years) {
  std::string text;
  for (const Year year : years) {
    text += (text.empty() ? "" : session.text(", ", "、")) + to_string(year);
  }
  return text;
}

}  // namespace

Result<TrendCounts> TrendCounts::make(const Session& session, const Store& store,
                                      const Series& series, const ReadOptions& read,
                                      const TrendOptions& options) {
  const Indicator& indicator = series.indicator();
  if (!indicator.numerator || !indicator.denominator) return make(session, series, options);
  if (!is_share(indicator)) return TrendCounts(session, options.confidence);
  const auto numerators = store.series(series.agency().code, *indicator.numerator, read);
  if (!numerators) return numerators.error();
  const auto denominators = store.series(series.agency().code, *indicator.denominator, read);
  if (!denominators) return denominators.error();
  TrendOptions whole = options;
  whole.restart_at_break = false;
  return make(session, count_pairs(series, *numerators, *denominators, whole),
              count_pairs(series, *numerators, *denominators, options).pairs, options.confidence);
}

Result<TrendCounts> TrendCounts::make(const Session& session, const Series& series,
                                      const TrendOptions& options) {
  if (!is_share(series.indicator())) return TrendCounts(session, options.confidence);
  TrendOptions whole = options;
  whole.restart_at_break = false;
  return make(session, count_pairs(series, whole), count_pairs(series, options).pairs,
              options.confidence);
}

Result<TrendCounts> TrendCounts::make(const Session& session, CountPairs all,
                                      std::vector<CountPair> tested, double confidence) {
  TrendCounts counts(session, confidence);
  counts.all_ = std::move(all);
  counts.tested_ = std::move(tested);
  const auto test = cochran_armitage(counts.tested_);
  if (test) {
    counts.test_ = *test;
  } else if (test.error().code != ErrorCode::kInsufficientData) {
    return test.error();
  }
  return counts;
}

const CountPair* TrendCounts::find(Year year) const {
  const auto found = std::find_if(all_.pairs.begin(), all_.pairs.end(),
                                  [&](const CountPair& pair) { return pair.year == year; });
  return found == all_.pairs.end() ? nullptr : &*found;
}

std::optional<YearRange> TrendCounts::years() const {
  if (all_.pairs.empty()) return std::nullopt;
  return YearRange{all_.pairs.front().year, all_.pairs.back().year};
}

std::vector<TableColumn> TrendCounts::headings() const {
  if (all_.pairs.empty()) return {};
  const std::string level = per_cent(confidence_);
  return {{"", session_.text("Counts", "计数"), Align::kRight},
          {"numerator", ""},
          {"denominator", ""},
          {"", session_.text(level + " % interval", level + "%区间"), Align::kRight},
          {"wilson_low", ""},
          {"wilson_high", ""}};
}

// Adds the ends for programs to "ends".
Cell TrendCounts::interval_cell(const CountPair& pair, std::vector<Cell>& ends) const {
  const auto interval = wilson_interval(pair.numerator, pair.denominator, confidence_);
  if (!interval) {
    ends = {"", ""};
    return {session_.text("no cases", "无案件"), Json()};
  }
  ends = {Cell("", Json(100 * interval->low)), Cell("", Json(100 * interval->high))};
  return {number(100 * interval->low, 1) + session_.text(" to ", " 至 ") +
              number(100 * interval->high, 1),
          Json()};
}

std::vector<Cell> TrendCounts::cells(Year year) const {
  if (all_.pairs.empty()) return {};
  const CountPair* const pair = find(year);
  if (pair == nullptr) return {"", "", "", "", "", ""};
  const std::string numerator = std::to_string(pair->numerator);
  const std::string denominator = std::to_string(pair->denominator);
  std::vector<Cell> ends;
  const Cell interval = interval_cell(*pair, ends);
  return {Cell(numerator + "/" + denominator, Json()),
          Cell("", Json(pair->numerator)),
          Cell("", Json(pair->denominator)),
          interval,
          ends[0],
          ends[1]};
}

std::string TrendCounts::sentence(int decimals) const {
  if (!test_) return {};
  const double slope = 100 * test_->slope;
  const std::string size = number(slope < 0 ? -slope : slope, decimals);
  const std::string years = std::to_string(test_->years);
  const std::string figures = "\u03C7\u00B2 = " + number(test_->chi_squared, 2) + ", p " +
                              (test_->p_value < 0.001 ? "" : "= ") +
                              p_value(session_, test_->p_value);
  const std::string test = session_.text("Cochran\u2013Armitage over " + years + " years: ",
                                         "Cochran\u2013Armitage，" + years + "年：") +
                           figures;
  if (slope == 0) {
    return session_.text("By the counts behind the rates nothing changes (" + test + ").",
                         "按率背后的计数，没有变化（" + test + "）。");
  }
  const bool rare = test_->p_value < 0.001;
  const std::string share =
      rare ? session_.text("fewer than 1 of 1000 such series", "不到千分之一")
           : number(100 * test_->p_value, 1) + session_.text(" of 100 such series", "%");
  return session_.text(
      "By the counts behind the rates it " + std::string(slope < 0 ? "falls" : "rises") + " by " +
          size + " percentage points a year; were the chance the same in each year, " + share +
          " would show as much (" + test + ").",
      "按率背后的计数，每年" + std::string(slope < 0 ? "下降" : "上升") + size +
          "个百分点；若各年机会相同，有" + share + "的序列会有这样的差异（" + test + "）。");
}

std::vector<std::string> TrendCounts::notes() const {
  std::vector<std::string> notes;
  const auto add = [&](std::string_view english, std::string_view chinese) {
    notes.push_back(session_.text(english, chinese));
  };
  if (!all_.left_out.empty()) {
    const std::string years = years_text(session_, all_.left_out);
    add("the counts of " + years + " are no part and its whole, and are left out",
        years + "年的计数不是部分与整体的关系，未计入");
  }
  if (all_.pairs.empty()) return notes;
  std::vector<Year> rounded;
  for (const CountPair& pair : all_.pairs) {
    if (pair.rounded) rounded.push_back(pair.year);
  }
  if (!rounded.empty()) {
    const std::string years = years_text(session_, rounded);
    add("the counts of " + years + " are not exact, and are used as printed",
        years + "年的计数并非精确值，按所刊数字计算");
  }
  const std::string level = per_cent(confidence_);
  add("the " + level +
          " % interval (Wilson) is what the counts of a year say of further cases of the same "
          "kind; of the cases counted the rate is certain",
      level +
          "%区间（Wilson）是当年计数对同类其他案件所能说明的范围；就已计的案件而言，率是确定的");
  if (!test_) return notes;
  add("Cochran\u2013Armitage takes each case for a draw of its own: where cases hang together its "
      "p is too small",
      "Cochran\u2013Armitage 把每个案件视为彼此独立：案件相互关联时，其 p 偏小");
  if (test_->few_cases) {
    add("a year is expected to have fewer than 5 cases of either sort, so that this p is rough",
        "有的年份两类案件的期望数不足5件，该 p 只是粗略值");
  }
  return notes;
}

Json TrendCounts::json() const {
  if (!test_) return {};
  Json years = Json::array();
  for (const CountPair& pair : tested_) {
    if (!pair.no_cases()) years.push_back(static_cast<int>(pair.year));
  }
  return {{"years", years},
          {"chi_squared", test_->chi_squared},
          {"p_value", test_->p_value},
          {"slope", 100 * test_->slope},
          {"pooled", 100 * test_->pooled_proportion},
          {"few_cases", test_->few_cases}};
}

}  // namespace annals::cli
