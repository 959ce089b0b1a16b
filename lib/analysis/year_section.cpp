#include "analysis/year_section.h"

#include <algorithm>
#include <string>

#include "core/text.h"

namespace annals::analysis {
namespace {

// The method of most of the values.
Method common_method_of(const std::vector<SectionValue>& values, Year year) {
  MethodCounts counts;
  for (const SectionValue& value : values) ++counts[method_in(value.series->break_years(), year)];
  return common_method(counts);
}

bool by_agency(const Series* a, const Series* b) { return a->agency().code < b->agency().code; }

std::vector<const Series*> sorted_by_agency(std::span<const Series> series) {
  std::vector<const Series*> sorted;
  sorted.reserve(series.size());
  for (const Series& each : series) sorted.push_back(&each);
  // As a store gives them.
  if (!std::is_sorted(sorted.begin(), sorted.end(), by_agency)) {
    std::sort(sorted.begin(), sorted.end(), by_agency);
  }
  return sorted;
}

Error invalid(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

}  // namespace

Method method_in(std::vector<Year> breaks, Year year) {
  std::erase_if(breaks, [year](Year first_year) { return year < first_year; });
  return breaks;
}

Method common_method(const MethodCounts& counts) {
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        if (a.second != b.second) return a.second < b.second;
        if (a.first.size() != b.first.size()) return a.first.size() > b.first.size();
        return a.first > b.first;
      });
  return most == counts.end() ? Method{} : most->first;
}

Result<void> check_group(std::span<const Series> series) {
  for (const Series& each : series) {
    if (each.indicator().code == series.front().indicator().code) continue;
    return invalid("series of " + core::quoted(series.front().indicator().code.str()) + " and of " +
                   core::quoted(each.indicator().code.str()) +
                   " cannot be compared, they must be of one indicator");
  }
  const auto sorted = sorted_by_agency(series);
  const auto twice = std::adjacent_find(
      sorted.begin(), sorted.end(),
      [](const Series* a, const Series* b) { return a->agency().code == b->agency().code; });
  if (twice == sorted.end()) return {};
  return invalid("agency " + core::quoted((*twice)->agency().code.str()) +
                 " is there twice, name it once");
}

YearSection section_of(std::span<const Series> series, Year year) {
  YearSection section;
  std::vector<SectionValue> values;
  values.reserve(series.size());
  for (const Series* each : sorted_by_agency(series)) {
    const Observation* observation = each->find(year);
    if (observation != nullptr && observation->value) {
      values.push_back({.series = each, .observation = observation});
    } else {
      section.without_value.push_back(each);
    }
  }
  // Values whose definition differs have no say in what is common.
  const auto differs =
      std::stable_partition(values.begin(), values.end(), [](const SectionValue& value) {
        return !value.observation->status.contains(ObsStatus::kDefinitionDiffers);
      });
  std::for_each(differs, values.end(),
                [](SectionValue& value) { value.why = NotComparable::kDefinitionDiffers; });
  const Method common = common_method_of({values.begin(), differs}, year);
  section.comparable.reserve(values.size());
  for (SectionValue& value : values) {
    if (!value.why && method_in(value.series->break_years(), year) != common)
      value.why = NotComparable::kOtherMethod;
    (value.why ? section.not_comparable : section.comparable).push_back(value);
  }
  std::sort(
      section.not_comparable.begin(), section.not_comparable.end(),
      [](const SectionValue& a, const SectionValue& b) { return by_agency(a.series, b.series); });
  return section;
}

Result<bool> highest_comes_first(const Indicator& indicator, RankOrder order) {
  if (order == RankOrder::kHighestFirst) return true;
  if (order == RankOrder::kLowestFirst) return false;
  if (indicator.polarity == Polarity::kNeutral) {
    return invalid("indicator " + core::quoted(indicator.code.str()) +
                   " has no better and worse, say whether the highest or the lowest is the first");
  }
  return indicator.polarity == Polarity::kHigherIsBetter;
}

}  // namespace annals::analysis

namespace annals {

std::string_view to_string(NotComparable why) noexcept {
  switch (why) {
    case NotComparable::kDefinitionDiffers:
      return "definition_differs";
    case NotComparable::kOtherMethod:
      return "other_method";
  }
  return {};
}

}  // namespace annals
