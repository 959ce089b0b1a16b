// What was done to the figures, in short, and whose method it is.
#include <algorithm>

#include "report/gather.h"

namespace annals::report {
namespace {

void add_trend_methods(std::vector<ReportMethod>& methods, const Words& words) {
  methods.push_back(
      {words.say("Trend", "趋势"),
       words.say("A direction is told where the Mann\u2013Kendall test, which looks at nothing but "
                 "the order of the values, has p of 0.05 or less: such an order comes about by "
                 "chance in no more than 5 of 100 series without a trend. With fewer than 5 values "
                 "no order is that rare. Better and worse are by the polarity of the indicator.",
                 "Mann\u2013Kendall 检验只看数值的先后大小；p 不超过 0.05 时才判定方向："
                 "没有趋势的序列中出现这种次序的不超过百分之五。少于 5 个数值时不作判断。"
                 "改善或变差按指标的优劣方向判定。"),
       "Mann (1945), Econometrica 13, 245\u2013259; Kendall (1975), Rank Correlation Methods"});
  methods.push_back(
      {words.say("A typical year", "通常每年的变化"),
       words.say("The Theil\u2013Sen slope: the median of the slopes of all pairs of years, with "
                 "its interval; a gap of two years counts as two.",
                 "Theil\u2013Sen 斜率：所有年份两两之间斜率的中位数及其区间；"
                 "相隔两年按两年计。"),
       "Theil (1950); Sen (1968), J. Am. Stat. Assoc. 63, 1379\u20131389"});
}

void add_comparison_methods(std::vector<ReportMethod>& methods, const Words& words) {
  methods.push_back(
      {words.say("Ranks", "名次"),
       words.say(
           "By exact value, the better first; where neither way is better, the highest. Equal "
           "values share the best rank (1, 2, 2, 4). Values of another definition or method "
           "take no rank.",
           "按精确数值排列，优者在前；无优劣方向的指标，高者在前。"
           "数值相同的名次相同（1、2、2、4）。口径或方法不同的不排名。"),
       {}});
  methods.push_back(
      {words.say("Median and quartiles", "中位数与四分位数"),
       words.say(
           "By linear interpolation between the ordered values of the agencies; a large agency "
           "counts as much as a small one.",
           "各机构数值排序后线性内插；各机构权重相同。"),
       "Hyndman and Fan (1996), The American Statistician 50, 361\u2013365, type 7"});
}

}  // namespace

std::vector<ReportMethod> methods_of(const Report& report, const Words& words) {
  std::vector<ReportMethod> methods;
  methods.push_back(
      {words.say("Figures", "数字"),
       words.say(
           "Values stand as their sources print them, with the digits that were printed. Where "
           "sources disagree the one published last counts. A year without a value is a gap: "
           "nothing is filled in.",
           "数值照录来源所刊，位数不变。来源不一致时以最后公布的为准。"
           "没有数值的年份即为空缺，不作填补。"),
       {}});
  methods.push_back(
      {words.say("Percent and points", "百分比与百分点"),
       words.say("The difference of two percentages is told in percentage points; the relative "
                 "change of everything else in per cent of the earlier value.",
                 "两个百分比之差以百分点表示；其他指标的相对变化以占先前数值的百分比表示。"),
       {}});
  const auto any = [&](auto of) {
    return std::any_of(report.cards.begin(), report.cards.end(), of);
  };
  if (any([](const ReportCard& card) { return card.trend.n >= 2; })) {
    add_trend_methods(methods, words);
  }
  if (std::any_of(report.summary.begin(), report.summary.end(),
                  [](const ReportSentence& each) { return each.topic == ReportTopic::kChance; })) {
    methods.push_back(
        {words.say("Many tests", "多重检验"),
         words.say(
             "The share of the evident trends that may be chance is the false discovery rate of "
             "their list, from the p of all series tested.",
             "明显趋势中可能出于偶然的比例，即按所有受检序列的 p 值计算的错误发现率。"),
         "Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289\u2013300"});
  }
  if (any([](const ReportCard& card) { return !card.series.break_years().empty(); })) {
    methods.push_back(
        {words.say("Breaks in series", "口径中断"),
         words.say("Where the method of counting changed, a trend begins anew: values before the "
                   "last break are shown and not used.",
                   "统计方法改变时趋势重新起算：最后一次中断以前的数值照列，但不参与计算。"),
         words.say("SDMX CL_OBS_STATUS, status B", "SDMX CL_OBS_STATUS，状态 B")});
  }
  if (any([](const ReportCard& card) { return !card.targets.empty(); })) {
    methods.push_back(
        {words.say("Targets", "目标"),
         words.say(
             "Judged by the value as printed; \"at least\" and \"at most\" include the target "
             "itself.",
             "按所刊数值判定；“不低于”“不高于”均含目标值本身。"),
         {}});
  }
  if (!report.comparisons.empty()) add_comparison_methods(methods, words);
  methods.push_back(
      {words.say("Checks", "检查"),
       words.say("A figure is taken for all that its print can stand for, rounded or cut off: 97.3 "
                 "agrees with 97.36 and not with 97.42. What is waived is not listed.",
                 "数字可能四舍五入也可能舍去尾数，检查时按其可能代表的范围对待："
                 "97.3 与 97.36 相符，与 97.42 不符。已认可的不再列出。"),
       {}});
  return methods;
}

}  // namespace annals::report
