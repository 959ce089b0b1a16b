// The figures that every benchmark works on: the same in every run and on every machine.
#pragma once

#include <annals/annals.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace annals::bench {

// So many agencies, indicators and years; a value for each combination.
struct PanelSize {
  int agencies = 250;
  int indicators = 200;
  int years = 20;

  std::size_t values() const noexcept {
    return static_cast<std::size_t>(agencies) * static_cast<std::size_t>(indicators) *
           static_cast<std::size_t>(years);
  }
  // "1,000,000 values (250 agencies, 200 indicators, 20 years)".
  std::string words() const;
};

inline constexpr int kPanelFirstYear = 2004;

// One value; agency and indicator are counted from 0.
struct PanelValue {
  std::int64_t mantissa;
  int agency, indicator, year, exponent;
};

// A number that looks random and depends on nothing but "seed" (splitmix64).
std::uint64_t scattered(std::uint64_t seed);

AgencyCode agency_code(int agency);
IndicatorCode indicator_code(int indicator);

// Defines every agency and indicator: counts (no decimals), percents (one or two decimals, within
// 0 and 100) and amounts (two decimals). Their ids are 1 and up in the order of the numbers.
void define_panel(Store& store, const PanelSize& size);

// All values in the order in which reports bring them: by agency, then year, then indicator.
std::vector<PanelValue> arriving(const PanelSize& size);

// A tenth of the values, spread evenly and each changed in its last digit: a later report.
std::vector<PanelValue> revised_tenth(const std::vector<PanelValue>& values);

// The values as what one source says.
Batch batch_of(const std::vector<PanelValue>& values, const std::string& source,
               const std::string& published);

}  // namespace annals::bench
