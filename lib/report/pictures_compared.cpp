// The pictures of a page of one indicator that set its agencies against one another.
#include <annals/chart_of.h>
#include <annals/svg.h>

#include <algorithm>
#include <set>

#include "report/pictures.h"

namespace annals::report {
namespace {

// More would be a picture of several sheets, of which a table tells as much.
constexpr std::size_t kMostBars = 40, kMostSlopes = 20, kMostRows = 60;
constexpr int kComparedWidth = 560, kCoverageWidth = 720;

bool of_one_indicator(const Report& report) {
  return report.indicators.size() == 1 && !report.of_one_agency();
}

// What the charts are made of.
struct Compared {
  std::vector<Series> series;
  std::vector<Target> targets;
};

Compared compared(std::span<const ReportCard> cards) {
  Compared all;
  for (const ReportCard& card : cards) {
    all.series.push_back(card.series);
    for (const ReportTarget& each : card.targets) all.targets.push_back(each.outcome.target);
  }
  return all;
}

void number_source(ChartPoint& point, const std::string& code, std::span<const ReportCard> cards) {
  const auto card = std::find_if(cards.begin(), cards.end(), [&](const ReportCard& each) {
    return each.series.agency().code.str() == code;
  });
  if (card != cards.end()) point.source = numbered_source(*card, point.year);
}

const Observation* value_in(const Series& series, Year year) {
  const Observation* const found = series.find(year);
  return found != nullptr && found->value ? found : nullptr;
}

bool comparable(const Series& series, Year from, Year to) {
  if (!value_in(series, from) || !value_in(series, to)) return false;
  const std::vector<Year> breaks = series.break_years();
  return std::none_of(breaks.begin(), breaks.end(),
                      [&](Year year) { return from < year && year <= to; });
}

// The first year from which two of them can be compared with the last.
std::optional<Year> first_comparable(const std::vector<Series>& all, Year last) {
  std::set<Year> years;
  for (const Series& series : all) {
    for (const Observation& each : series.observations()) {
      if (each.value && each.year < last) years.insert(each.year);
    }
  }
  const auto found = std::find_if(years.begin(), years.end(), [&](Year from) {
    return std::count_if(all.begin(), all.end(),
                         [&](const Series& series) { return comparable(series, from, last); }) >= 2;
  });
  if (found == years.end()) return std::nullopt;
  return *found;
}

std::string bars_of(const Report& report, std::span<const ReportCard> cards, const Compared& all,
                    Year year) {
  auto bars = ranked_bars(all.series, year, {.language = report.language, .targets = all.targets});
  if (!bars || bars->bars.size() > kMostBars) return {};
  bars->title.clear();
  for (ChartBar& bar : bars->bars) number_source(bar.point, bar.code, cards);
  return to_svg(*bars, {.width = kComparedWidth, .language = report.language, .id = "bars"});
}

std::string slopes_of(const Report& report, std::span<const ReportCard> cards, const Compared& all,
                      Year from, Year to) {
  auto slopes = slope_chart(all.series, from, to, {.language = report.language});
  if (!slopes || slopes->slopes.size() > kMostSlopes) return {};
  slopes->title.clear();
  for (ChartSlope& slope : slopes->slopes) {
    number_source(slope.from, slope.code, cards);
    number_source(slope.to, slope.code, cards);
  }
  return to_svg(*slopes, {.width = kComparedWidth, .language = report.language, .id = "slopes"});
}

}  // namespace

std::vector<NamedPicture> pictures_of_comparison(const Report& report,
                                                 std::span<const ReportCard> cards,
                                                 const Words& words) {
  if (!of_one_indicator(report) || report.comparisons.empty()) return {};
  const Year year = report.comparisons.front().ranking.year;
  const Compared all = compared(cards);
  std::vector<NamedPicture> pictures;
  const auto add = [&](std::string name, std::string svg) {
    if (!svg.empty()) pictures.push_back({std::move(name), std::move(svg)});
  };
  const std::string last = to_string(year);
  add(words.say("Ranked in " + last, last + "年排名"), bars_of(report, cards, all, year));
  if (const auto from = first_comparable(all.series, year)) {
    const std::string first = to_string(*from);
    add(words.say("From " + first + " to " + last, first + "年至" + last + "年"),
        slopes_of(report, cards, all, *from, year));
  }
  return pictures;
}

std::vector<NamedPicture> pictures_of_coverage(const Report& report, const Words& words) {
  if (!of_one_indicator(report) || report.coverage.empty()) return {};
  const ReportCoverage& coverage = report.coverage.front();
  if (coverage.agencies.size() > kMostRows) return {};
  CoverageHeatMap map;
  for (std::size_t i = 0; i < coverage.years.size(); ++i) {
    map.years.push_back(report.years->first + std::chrono::years(static_cast<int>(i)));
  }
  for (const CoverageRow& row : coverage.agencies) {
    map.rows.push_back(
        {.label = report.names.at(row.agency), .code = row.agency.str(), .cells = row.cells});
  }
  return {{words.say("Each agency and year", "各机构各年"),
           to_svg(map, {.width = kCoverageWidth, .language = report.language, .id = "map"})}};
}

}  // namespace annals::report
