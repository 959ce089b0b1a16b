#include <annals/explain.h>

#include <algorithm>
#include <string>
#include <utility>

#include "core/enum_names.h"

namespace annals {
namespace {

constexpr core::EnumName<WordStanding> kStandings[] = {
    {WordStanding::kCounts, "counts"},       {WordStanding::kPublishedEarlier, "published_earlier"},
    {WordStanding::kNoDate, "no_date"},      {WordStanding::kRecordedEarlier, "recorded_earlier"},
    {WordStanding::kCorrected, "corrected"}, {WordStanding::kRetracted, "retracted"},
};

// Why the latest word of a source gives way to the one that counts.
WordStanding standing_beside(const Revision& word, const Revision& current) {
  const auto& published = word.source->published;
  const auto& current_published = current.source->published;
  if (!published && current_published) return WordStanding::kNoDate;
  if (published && current_published && published->last_day() != current_published->last_day()) {
    return WordStanding::kPublishedEarlier;
  }
  return WordStanding::kRecordedEarlier;
}

// Sorts the words of a history of one year into the explanation.
void add_words(const std::vector<Revision>& history, Explanation& explanation) {
  const auto current = std::find_if(history.begin(), history.end(),
                                    [](const Revision& revision) { return revision.current; });
  for (auto word = history.begin(); word != history.end(); ++word) {
    if (word->retracted) continue;
    SourceWord told{word->observation, WordStanding::kCounts, word->source, word->write, nullptr};
    const auto next = std::find_if(word + 1, history.end(), [&](const Revision& later) {
      return later.source->code == word->source->code;
    });
    if (next != history.end()) {
      told.standing = next->retracted ? WordStanding::kRetracted : WordStanding::kCorrected;
      told.ended_by = next->write;
    } else if (!word->current && current != history.end()) {
      told.standing = standing_beside(*word, *current);
    }
    if (word->current) {
      explanation.word = std::move(told);
    } else {
      explanation.other_words.push_back(std::move(told));
    }
  }
  if (!explanation.word || !explanation.word->observation.value) return;
  explanation.range = printed_range(explanation.word->observation, explanation.indicator);
}

bool holds_in(const DefinitionVersion& version, Year year) {
  const bool begins_later = version.valid_from && version.valid_from->year() > year;
  const bool ended_before = version.valid_to && version.valid_to->year() < year;
  return !begins_later && !ended_before;
}

Result<void> add_definition(const Store& store, const Series& series, Explanation& explanation) {
  const auto versions = store.definition_versions();
  if (!versions) return versions.error();
  for (const DefinitionVersion& version : *versions) {
    if (version.indicator == explanation.indicator.code && holds_in(version, explanation.year)) {
      explanation.versions.push_back(version);
    }
  }
  explanation.breaks.assign(series.breaks().begin(), series.breaks().end());
  const auto years = series.break_years();
  explanation.break_in_year =
      std::find(years.begin(), years.end(), explanation.year) != years.end();
  return {};
}

Result<void> add_structure(const Store& store, Explanation& explanation) {
  const Agency& agency = explanation.agency;
  explanation.agency_existed = agency.existed_in(explanation.year);
  if (const auto parent = agency.parent_in(explanation.year)) {
    auto found = store.find_agency(parent->str());
    if (!found) return found.error();
    explanation.parent = *std::move(found);
  }
  auto successions = store.successions();
  if (!successions) return successions.error();
  for (Succession& succession : *successions) {
    if (succession.predecessor == agency.code || succession.successor == agency.code) {
      explanation.successions.push_back(std::move(succession));
    }
  }
  std::stable_sort(explanation.successions.begin(), explanation.successions.end(),
                   [](const Succession& a, const Succession& b) { return a.year < b.year; });
  return {};
}

// The computed value of a year of which no input is on record.
ComputedValue without_inputs(const Indicator& indicator, Year year) {
  ComputedValue value{.year = year};
  if (indicator.numerator) {
    value.rule = ComputedBy::kCounts;
    value.missing = {*indicator.numerator, *indicator.denominator};
  } else if (!indicator.formula.empty()) {
    value.rule = ComputedBy::kFormula;
    if (const auto formula = Formula::parse(indicator.formula)) value.missing = formula->codes();
  }
  if (value.rule != ComputedBy::kNothing) value.reason = NotComputed::kMissingInput;
  return value;
}

Result<void> add_computed(const Store& store, const ReadOptions& options,
                          Explanation& explanation) {
  auto series = computed(store, explanation.agency.code, explanation.indicator.code, options);
  if (!series) return series.error();
  explanation.computed = series->values.empty()
                             ? without_inputs(explanation.indicator, explanation.year)
                             : std::move(series->values.front());
  return {};
}

}  // namespace

std::string_view to_string(WordStanding standing) noexcept {
  return core::name_of(kStandings, standing);
}

Result<Explanation> explain(const Store& store, const AgencyCode& agency,
                            const IndicatorCode& indicator, Year year, const ReadOptions& options) {
  if (year < kFirstYear || kLastYear < year) {
    return Error{ErrorCode::kInvalidArgument, to_string(year) + " is not a year from 1 to 2999"};
  }
  ReadOptions of_year = options;
  of_year.years = {year, year};
  const auto series = store.series(agency, indicator, of_year);
  if (!series) return series.error();
  Explanation result{.agency = series->agency(), .indicator = series->indicator(), .year = year};
  const auto history = store.history(agency, indicator, of_year);
  if (!history) return history.error();
  add_words(*history, result);
  if (const auto added = add_definition(store, *series, result); !added) return added.error();
  if (const auto added = add_structure(store, result); !added) return added.error();
  if (const auto added = add_computed(store, of_year, result); !added) return added.error();
  return result;
}

}  // namespace annals
