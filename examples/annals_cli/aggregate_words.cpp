#include "aggregate_words.h"

#include "words.h"

namespace annals::cli {

std::string range_text(const Session& session, const Aggregate& aggregate) {
  const auto& [low, high] = std::pair(aggregate.low, aggregate.high);
  if (low && high) {
    const auto printed = aggregate.value.interval();
    if (printed && printed->contains(*low) && printed->contains(*high)) return {};
    return low->plain() + session.text(" to ", " 至 ") + high->plain();
  }
  if (low) return session.text("from ", "不低于 ") + low->plain();
  if (high) return session.text("up to ", "不高于 ") + high->plain();
  return session.text("open", "不限");
}

std::string obstacle_text(const Session& session, Obstacle obstacle, std::string_view reason,
                          const ObsStatusSet& status) {
  const auto word = [&](std::string_view chinese) { return session.text(reason, chinese); };
  switch (obstacle) {
    case Obstacle::kNone:
      return {};
    case Obstacle::kNothingOnRecord:
      return session.text("nothing on record", "无记录");
    case Obstacle::kNoValue:
      return status.normal() ? std::string(reason) : status_words(session, status);
    case Obstacle::kNoCounts:
      return word("缺分子或分母");
    case Obstacle::kNotSeparable:
      return word("其数值与其他机构的不可分");
    case Obstacle::kUnsureStart:
      return word("未登记起始年份，无法判断是否与前身并存");
    case Obstacle::kNotAdditive:
      return word("该指标不可汇总");
    case Obstacle::kNoCases:
      return session.text("no cases: the denominators add up to 0", "无案件：分母合计为 0");
    case Obstacle::kNoLonger:
      return word("已不存续");
    case Obstacle::kCountedAbove:
      return word("已含在上级机构的数值内");
    case Obstacle::kTooLong:
      return session.text("the result has more than 18 digits", "结果超过 18 位数字");
  }
  return {};
}

std::string some_of(const Session& session, const std::vector<std::string>& words,
                    std::size_t limit) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == limit && words.size() > limit + 1) {
      const std::string more = std::to_string(words.size() - limit);
      return text + session.text(" and ", "，另有 ") + more + session.text(" more", " 个");
    }
    text += (text.empty() ? "" : session.text(", ", "、")) + words[i];
  }
  return text;
}

std::string codes_text(const Session& session, const std::vector<AgencyCode>& codes) {
  std::vector<std::string> words;
  for (const AgencyCode& code : codes) words.push_back(code.str());
  return some_of(session, words, words.size());
}

std::string step_text(const Session& session, Year year, SuccessionKind kind,
                      const std::vector<AgencyCode>& from, const std::vector<AgencyCode>& to) {
  return to_string(year) + session.text(": ", "：") + codes_text(session, from) + " " +
         succession_word(session, kind) + " " + codes_text(session, to);
}

std::string not_followed_text(const Session& session, const Succession& step) {
  return step_text(session, step.year, step.kind, {step.predecessor}, {step.successor}) +
         session.text(", but not this indicator: the predecessor has values of it afterwards",
                      "，但不含此指标：原机构此后仍有数值");
}

}  // namespace annals::cli
