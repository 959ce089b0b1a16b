#include "computed_words.h"

#include <algorithm>

#include "words.h"

namespace annals::cli {
namespace {

// Without zeros at the end of its fraction.
std::string without_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

ComputedWords::ComputedWords(const Session& session, const Indicator& indicator,
                             const std::vector<Indicator>& all)
    : session_(session), indicator_(indicator) {
  for (const Indicator& each : all) names_.emplace(each.code, name_of(session, each));
}

std::string ComputedWords::name(const IndicatorCode& code) const {
  const auto found = names_.find(code);
  return found == names_.end() ? code.str() : found->second;
}

std::string ComputedWords::rule(ComputedBy by) const {
  switch (by) {
    case ComputedBy::kNothing:
      return {};
    case ComputedBy::kFormula:
      return indicator_.formula;
    case ComputedBy::kCounts:
      break;
  }
  const bool named = indicator_.numerator.has_value();
  const bool percent = !named && indicator_.kind == IndicatorKind::kPercent;
  const Decimal factor =
      percent && indicator_.factor == Decimal(1) ? Decimal(100) : indicator_.factor;
  return (factor == Decimal(1) ? "" : factor.plain() + " \u00D7 ") +
         (named ? indicator_.numerator->str() : session_.text("numerator", "分子")) + " / " +
         (named ? indicator_.denominator->str() : session_.text("denominator", "分母"));
}

std::string ComputedWords::reason(const ComputedValue& value, bool by_name) const {
  switch (value.reason) {
    case NotComputed::kComputed:
      return {};
    case NotComputed::kNoRule:
      return session_.text("no rule to compute it by", "没有计算规则");
    case NotComputed::kZeroDenominator:
      return session_.text("the denominator is 0: no cases, no rate", "分母为 0，无从计算");
    case NotComputed::kNoResult:
      return session_.text("the formula has no value here", "公式在此无值");
    case NotComputed::kTooLong:
      return session_.text("the result has too many digits", "结果位数过多");
    case NotComputed::kMissingInput:
      break;
  }
  std::string names;
  for (const IndicatorCode& code : value.missing) {
    names += (names.empty() ? "" : session_.text(", ", "、")) + (by_name ? name(code) : code.str());
  }
  // Without a named denominator a single count may stand beside the figure.
  if (names.empty()) names = session_.text("the other count", "另一计数");
  return session_.text("no value of ", "缺少") + names;
}

std::string ComputedWords::verdict(const ComputedValue& value) const {
  if (!value.agreement) return {};
  switch (*value.agreement) {
    case Agreement::kAgrees:
      return session_.text("agrees", "相符");
    case Agreement::kCannotTell:
      return session_.text("cannot tell: not exact", "无法判断：非精确值");
    case Agreement::kDiffers:
      break;
  }
  if (!value.difference || value.difference->zero()) return session_.text("differs", "不符");
  const bool lower = value.difference->negative();
  const std::string size = (lower ? -*value.difference : *value.difference).plain();
  if (session_.chinese()) return (lower ? "不符：原文低 " : "不符：原文高 ") + size;
  return "differs: the print is " + size + (lower ? " lower" : " higher");
}

int ComputedWords::digits(const ComputedValue& value) const {
  return value.value ? value.value->decimals() + 4 : indicator_.decimals + 4;
}

std::string ComputedWords::range(const ComputedValue& value) const {
  if (!value.range) return {};
  const std::string low = without_zeros(number(value.range->low, digits(value)));
  const std::string high = without_zeros(number(value.range->high, digits(value)));
  return low == high ? low : low + session_.text(" to ", " 至 ") + high;
}

std::string ComputedWords::unrounded(const ComputedValue& value) const {
  return value.value ? without_zeros(number(value.unrounded, digits(value))) : "";
}

std::string ComputedWords::range_reason(const ComputedValue& value) const {
  switch (value.range_status) {
    case RangeStatus::kKnown:
      return {};
    case RangeStatus::kInputUnknown:
      return session_.text("not known: an input is about, at least or at most",
                           "不详：有的输入并非精确值");
    case RangeStatus::kTooManyInputs:
      return session_.text("not computed: too many rounded inputs", "未计算：取整的输入过多");
    case RangeStatus::kUnbounded:
      return session_.text("without limit: a divisor may be 0", "无界：除数可能为 0");
  }
  return {};
}

std::string ComputedWords::input(const ComputedInput& input) const {
  return input.value ? print_value(*input.value, input.bound, session_.language) : "";
}

std::string ComputedWords::inputs(const ComputedValue& value) const {
  std::string text;
  const bool whole_quotient =
      value.inputs.size() == 2 && (value.rule == ComputedBy::kCounts || value.exact);
  if (whole_quotient) return input(value.inputs[0]) + " / " + input(value.inputs[1]);
  for (const ComputedInput& each : value.inputs) {
    text += (text.empty() ? "" : ", ") +
            (each.indicator ? each.indicator->str() + " = " : std::string()) + input(each);
  }
  return text;
}

}  // namespace annals::cli
