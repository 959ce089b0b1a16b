#include <annals/panel.h>

#include <algorithm>

namespace annals {
namespace {

// The position of "code" among items that "by_code" orders.
template <typename Items, typename Code>
std::optional<std::size_t> position(const Items& items, std::span<const std::uint32_t> by_code,
                                    const Code& code) noexcept {
  const auto found = std::lower_bound(
      by_code.begin(), by_code.end(), code,
      [&](std::uint32_t item, const Code& wanted) { return items[item]->code < wanted; });
  if (found == by_code.end() || items[*found]->code != code) return std::nullopt;
  return *found;
}

bool concerns(const SeriesBreak& known, const Agency& agency) {
  return !known.agency || *known.agency == agency.code;
}

}  // namespace

std::optional<std::size_t> Panel::find(const AgencyCode& code) const noexcept {
  return position(axes_.agencies, agencies_by_code_, code);
}

std::optional<std::size_t> Panel::find(const IndicatorCode& code) const noexcept {
  return position(axes_.indicators, indicators_by_code_, code);
}

std::optional<Decimal> Panel::value(std::size_t cell) const noexcept {
  if (!has_value(cell)) return std::nullopt;
  return *Decimal::make(columns_.mantissas()[cell], columns_.exponents()[cell]);
}

std::optional<PanelCell> Panel::cell(std::size_t series, Year year) const noexcept {
  if (!axes_.years.contains(year)) return std::nullopt;
  const std::size_t cell =
      series * years_ + static_cast<std::size_t>((year - axes_.years.first).count());
  if (!on_record(cell)) return std::nullopt;
  return PanelCell{
      .value = value(cell), .bound = columns_.bounds()[cell], .status = columns_.statuses()[cell]};
}

std::span<const SeriesBreak> Panel::breaks_of(std::size_t indicator) const& noexcept {
  return std::span(axes_.breaks)
      .subspan(breaks_from_[indicator], breaks_from_[indicator + 1] - breaks_from_[indicator]);
}

std::vector<Year> Panel::break_years(std::size_t series) const {
  std::vector<Year> found;
  if (!may_have_break(series)) return found;
  for (const SeriesBreak& known : breaks_of(indicator_of(series))) {
    if (concerns(known, agency(agency_of(series)))) found.push_back(known.first_year);
  }
  for (std::size_t at = 0; at < years_; ++at) {
    if (columns_.statuses()[series * years_ + at].contains(ObsStatus::kBreak)) {
      found.push_back(axes_.years.first + std::chrono::years(at));
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

PanelSeries Panel::view(std::size_t series) const& noexcept {
  const std::size_t from = series * years_;
  return {.agency = agency(agency_of(series)),
          .indicator = indicator(indicator_of(series)),
          .first_year = axes_.years.first,
          .values = values().subspan(from, years_),
          .mantissas = mantissas().subspan(from, years_),
          .exponents = exponents().subspan(from, years_),
          .bounds = bounds().subspan(from, years_),
          .statuses = statuses().subspan(from, years_)};
}

Series Panel::series(std::size_t series) const {
  Series::Parts parts;
  std::vector<Observation> observations;
  parts.agency = axes_.agencies[agency_of(series)];
  parts.indicator = axes_.indicators[indicator_of(series)];
  for (const SeriesBreak& known : breaks_of(indicator_of(series))) {
    if (concerns(known, *parts.agency)) parts.breaks.push_back(known);
  }
  for (Year year = axes_.years.first; year <= axes_.years.last; ++year) {
    const std::optional<PanelCell> found = cell(series, year);
    if (!found) continue;
    Observation observation{.year = year};
    observation.value = found->value;
    observation.bound = found->bound;
    observation.status = found->status;
    observations.push_back(std::move(observation));
  }
  parts.observations = std::move(observations);
  return Series(std::move(parts));
}

}  // namespace annals
