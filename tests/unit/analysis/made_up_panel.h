// Made-up panels with everything that can be on record, the same on all platforms.
#pragma once

#include <annals/panel.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "support/builders.h"
#include "support/random.h"

namespace annals::test {

inline PanelAxes made_up_axes(Random& random, int agencies, int indicators, int years) {
  PanelAxes axes{.agencies = {}, .indicators = {}, .years = {}};
  const int first = 1990 + random.below(20);
  axes.years = {.first = Year(first), .last = Year(first + years - 1)};
  for (int i = 0; i < agencies; ++i) {
    // Not in the order of their codes.
    const std::string code = "a" + std::to_string(100 + (i * 37) % 101);
    axes.agencies.push_back(std::make_shared<const Agency>(agency(code)));
  }
  for (int i = 0; i < indicators; ++i) {
    const auto kind = random.one_in(2) ? IndicatorKind::kPercent : IndicatorKind::kCount;
    axes.indicators.push_back(std::make_shared<const Indicator>(
        indicator("i" + std::to_string(i), kind, static_cast<Polarity>(random.below(3)))));
  }
  return axes;
}

// Records for all agencies and for one; some lie outside the years.
inline void add_breaks(Random& random, PanelAxes& axes) {
  for (int count = random.below(3); count > 0; --count) {
    SeriesBreak known{.indicator = axes.indicators.front()->code,
                      .agency = {},
                      .first_year = axes.years.first + std::chrono::years(random.below(40) - 5)};
    if (random.one_in(2)) known.agency = axes.agencies.front()->code;
    axes.breaks.push_back(known);
  }
}

inline ObsStatusSet made_up_status(Random& random) {
  if (random.one_in(25)) return ObsStatus::kBreak;
  if (random.one_in(25)) return {ObsStatus::kBreak, ObsStatus::kProvisional};
  if (random.one_in(10)) return ObsStatus::kEstimated;
  return {};
}

// How the values of a series go: which of these, by the number of the series.
inline Decimal made_up_value(Random& random, int shape, int at) {
  const int exponent = random.one_in(12) ? random.below(3) - 2 : -2;
  switch (shape) {
    case 0:  // few different values: many ties
      return Decimal::make(random.below(4), 0).value();
    case 1:  // constant, printed in two ways
      return random.one_in(2) ? dec("97.30") : dec("97.3");
    case 2:  // on a line
      return Decimal::make(1000 + 7 * at, -1).value();
    case 3:  // about zero
      return Decimal::make(random.below(200) - 100, exponent).value();
    case 4:  // large and nearly level
      return Decimal::make(98'765'432'000 + random.below(1000), -2).value();
    case 5:  // coarse
      return Decimal::make(100 + random.below(50) + at, 1 + random.below(2)).value();
    case 6:  // far apart: differences of more than 18 digits
      return Decimal::make(1 + random.below(9), random.one_in(2) ? 30 : -30).value();
    default:  // rising with noise
      return Decimal::make(5000 + 40 * at + random.below(900), exponent).value();
  }
}

inline Panel made_up_panel(std::uint64_t seed) {
  Random random(seed);
  const int years = 1 + random.below(seed % 7 == 0 ? 75 : 24);
  PanelAxes axes = made_up_axes(random, 1 + random.below(9), 1 + random.below(3), years);
  const int agencies = static_cast<int>(axes.agencies.size());
  const int indicators = static_cast<int>(axes.indicators.size());
  if (random.one_in(2)) add_breaks(random, axes);
  const bool with_statuses = random.one_in(2), with_bounds = random.one_in(2);
  const Year first = axes.years.first;
  PanelBuilder builder = PanelBuilder::make(std::move(axes)).value();
  for (int series = 0; series < agencies * indicators; ++series) {
    const int gaps = random.one_in(2) ? 0 : 1 + random.below(90);
    const int shape = random.below(10);
    for (int at = 0; at < years; ++at) {
      const auto agency = static_cast<std::size_t>(series % agencies);
      const auto indicator = static_cast<std::size_t>(series / agencies);
      const Year year = first + std::chrono::years(at);
      if (random.below(100) < gaps) {
        if (random.one_in(3)) builder.put_missing(agency, indicator, year, ObsStatus::kMissing);
        continue;
      }
      const auto bound =
          with_bounds && random.one_in(8) ? static_cast<Bound>(random.below(4)) : Bound::kExact;
      builder.put(agency, indicator, year, made_up_value(random, shape, at), bound,
                  with_statuses ? made_up_status(random) : ObsStatusSet());
    }
  }
  return std::move(builder).build();
}

}  // namespace annals::test
