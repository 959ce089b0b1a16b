#include "support/panel.h"

#include <cstdio>

#include "support/table.h"

namespace annals::bench {
namespace {

// Four digits or more, so that codes sort as their numbers do.
std::string numbered(const char* prefix, int number) {
  char text[32];
  std::snprintf(text, sizeof text, "%s%04d", prefix, number);
  return text;
}

// Four kinds of indicators in turn.
enum class Sort { kCount, kPercentOne, kPercentTwo, kAmount };

Sort sort_of(int indicator) { return static_cast<Sort>(indicator % 4); }

int exponent_of(Sort sort) {
  switch (sort) {
    case Sort::kCount:
      return 0;
    case Sort::kPercentOne:
      return -1;
    case Sort::kPercentTwo:
    case Sort::kAmount:
      return -2;
  }
  return 0;
}

// Mantissas run from 0 to one below this.
std::uint64_t range_of(Sort sort) {
  switch (sort) {
    case Sort::kCount:
      return 20'000;
    case Sort::kPercentOne:
      return 1'000;
    case Sort::kPercentTwo:
      return 10'000;
    case Sort::kAmount:
      return 50'000'000;
  }
  return 1;
}

Indicator indicator_of(int number) {
  Indicator indicator{.code = indicator_code(number)};
  indicator.names.names["en"] = numbered("Indicator ", number);
  const Sort sort = sort_of(number);
  indicator.decimals = -exponent_of(sort);
  indicator.lower_bound = 0;
  switch (sort) {
    case Sort::kCount:
      indicator.kind = IndicatorKind::kCount;
      indicator.unit = "cases";
      break;
    case Sort::kPercentOne:
    case Sort::kPercentTwo:
      indicator.kind = IndicatorKind::kPercent;
      indicator.unit = '%';
      indicator.upper_bound = 100;
      break;
    case Sort::kAmount:
      indicator.kind = IndicatorKind::kAmount;
      indicator.unit = "yuan";
      break;
  }
  return indicator;
}

}  // namespace

std::string PanelSize::words() const {
  return with_commas(values()) + " values (" + std::to_string(agencies) + " agencies, " +
         std::to_string(indicators) + " indicators, " + std::to_string(years) + " years)";
}

std::uint64_t scattered(std::uint64_t seed) {
  seed += 0x9E3779B97F4A7C15U;
  seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9U;
  seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBU;
  return seed ^ (seed >> 31);
}

AgencyCode agency_code(int agency) { return AgencyCode(numbered("agency-", agency)); }

IndicatorCode indicator_code(int indicator) {
  return IndicatorCode(numbered("indicator-", indicator));
}

void define_panel(Store& store, const PanelSize& size) {
  store
      .atomically([&]() -> Result<void> {
        for (int a = 0; a < size.agencies; ++a) {
          Agency agency{.code = agency_code(a)};
          agency.names.names["en"] = numbered("Agency ", a);
          if (auto defined = store.define(agency); !defined) return defined.error();
        }
        for (int i = 0; i < size.indicators; ++i) {
          if (auto defined = store.define(indicator_of(i)); !defined) return defined.error();
        }
        return {};
      })
      .value();
}

std::vector<PanelValue> arriving(const PanelSize& size) {
  std::vector<PanelValue> values;
  values.reserve(size.values());
  for (int agency = 0; agency < size.agencies; ++agency) {
    for (int year = 0; year < size.years; ++year) {
      for (int indicator = 0; indicator < size.indicators; ++indicator) {
        const Sort sort = sort_of(indicator);
        const std::uint64_t random = scattered(values.size());
        values.push_back({static_cast<std::int64_t>(random % range_of(sort)), agency, indicator,
                          kPanelFirstYear + year, exponent_of(sort)});
      }
    }
  }
  return values;
}

std::vector<PanelValue> revised_tenth(const std::vector<PanelValue>& values) {
  std::vector<PanelValue> result;
  result.reserve(values.size() / 10 + 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (scattered(i) % 10 != 0) continue;
    result.push_back(values[i]);
    result.back().mantissa ^= 1;  // the ranges are even, so that this stays within them
  }
  return result;
}

Batch batch_of(const std::vector<PanelValue>& values, const std::string& source,
               const std::string& published) {
  SourceDocument document{.code = SourceCode(source), .title = "A report of figures"};
  document.published = PartialDate::parse(published).value();
  Batch batch(document);
  batch.reserve(values.size());
  std::vector<AgencyCode> agencies;
  std::vector<IndicatorCode> indicators;
  for (const PanelValue& value : values) {
    while (agencies.size() <= static_cast<std::size_t>(value.agency)) {
      agencies.push_back(agency_code(static_cast<int>(agencies.size())));
    }
    while (indicators.size() <= static_cast<std::size_t>(value.indicator)) {
      indicators.push_back(indicator_code(static_cast<int>(indicators.size())));
    }
    batch.add(
        agencies[static_cast<std::size_t>(value.agency)],
        indicators[static_cast<std::size_t>(value.indicator)],
        {.year = Year(value.year), .value = Decimal::make(value.mantissa, value.exponent).value()});
  }
  return batch;
}

}  // namespace annals::bench
