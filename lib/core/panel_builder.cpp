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

template <typename Items>
Positions ordered_by_code(const Items& items) {
  Positions positions(items.size());
  std::iota(positions.begin(), positions.end(), 0);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return items[a]->code < items[b]->code;
  };
  // As they mostly are.
  if (!std::is_sorted(positions.begin(), positions.end(), before)) {
    std::sort(positions.begin(), positions.end(), before);
  }
  return positions;
}

template <typename Items>
Result<void> check_different(const Items& items, const Positions& by_code, std::string_view what) {
  const auto twice = std::adjacent_find(
      by_code.begin(), by_code.end(),
      [&](std::uint32_t a, std::uint32_t b) { return items[a]->code == items[b]->code; });
  if (twice == by_code.end()) return {};
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

Result<PanelBuilder> PanelBuilder::make(PanelAxes axes) {
  if (axes.agencies.empty() || axes.indicators.empty() || axes.years.empty()) {
    return invalid("a panel needs agencies, indicators and years, at least one of each");
  }
  PanelBuilder builder;
  Panel& panel = builder.panel_;
  panel.years_ = static_cast<std::size_t>((axes.years.last - axes.years.first).count()) + 1;
  panel.axes_ = std::move(axes);
  panel.agencies_by_code_ = ordered_by_code(panel.axes_.agencies);
  panel.indicators_by_code_ = ordered_by_code(panel.axes_.indicators);
  if (auto ok = check_size(panel.axes_, panel.years_); !ok) return ok.error();
  if (auto ok = check_different(panel.axes_.agencies, panel.agencies_by_code_, "agency"); !ok) {
    return ok.error();
  }
  if (auto ok = check_different(panel.axes_.indicators, panel.indicators_by_code_, "indicator");
      !ok) {
    return ok.error();
  }
  builder.make_columns();
  builder.keep_breaks();
  return builder;
}

void PanelBuilder::make_columns() {
  const std::size_t cells = panel_.series_count() * panel_.years_;
  panel_.values_.assign(cells, std::numeric_limits<double>::quiet_NaN());
  panel_.mantissas_.resize(cells);
  panel_.exponents_.resize(cells);
  panel_.bounds_.resize(cells);
  panel_.statuses_.resize(cells);
  panel_.marks_.resize(panel_.series_count());
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
  panel_.values_[cell] = value.to_double();
  panel_.mantissas_[cell] = value.mantissa();
  panel_.exponents_[cell] = static_cast<std::int8_t>(value.exponent());
  panel_.bounds_[cell] = bound;
  panel_.statuses_[cell] = status;
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
    panel_.values_[cell + i] = values[i].to_double();
    panel_.mantissas_[cell + i] = values[i].mantissa();
    panel_.exponents_[cell + i] = static_cast<std::int8_t>(values[i].exponent());
    largest = std::max(largest, values[i].exponent());
  }
  std::fill_n(panel_.bounds_.begin() + static_cast<std::ptrdiff_t>(cell), values.size(), bound);
  std::fill_n(panel_.statuses_.begin() + static_cast<std::ptrdiff_t>(cell), values.size(), status);
  if (!status.normal() || bound != Bound::kExact || largest > 0) mark(series, status);
}

bool PanelBuilder::put_missing(std::size_t agency, std::size_t indicator, Year year,
                               ObsStatusSet status) noexcept {
  if (!contains(agency, indicator, year)) return false;
  const std::size_t series = panel_.series_at(agency, indicator);
  const std::size_t cell = cell_at(series, year);
  panel_.values_[cell] = std::numeric_limits<double>::quiet_NaN();
  panel_.mantissas_[cell] = 0;
  panel_.exponents_[cell] = 0;
  panel_.bounds_[cell] = Bound::kExact;
  panel_.statuses_[cell] = status;
  if (!status.normal()) mark(series, status);
  return true;
}

void PanelBuilder::mark(std::size_t series, ObsStatusSet status) noexcept {
  panel_.marks_[series] |= Panel::kMarkOther;
  if (status.contains(ObsStatus::kBreak)) panel_.marks_[series] |= Panel::kMarkBreak;
}

}  // namespace annals
