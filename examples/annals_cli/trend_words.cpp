#include "trend_words.h"

#include <algorithm>
#include <cmath>

#include "words.h"

namespace annals::cli {
namespace {

std::size_t least_years_for(double level) {
  std::size_t n = 2;
  while (smallest_exact_p(n) > level) ++n;
  return n;
}

// "2014 to 2018, 2020 and 2022": three years or more that follow one another are one part.
std::string list_of(const Session& session, const std::vector<Year>& years) {
  const std::string mark = session.text("", "年");
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < years.size(); ++i) {
    std::size_t end = i;
    while (end + 1 < years.size() && years[end + 1] == years[end] + std::chrono::years(1)) ++end;
    parts.push_back(to_string(years[i]) + mark);
    if (end < i + 2) continue;
    parts.back() += session.text(" to ", "至") + to_string(years[end]) + mark;
    i = end;
  }
  std::string list;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    if (i > 0) list += last ? session.text(" and ", "和") : session.text(", ", "、");
    list += parts[i];
  }
  return list;
}

}  // namespace

int finest_decimals(const Series& series) {
  int finest = 0;
  for (const Observation& observation : series.observations()) {
    if (observation.value) finest = std::max(finest, observation.value->decimals());
  }
  return finest;
}

std::string verdict_word(const Session& session, Verdict verdict) {
  switch (verdict) {
    case Verdict::kImproving:
      return session.text("improving", "改善");
    case Verdict::kWorsening:
      return session.text("worsening", "变差");
    case Verdict::kRising:
      return session.text("rising", "上升");
    case Verdict::kFalling:
      return session.text("falling", "下降");
    case Verdict::kNoEvidentTrend:
      return session.text("no evident trend", "无明显趋势");
    case Verdict::kTooFewYears:
      return session.text("too few years", "年份太少");
  }
  return {};
}

TrendWords::TrendWords(const Session& session, const Series& series, const Trend& trend)
    : session_(session), series_(series), trend_(trend), decimals_(finest_decimals(series) + 1) {}

bool TrendWords::percent() const { return series_.indicator().kind == IndicatorKind::kPercent; }

std::string TrendWords::confidence() const { return per_cent(1 - trend_.level); }

std::string TrendWords::difference_unit() const {
  if (percent()) return session_.text(" percentage points", "个百分点");
  return with_unit(session_, "", series_.indicator());
}

std::string TrendWords::value_with_unit(Year year) const {
  return with_unit(session_, value_text(session_, *series_.find(year)), series_.indicator());
}

std::string TrendWords::verdict() const {
  const bool rises = trend_.test && trend_.test->s > 0;
  const std::string direction = rises ? session_.text("a rise is evident", "上升明显")
                                      : session_.text("a fall is evident", "下降明显");
  const std::string polarity = polarity_word(session_, series_.indicator().polarity);
  switch (trend_.verdict) {
    case Verdict::kImproving:
      return session_.text("improving: ", "改善：") + direction + session_.text(", and ", "，") +
             polarity;
    case Verdict::kWorsening:
      return session_.text("worsening: ", "变差：") + direction + session_.text(", and ", "，") +
             polarity;
    case Verdict::kRising:
    case Verdict::kFalling:
      return direction + session_.text("; ", "；") + polarity;
    case Verdict::kNoEvidentTrend:
      return session_.text("no evident trend: values without one could well look like these",
                           "无明显趋势：没有趋势的数值也常会是这样");
    case Verdict::kTooFewYears:
      break;
  }
  if (trend_.n == 0) return session_.text("no values, so no trend", "没有数值，无从谈趋势");
  const std::string n = std::to_string(trend_.n);
  const std::string least = std::to_string(least_years_for(trend_.level));
  const std::string values = trend_.n == 1 ? " value shows" : " values show";
  return session_.text(
      "too few years: " + n + values + " no trend; at " + confidence() + " % confidence it takes " +
          least + " or more",
      "年份太少：" + n + "个数值看不出趋势；置信度" + confidence() + "%时至少需要" + least + "个");
}

