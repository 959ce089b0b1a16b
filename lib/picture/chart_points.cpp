#include "picture/chart_points.h"

#include <algorithm>
#include <set>

#include "picture/words.h"

namespace annals::picture {
namespace {

bool same_code(const Series& a, const Series& b) {
  return a.indicator().code == b.indicator().code;
}

bool applies(const Target& target, const Series& series) {
  if (target.indicator != series.indicator().code) return false;
  if (target.agency) return *target.agency == series.agency().code;
  return target.agency_kind && *target.agency_kind == series.agency().kind;
}

// True if the same source has a target for the agency itself.
bool gives_way(const Target& target, const Series& series, std::span<const Target> all) {
  if (target.agency) return false;
  return std::any_of(all.begin(), all.end(), [&](const Target& other) {
    return other.agency && applies(other, series) && other.year == target.year &&
           other.direction == target.direction && other.source == target.source;
  });
}

bool same_target(const ChartTarget& a, const ChartTarget& b) {
  return a.value == b.value && a.direction == b.direction && a.year == b.year && a.label == b.label;
}

}  // namespace

std::string name_of(const Agency& agency, std::string_view language) {
  const std::string_view name = agency.names.in(language);
  return name.empty() ? agency.code.str() : std::string(name);
}

std::string name_of(const Indicator& indicator, std::string_view language) {
  const std::string_view name = indicator.names.in(language);
  return name.empty() ? indicator.code.str() : std::string(name);
}

ChartPoint point_of(const Series& series, std::size_t i) {
  const Observation& observation = series.observations()[i];
  ChartPoint point{.year = observation.year,
                   .value = observation.value,
                   .bound = observation.bound,
                   .status = observation.status};
  if (const SourceDocument* const source = series.source(i)) {
    point.source = source->title.empty() ? source->code.str() : source->title;
    if (!observation.locator.empty()) point.source += ", " + observation.locator;
  }
  return point;
}

ChartPoint point_of(const Series& series, Year year) {
  const Observation* const found = series.find(year);
  if (!found) return {.year = year};
  return point_of(series, static_cast<std::size_t>(found - series.observations().data()));
}

void add_intervals(ChartLine& line, std::span<const CountPair> pairs, double factor) {
  for (const CountPair& pair : pairs) {
    const auto interval = wilson_interval(pair.numerator, pair.denominator);
    if (!interval) continue;
    for (ChartPoint& point : line.points) {
      if (point.year != pair.year || !point.value) continue;
      point.interval = ChartInterval{interval->low * factor, interval->high * factor};
    }
  }
}

void note_intervals(LineChart& chart, std::string_view language) {
  const std::string note =
      say(language, "Bands: what the cases say about further cases (Wilson, 95 %).",
          "色带：由现有案件推断同类案件的区间（Wilson，95 %）。");
  const bool any = std::any_of(chart.lines.begin(), chart.lines.end(), [](const ChartLine& line) {
    return std::any_of(line.points.begin(), line.points.end(),
                       [](const ChartPoint& point) { return point.interval.has_value(); });
  });
  const bool noted = std::find(chart.notes.begin(), chart.notes.end(), note) != chart.notes.end();
  if (any && !noted) chart.notes.push_back(note);
}

Result<Labels> labels_of(std::span<const Series> series) {
  if (series.empty()) {
    return Error{ErrorCode::kInvalidArgument, "a chart needs a series; there is none"};
  }
  bool agencies = false, indicators = false;
  for (const Series& each : series) {
    agencies = agencies || each.agency().code != series.front().agency().code;
    indicators = indicators || !same_code(each, series.front());
  }
  if (agencies && indicators) {
    return Error{ErrorCode::kInvalidArgument,
                 "a chart is of one indicator or of one agency; these are several of both"};
  }
  return agencies ? Labels::kAgencies : indicators ? Labels::kIndicators : Labels::kNone;
}

std::string label_of(const Series& series, Labels labels, std::string_view language) {
  switch (labels) {
    case Labels::kNone:
      return {};
    case Labels::kAgencies:
      return name_of(series.agency(), language);
    case Labels::kIndicators:
      return name_of(series.indicator(), language);
  }
  return {};
}

std::string code_of(const Series& series, Labels labels) {
  return labels == Labels::kIndicators ? series.indicator().code.str() : series.agency().code.str();
}

std::string title_of(const Series& first, Labels labels, std::string_view language) {
  const std::string agency = name_of(first.agency(), language);
  const std::string indicator = name_of(first.indicator(), language);
  switch (labels) {
    case Labels::kNone:
      return agency + say(language, ": ", "：") + indicator;
    case Labels::kAgencies:
      return indicator;
    case Labels::kIndicators:
      return agency;
  }
  return {};
}

ChartLine line_of(const Series& series, bool with_common_breaks, const ChartOptions& options) {
  ChartLine line;
  std::set<Year> told;
  for (const SeriesBreak& each : series.breaks()) {
    told.insert(each.first_year);
    if (each.agency || with_common_breaks) line.breaks.push_back({each.first_year, each.reason});
  }
  for (std::size_t i = 0; i < series.size(); ++i) line.points.push_back(point_of(series, i));
  for (const Year year : series.break_years()) {
    if (!told.contains(year)) line.breaks.push_back({year, {}});
  }
  if (options.intervals) {
    const TrendOptions all{.years = {}, .confidence = 0.95, .restart_at_break = false};
    add_intervals(line, count_pairs(series, all).pairs, series.indicator().factor.to_double());
  }
  return line;
}

std::vector<ChartBreak> common_breaks(std::span<const Series> series) {
  std::vector<ChartBreak> breaks;
  for (const Series& each : series) {
    for (const SeriesBreak& one : each.breaks()) {
      const bool known = std::any_of(breaks.begin(), breaks.end(), [&](const ChartBreak& other) {
        return other.first_year == one.first_year && other.reason == one.reason;
      });
      if (!one.agency && !known) breaks.push_back({one.first_year, one.reason});
    }
  }
  std::stable_sort(breaks.begin(), breaks.end(), [](const ChartBreak& a, const ChartBreak& b) {
    return a.first_year < b.first_year;
  });
  return breaks;
}

std::vector<ChartTarget> targets_of(std::span<const Series> series, const ChartOptions& options) {
  std::vector<ChartTarget> targets;
  for (const Target& target : options.targets) {
    for (const Series& each : series) {
      if (!applies(target, each) || gives_way(target, each, options.targets)) continue;
      ChartTarget drawn{.value = target.value, .direction = target.direction, .year = target.year};
      if (target.agency && series.size() > 1) {
        drawn.label =
            say(options.language, "Target of ", "目标 ") + name_of(each.agency(), options.language);
      }
      const bool known = std::any_of(targets.begin(), targets.end(), [&](const ChartTarget& other) {
        return same_target(drawn, other);
      });
      if (!known) targets.push_back(std::move(drawn));
    }
  }
  return targets;
}

}  // namespace annals::picture
