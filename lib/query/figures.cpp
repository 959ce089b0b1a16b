#include "query/figures.h"

#include <algorithm>

namespace annals::query {
namespace {

const Observation* observed(const std::map<AgencyCode, Series>& all, const AgencyCode& agency,
                            Year year) {
  const auto found = all.find(agency);
  return found == all.end() ? nullptr : found->second.find(year);
}

std::shared_ptr<const SourceDocument> source_of(const Series& series, Year year) {
  const auto all = series.observations();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].year != year) continue;
    for (const auto& source : series.sources()) {
      if (source.get() == series.source(i)) return source;
    }
  }
  return nullptr;
}

bool counts(const Series& series) { return series.indicator().kind == IndicatorKind::kCount; }

std::string missing_words(const ObsStatusSet& status) {
  std::string words;
  for (const char letter : status.letters()) {
    words += words.empty() ? "" : ", ";
    words += to_string(static_cast<ObsStatus>(letter));
  }
  return "no value: " + words;
}

std::string pair(const Decimal& numerator, const Decimal& denominator) {
  return numerator.plain() + " of " + denominator.plain();
}

}  // namespace

Figures::ByAgency Figures::by_agency(std::vector<Series> all) {
  ByAgency result;
  for (Series& series : all) {
    if (series.empty()) continue;
    const AgencyCode code = series.agency().code;
    result.emplace(code, std::move(series));
  }
  return result;
}

Figures::Figures(Indicator indicator, std::vector<Series> values, std::vector<Series> numerators,
                 std::vector<Series> denominators)
    : indicator_(std::move(indicator)),
      values_(by_agency(std::move(values))),
      numerators_(by_agency(std::move(numerators))),
      denominators_(by_agency(std::move(denominators))) {}

const Series* Figures::find(const AgencyCode& agency) const {
  const auto found = values_.find(agency);
  return found == values_.end() ? nullptr : &found->second;
}

bool Figures::on_record(const AgencyCode& agency, Year year) const {
  return observed(values_, agency, year) != nullptr ||
         observed(numerators_, agency, year) != nullptr ||
         observed(denominators_, agency, year) != nullptr;
}

bool Figures::has_value_since(const AgencyCode& agency, Year year) const {
  for (const ByAgency* const all : {&values_, &numerators_, &denominators_}) {
    const auto found = all->find(agency);
    if (found == all->end()) continue;
    for (const Observation& each : found->second.observations()) {
      if (year <= each.year && each.value) return true;
    }
  }
  return false;
}

YearRange Figures::years() const {
  YearRange result{kLastYear, kFirstYear};
  for (const ByAgency* const all : {&values_, &numerators_, &denominators_}) {
    for (const auto& [agency, series] : *all) {
      result.first = std::min(result.first, series.observations().front().year);
      result.last = std::max(result.last, series.observations().back().year);
    }
  }
  return result;
}

Term Figures::term(const AgencyCode& agency, Year year) const {
  Term term{.agency = agency};
  if (const Observation* const own = observed(values_, agency, year)) {
    term.observation = *own;
    term.source = source_of(values_.at(agency), year);
  }
  if (indicator_.aggregation == Aggregation::kRatioOfSums) {
    read_counts(term, year);
    return term;
  }
  if (!term.observation) {
    term.obstacle = Obstacle::kNothingOnRecord;
    term.reason = "nothing is on record";
  } else if (!term.observation->value) {
    term.obstacle = Obstacle::kNoValue;
    term.reason = missing_words(term.observation->status);
  } else {
    const Observation& own = *term.observation;
    term.value =
        Quantity{*own.value, own.bound, indicator_.kind == IndicatorKind::kCount, own.status};
  }
  return term;
}

// The counts are those of the indicators of numerator and denominator where both have a value in
// the year; else those printed beside the rate.
void Figures::read_counts(Term& term, Year year) const {
  const Observation* const above = observed(numerators_, term.agency, year);
  const Observation* const below = observed(denominators_, term.agency, year);
  const std::optional<Observation>& own = term.observation;
  const bool printed = own && own->numerator && own->denominator;
  if (above && below && above->value && below->value) {
    const bool whole_above = counts(numerators_.at(term.agency));
    const bool whole_below = counts(denominators_.at(term.agency));
    term.numerator = Quantity{*above->value, above->bound, whole_above, above->status};
    term.denominator = Quantity{*below->value, below->bound, whole_below, below->status};
    if (printed && (*own->numerator != *above->value || *own->denominator != *below->value)) {
      term.doubt = "its counts are " + pair(*above->value, *below->value) + " by themselves and " +
                   pair(*own->numerator, *own->denominator) + " beside the rate";
    }
  } else if (printed) {
    term.numerator = Quantity{*own->numerator, Bound::kExact, true, own->status};
    term.denominator = Quantity{*own->denominator, Bound::kExact, true, own->status};
  } else if (own && own->value) {
    term.obstacle = Obstacle::kNoCounts;
    term.reason = "the rate is on record without its counts";
  } else if (above || below) {
    term.obstacle = Obstacle::kNoCounts;
    term.reason = above && above->value   ? "the numerator is on record without the denominator"
                  : below && below->value ? "the denominator is on record without the numerator"
                                          : "the counts are on record without values";
  } else if (own) {
    term.obstacle = Obstacle::kNoValue;
    term.reason = missing_words(own->status);
  } else {
    term.obstacle = Obstacle::kNothingOnRecord;
    term.reason = "nothing is on record";
  }
}

std::optional<Decimal> Figures::denominator(const AgencyCode& agency, Year year) const {
  if (indicator_.aggregation != Aggregation::kRatioOfSums) {
    const Observation* const own = observed(values_, agency, year);
    return own ? own->value : std::nullopt;
  }
  const Observation* const below = observed(denominators_, agency, year);
  if (below && below->value) return below->value;
  const Observation* const own = observed(values_, agency, year);
  return own ? own->denominator : std::nullopt;
}

}  // namespace annals::query