std::vector<std::string> TrendWords::statistics() const {
  std::vector<std::string> sentences;
  const auto add = [&](std::string sentence) {
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
  };
  add(change_sentence());
  add(growth_sentence());
  add(slope_sentence());
  add(extremes_sentence());
  add(best_sentence());
  add(streak_sentence());
  // An interval or a p of so few values would promise what it cannot keep.
  if (trend_.verdict == Verdict::kTooFewYears) return sentences;
  add(test_sentence());
  add(line_sentence());
  return sentences;
}

std::string TrendWords::change(const Change& change) const {
  const std::string absolute = signed_number(change.absolute);
  if (change.percentage_points) return absolute + session_.text(" points", "个百分点");
  if (!change.relative) return absolute;
  return absolute + " (" + signed_number(100 * *change.relative, 1) + session_.text(" %)", "%)");
}

std::string TrendWords::change_sentence() const {
  if (!trend_.change) return {};
  const Change& change = *trend_.change;
  const std::string from = to_string(change.from);
  const std::string to = to_string(change.to);
  const std::string first = value_with_unit(change.from);
  const std::string last = value_with_unit(change.to);
  if (change.absolute.zero()) {
    return session_.text("It was " + first + " in " + from + " and is the same in " + to + ".",
                         from + "年为" + first + "，" + to + "年相同。");
  }
  const bool falls = change.absolute.negative();
  const Decimal size = falls ? -change.absolute : change.absolute;
  std::string relative;
  if (!change.percentage_points && change.relative) {
    relative = session_.text(" (", "（") + signed_number(100 * *change.relative, 1) +
               session_.text(" %)", "%）");
  }
  const std::string by = size.plain() + difference_unit() + relative;
  return session_.text("From " + from + " to " + to + " it " + (falls ? "fell" : "rose") + " by " +
                           by + ", from " + first + " to " + last + ".",
                       "从" + from + "年的" + first + "到" + to + "年的" + last + "，" +
                           (falls ? "下降" : "上升") + by + "。");
}

std::string TrendWords::growth_sentence() const {
  const bool told_otherwise = percent() || !trend_.growth ||
                              trend_.years->last == trend_.years->first + std::chrono::years(1);
  if (told_otherwise) return {};
  const std::string rate = signed_number(100 * *trend_.growth, 1);
  return session_.text("That is " + rate + " % a year, compounded.", "年均（复合）" + rate + "%。");
}

std::string TrendWords::slope_sentence() const {
  if (!trend_.slope) return {};
  const TheilSen& slope = *trend_.slope;
  const std::string size = signed_number(slope.slope, decimals_) + difference_unit();
  std::string interval;
  if (trend_.verdict != Verdict::kTooFewYears) {
    interval =
        session_.text("; " + confidence() + " % interval: ", "；" + confidence() + "%区间：") +
        signed_number(slope.slope_low, decimals_) + session_.text(" to ", " 至 ") +
        signed_number(slope.slope_high, decimals_);
  }
  return session_.text(
      "In a typical year it changes by " + size + " (Theil\u2013Sen" + interval + ").",
      "通常每年变化" + size + "（Theil\u2013Sen" + interval + "）。");
}

std::string TrendWords::test_sentence() const {
  if (!trend_.test) return {};
  const MannKendall& test = *trend_.test;
  const std::string method = test.exact ? session_.text("exact", "精确")
                                        : session_.text("normal approximation", "正态近似");
  const std::string figures =
      "n = " + std::to_string(test.n) + ", S = " + signed_number(static_cast<double>(test.s), 0) +
      ", p " + (test.p_value < 0.001 ? "" : "= ") + p_value(session_, test.p_value) + ", " + method;
  const std::string share = test.p_value < 0.001
                                ? session_.text("fewer than 1 of 1000", "不到千分之一")
                                : number(100 * test.p_value, 1) + session_.text(" of 100", "%");
  return session_.text(
      "Of series without a trend, " + share +
          " look as steady as this "
          "(Mann\u2013Kendall: " +
          figures + ").",
      "没有趋势的序列中，有" + share + "会这样一致（Mann\u2013Kendall：" + figures + "）。");
}

