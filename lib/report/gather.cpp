#include "report/gather.h"

#include <annals/version.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace annals::report {
namespace {

template <typename Map>
std::optional<std::size_t> found_in(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

// Each once, in the order of first mention.
template <typename C>
std::vector<C> each_once(const std::vector<C>& codes) {
  std::vector<C> result;
  std::set<C> seen;
  for (const C& code : codes) {
    if (seen.insert(code).second) result.push_back(code);
  }
  return result;
}

}  // namespace

std::optional<std::size_t> Gatherer::position(const AgencyCode& code) const {
  return found_in(agency_at_, code);
}

std::optional<std::size_t> Gatherer::position(const IndicatorCode& code) const {
  return found_in(indicator_at_, code);
}

std::optional<Date> Gatherer::today() const {
  if (!scope_.generated_at) return std::nullopt;
  return Date(std::chrono::floor<std::chrono::days>(*scope_.generated_at));
}

void Gatherer::read_definitions() {
  for (Agency& agency : store_.agencies().value()) {
    report_.names.emplace(agency.code, words_.name(agency));
    agencies_.emplace(agency.code, std::move(agency));
  }
  for (Indicator& indicator : store_.indicators().value()) {
    indicators_.emplace(indicator.code, std::move(indicator));
  }
  for (Subject& subject : store_.subjects().value()) {
    subjects_.emplace(subject.code, std::move(subject));
  }
}

void Gatherer::read_series() {
  const SeriesSelection selection{.agencies = each_once(scope_.agencies),
                                  .indicators = each_once(scope_.indicators),
                                  .read = scope_.read};
  store_
      .for_each_series(selection,
                       [&](const Series& series) -> Result<void> {
                         if (!series.empty()) series_.push_back(series);
                         return {};
                       })
      .value();
}

void Gatherer::choose_agencies() {
  std::vector<AgencyCode> codes = each_once(scope_.agencies);
  if (codes.empty()) {
    std::set<AgencyCode> seen;
    for (const Series& series : series_) seen.insert(series.agency().code);
    codes.assign(seen.begin(), seen.end());
  }
  for (const AgencyCode& code : codes) {
    agency_at_.emplace(code, report_.agencies.size());
    report_.agencies.push_back(agencies_.at(code));
    report_.agency_names.push_back(words_.name(agencies_.at(code)));
  }
}

// A target without any value must be told all the same.
void Gatherer::add_series_with_targets() {
  TargetOptions options{.read = scope_.read};
  if (const auto day = today()) options.present = day->year();
  if (report_.agencies.size() == 1) options.agency = report_.agencies.front().code;
  if (scope_.indicators.size() == 1) options.indicator = scope_.indicators.front();
  std::set<std::pair<AgencyCode, IndicatorCode>> there;
  for (const Series& series : series_) {
    there.emplace(series.agency().code, series.indicator().code);
  }
  const std::set<IndicatorCode> asked(scope_.indicators.begin(), scope_.indicators.end());
  for (TargetOutcome& outcome : target_outcomes(store_, options).value()) {
    const IndicatorCode& indicator = outcome.target.indicator;
    if (!position(outcome.agency) || (!asked.empty() && !asked.contains(indicator))) continue;
    if (there.emplace(outcome.agency, indicator).second) {
      series_.push_back(store_.series(outcome.agency, indicator, scope_.read).value());
    }
    outcomes_.push_back(std::move(outcome));
  }
}

void Gatherer::choose_indicators() {
  std::vector<IndicatorCode> codes = each_once(scope_.indicators);
  if (codes.empty()) {
    std::set<IndicatorCode> seen;
    for (const Series& series : series_) seen.insert(series.indicator().code);
    codes.assign(seen.begin(), seen.end());
    const auto key = [&](const IndicatorCode& code) {
      const auto& subject = indicators_.at(code).subject;
      return std::tuple(!subject, subject ? subject->str() : "", code);
    };
    std::sort(codes.begin(), codes.end(),
              [&](const IndicatorCode& a, const IndicatorCode& b) { return key(a) < key(b); });
  }
  for (const IndicatorCode& code : codes) {
    const Indicator& indicator = indicators_.at(code);
    indicator_at_.emplace(code, report_.indicators.size());
    report_.indicators.push_back(indicator);
    report_.indicator_names.push_back(words_.name(indicator));
    report_.subjects.push_back(indicator.subject ? words_.name(subjects_.at(*indicator.subject))
                                                 : std::string());
  }
}

ReportCard Gatherer::card_of(Series series) const {
  const Series& each = series;
  ReportCard card{.agency = *position(each.agency().code),
                  .indicator = *position(each.indicator().code),
                  .series = each};
  card.trend = trend(each).value();
  for (const Observation& observation : each.observations()) {
    if (observation.value) card.latest = observation.year;
  }
  card.verdict = words_.verdict(card.trend.verdict);
  card.trend_sentences = trend_sentences(words_, each, card.trend);
  card.notes = trend_notes(words_, each, card.trend);
  if (!card.latest) {
    card.verdict = words_.say("no value", "无数值");
    return card;
  }
  const Observation& last = *each.find(*card.latest);
  card.value = words_.with_unit(words_.value(last), each.indicator());
  card.doubt = words_.statuses(last.status);
  const std::vector<Change> changes = yearly_changes(each);
  if (!changes.empty() && changes.back().to == *card.latest) {
    const std::string from = to_string(changes.back().from);
    card.change = words_.say("", "比" + from + "年 ") + words_.change(changes.back()) +
                  words_.say(" on " + from, "");
    if (changes.back().bounded) card.change += words_.say(", not exact", "，非精确");
    if (changes.back().across_break) {
      card.change += words_.say(", across a break in series", "，跨口径中断");
    }
  }
  return card;
}

void Gatherer::make_cards() {
  std::sort(series_.begin(), series_.end(), [&](const Series& a, const Series& b) {
    const auto key = [&](const Series& each) {
      return std::pair(*position(each.indicator().code), *position(each.agency().code));
    };
    return key(a) < key(b);
  });
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> card_at;
  for (Series& series : series_) {
    for (const Observation& observation : series.observations()) {
      if (!report_.years) report_.years = YearRange{observation.year, observation.year};
      report_.years->first = std::min(report_.years->first, observation.year);
      report_.years->last = std::max(report_.years->last, observation.year);
    }
    report_.cards.push_back(card_of(std::move(series)));
    card_at.emplace(std::pair(report_.cards.back().agency, report_.cards.back().indicator),
                    report_.cards.size() - 1);
  }
  series_.clear();
  for (TargetOutcome& outcome : outcomes_) {
    const std::size_t indicator = *position(outcome.target.indicator);
    ReportCard& card = report_.cards[card_at.at({*position(outcome.agency), indicator})];
    std::string text = words_.target(outcome, report_.indicators[indicator]);
    card.targets.push_back({.outcome = std::move(outcome), .text = std::move(text)});
  }
}

void Gatherer::number_sources() {
  std::map<SourceCode, std::shared_ptr<const SourceDocument>> all;
  for (const ReportCard& card : report_.cards) {
    for (const auto& source : card.series.sources()) all.emplace(source->code, source);
  }
  for (auto& [code, source] : all) report_.sources.push_back(source);
  const auto key = [](const SourceDocument& source) {
    return std::tuple(!source.published, source.published ? source.published->str() : "");
  };
  std::stable_sort(report_.sources.begin(), report_.sources.end(),
                   [&](const auto& a, const auto& b) { return key(*a) < key(*b); });
  std::map<SourceCode, std::size_t> number;
  for (std::size_t i = 0; i < report_.sources.size(); ++i) number[report_.sources[i]->code] = i;
  for (ReportCard& card : report_.cards) {
    std::map<const SourceDocument*, std::size_t> known;  // few, and asked for every value
    for (const auto& source : card.series.sources()) known[source.get()] = number.at(source->code);
    card.sources.reserve(card.series.size());
    for (std::size_t i = 0; i < card.series.size(); ++i) {
      card.sources.push_back(known.at(card.series.source(i)));
    }
  }
}

void Gatherer::add_coverage() {
  if (!report_.years || report_.agencies.empty()) return;
  CoverageOptions options{.read = scope_.read};
  options.read.years = *report_.years;
  for (const Agency& agency : report_.agencies) options.agencies.push_back(agency.code);
  for (std::size_t i = 0; i < report_.indicators.size(); ++i) {
    Coverage coverage = indicator_coverage(store_, report_.indicators[i].code, options).value();
    ReportCoverage row{.indicator = i,
                       .years = std::vector<CoverageCount>(coverage.years.size()),
                       .count = coverage.count};
    for (const CoverageRow& each : coverage.rows) {
      for (std::size_t y = 0; y < each.cells.size(); ++y) {
        switch (each.cells[y].presence) {
          case Presence::kPresent:
            ++row.years[y].present;
            break;
          case Presence::kMissingWithReason:
            ++row.years[y].missing_with_reason;
            break;
          case Presence::kMissing:
            ++row.years[y].missing;
            break;
          case Presence::kNotExpected:
            ++row.years[y].not_expected;
            break;
        }
      }
    }
    row.agencies = std::move(coverage.rows);
    report_.coverage.push_back(std::move(row));
  }
}

Report Gatherer::gather() {
  report_.language = scope_.language;
  report_.program = std::string("annals ") + version();
  report_.generated_at = scope_.generated_at;
  report_.read = scope_.read;
  read_definitions();
  read_series();
  choose_agencies();
  add_series_with_targets();
  choose_indicators();
  make_cards();
  number_sources();
  compare();
  add_findings();
  add_coverage();
  report_.summary = summary_of(report_, words_);
  report_.methods = methods_of(report_, words_);
  return std::move(report_);
}

}  // namespace annals::report
