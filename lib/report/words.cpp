#include "report/words.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/utf8.h"
#include "exchange/export/status_words.h"

namespace annals::report {
namespace {

std::string with_true_minus(std::string text) {
  if (text.starts_with('-')) text.replace(0, 1, "\u2212");
  return text;
}

}  // namespace

std::string shown(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const core::CodePoint c = core::first_code_point(text);
    const bool space = c.value == '\n' || c.value == '\r' || c.value == '\t' || c.value == 0x2028 ||
                       c.value == 0x2029;
    // U+FFFE and U+FFFF are not allowed in XML.
    const bool unshown = !c.valid || core::is_control(c.value) || core::reorders_text(c.value) ||
                         (c.value & 0xFFFE) == 0xFFFE;
    if (space)
      result += ' ';
    else if (unshown)
      result += core::kReplacement;
    else
      result += text.substr(0, c.length);
    text.remove_prefix(c.length);
  }
  return result;
}

std::string number(double value, int decimals) {
  if (!std::isfinite(value)) return "\u221E";
  std::array<char, 400> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::fixed, decimals);
  std::string result(text.data(), end.ptr);
  const bool zero = result.find_first_of("123456789") == std::string::npos;
  if (zero && result.starts_with('-')) result.erase(0, 1);
  return with_true_minus(std::move(result));
}

std::string signed_number(double value, int decimals) {
  const std::string text = number(value, decimals);
  const bool above_zero = value > 0 && text.find_first_of("123456789") != std::string::npos;
  return above_zero ? "+" + text : text;
}

std::string signed_number(const Decimal& value) {
  if (value.zero() || value.negative()) return with_true_minus(value.plain());
  return "+" + value.plain();
}

std::string Words::count(std::size_t n, std::string_view one, std::string_view many,
                         std::string_view chinese_text) const {
  return std::to_string(n) + " " + say(n == 1 ? one : many, chinese_text);
}

std::string Words::unit(const Indicator& indicator) const {
  return std::string(indicator.unit_in(language_));
}

std::string Words::polarity(Polarity polarity) const {
  switch (polarity) {
    case Polarity::kHigherIsBetter:
      return say("higher is better", "越高越好");
    case Polarity::kLowerIsBetter:
      return say("lower is better", "越低越好");
    case Polarity::kNeutral:
      return say("neither way is better", "无优劣方向");
  }
  return {};
}

std::string Words::kinds(AgencyKind kind) const {
  switch (kind) {
    case AgencyKind::kNation:
      return say("nations", "国家");
    case AgencyKind::kProvince:
      return say("provinces", "省级机构");
    case AgencyKind::kPrefecture:
      return say("prefectures", "地市级机构");
    case AgencyKind::kCounty:
      return say("counties and districts", "县区级机构");
    case AgencyKind::kTownship:
      return say("townships", "乡镇街道");
    case AgencyKind::kDepartment:
      return say("departments", "部门");
    case AgencyKind::kCourt:
      return say("courts", "法院");
    case AgencyKind::kOther:
      return say("agencies", "机构");
  }
  return {};
}

std::string Words::verdict(Verdict verdict) const {
  switch (verdict) {
    case Verdict::kImproving:
      return say("improving", "改善");
    case Verdict::kWorsening:
      return say("worsening", "变差");
    case Verdict::kRising:
      return say("rising", "上升");
    case Verdict::kFalling:
      return say("falling", "下降");
    case Verdict::kNoEvidentTrend:
      return say("no evident trend", "无明显趋势");
    case Verdict::kTooFewYears:
      return say("too few years", "年份太少");
  }
  return {};
}

std::string Words::severity(Severity severity) const {
  switch (severity) {
    case Severity::kNote:
      return say("note", "提示");
    case Severity::kWarning:
      return say("warning", "警告");
    case Severity::kError:
      return say("error", "错误");
  }
  return {};
}

