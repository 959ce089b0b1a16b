// A nation's figures: counties below prefectures below provinces, and a value of each indicator in
// each year. The same in every run and on every machine; no value is held, each is made when asked.
#pragma once

#include <annals/annals.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "support/panel.h"

namespace annals::bench {

// So many counties, which alone report; indicators; years from kPanelFirstYear on.
struct Nation {
  int agencies = 2500;
  int indicators = 200;
  int years = 20;

  PanelSize size() const noexcept { return {agencies, indicators, years}; }
  std::size_t values() const noexcept { return size().values(); }
  std::size_t series() const noexcept { return values() / static_cast<std::size_t>(years); }
  int prefectures() const noexcept;  // 333 for 2,500 counties
  int provinces() const noexcept;    // 34 for these
  Year first_year() const noexcept { return Year(kPanelFirstYear); }
  Year last_year() const noexcept { return Year(kPanelFirstYear + years - 1); }
};

inline constexpr const char* kNation = "nation";
inline constexpr const char* kReport = "report";  // the source of all values
AgencyCode county_code(int agency);
IndicatorCode measure_code(int indicator);

// Indicators come in fours: cases accepted; those of them closed; the rate of the two, in per cent
// with one decimal; an amount with two. A count is at least 1, so that every rate has its counts
// and agrees with them.
PanelValue nation_value(const Nation& nation, int agency, int indicator, int year);

// Defines the nation, its provinces, prefectures and counties, the indicators, the source, and a
// rule for the first indicator, which all values satisfy.
void define_nation(Store& store, const Nation& nation);
inline constexpr const char* kRule = "cases-in-range";

// "agency,indicator,year,value", a line a value, as reports bring them: by agency, then year.
void write_nation(const std::filesystem::path& file, const Nation& nation);

}  // namespace annals::bench
