#include "printed_words.h"

#include "words.h"

namespace annals::cli {
std::string PrintedWords::verdict(PrintedVerdict verdict) const {
  switch (verdict) {
    case PrintedVerdict::kAgrees:
      return session_.text("holds", "成立");
    case PrintedVerdict::kDisagrees:
      return session_.text("does not hold", "不成立");
    case PrintedVerdict::kCannotTell:
      return session_.text("cannot be told", "无法判断");
  }
  return {};
}

// The figure under test, as the user wrote it.
std::string_view PrintedWords::printed() const {
  return check_ == "sum" || check_ == "compare" ? figures_.front() : figures_.back();
}

std::string PrintedWords::subject() const {
  const auto between = [&](std::string_view english, std::string_view middle,
                           std::string_view chinese) {
    return session_.chinese()
               ? figures_[0] + std::string(chinese) + figures_[1]
               : std::string(english) + figures_[0] + std::string(middle) + figures_[1];
  };
  if (check_ == "rate" || check_ == "interval") {
    return session_.chinese() ? figures_[1] + " 中的 " + figures_[0]
                              : figures_[0] + " of " + figures_[1];
  }
  if (check_ == "points") return between("the change from ", " to ", " 到 ");
  if (check_ == "growth") return between("the growth from ", " to ", " 增长到 ");
  std::string list;
  const std::size_t first = check_ == "sum" ? 1 : 0;
  for (std::size_t i = first; i < figures_.size(); ++i) {
    list += (list.empty() ? "" : " + ") + figures_[i];
  }
  return list;
}

std::string PrintedWords::expected(const PrintedCheck& check) const {
  const std::string& low = check.expected_low;
  const std::string& high = check.expected_high;
  if (low.empty() && high.empty()) return session_.text("anything", "任意值");
  if (low == high) return low;
  if (high.empty()) return low + session_.text(" or more", " 或以上");
  if (low.empty()) return high + session_.text(" or less", " 或以下");
  return low + session_.text(" to ", " 至 ") + high;
}

std::string PrintedWords::agreement(AgreementRule rule) const {
  const std::string as = std::string(printed());
  switch (rule) {
    case AgreementRule::kNone:
    case AgreementRule::kExact:
      return session_.text(", exactly", "，完全一致");
    case AgreementRule::kRounded:
      return session_.text(", which rounds to ", "，修约为 ") + as;
    case AgreementRule::kHalfUp:
      return session_.text(
          ", which rounds to " + as + " by half up (half to even rounds otherwise)",
          "，按四舍五入为 " + as + "（按四舍六入五成双则不同）");
    case AgreementRule::kHalfEven:
      return session_.text(
          ", which rounds to " + as + " by half to even (half up rounds otherwise)",
          "，按四舍六入五成双为 " + as + "（按四舍五入则不同）");
    case AgreementRule::kInterval:
      return session_.text(", which their rounding lets agree with ",
                           "，在取整误差之内与之相符：") +
             as;
    case AgreementRule::kCutOff:
      return compared_by(rule);
    case AgreementRule::kWithinBound:
      return session_.text(", which keeps to ", "，符合 ") + as;
  }
  return {};
}

// Of two prints of one figure; printed() is the first, and the other may be the rounded one.
std::string PrintedWords::compared_by(AgreementRule rule) const {
  switch (rule) {
    case AgreementRule::kNone:
    case AgreementRule::kExact:
      return {};
    case AgreementRule::kRounded:
      return session_.text(": the longer rounds to the shorter", "：长的修约后即为短的");
    case AgreementRule::kHalfUp:
      return session_.text(": the longer rounds to the shorter, by half up only",
                           "：长的修约后即为短的，但仅限四舍五入");
    case AgreementRule::kHalfEven:
      return session_.text(": the longer rounds to the shorter, by half to even only",
                           "：长的修约后即为短的，但仅限四舍六入五成双");
    case AgreementRule::kInterval:
      return session_.text(": both are rounded, and some number rounds to both",
                           "：两者都经过修约，有的数可同时修约为两者");
    case AgreementRule::kCutOff:
      return session_.text(": the shorter is the longer with digits cut off, not rounded",
                           "：短的是长的截去尾数（未修约）的结果");
    case AgreementRule::kWithinBound:
      return session_.text(": the bound is kept", "：符合其界限");
  }
  return {};
}

std::string PrintedWords::comparison(const PrintedCheck& check) const {
  const std::string pair = figures_[0] + session_.text(" and ", " 与 ") + figures_[1];
  if (check.verdict == PrintedVerdict::kDisagrees) {
    return pair + session_.text(" are not the same figure: ", " 不是同一个数：") + figures_[1] +
           session_.text(" stands for ", " 表示 ") + expected(check);
  }
  if (check.rule == AgreementRule::kExact) {
    return pair + session_.text(" are the same number", " 是同一个数");
  }
  return pair + session_.text(" can be the same figure", " 可以是同一个数") +
         compared_by(check.rule);
}

std::string PrintedWords::disagreement(const PrintedCheck& check) const {
  std::string text = session_.text(", not ", "，而不是 ") + std::string(printed());
  if (check.would_print && check.expected_low != check.would_print->plain()) {
    text += session_.text("; it would be printed ", "；应刊为 ") + check.would_print->plain();
  }
  if (check.cut_off) {
    text += session_.text(" (the digits were cut off instead of rounded)",
                          "（尾数被截去而未四舍五入）");
  }
  return text;
}

std::string PrintedWords::doubt(PrintedDoubt doubt) const {
  switch (doubt) {
    case PrintedDoubt::kNone:
      return {};
    case PrintedDoubt::kBound:
      return session_.text(
          "a figure is \"about\", \"at least\" or \"at most\", and the rest "
          "depends on it",
          "有的数字只是约数、下限或上限");
    case PrintedDoubt::kNoCases:
      return session_.text("0 of 0 is no cases, and no cases have no rate",
                           "0 件中的 0 件即没有案件，没有案件就没有比率");
    case PrintedDoubt::kNoBase:
      return session_.text("there is no growth from zero", "从零起算没有增长率");
  }
  return {};
}

std::string PrintedWords::sentence(const PrintedCheck& check) const {
  const std::string head = verdict(check.verdict) + session_.text(": ", "：");
  if (check.verdict == PrintedVerdict::kCannotTell) return head + doubt(check.doubt);
  const bool agrees = check.verdict == PrintedVerdict::kAgrees;
  const std::string is = session_.text(" is ", " 为 ");
  if (check_ == "shares") {
    return head + subject() + is + check.seen.plain() +
           session_.text("; their rounding allows ", "；考虑取整，可为 ") + expected(check);
  }
  if (check_ == "compare") return head + comparison(check);
  if (check.rule == AgreementRule::kExact && check.expected_low != check.expected_high) {
    return head + subject() + is + std::string(printed()) +
           session_.text(", and with their rounding ", "，考虑取整则为 ") + expected(check);
  }
  return head + subject() + is + expected(check) + unit_ +
         (agrees ? agreement(check.rule) : disagreement(check));
}

std::string PrintedWords::sentence(const ImpliedDenominators& implied) const {
  const std::string pair = session_.chinese() ? figures_[0] + " 占 " + figures_[1] + "% "
                                              : figures_[0] + " at " + figures_[1] + " % ";
  if (!implied.possible) {
    return session_.text("does not hold: ", "不成立：") + pair +
           session_.text("fits no whole number of cases", "没有相符的整数分母");
  }
  const std::string least = std::to_string(*implied.least);
  if (!implied.most) {
    return pair + session_.text("implies " + least + " or more", "意味着分母不少于 " + least);
  }
  const std::string most = std::to_string(*implied.most);
  if (least == most) return pair + session_.text("implies exactly ", "意味着分母恰为 ") + least;
  return pair + session_.text("implies ", "意味着分母为 ") + least + session_.text(" to ", " 至 ") +
         most;
}

std::string PrintedWords::sentence(const WilsonInterval& interval, double confidence) const {
  const std::string low = number(100 * interval.low, 2);
  const std::string high = number(100 * interval.high, 2);
  return session_.text(subject() + " is " + number(100 * interval.proportion, 2) +
                           " %; for further " + "cases of the same kind it says " + low + " to " +
                           high + " % (Wilson, " + per_cent(confidence) + " %)",
                       subject() + " 为 " + number(100 * interval.proportion, 2) +
                           "%；对同类案件而言，可推断为 " + low + "% 至 " + high + "%（Wilson，" +
                           per_cent(confidence) + "%）");
}

}  // namespace annals::cli
