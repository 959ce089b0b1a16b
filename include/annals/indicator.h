// Indicators: what is measured, in which unit, which way is better, and when its meaning changed.
#pragma once

#include <annals/agency.h>
#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/decimal.h>
#include <annals/names.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace annals {

// What kind of number an indicator is; it decides how a change is told and what may be added.
// Stored by name.
enum class IndicatorKind : std::uint8_t {
  kCount,     // "count": things counted; whole numbers; changes in units and in per cent
  kAmount,    // "amount": money, area, weight
  kPercent,   // "percent": per hundred; changes in percentage points
  kRatio,     // "ratio": one quantity to another, not per hundred
  kScore,     // "score": points of an assessment
  kDuration,  // "duration": a time taken
};
std::string_view to_string(IndicatorKind kind) noexcept;
Result<IndicatorKind> parse_indicator_kind(std::string_view text);

// Which direction is better. Stored by name.
enum class Polarity : std::uint8_t {
  kNeutral,         // "neutral"
  kHigherIsBetter,  // "higher_is_better"
  kLowerIsBetter,   // "lower_is_better"
};
std::string_view to_string(Polarity polarity) noexcept;
Result<Polarity> parse_polarity(std::string_view text);

// How values of several agencies make one of their parent. Stored by name.
enum class Aggregation : std::uint8_t {
  kNone,         // "none": not at all
  kSum,          // "sum"
  kRatioOfSums,  // "ratio_of_sums": sum of numerators over sum of denominators
  kMean,         // "mean": only where the publisher does so
};
std::string_view to_string(Aggregation aggregation) noexcept;
Result<Aggregation> parse_aggregation(std::string_view text);

std::string_view to_string(RoundingRule rule) noexcept;  // "half_up", "half_even"
Result<RoundingRule> parse_rounding_rule(std::string_view text);

// A topic under which indicators are grouped; subjects form a small tree.
struct Subject {
  SubjectCode code;
  Names names{};
  std::optional<SubjectCode> parent{};

  friend bool operator==(const Subject&, const Subject&) = default;
};

// What is measured. An indicator with a numerator and a denominator is
// factor * numerator / denominator; one with a formula is computed from the codes in it.
struct Indicator {
  IndicatorCode code;
  Names names{};
  LocalizedText definition{};  // what exactly is counted
  std::optional<SubjectCode> subject{};
  IndicatorKind kind = IndicatorKind::kCount;
  std::string unit{};          // as printed: "%", "件", "人次"
  LocalizedText unit_names{};  // the unit in other languages, where it has words
  int decimals = 0;            // digits after the point that are usually printed
  Polarity polarity = Polarity::kNeutral;
  Aggregation aggregation = Aggregation::kNone;
  std::optional<IndicatorCode> numerator{}, denominator{};  // both or none
  Decimal factor = 1;     // 100 for a percent that has counts; not zero
  std::string formula{};  // an expression over indicator codes, or empty
  RoundingRule rounding = RoundingRule::kHalfUp;
  std::optional<Decimal> lower_bound{}, upper_bound{};  // values outside are refused

  // The unit in "language", or in what that is a variety of: its name there, else as printed.
  std::string_view unit_in(std::string_view language) const;
};
// By every field; decimals by their printed form.
bool operator==(const Indicator& a, const Indicator& b);

// A version of an indicator's definition, with the time in which it held.
struct DefinitionVersion {
  IndicatorCode indicator;
  std::string version;                               // a short name, unique within the indicator
  std::optional<Date> valid_from{}, valid_to{};      // both included; empty: open
  std::string legal_basis{};                         // "法释〔2020〕3号"
  std::string numerator_rule{}, denominator_rule{};  // what is counted above and below the line
  std::string note{};

  friend bool operator==(const DefinitionVersion&, const DefinitionVersion&) = default;
};

// A break in series: from "first_year" on, values are not comparable with those before.
struct SeriesBreak {
  IndicatorCode indicator;
  std::optional<AgencyCode> agency{};  // empty: for all agencies
  Year first_year;                     // the first year of the new method
  std::string reason{};
  // The value of first_year by the old method, where it was published (PRE_BREAK_VALUE of SDMX).
  std::optional<Decimal> pre_break_value{};
};
bool operator==(const SeriesBreak& a, const SeriesBreak& b);

}  // namespace annals
