#include <annals/panel.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>

#include "core/text.h"

namespace annals {
namespace {

using Positions = std::vector<std::uint32_t>;

Error invalid(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

// Fails if one is there twice.
template <typename Items>
Result<Positions> ordered_by_code(const Items& items, std::string_view what) {
  Positions positions(items.size());
  std::iota(positions.begin(), positions.end(), 0);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return items[a]->code < items[b]->code;
  };
  const auto not_before = [&](std::uint32_t a, std::uint32_t b) { return !before(a, b); };
  // As they mostly are.
  if (std::adjacent_find(positions.begin(), positions.end(), not_before) == positions.end()) {
    return positions;
  }
  std::sort(positions.begin(), positions.end(), before);
  const auto twice = std::adjacent_find(positions.begin(), positions.end(), not_before);
  if (twice == positions.end()) return positions;
  return invalid(std::string(what) + " " + core::quoted(items[*twice]->code.str()) +
                 " is there twice, name it once");
}

Result<void> check_size(const PanelAxes& axes, std::size_t years) {
  const std::size_t agencies = axes.agencies.size(), indicators = axes.indicators.size();
  // Divided and not multiplied, which could overflow.
  if (agencies <= PanelBuilder::kMaxCells / indicators / years) return {};
  return invalid("a panel of " + std::to_string(agencies) + " agencies, " +
                 std::to_string(indicators) + " indicators and " + std::to_string(years) +
                 " years is too large, at most " + std::to_string(PanelBuilder::kMaxCells) +
                 " cells are kept");
}

// Those of the panel's own indicators and agencies, by indicator and then by year.
std::vector<SeriesBreak> concerned(std::vector<SeriesBreak> breaks, const Panel& panel) {
  std::erase_if(breaks, [&](const SeriesBreak& known) {
    return !panel.find(known.indicator) || (known.agency && !panel.find(*known.agency));
  });
  std::stable_sort(breaks.begin(), breaks.end(), [&](const SeriesBreak& a, const SeriesBreak& b) {
    const auto left = panel.find(a.indicator), right = panel.find(b.indicator);
    return left == right ? a.first_year < b.first_year : left < right;
  });
  return breaks;
}

}  // namespace

Result<PanelBuilder> PanelBuilder::of_axes(PanelAxes axes) {
  if (axes.agencies.empty() || axes.indicators.empty() || axes.years.empty()) {
    return invalid("a panel needs agencies, indicators and years, at least one of each");
  }
  PanelBuilder builder;
  Panel& panel = builder.panel_;
  panel.years_ = static_cast<std::size_t>((axes.years.last - axes.years.first).count()) + 1;
  panel.axes_ = std::move(axes);
  if (auto ok = check_size(panel.axes_, panel.years_); !ok) return ok.error();
  auto agencies = ordered_by_code(panel.axes_.agencies, "agency");
  if (!agencies) return agencies.error();
  auto indicators = ordered_by_code(panel.axes_.indicators, "indicator");
  if (!indicators) return indicators.error();
  panel.agencies_by_code_ = std::move(*agencies);
  panel.indicators_by_code_ = std::move(*indicators);
  panel.marks_.resize(panel.series_count());
  builder.keep_breaks();
  return builder;
}

Result<PanelBuilder> PanelBuilder::make(PanelAxes axes) {
  auto builder = of_axes(std::move(axes));
  if (builder) builder->make_columns();
  return builder;
}

void PanelBuilder::make_columns() {
  const std::size_t cells = panel_.series_count() * panel_.years_;
  panel_.columns_ = detail::PanelColumns(cells);
  std::fill_n(panel_.columns_.values(), cells, std::numeric_limits<double>::quiet_NaN());
  std::fill_n(panel_.columns_.mantissas(), cells, 0);
  std::fill_n(panel_.columns_.exponents(), cells, std::int8_t{0});
  std::fill_n(panel_.columns_.bounds(), cells, Bound::kExact);
  std::fill_n(panel_.columns_.statuses(), cells, ObsStatusSet());
}

void PanelBuilder::keep_breaks() {
  std::vector<SeriesBreak>& breaks = panel_.axes_.breaks;
  breaks = concerned(std::move(breaks), panel_);
  panel_.breaks_from_.assign(panel_.indicator_count() + 1, 0);
  for (const SeriesBreak& known : breaks) {
    const std::size_t indicator = *panel_.find(known.indicator);
    ++panel_.breaks_from_[indicator + 1];
    for (std::size_t agency = 0; agency < panel_.agency_count(); ++agency) {
      if (known.agency && *known.agency != panel_.agency(agency).code) continue;
      panel_.marks_[panel_.series_at(agency, indicator)] |= Panel::kMarkBreak;
    }
  }
  std::partial_sum(panel_.breaks_from_.begin(), panel_.breaks_from_.end(),
                   panel_.breaks_from_.begin());
}

bool PanelBuilder::put(std::size_t agency, std::size_t indicator, Year year, const Decimal& value,
                       Bound bound, ObsStatusSet status) noexcept {
  if (!contains(agency, indicator, year)) return false;
  const std::size_t series = panel_.series_at(agency, indicator);
  const std::size_t cell = cell_at(series, year);
  panel_.columns_.values()[cell] = value.to_double();
  panel_.columns_.mantissas()[cell] = value.mantissa();
  panel_.columns_.exponents()[cell] = static_cast<std::int8_t>(value.exponent());
  panel_.columns_.bounds()[cell] = bound;
  panel_.columns_.statuses()[cell] = status;
  const bool plain = status.normal() && bound == Bound::kExact && value.exponent() <= 0;
  if (!plain) mark(series, status);
  return true;
}

void PanelBuilder::put_run(std::size_t agency, std::size_t indicator, Year first,
                           std::span<const Decimal> values, Bound bound,
                           ObsStatusSet status) noexcept {
  if (agency >= panel_.agency_count() || indicator >= panel_.indicator_count()) return;
  const int before = std::max(0, static_cast<int>((panel_.axes_.years.first - first).count()));
  const int behind = std::min(static_cast<int>(values.size()),
                              static_cast<int>((panel_.axes_.years.last - first).count()) + 1);
  if (before >= behind) return;
  values =
      values.subspan(static_cast<std::size_t>(before), static_cast<std::size_t>(behind - before));
  const std::size_t series = panel_.series_at(agency, indicator);
  const std::size_t cell = cell_at(series, first + std::chrono::years(before));
  int largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    panel_.columns_.values()[cell + i] = values[i].to_double();
    panel_.columns_.mantissas()[cell + i] = values[i].mantissa();
    panel_.columns_.exponents()[cell + i] = static_cast<std::int8_t>(values[i].exponent());
    largest = std::max(largest, values[i].exponent());
  }
  std::fill_n(panel_.columns_.bounds() + cell, values.size(), bound);
  std::fill_n(panel_.columns_.statuses() + cell, values.size(), status);
  if (!status.normal() || bound != Bound::kExact || largest > 0) mark(series, status);
}

bool PanelBuilder::put_missing(std::size_t agency, std::size_t indicator, Year year,
                               ObsStatusSet status) noexcept {
  if (!contains(agency, indicator, year)) return false;
  const std::size_t series = panel_.series_at(agency, indicator);
  const std::size_t cell = cell_at(series, year);
  panel_.columns_.values()[cell] = std::numeric_limits<double>::quiet_NaN();
  panel_.columns_.mantissas()[cell] = 0;
  panel_.columns_.exponents()[cell] = 0;
  panel_.columns_.bounds()[cell] = Bound::kExact;
  panel_.columns_.statuses()[cell] = status;
  if (!status.normal()) mark(series, status);
  return true;
}

void PanelBuilder::mark(std::size_t series, ObsStatusSet status) noexcept {
  panel_.marks_[series] |= Panel::kMarkOther;
  if (status.contains(ObsStatus::kBreak)) panel_.marks_[series] |= Panel::kMarkBreak;
}

}  // namespace annals
