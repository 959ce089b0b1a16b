#include <annals/change.h>
#include <annals/transform.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "analysis/breaks.h"

namespace annals {
namespace {

struct Word {
  std::string_view word;
  Transform transform;
};

constexpr std::array kCodes{
    Word{"lin", Transform::kLevel},         Word{"chg", Transform::kChange},
    Word{"ch1", Transform::kChange},        Word{"pch", Transform::kPercentChange},
    Word{"pc1", Transform::kPercentChange}, Word{"pca", Transform::kPercentChange},
    Word{"cch", Transform::kLogChange},     Word{"cca", Transform::kLogChange},
    Word{"log", Transform::kLog},           Word{"pp", Transform::kPoints},
    Word{"idx", Transform::kIndex},
};

constexpr std::array kNames{
    Word{"level", Transform::kLevel},
    Word{"change", Transform::kChange},
    Word{"percent_change", Transform::kPercentChange},
    Word{"log_change", Transform::kLogChange},
    Word{"points", Transform::kPoints},
    Word{"index", Transform::kIndex},
};

template <std::size_t n>
const Word* find(const std::array<Word, n>& words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const Word& known) { return known.word == text; });
  return found == words.end() ? nullptr : &*found;
}

bool relative(Transform transform) {
  return transform == Transform::kPercentChange || transform == Transform::kLogChange;
}

Error unknown(std::string_view text) {
  return {ErrorCode::kInvalidData,
          "transform \"" + std::string(text) +
              "\" is not known: write one of lin, chg, pch, cch, log, pp, idx"};
}

Error two_meanings(const Word& name) {
  return {ErrorCode::kInvalidData,
          "transform \"" + std::string(name.word) +
              "\" of a percent could be either of two: " + "write pp for percentage points, or " +
              std::string(to_string(name.transform)) + " for the relative change of the rate"};
}

Error not_a_percent(const Series& series) {
  return {ErrorCode::kInvalidArgument,
          "indicator \"" + series.indicator().code.str() + "\" has the kind \"" +
              std::string(to_string(series.indicator().kind)) +
              "\", only a percent changes in percentage points; chg gives the change in its unit"};
}

Error base_without_index(Transform transform) {
  return {ErrorCode::kInvalidArgument, "transform \"" + std::string(to_string(transform)) +
                                           "\" has no base year, only idx has one"};
}

bool bounded(const Observation& observation) { return observation.bound != Bound::kExact; }

void add_levels(TransformedSeries& result, const Series& series) {
  for (const Observation& observation : series.observations()) {
    if (!observation.value) continue;
    result.values.push_back({.year = observation.year,
                             .value = observation.value->to_double(),
                             .exact = *observation.value,
                             .bounded = bounded(observation)});
  }
}

void add_logarithms(TransformedSeries& result, const Series& series) {
  for (const Observation& observation : series.observations()) {
    if (!observation.value) continue;
    const double value = observation.value->to_double();
    if (value > 0) {
      result.values.push_back(
          {.year = observation.year, .value = std::log(value), .bounded = bounded(observation)});
    } else {
      result.undefined.push_back(observation.year);
    }
  }
}

double value_in(const Series& series, Year year) { return series.find(year)->value->to_double(); }

// What the change is in terms of the transform; empty where it has no such terms.
std::optional<double> in_terms_of(Transform transform, const Series& series, const Change& change) {
  if (transform == Transform::kPercentChange) {
    return change.relative ? std::optional(100 * *change.relative) : std::nullopt;
  }
  if (transform != Transform::kLogChange) return change.absolute.to_double();
  const double earlier = value_in(series, change.from);
  const double later = value_in(series, change.to);
  if (earlier <= 0 || later <= 0) return std::nullopt;
  return 100 * std::log(later / earlier);
}

// The years that have a value, as the year before them has.
std::vector<Year> years_with_predecessor(const Series& series) {
  std::vector<Year> years;
  for (const Observation& observation : series.observations()) {
    const Observation* before = series.find(observation.year - std::chrono::years(1));
    if (observation.value && before && before->value) years.push_back(observation.year);
  }
  return years;
}

void add_changes(TransformedSeries& result, const Series& series) {
  for (const Change& change : yearly_changes(series)) {
    const auto value = in_terms_of(result.transform, series, change);
    if (!value) continue;
    TransformedValue transformed{.year = change.to,
                                 .value = *value,
                                 .across_break = change.across_break,
                                 .bounded = change.bounded};
    if (!relative(result.transform)) transformed.exact = change.absolute;
    result.values.push_back(transformed);
  }
  for (const Year year : years_with_predecessor(series)) {
    const bool told =
        std::any_of(result.values.begin(), result.values.end(),
                    [&](const TransformedValue& value) { return value.year == year; });
    if (!told) result.undefined.push_back(year);
  }
}

std::optional<Year> first_year_with_value(const Series& series) {
  for (const Observation& observation : series.observations()) {
    if (observation.value) return observation.year;
  }
  return std::nullopt;
}

Result<void> add_index(TransformedSeries& result, const Series& series,
                       const TransformOptions& options) {
  result.base = options.base ? options.base : first_year_with_value(series);
  if (!result.base) return {};
  const auto numbers = index_to(series, *result.base);
  if (!numbers) return numbers.error();
  const std::vector<Year> breaks = series.break_years();
  const bool base_bounded = bounded(*series.find(*result.base));
  for (const IndexNumber& number : *numbers) {
    const auto [earlier, later] = std::minmax(number.year, *result.base);
    result.values.push_back({.year = number.year,
                             .value = number.value,
                             .across_break = analysis::break_between(breaks, earlier, later),
                             .bounded = base_bounded || bounded(*series.find(number.year))});
  }
  return {};
}

}  // namespace

std::string_view to_string(Transform transform) noexcept {
  const auto found = std::find_if(kCodes.begin(), kCodes.end(),
                                  [&](const Word& known) { return known.transform == transform; });
  return found == kCodes.end() ? "" : found->word;
}

Result<Transform> parse_transform(std::string_view text, IndicatorKind kind) {
  if (const Word* code = find(kCodes, text)) return code->transform;
  const Word* name = find(kNames, text);
  if (!name) return unknown(text);
  if (kind == IndicatorKind::kPercent && relative(name->transform)) return two_meanings(*name);
  return name->transform;
}

Result<TransformedSeries> transform(const Series& series, Transform transform,
                                    const TransformOptions& options) {
  const bool percent = series.indicator().kind == IndicatorKind::kPercent;
  if (transform == Transform::kPoints && !percent) return not_a_percent(series);
  if (transform != Transform::kIndex && options.base) return base_without_index(transform);
  TransformedSeries result{.transform = transform};
  result.relative_of_rate = percent && relative(transform);
  switch (transform) {
    case Transform::kLevel:
      add_levels(result, series);
      break;
    case Transform::kLog:
      add_logarithms(result, series);
      break;
    case Transform::kChange:
    case Transform::kPoints:
      result.percentage_points = percent;
      add_changes(result, series);
      break;
    case Transform::kPercentChange:
    case Transform::kLogChange:
      add_changes(result, series);
      break;
    case Transform::kIndex:
      if (auto ok = add_index(result, series, options); !ok) return ok.error();
      break;
  }
  return result;
}

}  // namespace annals
