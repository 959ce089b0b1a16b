// Sources against each other.
#include <algorithm>
#include <span>

#include "query/inspection.h"

namespace annals::query {
namespace {

using analysis::Range;

bool is_whole(const Indicator& indicator) { return indicator.kind == IndicatorKind::kCount; }

// The latest words of all sources on one year that stand, have a value and say that it is what
// others mean; the current one first.
std::vector<const Revision*> standing_words(std::span<const Revision> year) {
  std::map<SourceCode, const Revision*> latest;
  for (const Revision& revision : year) latest[revision.source->code] = &revision;
  std::vector<const Revision*> words;
  for (const auto& [source, revision] : latest) {
    const Observation& observation = revision->observation;
    if (revision->retracted || !observation.value || differs_by_definition(observation)) continue;
    words.push_back(revision);
  }
  std::stable_partition(words.begin(), words.end(),
                        [](const Revision* word) { return word->current; });
  return words;
}

// Ranges on a line have a point in common if every two of them have.
bool agree(const std::vector<const Revision*>& words, bool whole) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Observation& a = words[i]->observation;
    for (std::size_t j = i + 1; j < words.size(); ++j) {
      const Observation& b = words[j]->observation;
      const Range of_a(range_of(*a.value, a.bound, whole));
      const Range of_b(range_of(*b.value, b.bound, whole));
      if (!can_equal(of_a, of_b)) return false;
    }
  }
  return true;
}

void inspect_year(Inspection& inspection, const Rule& rule, const Series& series,
                  std::span<const Revision> year) {
  const auto words = standing_words(year);
  if (words.size() < 2) return;
  const bool holds = agree(words, is_whole(series.indicator()));
  if (!inspection.tells(holds)) return;
  std::string seen, others;
  std::vector<Figure> figures;
  for (const Revision* word : words) {
    const Observation& observation = word->observation;
    figures.push_back({.agency = series.agency().code,
                       .indicator = series.indicator().code,
                       .year = observation.year,
                       .value = observation.value,
                       .bound = observation.bound,
                       .source = word->source->code,
                       .locator = observation.locator});
    if (seen.empty()) {
      seen = text_of(figures.back());
    } else {
      others += (others.empty() ? "" : ", ") + text_of(figures.back());
    }
  }
  inspection.add(rule, finding_of(series.agency().code, words.front()->observation.year,
                                  std::move(seen), std::move(others), std::move(figures), holds));
}

void inspect_series(Inspection& inspection, const Rule& rule, const Agency& agency,
                    const Series& series) {
  const std::vector<Revision> history =
      inspection.store()
          .history(agency.code, series.indicator().code, inspection.reading())
          .value();
  for (std::size_t begin = 0; begin < history.size();) {
    const Year year = history[begin].observation.year;
    std::size_t end = begin + 1;
    while (end < history.size() && history[end].observation.year == year) ++end;
    if (end - begin > 1 && inspection.wants(rule, agency, year)) {
      inspect_year(inspection, rule, series, std::span(history).subspan(begin, end - begin));
    }
    begin = end;
  }
}

}  // namespace

void inspect_sources(Inspection& inspection, const Rule& rule) {
  for (const Indicator* indicator : inspection.indicators_of(rule)) {
    const auto may_offend = [](const Panel& panel, std::size_t agency) {
      return panel.may_have_revisions(agency);
    };
    for (const Series* series : inspection.suspect_series(rule, {indicator->code}, may_offend)) {
      const Agency& agency = series->agency();
      if (inspection.wants(rule, agency)) inspect_series(inspection, rule, agency, *series);
    }
    inspection.release();
  }
}

}  // namespace annals::query
