#include "trend_columns.h"

#include <algorithm>
#include <charconv>

#include "trend_words.h"
#include "words.h"

namespace annals::cli {
namespace {

Error usage(std::string_view option, const Error& error) {
  return {ErrorCode::kInvalidArgument, std::string(option) + ": " + error.message};
}

Result<std::size_t> parse_window(const std::string& text) {
  std::size_t window = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), window);
  if (error == std::errc() && end == text.data() + text.size()) return window;
  return Error{ErrorCode::kInvalidArgument,
               "--moving-average: \"" + text + "\" is not a number of years; write 3, for example"};
}

template <typename Values>
auto find_year(const Values& values, Year year) -> decltype(values.data()) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const auto& value) { return value.year == year; });
  return found == values.end() ? nullptr : &*found;
}

template <typename Values>
std::string years_across_break(const Session& session, const Values& values) {
  std::string years;
  for (const auto& value : values) {
    if (!value.across_break) continue;
    years += (years.empty() ? "" : session.text(", ", "、")) + to_string(value.year);
  }
  return years;
}

Cell true_or_empty(bool flag) { return {"", flag ? Json(true) : Json()}; }

int decimals_of(Transform transform) {
  if (transform == Transform::kLog) return 4;
  return transform == Transform::kLogChange ? 2 : 1;
}

}  // namespace

void ColumnArguments::add_to(CLI::App* command, const Session& session) {
  command
      ->add_option("--transform", transform,
                   session.text("beside the values: lin, chg, pch, cch, log, pp or idx (the codes "
                                "of FRED, and points)",
                                "另列换算值：lin、chg、pch、cch、log、pp 或 idx"
                                "（FRED 代码，另加百分点与指数）"))
      ->option_text("CODE");
  command
      ->add_option("--base", base,
                   session.text("beside the values: an index with this year as 100",
                                "另列以该年为 100 的定基指数"))
      ->option_text("YEAR");
  command
      ->add_option("--moving-average", window,
                   session.text("beside the values: the mean of so many years, up to each",
                                "另列截至各年的若干年移动平均"))
      ->option_text("YEARS");
  command->add_flag("--centred", centred,
                    session.text("the mean of the years around each, not of those up to it",
                                 "移动平均取各年前后居中的年份"));
}

Result<ColumnRequest> ColumnArguments::request() const {
  ColumnRequest request{.transform = transform, .centred = centred};
  if (!transform.empty()) {
    const auto known = parse_transform(transform);
    if (!known) return usage("--transform", known.error());
    if (!base.empty() && *known != Transform::kIndex) {
      return Error{ErrorCode::kInvalidArgument,
                   "--base: an index has a base year, \"" + transform +
                       "\" has none; write --transform idx or leave one of the two out"};
    }
  }
  if (!base.empty()) {
    const auto year = parse_year(base);
    if (!year) return usage("--base", year.error());
    request.base = *year;
    request.transform = to_string(Transform::kIndex);
  }
  if (window.empty() && centred) {
    return Error{ErrorCode::kInvalidArgument,
                 "--centred: there is no mean to centre; write --moving-average 3 as well"};
  }
  if (window.empty()) return request;
  const auto years = parse_window(window);
  if (!years) return years.error();
  request.window = *years;
  return request;
}

Result<TrendColumns> TrendColumns::make(const Session& session, const Series& series,
                                        const ColumnRequest& request) {
  TrendColumns columns(session, series);
  columns.request_ = request;
  if (!request.transform.empty()) {
    const auto known = parse_transform(request.transform, series.indicator().kind);
    if (!known) return usage("--transform", known.error());
    auto transformed = transform(series, *known, {.base = request.base});
    if (!transformed) return transformed.error();
    columns.transformed_ = *std::move(transformed);
  }
  if (request.window) {
    const auto placement = request.centred ? WindowPlacement::kCentred : WindowPlacement::kTrailing;
    auto averages = moving_average(series, *request.window, placement);
    if (!averages) return usage("--moving-average", averages.error());
    columns.averages_ = *std::move(averages);
  }
  return columns;
}

std::string TrendColumns::transform_heading() const {
  const std::string code(to_string(transformed_->transform));
  const auto with_code = [&](std::string_view english, std::string_view chinese) {
    return session_.text(std::string(english) + " (" + code + ")",
                         std::string(chinese) + "（" + code + "）");
  };
  const bool of_rate = transformed_->relative_of_rate;
  switch (transformed_->transform) {
    case Transform::kLevel:
      return with_code("Level", "水平值");
    case Transform::kChange:
    case Transform::kPoints:
      return transformed_->percentage_points ? with_code("Points", "百分点变化")
                                             : with_code("Change", "较上年变化");
    case Transform::kPercentChange:
      return of_rate ? with_code("% of the rate", "率的相对变化%")
                     : with_code("Change, %", "较上年变化%");
    case Transform::kLogChange:
      return of_rate ? with_code("Log change of the rate", "率的对数变化×100")
                     : with_code("Log change", "对数变化×100");
    case Transform::kLog:
      return with_code("Logarithm", "自然对数");
    case Transform::kIndex:
      if (!transformed_->base) return with_code("Index", "定基指数");
      return session_.text(to_string(*transformed_->base) + " = 100",
                           to_string(*transformed_->base) + "年=100");
  }
  return {};
}