std::string TrendWords::line_sentence() const {
  if (!trend_.line) return {};
  const LeastSquares& line = *trend_.line;
  const std::string figures = signed_number(line.slope, decimals_) + difference_unit();
  const std::string interval = signed_number(line.slope_low, decimals_) +
                               session_.text(" to ", " 至 ") +
                               signed_number(line.slope_high, decimals_);
  const std::string fit = "R\u00B2 = " + number(line.r_squared, 2) + ", p " +
                          (line.p_value < 0.001 ? "" : "= ") + p_value(session_, line.p_value);
  return session_.text("A straight line fits " + figures + " a year (least squares; " +
                           confidence() + " % interval: " + interval + "; " + fit + ").",
                       "直线拟合每年" + figures + "（最小二乘；" + confidence() + "%区间：" +
                           interval + "；" + fit + "）。");
}

std::string TrendWords::extreme(Year one) const {
  const Observation& observation = *series_.find(one);
  std::vector<Year> years;
  for (const double x : trend_.x) {
    const Year year(static_cast<int>(x));
    if (*series_.find(year)->value == *observation.value) years.push_back(year);
  }
  const std::string value = value_text(session_, observation);
  return session_.text(
      list_of(session_, years) + " (" + value + ")",
      list_of(session_, years) + "的" + with_unit(session_, value, series_.indicator()));
}

std::string TrendWords::extremes_sentence() const {
  if (trend_.n < 3 || trend_.peak == trend_.trough) return {};
  const std::string peak = extreme(*trend_.peak);
  const std::string trough = extreme(*trend_.trough);
  return session_.text("Highest in " + peak + ", lowest in " + trough + ".",
                       "最高为" + peak + "，最低为" + trough + "。");
}

std::string TrendWords::best_sentence() const {
  const bool neutral = series_.indicator().polarity == Polarity::kNeutral;
  if (neutral || trend_.n < 3 || trend_.peak == trend_.trough) return {};
  const int since = trend_.best->years_since;
  if (since == 0) {
    return session_.text("No earlier value was better than the last.",
                         "此前没有比最后一年更好的数值。");
  }
  const std::string year = to_string(trend_.best->year);
  const std::string value = value_text(session_, *series_.find(trend_.best->year));
  const std::string years = std::to_string(since);
  return session_.text("The best value was that of " + year + " (" + value + "), " + years +
                           (since == 1 ? " year" : " years") + " before the last.",
                       "最好的是" + year + "年（" + value + "），距最后一年" + years + "年。");
}

std::string TrendWords::streak_sentence() const {
  if (!trend_.streak || trend_.streak->changes < 2) return {};
  const std::string changes = std::to_string(trend_.streak->changes);
  const std::string since = to_string(trend_.streak->since);
  const std::string last = to_string(trend_.years->last);
  const bool certain = trend_.streak->certain;
  const auto in_a_row = [&](const std::string& english, const std::string& chinese) {
    return session_.text((certain ? "It " : "By the printed figures it ") + english + " " +
                             changes + " years in a row, from " + since + " to " + last + ".",
                         (certain ? "" : "按所刊数字，") + since + "年至" + last + "年连续" +
                             changes + "年" + chinese + "。");
  };
  switch (trend_.streak->direction) {
    case Direction::kUp:
      return in_a_row("rose", "上升");
    case Direction::kDown:
      return in_a_row("fell", "下降");
    case Direction::kSame:
      return session_.text(
          (certain ? "It" : "The printed value") + (" has not changed since " + since) + ".",
          since + "年以来" + (certain ? "没有变化。" : "所刊数值没有变化。"));
  }
  return {};
}

std::string TrendWords::summary() const {
  const Year first = trend_.years->first;
  const Year last = trend_.years->last;
  const std::string colon = session_.text(": ", "：");
  const std::string verdict = session_.text("; ", "；") + verdict_word(session_, trend_.verdict);
  if (trend_.n == 1) return to_string(first) + colon + value_with_unit(first) + verdict;
  const std::string comma = session_.text(", ", "，");
  std::string line = years_of(session_, first, last) + colon + value_with_unit(first) +
                     session_.text(" to ", " 至 ") + value_with_unit(last);
  if (trend_.change) line += comma + change(*trend_.change);
  if (trend_.slope) {
    line += comma + session_.text("in a typical year ", "通常每年") +
            signed_number(trend_.slope->slope, decimals_) +
            (percent() ? session_.text(" points", "个百分点") : difference_unit());
  }
  return line + verdict;
}

}  // namespace annals::cli
