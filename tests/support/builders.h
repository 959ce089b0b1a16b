// Short builders, so that a test shows its data on one line each.
#pragma once

#include <annals/annals.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::test {

inline Decimal dec(std::string_view text) { return Decimal::parse(text).value(); }

inline Agency agency(std::string_view code) {
  Agency result{.code = AgencyCode(code)};
  result.names.names["en"] = std::string(code);
  return result;
}

inline Indicator indicator(std::string_view code, IndicatorKind kind = IndicatorKind::kCount,
                           Polarity polarity = Polarity::kNeutral) {
  Indicator result{.code = IndicatorCode(code)};
  result.names.names["en"] = std::string(code);
  result.kind = kind;
  result.polarity = polarity;
  result.unit = kind == IndicatorKind::kPercent ? "%" : "cases";
  return result;
}

// "value" empty: no value, and "letters" must say why.
inline Observation observation(int year, std::string_view value, std::string_view letters = "") {
  Observation result{.year = Year(year)};
  if (!value.empty()) result.value = dec(value);
  result.status = ObsStatusSet::parse(letters).value();
  return result;
}

// series({{2019, "16.4"}, {2020, "11.36"}}): one agency, values as printed.
inline Series series(std::vector<std::pair<int, const char*>> values,
                     Indicator of = indicator("loss_rate", IndicatorKind::kPercent),
                     std::vector<SeriesBreak> breaks = {}) {
  std::vector<Observation> observations;
  for (const auto& [year, value] : values) observations.push_back(observation(year, value));
  return Series::make(agency("court"), std::move(of), std::move(observations), std::move(breaks))
      .value();
}

inline SourceDocument source(std::string_view code, std::string_view published = "") {
  SourceDocument result{.code = SourceCode(code)};
  result.title = "Report " + std::string(code);
  if (!published.empty()) result.published = PartialDate::parse(published).value();
  return result;
}

}  // namespace annals::test