std::string Words::attainment(Attainment attainment) const {
  switch (attainment) {
    case Attainment::kMet:
      return say("met", "达标");
    case Attainment::kNotMet:
      return say("missed", "未达标");
    case Attainment::kCannotTell:
      return say("cannot be told", "无法判断");
    case Attainment::kNotAvailable:
      return say("no value", "无数值");
    case Attainment::kFuture:
      return say("to come", "尚未到期");
  }
  return {};
}

std::string Words::not_comparable(NotComparable why) const {
  switch (why) {
    case NotComparable::kDefinitionDiffers:
      return say("its definition differs", "口径不同");
    case NotComparable::kOtherMethod:
      return say("its method is not that of most others", "方法与多数不同");
  }
  return {};
}

std::string Words::statuses(const ObsStatusSet& status) const {
  std::string result;
  if (status.normal()) return result;
  for (const ObsStatus each : exchange::kStatuses) {
    if (each == ObsStatus::kNormal || !status.contains(each)) continue;
    if (!result.empty()) result += say(", ", "、");
    result += exchange::status_word(each, language_);
  }
  return result;
}

std::string Words::years(YearRange years) const {
  if (years.first == years.last) return to_string(years.first);
  return to_string(years.first) + say(" to ", " 至 ") + to_string(years.last);
}

std::string Words::list(std::span<const std::string> parts) const {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += i + 1 == parts.size() ? say(" and ", "和") : say(", ", "、");
    result += parts[i];
  }
  return result;
}

std::string Words::value(const Observation& observation) const {
  return observation.value ? print_value(*observation.value, observation.bound, language_)
                           : std::string();
}

std::string Words::with_unit(const std::string& text, const Indicator& indicator) const {
  const std::string printed = unit(indicator);
  if (printed.empty() || text.empty()) return text;
  return text + (chinese() ? "" : " ") + printed;
}

std::string Words::difference_unit(const Indicator& indicator) const {
  if (indicator.kind == IndicatorKind::kPercent) return say(" percentage points", "个百分点");
  const std::string printed = unit(indicator);
  return printed.empty() ? "" : say(" ", "") + printed;
}

std::string Words::change(const Change& change) const {
  const std::string absolute = signed_number(change.absolute);
  if (change.percentage_points) return absolute + say(" points", "个百分点");
  if (!change.relative) return absolute;
  return absolute + say(" (", "（") + signed_number(100 * *change.relative, 1) + say(" %)", "%）");
}

std::string Words::target(const TargetOutcome& outcome, const Indicator& indicator) const {
  const Target& target = outcome.target;
  const bool at_least = target.direction == TargetDirection::kAtLeast;
  const std::string year = to_string(target.year);
  std::string text = say("", year + "年") +
                     (at_least ? say("at least ", "不低于 ") : say("at most ", "不高于 ")) +
                     with_unit(print_value(target.value, Bound::kExact, language_), indicator) +
                     say(" in " + year + ": ", "：") + attainment(outcome.attainment);
  if (!outcome.gap || outcome.attainment == Attainment::kCannotTell) return text;
  if (outcome.gap->zero()) {
    text += say(" exactly", "，恰好");
  } else {
    const Decimal size = outcome.gap->negative() ? -*outcome.gap : *outcome.gap;
    text += say(" by ", outcome.gap->negative() ? "，优于目标 " : "，差 ") + size.plain() +
            difference_unit(indicator);
  }
  if (outcome.in_doubt) {
    text +=
        say(", though the rounding of the print could turn this", "，但所刊数字的取整可能改变结论");
  }
  return text;
}

std::string Words::citation(const SourceDocument& source) const {
  std::string text = source.title.empty() ? source.code.str() : source.title;
  const std::string comma = say(", ", "，");
  if (!source.document_number.empty()) text += comma + source.document_number;
  if (!source.publisher.empty()) text += comma + source.publisher;
  return text + comma +
         (source.published ? say("published ", "发布于 ") + source.published->str()
                           : say("date not known", "发布日期不详"));
}

}  // namespace annals::report
