#include "support/nation.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace annals::bench {
namespace {

std::string numbered(const char* prefix, int number) {
  char text[32];
  std::snprintf(text, sizeof text, "%s%04d", prefix, number);
  return text;
}

AgencyCode prefecture_code(int prefecture) {
  return AgencyCode(numbered("prefecture-", prefecture));
}

AgencyCode province_code(int province) { return AgencyCode(numbered("province-", province)); }

enum class Measure { kAccepted, kClosed, kRate, kAmount };

Measure measure_of(int indicator) { return static_cast<Measure>(indicator % 4); }

// What looks random and depends on nothing but the place of a value.
std::int64_t random_below(const Nation& nation, int agency, int indicator, int year,
                          std::int64_t end) {
  const auto place =
      (static_cast<std::uint64_t>(agency) * static_cast<std::uint64_t>(nation.indicators) +
       static_cast<std::uint64_t>(indicator)) *
          64 +
      static_cast<std::uint64_t>(year);
  return static_cast<std::int64_t>(scattered(place) % static_cast<std::uint64_t>(end));
}

// A level of its own for each series, which grows by a hundredth of it a year, and noise upon it.
std::int64_t level(const Nation& nation, int agency, int indicator, int year, std::int64_t height) {
  const std::int64_t base = random_below(nation, agency, indicator, 63, height);
  return 1 + base * (100 + year) / 100 +
         random_below(nation, agency, indicator, year, height / 10 + 1);
}

std::int64_t accepted(const Nation& nation, int agency, int indicator, int year) {
  return level(nation, agency, indicator, year, 16'000);
}

std::int64_t closed(const Nation& nation, int agency, int indicator, int year) {
  const std::int64_t all = accepted(nation, agency, indicator - 1, year);
  return all - all * random_below(nation, agency, indicator, year, 300) / 1000;
}

// In tenths of a per cent, rounded half up.
std::int64_t rate(const Nation& nation, int agency, int indicator, int year) {
  const std::int64_t all = accepted(nation, agency, indicator - 2, year);
  return (2000 * closed(nation, agency, indicator - 1, year) + all) / (2 * all);
}

Agency agency_of(AgencyCode code, AgencyKind kind, std::optional<AgencyCode> parent) {
  Agency agency{.code = std::move(code), .kind = kind, .parent = std::move(parent)};
  agency.names.names["en"] = agency.code.str();
  return agency;
}

Indicator indicator_of(int number) {
  Indicator indicator{.code = measure_code(number), .lower_bound = 0};
  indicator.names.names["en"] = numbered("Measure ", number);
  indicator.aggregation = Aggregation::kSum;
  indicator.polarity = Polarity::kHigherIsBetter;
  switch (measure_of(number)) {
    case Measure::kAccepted:
    case Measure::kClosed:
      indicator.unit = "cases";
      break;
    case Measure::kRate:
      indicator.kind = IndicatorKind::kPercent;
      indicator.unit = '%';
      indicator.decimals = 1;
      indicator.aggregation = Aggregation::kRatioOfSums;
      indicator.numerator = measure_code(number - 1);
      indicator.denominator = measure_code(number - 2);
      indicator.factor = 100;
      indicator.upper_bound = 100;
      break;
    case Measure::kAmount:
      indicator.kind = IndicatorKind::kAmount;
      indicator.unit = "yuan";
      indicator.decimals = 2;
      break;
  }
  return indicator;
}

std::vector<Agency> agencies_of(const Nation& nation) {
  std::vector<Agency> agencies{agency_of(AgencyCode(kNation), AgencyKind::kNation, std::nullopt)};
  for (int i = 0; i < nation.provinces(); ++i) {
    agencies.push_back(agency_of(province_code(i), AgencyKind::kProvince, AgencyCode(kNation)));
  }
  for (int i = 0; i < nation.prefectures(); ++i) {
    agencies.push_back(agency_of(prefecture_code(i), AgencyKind::kPrefecture,
                                 province_code(i % nation.provinces())));
  }
  for (int i = 0; i < nation.agencies; ++i) {
    agencies.push_back(
        agency_of(county_code(i), AgencyKind::kCounty, prefecture_code(i % nation.prefectures())));
  }
  return agencies;
}

}  // namespace

int Nation::prefectures() const noexcept { return std::max(1, agencies * 2 / 15); }

int Nation::provinces() const noexcept { return std::max(1, prefectures() * 34 / 333); }

AgencyCode county_code(int agency) { return AgencyCode(numbered("county-", agency)); }

IndicatorCode measure_code(int indicator) { return IndicatorCode(numbered("m-", indicator)); }

PanelValue nation_value(const Nation& nation, int agency, int indicator, int year) {
  PanelValue value{0, agency, indicator, kPanelFirstYear + year, 0};
  switch (measure_of(indicator)) {
    case Measure::kAccepted:
      value.mantissa = accepted(nation, agency, indicator, year);
      break;
    case Measure::kClosed:
      value.mantissa = closed(nation, agency, indicator, year);
      break;
    case Measure::kRate:
      value.mantissa = rate(nation, agency, indicator, year);
      value.exponent = -1;
      break;
    case Measure::kAmount:
      value.mantissa = level(nation, agency, indicator, year, 40'000'000);
      value.exponent = -2;
      break;
  }
  return value;
}

void define_nation(Store& store, const Nation& nation) {
  store
      .atomically([&]() -> Result<void> {
        for (const Agency& agency : agencies_of(nation)) store.define(agency).value();
        for (int i = 0; i < nation.indicators; ++i) store.define(indicator_of(i)).value();
        SourceDocument report{.code = SourceCode(kReport), .title = "A report of figures"};
        report.published = PartialDate::parse("2024-01-31").value();
        store.define(report).value();
        store
            .define(Rule{.code = RuleCode(kRule),
                         .kind = RuleKind::kRange,
                         .indicator = measure_code(0),
                         .low = 1,
                         .high = 1'000'000})
            .value();
        return {};
      })
      .value();
}

void write_nation(const std::filesystem::path& file, const Nation& nation) {
  std::ofstream out(file, std::ios::binary);
  out << "agency,indicator,year,value\n";
  std::vector<std::string> measures;
  for (int i = 0; i < nation.indicators; ++i) measures.push_back(measure_code(i).str());
  for (int agency = 0; agency < nation.agencies; ++agency) {
    const std::string county = county_code(agency).str();
    for (int year = 0; year < nation.years; ++year) {
      for (int indicator = 0; indicator < nation.indicators; ++indicator) {
        const PanelValue value = nation_value(nation, agency, indicator, year);
        out << county << ',' << measures[static_cast<std::size_t>(indicator)] << ',' << value.year
            << ',' << Decimal::make(value.mantissa, value.exponent).value().str() << '\n';
      }
    }
  }
  out.close();
  if (!out) throw std::runtime_error("\"" + file.string() + "\" cannot be written");
}

}  // namespace annals::bench
