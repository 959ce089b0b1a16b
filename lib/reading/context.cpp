#include "reading/context.h"

#include <algorithm>

#include "reading/characters.h"
#include "reading/lexicon.h"
#include "reading/number.h"
#include "reading/text.h"

namespace annals::reading {
namespace {

using View = std::u32string_view;

bool contains(View text, View word) { return text.find(word) != View::npos; }

View last_of(View text, std::size_t n) {
  return text.size() > n ? text.substr(text.size() - n) : text;
}

bool is_target(const Quantity& quantity, View left) {
  static const WordList targets{
      U"考核线",   U"考核要求", U"考核目标", U"目标值", U"目标为", U"目标是",   U"指标要求",
      U"目标任务", U"任务数",   U"任务目标", U"力争",   U"争取",   U"预计",     U"预期",
      U"计划到",   U"计划于",   U"拟于",     U"拟新",   U"拟建",   U"将达",     U"将完成",
      U"将实现",   U"将建",     U"将于",     U"确保达", U"要求达", U"要求不",   U"应达",
      U"须达",     U"需达",     U"不得",     U"警戒线", U"红线",   U"底线",     U"标准为",
      U"标准值",   U"规定的",   U"满分",     U"权重",   U"总分值", U"下达任务", U"年度任务",
      U"年初目标", U"目标要求", U"考核标准", U"考核值", U"合格线", U"基准值",   U"上限",
      U"下限",     U"计划新",   U"计划完成", U"要求的", U"目标到", U"要求大于", U"要求小于"};
  static const WordList hard{U"不低于", U"不少于", U"不超过", U"不高于", U"高于", U"低于", U"大于",
                             U"小于",   U"多于",   U"少于",   U"≥",      U"≤",    U">",    U"<"};
  if (targets.within(last_of(left, 14))) return true;
  (void)quantity;
  return hard.at_end(left) > 0;
}

bool is_threshold(const Quantity& quantity, View left, View right) {
  static const WordList several{U"都不到", U"均不到", U"都不足", U"均不足", U"都超过",
                                U"均超过", U"都低于", U"均低于", U"都在",   U"均在"};
  if (several.at_end(last_of(left, 6)) > 0) return true;
  if (!quantity.limit) return false;
  return right.starts_with(U"的") || right.starts_with(U"且") || right.starts_with(U"(含");
}

// 全省13个市州, 在26个试点领域, 落实5项制度.
bool is_context(const Quantity& quantity, View left, View right) {
  static const WordList aspects{U"方面", U"环节", U"维度", U"层面", U"阶段", U"步骤",
                                U"特点", U"层级", U"档次", U"等次", U"原则", U"关键"};
  static const WordList divisions{U"市州", U"地市", U"地级市", U"设区市", U"县市区", U"县(市",
                                  U"区县", U"县区", U"省份",   U"省区市", U"省(区",  U"市(州",
                                  U"乡镇", U"镇街", U"街道",   U"盟市",   U"州市",   U"市县",
                                  U"省市", U"旗县", U"区(县",  U"镇(街",  U"市(区",  U"县",
                                  U"区",   U"市",   U"省",     U"镇",     U"乡"};
  static const WordList wholes{U"全省", U"全市", U"全区", U"全县", U"全国",
                               U"辖区", U"所辖", U"下辖", U"辖",   U"各地"};
  static const WordList prepositions{U"在",   U"于",   U"从",   U"围绕", U"聚焦",
                                     U"按照", U"依托", U"针对", U"贯穿", U"按"};
  static const WordList places{U"领域", U"试点领域", U"重点领域", U"行业",
                               U"方向", U"部分",     U"角度",     U"窗口期"};
  static const WordList adopting{U"落实", U"执行", U"坚持", U"实行", U"推行", U"贯彻", U"严格"};
  if (right.substr(0, 8).find(U"之一") != View::npos) return true;
  const bool pieces = quantity.unit == U"个" || quantity.unit == U"项" || quantity.unit == U"类" ||
                      quantity.unit == U"种" || quantity.unit == U"条";
  if (!pieces) return false;
  static const WordList divided{U"分为", U"划分为", U"细分为", U"分解为", U"归纳为", U"概括为"};
  const View near = trimmed(left);
  if (aspects.at_start(right) > 0 || divided.at_end(near) > 0) return true;
  if (right.substr(0, 10).find(U"领域") != View::npos &&
      right.substr(0, 10).find(U"领域败") == View::npos)
    return true;
  if (divisions.at_start(right) > 0 && wholes.within(last_of(near, 12))) return true;
  if (prepositions.at_end(near) > 0 && places.within(right.substr(0, 10))) return true;
  if (prepositions.at_end(near) > 0 && divisions.at_start(right) > 0) return true;
  return right.starts_with(U"制度") && adopting.at_end(near) > 0;
}

// 全市平均95.8%, 高于全省平均2.1个百分点: of others.
bool is_average_of_all(View left) {
  static const WordList averages{U"全市平均",     U"全省平均",    U"全国平均", U"全区平均",
                                 U"全县平均",     U"全市均值",    U"全省均值", U"全国均值",
                                 U"全省法院平均", U"全市法院平均"};
  return averages.within(last_of(left, 14));
}

// 每月2次, but not 每万人12件.
bool is_recurring(View left) {
  static const WordList each{U"每年", U"每月", U"每周",   U"每季",   U"每季度", U"每半年",
                             U"每日", U"每天", U"每个月", U"每人",   U"每户",   U"每村",
                             U"每家", U"每名", U"每个",   U"每位",   U"每件",   U"每次",
                             U"每场", U"每期", U"每半月", U"每两月", U"每届",   U"每学期"};
  const View near = last_of(left, 12);
  if (near.ends_with(U"每")) return true;
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (each.at_start(near.substr(i)) == 0) continue;
    // 平均每天接待120人次 is a statistic.
    return !contains(near.substr(0, i), U"平均") && !(i > 0 && near[i - 1] == U'均');
  }
  return false;
}

View without_tail(View left) {
  static const WordList tails{U"了",   U"约", U"近",     U"达",     U"为",   U"超",
                              U"超过", U"逾", U"幅度达", U"幅度为", U"达到", U"共",
                              U"各",   U" ",  U"均",     U"约为",   U"分别"};
  while (take_end(left, tails)) {
  }
  return left;
}

// 比2019年, 较2015年同期, 与2020年相比; the length, and the year.
std::size_t named_comparison(View text, int& year) {
  if (text.empty() ||
      (text[0] != U'比' && text[0] != U'较' && text[0] != U'与' && text[0] != U'同'))
    return 0;
  std::size_t at = 1;
  while (at < text.size() && is_blank(text[at])) ++at;
  std::size_t length = 0;
  const int found = read_year(text.substr(at), length);
  if (found == 0) return 0;
  at += length;
  static const WordList ends{U"年",   U"年同期", U"年相比", U"年同期相比",
                             U"年度", U"年的",   U"年末",   U"年底"};
  const std::size_t end = ends.at_start(text.substr(at));
  if (end == 0) return 0;
  year = found;
  return at + end;
}

struct Compared {
  std::size_t begin = View::npos, length = 0;
  int year = 0;
};

// The comparison that stands nearest to the number.
Compared comparison_in(View text) {
  Compared best;
  for (std::size_t i = text.size() > 40 ? text.size() - 40 : 0; i < text.size(); ++i) {
    int year = 0;
    std::size_t length = named_comparison(text.substr(i), year);
    if (length == 0) length = comparisons().at_start(text.substr(i));
    if (length == 0) continue;
    best = {i, length, year};
    i += length - 1;
  }
  return best;
}

bool counts_as_change(const Change& change, Measure measure, View rest, bool compared) {
  const bool relative = measure == Measure::kPercent || measure == Measure::kTimes;
  if (measure == Measure::kPoints) return true;
  if (!relative) return compared;
  // 新增30%, 率高95%: one character alone is too little without a comparison.
  return compared || change.word.size() > 1 || rest.empty() || rest.ends_with(U"率") ||
         rest.ends_with(U"量");
}

}  // namespace

