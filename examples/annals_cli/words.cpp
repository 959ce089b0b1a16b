#include "words.h"

#include <array>
#include <charconv>
#include <cmath>

namespace annals::cli {
namespace {

struct StatusWord {
  ObsStatus status;
  std::string_view chinese;
};

constexpr std::array kStatusWords{
    StatusWord{ObsStatus::kBreak, "口径中断"},
    StatusWord{ObsStatus::kMissing, "缺失"},
    StatusWord{ObsStatus::kCannotExist, "不可能存在"},
    StatusWord{ObsStatus::kNotCollected, "未采集"},
    StatusWord{ObsStatus::kHoliday, "假日"},
    StatusWord{ObsStatus::kSuppressed, "不公布"},
    StatusWord{ObsStatus::kDerogation, "豁免"},
    StatusWord{ObsStatus::kSpecialEvent, "特殊事件"},
    StatusWord{ObsStatus::kDefinitionDiffers, "口径不同"},
    StatusWord{ObsStatus::kInOtherCategory, "计入其他类别"},
    StatusWord{ObsStatus::kIncludesOtherCategory, "含其他类别"},
    StatusWord{ObsStatus::kImputed, "插补"},
    StatusWord{ObsStatus::kForecast, "预测"},
    StatusWord{ObsStatus::kEstimated, "估计"},
    StatusWord{ObsStatus::kProvisional, "初步"},
    StatusWord{ObsStatus::kNotSignificant, "不显著"},
    StatusWord{ObsStatus::kLowReliability, "可靠性低"},
    StatusWord{ObsStatus::kUnvalidated, "未核实"},
    StatusWord{ObsStatus::kExperimental, "试验性"},
};

std::string with_true_minus(std::string text) {
  if (text.starts_with('-')) text.replace(0, 1, "\u2212");
  return text;
}

}  // namespace

std::string name_of(const Session& session, const Agency& agency) {
  const std::string_view name = agency.names.in(session.language);
  return name.empty() ? agency.code.str() : std::string(name);
}

std::string name_of(const Session& session, const Indicator& indicator) {
  const std::string_view name = indicator.names.in(session.language);
  return name.empty() ? indicator.code.str() : std::string(name);
}

std::string kind_word(const Session& session, AgencyKind kind) {
  const auto word = [&](std::string_view chinese) {
    return session.text(to_string(kind), chinese);
  };
  switch (kind) {
    case AgencyKind::kNation:
      return word("全国");
    case AgencyKind::kProvince:
      return word("省级");
    case AgencyKind::kPrefecture:
      return word("地市级");
    case AgencyKind::kCounty:
      return word("县区级");
    case AgencyKind::kTownship:
      return word("乡镇街道");
    case AgencyKind::kDepartment:
      return word("部门");
    case AgencyKind::kCourt:
      return word("法院");
    case AgencyKind::kOther:
      return word("其他");
  }
  return {};
}

std::string kind_word(const Session& session, IndicatorKind kind) {
  const auto word = [&](std::string_view chinese) {
    return session.text(to_string(kind), chinese);
  };
  switch (kind) {
    case IndicatorKind::kCount:
      return word("计数");
    case IndicatorKind::kAmount:
      return word("数额");
    case IndicatorKind::kPercent:
      return word("百分比");
    case IndicatorKind::kRatio:
      return word("比值");
    case IndicatorKind::kScore:
      return word("得分");
    case IndicatorKind::kDuration:
      return word("时长");
  }
  return {};
}

std::string polarity_word(const Session& session, Polarity polarity) {
  switch (polarity) {
    case Polarity::kHigherIsBetter:
      return session.text("higher is better", "越高越好");
    case Polarity::kLowerIsBetter:
      return session.text("lower is better", "越低越好");
    case Polarity::kNeutral:
      return session.text("neither way is better", "无优劣方向");
  }
  return {};
}

std::string aggregation_word(const Session& session, Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::kNone:
      return session.text("not at all", "不可汇总");
    case Aggregation::kSum:
      return session.text("sum", "求和");
    case Aggregation::kRatioOfSums:
      return session.text("ratio of sums", "分子分母分别求和后相除");
    case Aggregation::kMean:
      return session.text("mean", "平均");
  }
  return {};
}

std::string succession_word(const Session& session, SuccessionKind kind) {
  switch (kind) {
    case SuccessionKind::kRename:
      return session.text("renamed to", "更名为");
    case SuccessionKind::kMerge:
      return session.text("merged into", "并入");
    case SuccessionKind::kSplit:
      return session.text("split, in part into", "分设为");
    case SuccessionKind::kTransfer:
      return session.text("tasks transferred to", "职能划转至");
  }
  return {};
}

std::string status_words(const Session& session, const ObsStatusSet& status) {
  if (status.normal()) return {};
  std::string result;
  for (const StatusWord& word : kStatusWords) {
    if (!status.contains(word.status)) continue;
    if (!result.empty()) result += session.say(", ", "、");
    result += session.say(to_string(word.status), word.chinese);
  }
  return result;
}

std::string years_of(const Session& session, std::optional<Year> first, std::optional<Year> last) {
  if (first && last) return to_string(*first) + session.text(" to ", " 至 ") + to_string(*last);
  if (first) return session.text("from ", "始于 ") + to_string(*first);
  if (last) return session.text("to ", "止于 ") + to_string(*last);
  return {};
}

std::string value_text(const Session& session, const Observation& observation) {
  return observation.value ? print_value(*observation.value, observation.bound, session.language)
                           : std::string();
}

std::string with_unit(const Session& session, const std::string& text, const Indicator& indicator) {
  const std::string unit(indicator.unit_in(session.language));
  if (unit.empty()) return text;
  return text + (session.chinese() ? "" : " ") + unit;
}

std::string printed_range_text(const Session& session, const PrintedRange& range) {
  const auto& [low, high] = range;
  if (!low && !high) return session.text("open", "不限");
  if (!high) return session.text("from ", "不低于 ") + low->at.plain();
  if (!low) return session.text("up to ", "不高于 ") + high->at.plain();
  return low->at.plain() + session.text(" to ", " 至 ") + high->at.plain();
}

Cell value_cell(const Session& session, const Observation& observation) {
  return {value_text(session, observation),
          observation.value ? Json(observation.value->str()) : Json()};
}

Cell bound_cell(const Observation& observation) {
  const bool exact = observation.bound == Bound::kExact;
  return {"", exact ? Json() : Json(to_string(observation.bound))};
}

Cell decimal_cell(const std::optional<Decimal>& value) {
  return value ? Cell(value->plain(), Json(value->str())) : Cell("");
}

Cell year_cell(std::optional<Year> year) {
  return year ? Cell(to_string(*year), Json(static_cast<int>(*year))) : Cell("");
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

std::string per_cent(double fraction) {
  std::string text = number(100 * fraction, 2);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string p_value(const Session& session, double p) {
  if (p < 0.001) return session.text("below 0.001", "小于 0.001");
  return number(p, 3);
}

std::string citation(const Session& session, const SourceDocument& source) {
  std::string result = source.title.empty() ? source.code.str() : source.title;
  const std::string comma = session.text(", ", "，");
  if (!source.document_number.empty()) result += comma + source.document_number;
  if (!source.publisher.empty()) result += comma + source.publisher;
  result +=
      comma + (source.published ? session.text("published ", "发布于 ") + source.published->str()
                                : session.text("date not known", "发布日期不详"));
  if (!source.url.empty()) result += comma + source.url;
  return result;
}

}  // namespace annals::cli
