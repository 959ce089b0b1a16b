#include "exchange/export/status_words.h"

namespace annals::exchange {
namespace {

std::string_view chinese_status(ObsStatus status) {
  switch (status) {
    case ObsStatus::kNormal:
      return "正常";
    case ObsStatus::kBreak:
      return "口径中断";
    case ObsStatus::kDefinitionDiffers:
      return "口径不同";
    case ObsStatus::kEstimated:
      return "估计";
    case ObsStatus::kForecast:
      return "预测";
    case ObsStatus::kExperimental:
      return "试验性";
    case ObsStatus::kHoliday:
      return "假日";
    case ObsStatus::kImputed:
      return "插补";
    case ObsStatus::kDerogation:
      return "豁免";
    case ObsStatus::kInOtherCategory:
      return "计入其他类别";
    case ObsStatus::kNotCollected:
      return "未采集";
    case ObsStatus::kCannotExist:
      return "不可能存在";
    case ObsStatus::kNotSignificant:
      return "不显著";
    case ObsStatus::kMissing:
      return "缺失";
    case ObsStatus::kProvisional:
      return "初步";
    case ObsStatus::kSuppressed:
      return "不公布";
    case ObsStatus::kSpecialEvent:
      return "特殊事件";
    case ObsStatus::kLowReliability:
      return "可靠性低";
    case ObsStatus::kUnvalidated:
      return "未核实";
    case ObsStatus::kIncludesOtherCategory:
      return "含其他类别";
  }
  return "";
}

std::string_view english_bound(Bound bound) {
  switch (bound) {
    case Bound::kExact:
      return "exact";
    case Bound::kAbout:
      return "about";
    case Bound::kAtLeast:
      return "at least";
    case Bound::kAtMost:
      return "at most";
  }
  return "";
}

std::string_view chinese_bound(Bound bound) {
  switch (bound) {
    case Bound::kExact:
      return "确数";
    case Bound::kAbout:
      return "约";
    case Bound::kAtLeast:
      return "不少于";
    case Bound::kAtMost:
      return "不超过";
  }
  return "";
}

}  // namespace

std::string_view status_word(ObsStatus status, std::string_view language) {
  return say(language, to_string(status), chinese_status(status));
}

std::string_view bound_word(Bound bound, std::string_view language) {
  return say(language, english_bound(bound), chinese_bound(bound));
}

}  // namespace annals::exchange
