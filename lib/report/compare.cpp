// The parts of a report that set figures against one another: comparisons and findings.
#include <annals/peers.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/gather.h"

namespace annals::report {
namespace {

std::size_t values_in(std::span<const Series> series, Year year) {
  return static_cast<std::size_t>(
      std::count_if(series.begin(), series.end(), [&](const Series& each) {
        const Observation* const observation = each.find(year);
        return observation != nullptr && observation->value;
      }));
}

}  // namespace

void Gatherer::compare() {
  if (report_.of_one_agency())
    compare_with_peers();
  else
    compare_within();
}

void Gatherer::add_comparison(std::size_t indicator, std::span<const Series> series, Year year,
                              std::string group) {
  if (values_in(series, year) < 2) return;
  const bool neutral = report_.indicators[indicator].polarity == Polarity::kNeutral;
  const auto ranking =
      rank(series, year, {.order = neutral ? RankOrder::kHighestFirst : RankOrder::kByPolarity});
  if (!ranking) return;  // nothing in it is comparable
  ReportComparison comparison{
      .indicator = indicator, .ranking = *ranking, .group = std::move(group)};
  const std::vector<Spread> spreads = spread(series, {year, year}).value();
  if (!spreads.empty()) comparison.spread = spreads.front();
  for (ReportCard& card : report_.cards) {
    if (card.indicator == indicator) card.comparison = report_.comparisons.size();
  }
  report_.comparisons.push_back(std::move(comparison));
}

// Itself among them; empty where it has no parent, or did not exist.
std::vector<AgencyCode> Gatherer::peers_in(Year year) const {
  const auto found = peers(store_, SameParent{.agency = report_.agencies.front().code}, year);
  if (found) return *found;
  if (found.error().code == ErrorCode::kInvalidArgument) return {};
  throw BadResultAccess(found.error());
}

// Each indicator in the last year in which the agency has a value.
void Gatherer::compare_with_peers() {
  std::map<Year, std::vector<AgencyCode>> groups;
  std::set<AgencyCode> all;
  for (const ReportCard& card : report_.cards) {
    if (!card.latest || groups.contains(*card.latest)) continue;
    const auto& group = groups.emplace(*card.latest, peers_in(*card.latest)).first->second;
    all.insert(group.begin(), group.end());
  }
  if (all.size() < 2) return;
  SeriesSelection selection{.agencies = {all.begin(), all.end()}, .read = scope_.read};
  for (const Indicator& each : report_.indicators) selection.indicators.push_back(each.code);
  std::map<std::size_t, std::vector<Series>> series_of;
  store_
      .for_each_series(selection,
                       [&](const Series& series) -> Result<void> {
                         series_of[*position(series.indicator().code)].push_back(series);
                         return {};
                       })
      .value();
  const Agency& agency = report_.agencies.front();
  for (const ReportCard& card : report_.cards) {
    if (!card.latest) continue;
    const std::vector<AgencyCode>& group = groups.at(*card.latest);
    std::vector<Series> series;
    for (const Series& each : series_of[card.indicator]) {
      if (std::binary_search(group.begin(), group.end(), each.agency().code)) {
        series.push_back(each);
      }
    }
    const auto parent = agency.parent_in(*card.latest);
    const std::string above = parent ? report_.names.at(*parent) : std::string();
    add_comparison(card.indicator, series, *card.latest,
                   words_.say(words_.kinds(agency.kind) + " under " + above,
                              above + "下属" + words_.kinds(agency.kind)));
  }
}

// Each indicator in the last year in which two of the agencies have a value.
void Gatherer::compare_within() {
  for (std::size_t first = 0; first < report_.cards.size();) {
    const std::size_t indicator = report_.cards[first].indicator;
    std::vector<Series> series;
    std::map<Year, int> values;
    for (; first < report_.cards.size() && report_.cards[first].indicator == indicator; ++first) {
      series.push_back(report_.cards[first].series);
      for (const Observation& each : series.back().observations()) {
        if (each.value) ++values[each.year];
      }
    }
    const auto last = std::find_if(values.rbegin(), values.rend(),
                                   [](const auto& each) { return each.second >= 2; });
    if (last == values.rend()) continue;
    add_comparison(indicator, series, last->first,
                   words_.say("the agencies of this report", "本报告所列机构"));
  }
}

std::string Gatherer::figure_of(const Figure& figure, const Finding& finding) const {
  const auto known = indicators_.find(figure.indicator);
  std::string text =
      known == indicators_.end() ? figure.indicator.str() : words_.name(known->second);
  if (figure.agency != finding.agency) text = report_.names.at(figure.agency) + " " + text;
  if (figure.part == FigurePart::kNumerator) text += words_.say(", numerator", "，分子");
  if (figure.part == FigurePart::kDenominator) text += words_.say(", denominator", "，分母");
  text += " " + to_string(figure.year) + words_.say(": ", "：");
  text += figure.value ? print_value(*figure.value, figure.bound, words_.language())
                       : words_.say("no value", "无数值");
  if (!figure.source) return text;
  const auto source = std::find_if(report_.sources.begin(), report_.sources.end(),
                                   [&](const auto& each) { return each->code == *figure.source; });
  text += source == report_.sources.end()
              ? " (" + figure.source->str()
              : " ([" + std::to_string(source - report_.sources.begin() + 1) + "]";
  return text + (figure.locator.empty() ? "" : " " + figure.locator) + ")";
}

ReportFinding Gatherer::finding_of(Finding finding) const {
  ReportFinding result{
      .finding = std::move(finding), .agency = {}, .severity = {}, .rule = {}, .text = {}};
  const Finding& each = result.finding;
  result.agency = report_.names.at(each.agency);
  result.severity = words_.severity(each.severity);
  const std::string_view name = best_text(each.names, words_.language());
  result.rule = name.empty() ? each.rule.str() : std::string(name);
  std::string expected = words_.say("; expected ", "；应为 ");
  if (each.kind == RuleKind::kSourcesDisagree) {
    expected = words_.say("; elsewhere ", "；另有来源为 ");
  }
  if (each.kind == RuleKind::kJump) expected = words_.say("; expected a change ", "；变动应 ");
  result.text = each.kind == RuleKind::kExpected ? words_.say("a value is expected", "应有数值")
                                                 : each.seen + expected + each.expected;
  for (const Figure& figure : each.figures) result.figures.push_back(figure_of(figure, each));
  return result;
}

void Gatherer::add_findings() {
  if (report_.agencies.empty() || report_.indicators.empty()) return;
  CheckOptions options{.read = scope_.read, .today = today()};
  for (const Agency& each : report_.agencies) options.agencies.push_back(each.code);
  for (const Indicator& each : report_.indicators) options.indicators.push_back(each.code);
  for (Finding& finding : check(store_, options).value()) {
    report_.findings.push_back(finding_of(std::move(finding)));
  }
}

}  // namespace annals::report
