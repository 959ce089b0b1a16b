#include "forecast_words.h"

#include <algorithm>
#include <cmath>

#include "trend_words.h"
#include "words.h"

namespace annals::cli {
ForecastWords::ForecastWords(const Session& session, const Series& series, const Forecast& forecast,
                             std::optional<ForecastTarget> target)
    : session_(session), series_(series), forecast_(forecast), target_(std::move(target)) {}

std::string ForecastWords::title() const {
  const Indicator& indicator = series_.indicator();
  const std::string unit(indicator.unit_in(session_.language));
  return name_of(session_, series_.agency()) + session_.text(", ", "，") +
         name_of(session_, indicator) + (unit.empty() ? "" : " (" + unit + ")");
}

std::string ForecastWords::confidence() const { return per_cent(1 - forecast_.trend.level); }

Cell ForecastWords::cell(double value) const {
  const double unit = std::pow(10.0, -std::min(forecast_.decimals, 0));
  const double rounded = std::round(value / unit) * unit;
  const std::string text = number(rounded, std::max(forecast_.decimals, 0));
  std::string machine = text;
  // A true minus is for people.
  if (machine.starts_with("\u2212")) machine.replace(0, std::string("\u2212").size(), "-");
  return {text, Json(machine)};
}

std::string ForecastWords::clamped(const ForecastValue& value) const {
  const bool interval = value.low_clamped || value.high_clamped;
  if (value.value_clamped) {
    return session_.text("the line leaves the bounds here", "直线在此越出界限");
  }
  return interval ? session_.text("interval cut at the bound", "区间截于界限") : "";
}

std::vector<std::string> ForecastWords::sentences() const {
  std::vector<std::string> result{basis()};
  if (target_) result.push_back(target_sentence());
  return result;
}

std::string ForecastWords::basis() const {
  const Trend& trend = forecast_.trend;
  const int decimals = std::max(forecast_.decimals, 0) + 1;
  const bool percent = series_.indicator().kind == IndicatorKind::kPercent;
  const std::string step = signed_number(trend.slope->slope, decimals);
  const std::string change = percent ? step + session_.text(" percentage points", "个百分点")
                                     : with_unit(session_, step, series_.indicator());
  const std::string first = to_string(trend.years->first);
  const std::string last = to_string(trend.years->last);
  return session_.text("If things go on as from " + first + " to " + last + ", by " + change +
                           " a year (Theil\u2013Sen, " + std::to_string(trend.n) +
                           " values), each year lies "
                           "between low and high with " +
                           confidence() + " % confidence.",
                       "若按" + first + "至" + last + "年的走势（每年" + change +
                           "，Theil\u2013Sen，" + std::to_string(trend.n) +
                           "个数值）延续，各年数值以" + confidence() + "%的置信度落在上下限之间。");
}

std::string ForecastWords::target_text() const {
  const bool at_least = target_->direction == TargetDirection::kAtLeast;
  const std::string value = with_unit(session_, target_->value.plain(), series_.indicator());
  return (at_least ? session_.text("at least ", "不低于") : session_.text("at most ", "不高于")) +
         value;
}

std::string ForecastWords::target_sentence() const {
  const TargetOutlook& outlook = *forecast_.target;
  switch (outlook.reach) {
    case TargetReach::kAlreadyMet:
      return met_sentence(outlook);
    case TargetReach::kReached:
      return reached_sentence(outlook);
    case TargetReach::kNotReached:
      return not_reached_sentence(outlook);
    case TargetReach::kOutOfBounds:
      break;
  }
  return session_.text("The target of " + target_text() +
                           " is out of reach: the indicator has "
                           "no such values.",
                       "目标（" + target_text() + "）不可能达到：该指标没有这样的数值。");
}

std::string ForecastWords::met_sentence(const TargetOutlook& outlook) const {
  const std::string met = session_.text(
      "The target of " + target_text() + " is met already, in " +
          to_string(forecast_.trend.years->last),
      "目标（" + target_text() + "）在" + to_string(forecast_.trend.years->last) + "年已经达到");
  if (!outlook.lost) return met + session_.text(".", "。");
  return met + session_.text("; on the line it is lost again in ", "；按直线将在") +
         to_string(*outlook.lost) + session_.text(".", "年再次失去。");
}

std::string ForecastWords::reached_sentence(const TargetOutlook& outlook) const {
  const std::string expected = to_string(*outlook.expected);
  const std::string earliest = outlook.earliest == outlook.expected
                                   ? session_.text("no earlier by the interval", "按区间不会更早")
                                   : session_.text("in ", "最早") + to_string(*outlook.earliest) +
                                         session_.text(" at the earliest", "年");
  const std::string years = std::to_string(kLongestHorizon);
  const std::string latest = outlook.latest
                                 ? session_.text("for certain enough from ", "到") +
                                       to_string(*outlook.latest) + session_.text("", "年才有把握")
                                 : session_.text("and perhaps not within " + years + " years",
                                                 "也可能" + years + "年内达不到");
  return session_.text("The line reaches the target of " + target_text() + " in " + expected +
                           ": " + earliest + ", " + latest + ".",
                       "按直线在" + expected + "年达到目标（" + target_text() + "）：" + earliest +
                           "，" + latest + "。");
}

std::string ForecastWords::not_reached_sentence(const TargetOutlook& outlook) const {
  const std::string years = std::to_string(kLongestHorizon);
  const std::string perhaps =
      outlook.earliest
          ? session_.text("; within the interval it may be reached from ", "；按区间最早可能在") +
                to_string(*outlook.earliest) + session_.text(" on.", "年达到。")
          : session_.text(", not even within the interval.", "，在区间之内也达不到。");
  return session_.text("On the line the target of " + target_text() + " is not reached within " +
                           years + " years",
                       "按直线" + years + "年内达不到目标（" + target_text() + "）") +
         perhaps;
}

std::vector<std::string> ForecastWords::notes() const {
  std::vector<std::string> result;
  for (const ForecastCaveat caveat : forecast_.caveats) result.push_back(note(caveat));
  const TrendWords trend_words(session_, series_, forecast_.trend);
  for (std::string& trend_note : trend_words.notes()) result.push_back(std::move(trend_note));
  return result;
}

std::string ForecastWords::note(ForecastCaveat caveat) const {
  switch (caveat) {
    case ForecastCaveat::kNoEvidentTrend:
      return session_.text("the trend is not evident: its direction may be chance",
                           "趋势并不明显：方向可能出于偶然");
    case ForecastCaveat::kBeyondSpan:
      return session_.text("it looks further ahead than the values look back",
                           "预测的年数超过了数据本身的跨度");
    case ForecastCaveat::kClamped:
      return session_.text("the indicator has bounds, and what would leave them is set on them",
                           "该指标有界限，越界的预测值取界限值");
    case ForecastCaveat::kRestsOnRounding:
      return session_.text(
          "the values lie on a line as closely as their rounding allows: the interval rests on "
          "the rounding alone, and further years may stray further",
          "各年数值几乎正好在一条直线上：区间只反映取整，今后的偏离可能更大");
  }
  return {};
}

}  // namespace annals::cli