std::string TrendColumns::window_heading() const {
  const std::string years = std::to_string(*request_.window);
  return session_.text("Mean of " + years + (request_.centred ? ", centred" : " years"),
                       years + (request_.centred ? "年居中平均" : "年移动平均"));
}

std::vector<TableColumn> TrendColumns::headings() const {
  std::vector<TableColumn> headings;
  if (transformed_) {
    headings.push_back({"transformed", transform_heading(), Align::kRight});
    headings.push_back({"transformed_across_break", ""});
  }
  if (averages_) {
    headings.push_back({"moving_average", window_heading(), Align::kRight});
    headings.push_back({"moving_average_across_break", ""});
  }
  return headings;
}

Cell TrendColumns::transform_cell(const TransformedValue& value) const {
  const Transform transform = transformed_->transform;
  if (transform == Transform::kLevel) return value_cell(session_, *series_.find(value.year));
  if (value.exact) return {signed_number(*value.exact), Json(value.exact->str())};
  const bool change = transform == Transform::kPercentChange || transform == Transform::kLogChange;
  const int decimals = decimals_of(transform);
  return {change ? signed_number(value.value, decimals) : number(value.value, decimals),
          Json(value.value)};
}

std::vector<Cell> TrendColumns::cells(Year year) const {
  std::vector<Cell> cells;
  if (transformed_) {
    const TransformedValue* value = find_year(transformed_->values, year);
    cells.push_back(value ? transform_cell(*value) : Cell(""));
    cells.push_back(true_or_empty(value && value->across_break));
  }
  if (averages_) {
    const MovingAverage* average = find_year(*averages_, year);
    cells.push_back(
        average ? Cell(number(average->value, finest_decimals(series_) + 1), Json(average->value))
                : Cell(""));
    cells.push_back(true_or_empty(average && average->across_break));
  }
  return cells;
}

std::string TrendColumns::undefined_note() const {
  std::string years;
  for (const Year year : transformed_->undefined) {
    years += (years.empty() ? "" : session_.text(", ", "、")) + to_string(year);
  }
  if (years.empty()) return {};
  const std::string code(to_string(transformed_->transform));
  const auto because = [&](std::string_view english, std::string_view chinese) {
    return session_.text(code + " has no result for " + years + ": " + std::string(english),
                         years + "年没有 " + code + "：" + std::string(chinese));
  };
  switch (transformed_->transform) {
    case Transform::kLog:
      return because("only what is above zero has a logarithm", "只有大于零的数才有对数");
    case Transform::kLogChange:
      return because("only what is above zero has a logarithm, that year and the year before",
                     "当年与上年都大于零才有对数变化");
    case Transform::kPercentChange:
      return because("the value of the year before is zero", "上年数值为零");
    case Transform::kLevel:
    case Transform::kChange:
    case Transform::kPoints:
    case Transform::kIndex:
      break;
  }
  return because("the difference has more than 18 digits", "差值超过18位数字");
}

std::vector<std::string> TrendColumns::notes() const {
  std::vector<std::string> notes;
  const auto add_break = [&](const std::string& column, const std::string& years) {
    if (years.empty()) return;
    notes.push_back(session_.text(
        "\"" + column + "\" goes across a break in series in " + years + ": not comparable",
        "“" + column + "”在" + years + "年跨越口径中断：不可比"));
  };
  if (transformed_) {
    if (transformed_->relative_of_rate) {
      const std::string code(to_string(transformed_->transform));
      notes.push_back(session_.text(
          code + " is the relative change of the rate, in per cent of it: not percentage points",
          code + " 是率本身的相对变化，不是百分点"));
    }
    if (auto note = undefined_note(); !note.empty()) notes.push_back(std::move(note));
    add_break(transform_heading(), years_across_break(session_, transformed_->values));
  }
  if (averages_) {
    if (series_.indicator().kind == IndicatorKind::kPercent) {
      notes.push_back(session_.text(
          "the mean of rates weighs each year alike, however many cases stand behind it",
          "率的平均对各年一视同仁，不论各年背后有多少案件"));
    }
    add_break(window_heading(), years_across_break(session_, *averages_));
  }
  return notes;
}

Json TrendColumns::transform_json() const {
  if (!transformed_) return {};
  Json undefined = Json::array();
  for (const Year year : transformed_->undefined) undefined.push_back(static_cast<int>(year));
  return {{"code", to_string(transformed_->transform)},
          {"base", transformed_->base ? Json(static_cast<int>(*transformed_->base)) : Json()},
          {"percentage_points", transformed_->percentage_points},
          {"relative_of_rate", transformed_->relative_of_rate},
          {"undefined", undefined}};
}

Json TrendColumns::moving_average_json() const {
  if (!averages_) return {};
  return {{"years", *request_.window}, {"centred", request_.centred}};
}

}  // namespace annals::cli
