#include "core/panel_filler.h"

#include <algorithm>
#include <limits>

#include "core/nearest_double.h"

namespace annals::core {
namespace {

// The nearest doubles of a run. Mostly all have one exponent, and then it is looked at once.
void fill_values(const std::int64_t* mantissas, const std::int8_t* exponents, std::size_t count,
                 double* values) {
  bool alike = divides_exactly(0, exponents[0]);
  for (std::size_t i = 0; i < count; ++i) {
    alike &= exponents[i] == exponents[0];
    alike &= -kExactWhole <= mantissas[i] && mantissas[i] <= kExactWhole;
  }
  if (!alike) {
    for (std::size_t i = 0; i < count; ++i) values[i] = nearest_double(mantissas[i], exponents[i]);
    return;
  }
  for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<double>(mantissas[i]);
  if (exponents[0] == 0) return;
  const double power = kExactPowers[static_cast<std::size_t>(-exponents[0])];
  for (std::size_t i = 0; i < count; ++i) values[i] /= power;
}

}  // namespace

Result<PanelFiller> PanelFiller::make(PanelAxes axes) {
  auto builder = PanelBuilder::of_axes(std::move(axes));
  if (!builder) return builder.error();
  Panel& panel = builder->panel_;
  panel.columns_ = detail::PanelColumns(panel.series_count() * panel.years_);
  return PanelFiller(std::move(*builder));
}

void PanelFiller::Row::leave_until(std::size_t year) noexcept {
  if (const std::size_t count = year - next(); count > 0) without_values(count, {});
}

void PanelFiller::Row::keep(std::size_t count, Bound bound, ObsStatusSet status) noexcept {
  if (count == 0) return;
  fill_values(mantissas(), exponents(), count, panel_.columns_.values() + at_);
  const std::int8_t largest = *std::max_element(exponents(), exponents() + count);
  std::fill_n(panel_.columns_.bounds() + at_, count, bound);
  std::fill_n(panel_.columns_.statuses() + at_, count, status);
  if (!status.normal() || bound != Bound::kExact || largest > 0) mark(status);
  at_ += count;
}

void PanelFiller::Row::keep_missing(std::size_t count, ObsStatusSet status) noexcept {
  if (!status.normal()) mark(status);
  without_values(count, status);
}

void PanelFiller::Row::without_values(std::size_t count, ObsStatusSet status) noexcept {
  std::fill_n(panel_.columns_.values() + at_, count, std::numeric_limits<double>::quiet_NaN());
  std::fill_n(mantissas(), count, 0);
  std::fill_n(exponents(), count, std::int8_t{0});
  std::fill_n(panel_.columns_.bounds() + at_, count, Bound::kExact);
  std::fill_n(panel_.columns_.statuses() + at_, count, status);
  at_ += count;
}

void PanelFiller::Row::mark(ObsStatusSet status) noexcept {
  panel_.marks_[series_] |= Panel::kMarkOther;
  if (status.contains(ObsStatus::kBreak)) panel_.marks_[series_] |= Panel::kMarkBreak;
}

}  // namespace annals::core
