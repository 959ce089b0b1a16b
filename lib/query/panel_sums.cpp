#include "query/panel_sums.h"

#include "core/wide.h"

namespace annals::query {

PanelValues::PanelValues(const Panel& panel, std::size_t indicator, bool limits)
    : panel_(&panel), first_series_(panel.series_of(indicator).first), years_(panel.year_count()) {
  for (int power = 0; power < kPowers; ++power) {
    Scale& scale = scales_[static_cast<std::size_t>(power)];
    scale.factor = core::power_of_ten(power);
    scale.most = kMostUnits / scale.factor;
  }
  const Indicator& of = panel.indicator(indicator);
  unit_ = Decimal::kMaxExponent;
  const std::size_t end = cell(panel.agency_count(), 0);
  for (std::size_t at = cell(0, 0); at < end; ++at) {
    if (has_value(at)) unit_ = std::min<int>(unit_, panel.exponents()[at]);
  }
  if (!limits) return;
  for (const auto& limit : {of.lower_bound, of.upper_bound}) {
    if (limit) unit_ = std::min(unit_, limit->exponent());
  }
  for (const auto& limit : {of.lower_bound, of.upper_bound}) {
    if (!limit || limit->zero()) continue;
    const auto power = static_cast<std::size_t>(limit->exponent() - unit_);
    const bool fits = power < scales_.size() && std::abs(limit->mantissa()) <= scales_[power].most;
    limits_ += fits ? std::abs(limit->mantissa()) * scales_[power].factor : kMostUnits + 1;
  }
}

Decimal PanelValues::decimal(const PanelSum& sum) const {
  return *Decimal::make(sum.units / scales_[static_cast<std::size_t>(sum.exponent - unit_)].factor,
                        sum.exponent);
}

}  // namespace annals::query
