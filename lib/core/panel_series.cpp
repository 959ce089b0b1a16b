// A panel of series at hand.
#include <annals/panel.h>

#include <algorithm>
#include <map>
#include <string>

#include "core/text.h"

namespace annals {
namespace {

using Pointers = std::vector<const Series*>;

std::pair<const IndicatorCode&, const AgencyCode&> key(const Series& series) {
  return {series.indicator().code, series.agency().code};
}

Pointers by_key(std::span<const Series> series) {
  Pointers sorted;
  for (const Series& each : series) sorted.push_back(&each);
  std::sort(sorted.begin(), sorted.end(),
            [](const Series* a, const Series* b) { return key(*a) < key(*b); });
  return sorted;
}

Result<void> check_different(const Pointers& sorted) {
  const auto twice =
      std::adjacent_find(sorted.begin(), sorted.end(),
                         [](const Series* a, const Series* b) { return key(*a) == key(*b); });
  if (twice == sorted.end()) return {};
  return Error{ErrorCode::kConflict,
               "there are two series of agency " + core::quoted((*twice)->agency().code.str()) +
                   " and indicator " + core::quoted((*twice)->indicator().code.str()) +
                   ", give one"};
}

Result<YearRange> years_of(const Pointers& sorted) {
  YearRange years{.first = kLastYear, .last = kFirstYear};
  for (const Series* series : sorted) {
    if (series->empty()) continue;
    years.first = std::min(years.first, series->observations().front().year);
    years.last = std::max(years.last, series->observations().back().year);
  }
  if (!years.empty()) return years;
  return Error{ErrorCode::kInvalidArgument,
               "the series have no observation, a panel needs one to know its years"};
}

// A break of a series at hand is one of that series. Where all series of the indicator have it, it
// stays one for all agencies.
void add_breaks(PanelAxes& axes, std::span<const Series* const> of_indicator) {
  const auto in_all = [&](const SeriesBreak& known) {
    return std::all_of(of_indicator.begin(), of_indicator.end(), [&](const Series* series) {
      return std::find(series->breaks().begin(), series->breaks().end(), known) !=
             series->breaks().end();
    });
  };
  for (const Series* series : of_indicator) {
    for (SeriesBreak known : series->breaks()) {
      const bool for_all = !known.agency && in_all(known);
      if (for_all && series != of_indicator.front()) continue;
      known.indicator = series->indicator().code;
      if (!for_all) known.agency = series->agency().code;
      axes.breaks.push_back(std::move(known));
    }
  }
}

PanelAxes axes_of(const Pointers& sorted, const YearRange& years) {
  PanelAxes axes{.agencies = {}, .indicators = {}, .years = years};
  std::map<AgencyCode, const Series*> agencies;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::find_if(first, sorted.end(), [&](const Series* series) {
      return series->indicator().code != (*first)->indicator().code;
    });
    axes.indicators.push_back(std::make_shared<const Indicator>((*first)->indicator()));
    add_breaks(axes, {first, last});
    for (; first != last; ++first) agencies.emplace((*first)->agency().code, *first);
  }
  for (const auto& [code, series] : agencies) {
    axes.agencies.push_back(std::make_shared<const Agency>(series->agency()));
  }
  return axes;
}

void put_all(PanelBuilder& builder, std::size_t agency, std::size_t indicator,
             const Series& series) {
  for (const Observation& each : series.observations()) {
    if (each.value) {
      builder.put(agency, indicator, each.year, *each.value, each.bound, each.status);
    } else {
      builder.put_missing(agency, indicator, each.year, each.status);
    }
  }
}

}  // namespace

Result<Panel> Panel::make(std::span<const Series> series) {
  const Pointers sorted = by_key(series);
  if (auto ok = check_different(sorted); !ok) return ok.error();
  const auto years = years_of(sorted);
  if (!years) return years.error();
  auto builder = PanelBuilder::make(axes_of(sorted, *years));
  if (!builder) return builder.error();
  for (const Series* each : sorted) {
    put_all(*builder, *builder->find(each->agency().code), *builder->find(each->indicator().code),
            *each);
  }
  return std::move(*builder).build();
}

}  // namespace annals
