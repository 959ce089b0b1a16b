#include "query/structure.h"

#include <utility>

namespace annals::query {
namespace {

bool rolls_up_counts(const Indicator& indicator) {
  return indicator.aggregation == Aggregation::kRatioOfSums && indicator.numerator &&
         indicator.denominator;
}

}  // namespace

Result<Structure> structure_for(const Figures& figures, std::vector<Agency> agencies,
                                std::vector<Succession> successions) {
  std::vector<Succession> followed, not_followed;
  for (Succession& step : successions) {
    const bool stays = step.kind == SuccessionKind::kTransfer &&
                       figures.has_value_since(step.predecessor, step.year);
    (stays ? not_followed : followed).push_back(std::move(step));
  }
  auto lineage = Lineage::make(std::move(agencies), std::move(followed));
  if (!lineage) return lineage.error();
  return Structure{*std::move(lineage), std::move(not_followed)};
}

std::string listed(const std::vector<AgencyCode>& codes) {
  std::string text;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i > 0) text += i + 1 == codes.size() ? " and " : ", ";
    text += codes[i].str();
  }
  return text;
}

Blocked blocked(const LineageGroup& group, const Figures& figures, Year from, Year year) {
  std::vector<AgencyCode> unsure;
  for (const AgencyCode& code : group.unsure) {
    if (figures.on_record(code, year)) unsure.push_back(code);
  }
  if (!unsure.empty()) {
    return {Obstacle::kUnsureStart, unsure,
            listed(unsure) + (unsure.size() == 1 ? " has" : " have") +
                " figures before the succession and no first year: with one it would be known "
                "whether they stand beside those of the predecessors or repeat them"};
  }
  if (group.stood.empty()) {
    return {Obstacle::kNothingOnRecord, {}, "nobody stood for " + listed(group.members)};
  }
  if (!group.outsiders.empty()) {
    const std::string holders = listed(group.stood);
    return {Obstacle::kNotSeparable, group.outsiders,
            "the figures of " + holders + " are also those of " + listed(group.outsiders)};
  }
  if (group.open_split) {
    return {Obstacle::kNotSeparable, group.stood,
            "the figures of " + listed(group.stood) +
                (year < from ? " are also those of other parts of it, which are not on record"
                             : " are only a part, and the others are not on record")};
  }
  return {};
}

Obstacle obstacle_of(const Indicator& indicator, const std::vector<Addend>& addends) {
  if (indicator.aggregation == Aggregation::kNone) return Obstacle::kNotAdditive;
  if (indicator.aggregation != Aggregation::kRatioOfSums) return Obstacle::kTooLong;
  for (const Addend& addend : addends) {
    if (addend.usable() && addend.denominator && !addend.denominator->value.zero())
      return Obstacle::kTooLong;
  }
  return Obstacle::kNoCases;
}

Result<Figures> load_figures(const Store& store, const Indicator& indicator,
                             const std::vector<AgencyCode>& agencies, const ReadOptions& options) {
  const auto load = [&](const IndicatorCode& code) -> Result<std::vector<Series>> {
    std::vector<Series> all;
    for (const AgencyCode& agency : agencies) {
      auto series = store.series(agency, code, options);
      if (!series) return series.error();
      all.push_back(*std::move(series));
    }
    return all;
  };
  auto values = load(indicator.code);
  if (!values) return values.error();
  if (!rolls_up_counts(indicator)) return Figures(indicator, *std::move(values));
  auto numerators = load(*indicator.numerator);
  if (!numerators) return numerators.error();
  auto denominators = load(*indicator.denominator);
  if (!denominators) return denominators.error();
  return Figures(indicator, *std::move(values), *std::move(numerators), *std::move(denominators));
}

Result<Figures> load_figures(const Store& store, const Indicator& indicator,
                             const ReadOptions& options) {
  auto values = store.cross_section(indicator.code, options);
  if (!values) return values.error();
  if (!rolls_up_counts(indicator)) return Figures(indicator, *std::move(values));
  auto numerators = store.cross_section(*indicator.numerator, options);
  if (!numerators) return numerators.error();
  auto denominators = store.cross_section(*indicator.denominator, options);
  if (!denominators) return denominators.error();
  return Figures(indicator, *std::move(values), *std::move(numerators), *std::move(denominators));
}

}  // namespace annals::query