bool is_comparison(View clause) {
  return clause.size() <= 16 && comparison_in(clause).begin != View::npos;
}

std::optional<PassedOver> refused_by_words(const Quantity& quantity, View left, View right) {
  if (quantity.refused) return quantity.refused;
  const View behind = trimmed(right);
  if (is_target(quantity, left)) return PassedOver::kTarget;
  if (is_threshold(quantity, left, behind)) return PassedOver::kThreshold;
  if (is_context(quantity, left, behind)) return PassedOver::kContext;
  if (is_average_of_all(left)) return PassedOver::kContext;
  if (is_recurring(left)) return PassedOver::kRecurring;
  return std::nullopt;
}

Change change_in(View left, Measure measure) {
  Change change;
  View rest = without_tail(trimmed(left));
  std::size_t length = rises().at_end(rest);
  const std::size_t fall = falls().at_end(rest);
  change.direction = fall > length ? -1 : length > 0 ? 1 : 0;
  length = std::max(length, fall);
  if (change.direction == 0) return change;
  change.word = std::u32string(rest.substr(rest.size() - length));
  rest.remove_suffix(length);
  rest = without_tail(trimmed(rest));
  const Compared compared = comparison_in(rest);
  const bool is_compared = compared.begin != View::npos;
  if (!counts_as_change(change, measure, rest, is_compared)) return {};
  change.subject = std::u32string(rest);
  if (is_compared) {
    change.comparison = std::u32string(rest.substr(compared.begin, compared.length));
    change.base_year = compared.year;
    change.subject = std::u32string(rest.substr(0, compared.begin));
    change.subject += rest.substr(compared.begin + compared.length);
  }
  return change;
}

bool take_level_verb(View& left) {
  View rest = without_tail(trimmed(left));
  if (!take_end(rest, level_verbs())) return false;
  left = rest;
  return true;
}

int year_shift(View left) {
  static const WordList before{U"上年", U"去年", U"上一年", U"上年度", U"上一年度"};
  static const WordList carried{U"结转", U"转入", U"遗留", U"未",   U"旧存", U"带入",
                                U"接",   U"存",   U"转",   U"底结", U"末结", U"度结转",
                                U"剩余", U"积存", U"同期", U"相比", U"比",   U"留"};
  // Only at the start of a clause: 分析上一年度情况并提出3条建议 counts in this year.
  for (std::size_t i = 0; i < left.size() && i < 24; ++i) {
    const std::size_t length = before.at_start(left.substr(i));
    if (length == 0) continue;
    const char32_t outer = i > 0 ? left[i - 1] : U'\0';
    if (i > 1 && outer != U'由' && outer != U'从') return 0;
    if (outer == U'比' || outer == U'较' || outer == U'与' || outer == U'和' || outer == U'同' ||
        outer == U'入' || outer == U'是')
      return 0;
    return carried.at_start(left.substr(i + length)) > 0 ? 0 : -1;
  }
  return 0;
}

}  // namespace annals::reading
