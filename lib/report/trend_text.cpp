// A trend in sentences, for readers who know the figures and not the statistics.
#include <algorithm>

#include "report/words.h"

namespace annals::report {
namespace {

int decimals_of(const Series& series) {
  int finest = 0;
  for (const Observation& observation : series.observations()) {
    if (observation.value) finest = std::max(finest, observation.value->decimals());
  }
  return finest + 1;  // of statistics: one digit more than the finest value is printed to
}

std::string value_in(const Words& words, const Series& series, Year year) {
  return words.with_unit(words.value(*series.find(year)), series.indicator());
}

std::string change_sentence(const Words& words, const Series& series, const Change& change) {
  const std::string from = to_string(change.from), to = to_string(change.to);
  const std::string first = value_in(words, series, change.from);
  const std::string last = value_in(words, series, change.to);
  if (change.absolute.zero()) {
    return words.say("It was " + first + " in " + from + " and is the same in " + to + ".",
                     from + "年为" + first + "，" + to + "年相同。");
  }
  const bool falls = change.absolute.negative();
  std::string by = (falls ? -change.absolute : change.absolute).plain() +
                   words.difference_unit(series.indicator());
  if (!change.percentage_points && change.relative) {
    by +=
        words.say(" (", "（") + signed_number(100 * *change.relative, 1) + words.say(" %)", "%）");
  }
  return words.say("From " + from + " to " + to + " it " + (falls ? "fell" : "rose") + " by " + by +
                       ", from " + first + " to " + last + ".",
                   "从" + from + "年的" + first + "到" + to + "年的" + last + "，" +
                       (falls ? "下降" : "上升") + by + "。");
}

std::string slope_sentence(const Words& words, const Series& series, const Trend& trend) {
  const int decimals = decimals_of(series);
  const TheilSen& slope = *trend.slope;
  const std::string size =
      signed_number(slope.slope, decimals) + words.difference_unit(series.indicator());
  const std::string confidence = number(100 * (1 - trend.level), 0);
  const std::string ends = signed_number(slope.slope_low, decimals) + words.say(" to ", " 至 ") +
                           signed_number(slope.slope_high, decimals);
  return words.say(
      "In a typical year it changes by " + size + " (Theil\u2013Sen; " + confidence +
          " % interval: " + ends + ").",
      "通常每年变化" + size + "（Theil\u2013Sen；" + confidence + "%区间：" + ends + "）。");
}

std::string test_sentence(const Words& words, const MannKendall& test) {
  const std::string p = test.p_value < 0.001 ? words.say("p below 0.001", "p 小于 0.001")
                                             : "p = " + number(test.p_value, 3);
  return "Mann\u2013Kendall: n = " + std::to_string(test.n) +
         ", S = " + signed_number(static_cast<double>(test.s), 0) + ", " + p + ", " +
         (test.exact ? words.say("exact", "精确") : words.say("normal approximation", "正态近似")) +
         words.say(".", "。");
}

std::string years_list(const Words& words, const std::vector<Year>& years) {
  std::vector<std::string> parts;
  for (const Year year : years) parts.push_back(to_string(year));
  return words.list(parts);
}

std::string break_note(const Words& words, const Series& series, const Trend& trend) {
  std::string where;
  for (const SeriesBreak& known : series.breaks()) {
    if (trend.restarted_at && known.first_year != *trend.restarted_at) continue;
    where += (where.empty() ? "" : words.say("; ", "；")) + to_string(known.first_year);
    if (!known.reason.empty()) where += words.say(" (", "（") + known.reason + words.say(")", "）");
  }
  if (where.empty() && trend.restarted_at) where = to_string(*trend.restarted_at);
  return trend.restarted_at
             ? words.say("Break in series in ", "口径中断于") + where +
                   words.say(": earlier values are not comparable and are left out of the trend.",
                             "：此前的数值不可比，未计入趋势。")
             : words.say("A break in series lies inside: ", "其间有口径中断：") + where +
                   words.say("; values on its two sides are not comparable.",
                             "；中断前后的数值不可比。");
}

std::string rounding_note(const Words& words, const Trend& trend) {
  std::vector<std::string> others;
  for (const Verdict verdict : {trend.rounding->verdict_low, trend.rounding->verdict_high}) {
    const std::string word = words.verdict(verdict);
    if (verdict != trend.verdict && (others.empty() || others.front() != word)) {
      others.push_back(word);
    }
  }
  return words.say("The rounding of the print leaves the verdict open; it could also be: ",
                   "所刊数字的取整使结论未定，也可能是：") +
         words.list(others) + words.say(".", "。");
}

// The values of the trend's years for which "odd" holds, with their words.
template <typename Odd, typename Text>
std::string values_where(const Words& words, const Series& series, const Trend& trend, Odd odd,
                         Text text) {
  std::vector<std::string> parts;
  for (const Observation& each : series.observations()) {
    if (!each.value || !trend.years || !trend.years->contains(each.year) || !odd(each)) continue;
    parts.push_back(to_string(each.year) + " " + text(each));
  }
  return words.list(parts);
}

std::string note(const Words& words, const Series& series, const Trend& trend, TrendCaveat caveat) {
  const auto printed = [&](const Observation& each) { return words.value(each); };
  switch (caveat) {
    case TrendCaveat::kGaps:
      return words.say("No value for ", "无数值的年份：") + years_list(words, trend.gaps) +
             words.say(": the gap is not filled in.", "；未作填补。");
    case TrendCaveat::kBreak:
      return break_note(words, series, trend);
    case TrendCaveat::kBoundedValues:
      return words.say("Not exact, and used as printed: ", "非精确值，按所刊数字计算：") +
             values_where(
                 words, series, trend,
                 [](const Observation& each) { return each.bound != Bound::kExact; }, printed) +
             words.say(".", "。");
    case TrendCaveat::kRoundedValues:
      return words.say("Printed to tens or coarser: ", "只精确到十位或更粗：") +
             values_where(
                 words, series, trend,
                 [](const Observation& each) { return each.value->exponent() > 0; }, printed) +
             words.say("; a small change may be rounding alone.", "；微小变化可能只是取整所致。");
    case TrendCaveat::kStatuses:
      return words.say("To be read with care: ", "须谨慎看待：") +
             values_where(
                 words, series, trend,
                 [](const Observation& each) { return !each.status.normal(); },
                 [&](const Observation& each) { return words.statuses(each.status); }) +
             words.say(".", "。");
    case TrendCaveat::kNoValueAfterBreak:
      return words.say(
          "A break in series lies behind the last value: later values will not be comparable.",
          "最后一个数值之后有口径中断：今后的数值与这些不可比。");
    case TrendCaveat::kRoundingCouldTurn:
      return rounding_note(words, trend);
  }
  return {};
}

}  // namespace

std::vector<std::string> trend_sentences(const Words& words, const Series& series,
                                         const Trend& trend) {
  std::vector<std::string> result;
  if (trend.change) result.push_back(change_sentence(words, series, *trend.change));
  // An interval or a p of so few values would promise what it cannot keep.
  if (trend.verdict == Verdict::kTooFewYears) return result;
  if (trend.slope) result.push_back(slope_sentence(words, series, trend));
  if (trend.test) result.push_back(test_sentence(words, *trend.test));
  return result;
}

std::vector<std::string> trend_notes(const Words& words, const Series& series, const Trend& trend) {
  std::vector<std::string> result;
  for (const TrendCaveat caveat : trend.caveats) {
    result.push_back(note(words, series, trend, caveat));
  }
  return result;
}

}  // namespace annals::report
