#include "query/panel_figures.h"

namespace annals::query {

PanelFigures::PanelFigures(const Panel& panel, std::size_t indicator)
    : indicator_(&panel.indicator(indicator)),
      ratio_(indicator_->aggregation == Aggregation::kRatioOfSums),
      years_(panel.year_count()),
      values_(panel, indicator, !ratio_) {
  if (!ratio_ || !indicator_->numerator || !indicator_->denominator) return;
  const auto above = panel.find(*indicator_->numerator);
  const auto below = panel.find(*indicator_->denominator);
  lacks_counts_ = !above || !below;
  if (lacks_counts_) return;
  numerators_.emplace(panel, *above, false);
  denominators_.emplace(panel, *below, false);
}

// A rate on record without counts of their own may have them printed beside it.
Cell PanelFigures::cell(std::size_t agency, std::size_t year) const noexcept {
  const std::size_t own = values_.cell(agency, year);
  if (!ratio_) {
    if (values_.has_value(own)) return {.found = Found::kUsable};
    return {.found = values_.on_record(own) ? Found::kSomething : Found::kNothing};
  }
  bool counts_on_record = false;
  if (numerators_) {
    const std::size_t above = numerators_->cell(agency, year);
    const std::size_t below = denominators_->cell(agency, year);
    if (numerators_->has_value(above) && denominators_->has_value(below)) {
      return {.found = Found::kUsable};
    }
    counts_on_record = numerators_->on_record(above) || denominators_->on_record(below);
  }
  if (values_.on_record(own)) return {.found = Found::kSomething, .unknown = true};
  return {.found = counts_on_record ? Found::kSomething : Found::kNothing};
}

void PanelFigures::add(std::size_t agency, std::size_t year, PanelSums& sums) const noexcept {
  added().add(added().cell(agency, year), sums.value);
  if (ratio_) denominators_->add(denominators_->cell(agency, year), sums.denominator);
}

bool PanelFigures::has_value_since(std::size_t agency, std::size_t year) const noexcept {
  const auto has = [&](const PanelValues& values) {
    for (std::size_t at = year; at < years_; ++at) {
      if (values.has_value(values.cell(agency, at))) return true;
    }
    return false;
  };
  return has(values_) || (numerators_ && has(*numerators_)) ||
         (denominators_ && has(*denominators_));
}

}  // namespace annals::query
