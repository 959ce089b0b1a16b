#include "query/figures.h"

#include <algorithm>

namespace annals::query {
namespace {

const Observation* observed(const Series* series, Year year) {
  return series == nullptr ? nullptr : series->find(year);
}

const Series* series_of(const std::vector<Series>& all, const AgencyCode& agency) {
  const auto found = std::lower_bound(
      all.begin(), all.end(), agency,
      [](const Series& each, const AgencyCode& wanted) { return each.agency().code < wanted; });
  return found != all.end() && found->agency().code == agency ? &*found : nullptr;
}

std::vector<Series> by_agency(std::vector<Series> all) {
  std::erase_if(all, [](const Series& series) { return series.empty(); });
  const auto before = [](const Series& a, const Series& b) {
    return a.agency().code < b.agency().code;
  };
  if (!std::is_sorted(all.begin(), all.end(), before)) std::sort(all.begin(), all.end(), before);
  return all;
}

std::shared_ptr<const SourceDocument> source_of(const Series& series, const Observation& of) {
  if (series.sources().size() == 1) return series.sources().front();
  const auto i = static_cast<std::size_t>(&of - series.observations().data());
  for (const auto& source : series.sources()) {
    if (source.get() == series.source(i)) return source;
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

std::optional<Decimal> denominator_of(const Observation* own, const Observation* below) {
  if (below && below->value) return below->value;
  return own ? own->denominator : std::nullopt;
}

// The counts are those of the indicators of numerator and denominator where both have a value in
// the year; else those printed beside the rate.
void read_counts(Addend& addend, const AgencyFigures& figures, Year year) {
  const Observation* const above = observed(figures.numerators, year);
  const Observation* const below = observed(figures.denominators, year);
  const Observation* const own = addend.observation;
  const bool printed = own && own->numerator && own->denominator;
  addend.weight = denominator_of(own, below);
  if (above && below && above->value && below->value) {
    const bool whole_above = counts(*figures.numerators);
    const bool whole_below = counts(*figures.denominators);
    addend.numerator = Quantity{*above->value, above->bound, whole_above, above->status};
    addend.denominator = Quantity{*below->value, below->bound, whole_below, below->status};
    if (printed && (*own->numerator != *above->value || *own->denominator != *below->value)) {
      addend.doubt = "its counts are " + pair(*above->value, *below->value) +
                     " by themselves and " + pair(*own->numerator, *own->denominator) +
                     " beside the rate";
    }
  } else if (printed) {
    addend.numerator = Quantity{*own->numerator, Bound::kExact, true, own->status};
    addend.denominator = Quantity{*own->denominator, Bound::kExact, true, own->status};
  } else if (own && own->value) {
    addend.obstacle = Obstacle::kNoCounts;
    addend.reason = "the rate is on record without its counts";
  } else if (above || below) {
    addend.obstacle = Obstacle::kNoCounts;
    addend.reason = above && above->value   ? "the numerator is on record without the denominator"
                    : below && below->value ? "the denominator is on record without the numerator"
                                            : "the counts are on record without values";
  } else if (own) {
    addend.obstacle = Obstacle::kNoValue;
    addend.reason = missing_words(own->status);
  } else {
    addend.obstacle = Obstacle::kNothingOnRecord;
    addend.reason = "nothing is on record";
  }
}

}  // namespace

bool AgencyFigures::on_record(Year year) const {
  return observed(values, year) != nullptr || observed(numerators, year) != nullptr ||
         observed(denominators, year) != nullptr;
}

Figures::Figures(Indicator indicator, std::vector<Series> values, std::vector<Series> numerators,
                 std::vector<Series> denominators)
    : indicator_(std::move(indicator)),
      values_(by_agency(std::move(values))),
      numerators_(by_agency(std::move(numerators))),
      denominators_(by_agency(std::move(denominators))) {}

AgencyFigures Figures::of(const AgencyCode& agency) const {
  return {.values = series_of(values_, agency),
          .numerators = series_of(numerators_, agency),
          .denominators = series_of(denominators_, agency)};
}

const Series* Figures::find(const AgencyCode& agency) const { return series_of(values_, agency); }

bool Figures::has_value_since(const AgencyCode& agency, Year year) const {
  const AgencyFigures figures = of(agency);
  for (const Series* const series : {figures.values, figures.numerators, figures.denominators}) {
    if (series == nullptr) continue;
    for (const Observation& each : series->observations()) {
      if (year <= each.year && each.value) return true;
    }
  }
  return false;
}

YearRange Figures::years() const {
  YearRange result{kLastYear, kFirstYear};
  for (const auto* const all : {&values_, &numerators_, &denominators_}) {
    for (const Series& series : *all) {
      result.first = std::min(result.first, series.observations().front().year);
      result.last = std::max(result.last, series.observations().back().year);
    }
  }
  return result;
}

Addend Figures::addend(const AgencyCode& agency, const AgencyFigures& figures, Year year) const {
  Addend addend{.agency = agency};
  if (const Observation* const own = observed(figures.values, year)) {
    addend.observation = own;
    addend.source = source_of(*figures.values, *own);
  }
  if (indicator_.aggregation == Aggregation::kRatioOfSums) {
    read_counts(addend, figures, year);
    return addend;
  }
  if (!addend.observation) {
    addend.obstacle = Obstacle::kNothingOnRecord;
    addend.reason = "nothing is on record";
  } else if (!addend.observation->value) {
    addend.obstacle = Obstacle::kNoValue;
    addend.reason = missing_words(addend.observation->status);
  } else {
    const Observation& own = *addend.observation;
    addend.value =
        Quantity{*own.value, own.bound, indicator_.kind == IndicatorKind::kCount, own.status};
  }
  return addend;
}

std::optional<Decimal> Figures::denominator(const AgencyFigures& figures, Year year) const {
  if (indicator_.aggregation != Aggregation::kRatioOfSums) return std::nullopt;
  return denominator_of(observed(figures.values, year), observed(figures.denominators, year));
}

}  // namespace annals::query
