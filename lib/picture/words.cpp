#include "picture/words.h"

#include <algorithm>
#include <iterator>

namespace annals::picture {
namespace {

struct StatusWord {
  ObsStatus status;
  std::string_view chinese;
};

// Strongest first, as ObsStatusSet::letters() has them.
constexpr StatusWord kStatusWords[] = {
    {ObsStatus::kBreak, "口径中断"},
    {ObsStatus::kMissing, "缺失"},
    {ObsStatus::kCannotExist, "不可能存在"},
    {ObsStatus::kNotCollected, "未采集"},
    {ObsStatus::kHoliday, "假日"},
    {ObsStatus::kSuppressed, "不公布"},
    {ObsStatus::kDerogation, "豁免"},
    {ObsStatus::kSpecialEvent, "特殊事件"},
    {ObsStatus::kDefinitionDiffers, "口径不同"},
    {ObsStatus::kInOtherCategory, "计入其他类别"},
    {ObsStatus::kIncludesOtherCategory, "含其他类别"},
    {ObsStatus::kImputed, "插补"},
    {ObsStatus::kForecast, "预测"},
    {ObsStatus::kEstimated, "估计"},
    {ObsStatus::kProvisional, "初步"},
    {ObsStatus::kNotSignificant, "不显著"},
    {ObsStatus::kLowReliability, "可靠性低"},
    {ObsStatus::kUnvalidated, "未核实"},
    {ObsStatus::kExperimental, "试验性"},
};

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

}  // namespace

bool chinese(std::string_view language) { return language == "zh" || language.starts_with("zh-"); }

std::string say(std::string_view language, std::string_view english,
                std::string_view chinese_text) {
  return std::string(chinese(language) ? chinese_text : english);
}

std::string status_word(ObsStatus status, std::string_view language) {
  if (!chinese(language)) return std::string(to_string(status));
  const auto* const found =
      std::find_if(std::begin(kStatusWords), std::end(kStatusWords),
                   [&](const StatusWord& entry) { return entry.status == status; });
  return std::string(found == std::end(kStatusWords) ? "正常" : found->chinese);
}

std::string status_words(ObsStatusSet status, std::string_view language) {
  std::vector<std::string> words;
  for (const StatusWord& entry : kStatusWords) {
    if (status.contains(entry.status)) words.push_back(status_word(entry.status, language));
  }
  return joined(words, say(language, ", ", "，"));
}

ObsStatusSet united(ObsStatusSet a, ObsStatusSet b) {
  return ObsStatusSet::from_bits(a.bits() | b.bits()).value_or(a);
}

std::string letters_explained(ObsStatusSet statuses, std::string_view language) {
  std::vector<std::string> parts;
  for (const StatusWord& entry : kStatusWords) {
    if (!statuses.contains(entry.status)) continue;
    parts.push_back(std::string(1, static_cast<char>(entry.status)) + " " +
                    status_word(entry.status, language));
  }
  return joined(parts, say(language, ", ", "，"));
}

std::string value_words(const ChartPoint& point, std::string_view unit, std::string_view language) {
  if (!point.value) {
    const std::string why = status_words(point.status, language);
    return why.empty() ? say(language, "no value", "无数值") : why;
  }
  std::string text = print_value(*point.value, point.bound, language);
  if (text.starts_with('-')) text.replace(0, 1, "\u2212");
  if (unit.empty()) return text;
  return text + say(language, " ", "") + std::string(unit);
}

std::string point_words(std::string_view label, const ChartPoint& point, std::string_view unit,
                        std::string_view language) {
  std::string text(label);
  if (!text.empty()) text += say(language, ", ", "，");
  text += to_string(point.year) + say(language, ": ", "：") + value_words(point, unit, language);
  if (point.value && !point.status.normal()) {
    text += say(language, ", ", "，") + status_words(point.status, language);
  }
  if (!point.source.empty()) {
    text += say(language, " (", "（") + point.source + say(language, ")", "）");
  }
  return text;
}

std::string target_words(const ChartTarget& target, std::string_view language) {
  std::string text = target.label.empty() ? say(language, "Target", "目标") : target.label;
  if (target.year) text += say(language, " ", "") + to_string(*target.year);
  const bool least = target.direction == TargetDirection::kAtLeast;
  std::string value = target.value.plain();
  if (value.starts_with('-')) value.replace(0, 1, "\u2212");
  return text + (least ? " \u2265 " : " \u2264 ") + value;
}

void SignsSeen::add(const ChartPoint& point) {
  ObsStatusSet& seen = point.value ? statuses : reasons;
  seen = united(seen, point.status);
  if (!point.value) return;
  about = about || point.bound == Bound::kAbout;
  at_least = at_least || point.bound == Bound::kAtLeast;
  at_most = at_most || point.bound == Bound::kAtMost;
  intervals = intervals || point.interval.has_value();
}

std::vector<std::string> SignsSeen::sentences(std::string_view language) const {
  std::vector<std::string> all;
  if (!statuses.normal()) {
    all.push_back(say(language, "Hollow marks have a status: ", "空心标记附有状态：") +
                  letters_explained(statuses, language) + say(language, ".", "。"));
  }
  if (!reasons.normal()) {
    all.push_back(say(language, "Why there is no value: ", "缺少数值的原因：") +
                  letters_explained(reasons, language) + say(language, ".", "。"));
  }
  std::vector<std::string> bounds;
  if (at_least) bounds.push_back(say(language, "\u2191 at least", "\u2191 至少"));
  if (at_most) bounds.push_back(say(language, "\u2193 at most", "\u2193 至多"));
  if (about) bounds.push_back(say(language, "~ about", "~ 约数"));
  if (!bounds.empty()) {
    all.push_back(say(language, "Signs beside a mark: ", "标记旁的符号：") +
                  joined(bounds, say(language, ", ", "，")) + say(language, ".", "。"));
  }
  return all;
}

}  // namespace annals::picture
