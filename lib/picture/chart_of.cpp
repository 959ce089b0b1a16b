#include <annals/chart_of.h>

#include <algorithm>

#include "picture/chart_points.h"
#include "picture/words.h"

namespace annals {
namespace picture {
namespace {

std::string left_out_note(std::string_view words, const std::vector<std::string>& names,
                          std::string_view language) {
  std::string text(words);
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : say(language, ", ", "、")) + names[i];
  }
  return text + say(language, ".", "。");
}

Result<void> check_units(std::span<const Series> series) {
  for (const Series& each : series) {
    if (each.indicator().unit == series.front().indicator().unit) continue;
    return Error{ErrorCode::kInvalidArgument, "lines in one chart have one unit; these are in \"" +
                                                  series.front().indicator().unit + "\" and \"" +
                                                  each.indicator().unit +
                                                  "\": small multiples may differ"};
  }
  return {};
}

bool emphasized(const AgencyCode& agency, const ChartOptions& options) {
  return std::find(options.emphasized.begin(), options.emphasized.end(), agency) !=
         options.emphasized.end();
}

const Series* series_of(std::span<const Series> all, const AgencyCode& agency) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Series& each) { return each.agency().code == agency; });
  return found == all.end() ? nullptr : &*found;
}

ChartBar bar_of(std::span<const Series> all, const AgencyCode& agency, Year year,
                const ChartOptions& options) {
  const Series* const series = series_of(all, agency);
  return {.label = name_of(series->agency(), options.language),
          .code = agency.str(),
          .point = point_of(*series, year),
          .emphasized = emphasized(agency, options)};
}

Result<void> check_one_indicator(std::span<const Series> series) {
  const auto labels = labels_of(series);
  if (!labels) return labels.error();
  if (*labels != Labels::kIndicators) return {};
  return Error{ErrorCode::kInvalidArgument, "agencies are compared by one indicator"};
}

}  // namespace
}  // namespace picture

Result<LineChart> line_chart(std::span<const Series> series, const ChartOptions& options) {
  const auto labels = picture::labels_of(series);
  if (!labels) return labels.error();
  if (auto ok = picture::check_units(series); !ok) return ok.error();
  LineChart chart;
  chart.title = picture::title_of(series.front(), *labels, options.language);
  chart.unit = series.front().indicator().unit_in(options.language);
  chart.years = options.years;
  chart.start = options.start;
  // A break of all agencies is one of all lines, unless these are several indicators.
  const bool several = *labels == picture::Labels::kIndicators;
  if (!several) chart.breaks = picture::common_breaks(series);
  chart.targets = picture::targets_of(series, options);
  std::vector<std::string> left_out;
  for (const Series& each : series) {
    const std::string label = picture::label_of(each, *labels, options.language);
    if (each.empty()) {
      left_out.push_back(label);
      continue;
    }
    ChartLine line = picture::line_of(each, several, options);
    line.label = label;
    line.code = picture::code_of(each, *labels);
    chart.lines.push_back(std::move(line));
  }
  picture::note_intervals(chart, options.language);
  if (!left_out.empty() && series.size() > 1) {
    chart.notes.push_back(picture::left_out_note(
        picture::say(options.language, "Nothing is on record of ", "没有记录："), left_out,
        options.language));
  }
  return chart;
}

Result<SmallMultiples> small_multiples(std::span<const Series> series,
                                       const ChartOptions& options) {
  const auto labels = picture::labels_of(series);
  if (!labels) return labels.error();
  SmallMultiples chart;
  chart.title = picture::title_of(series.front(), *labels, options.language);
  for (const Series& each : series) {
    auto panel = line_chart(std::span(&each, 1), options);
    if (!panel) return panel.error();
    if (*labels != picture::Labels::kNone) {
      panel->title = picture::label_of(each, *labels, options.language);
    }
    chart.panels.push_back(*std::move(panel));
  }
  return chart;
}

Result<RankedBars> ranked_bars(std::span<const Series> series, Year year,
                               const ChartOptions& options, const RankOptions& ranks) {
  if (auto ok = picture::check_one_indicator(series); !ok) return ok.error();
  const Indicator& indicator = series.front().indicator();
  RankOptions order = ranks;
  if (order.order == RankOrder::kByPolarity && indicator.polarity == Polarity::kNeutral) {
    order.order = RankOrder::kHighestFirst;
  }
  const auto ranking = rank(series, year, order);
  if (!ranking) return ranking.error();
  RankedBars chart;
  chart.title = picture::name_of(indicator, options.language) +
                picture::say(options.language, ", ", "，") + to_string(year);
  chart.unit = indicator.unit_in(options.language);
  std::vector<double> values;
  for (const Standing& standing : ranking->standings) {
    ChartBar bar = picture::bar_of(series, standing.agency, year, options);
    bar.rank = std::to_string(standing.rank) + (standing.tied ? "=" : "");
    values.push_back(standing.observation.value->to_double());
    chart.bars.push_back(std::move(bar));
  }
  for (const LeftOut& each : ranking->not_comparable) {
    chart.bars.push_back(picture::bar_of(series, each.agency, year, options));
  }
  for (const AgencyCode& agency : ranking->without_value) {
    chart.bars.push_back(picture::bar_of(series, agency, year, options));
  }
  if (values.size() > 2) {
    if (const auto found = quartiles(values)) chart.median = found->median;
  }
  for (const ChartTarget& target : picture::targets_of(series, options)) {
    if (target.year == year && target.label.empty()) chart.target = target;
  }
  if (!ranking->not_comparable.empty()) {
    chart.notes.push_back(picture::say(
        options.language, "Without a rank: not comparable, by another definition or method.",
        "未列名次者：定义或口径不同，不可比。"));
  }
  return chart;
}

Result<SlopeChart> slope_chart(std::span<const Series> series, Year from, Year to,
                               const ChartOptions& options) {
  if (auto ok = picture::check_one_indicator(series); !ok) return ok.error();
  if (to <= from) {
    return Error{ErrorCode::kInvalidArgument,
                 "the years " + to_string(from) + " and " + to_string(to) + " do not ascend"};
  }
  SlopeChart chart;
  const Indicator& indicator = series.front().indicator();
  chart.title = picture::name_of(indicator, options.language);
  chart.unit = indicator.unit_in(options.language);
  chart.from = from;
  chart.to = to;
  chart.start = options.start == AxisStart::kZero ? AxisStart::kZero : AxisStart::kFitted;
  std::vector<std::string> left_out;
  for (const Series& each : series) {
    ChartSlope slope{.label = picture::name_of(each.agency(), options.language),
                     .code = each.agency().code.str(),
                     .from = picture::point_of(each, from),
                     .to = picture::point_of(each, to),
                     .emphasized = picture::emphasized(each.agency().code, options)};
    if (!slope.from.value && !slope.to.value) {
      left_out.push_back(slope.label);
      continue;
    }
    for (const Year year : each.break_years()) {
      slope.across_break = slope.across_break || (from < year && year <= to);
    }
    chart.slopes.push_back(std::move(slope));
  }
  if (!left_out.empty()) {
    chart.notes.push_back(picture::left_out_note(
        picture::say(options.language, "In neither year there is a value of ", "两年均无数值："),
        left_out, options.language));
  }
  return chart;
}

}  // namespace annals
