// Observations: one value of one agency, indicator and year, and the document that printed it.
#pragma once

#include <annals/agency.h>
#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/decimal.h>
#include <annals/obs_status.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace annals {

// What the print says beside the number. Stored by number; do not change: on disk.
enum class Bound : std::uint8_t {
  kExact = 0,
  kAbout = 1,    // 约, 近: about
  kAtLeast = 2,  // 余, 多, 以上: at least
  kAtMost = 3,   // 不足, 以下: at most
};
std::string_view to_string(Bound bound) noexcept;  // "exact", "about", "at_least", "at_most"
Result<Bound> parse_bound(std::string_view text);

// A number with its bound, as read from a text.
struct PrintedValue {
  Decimal value;
  Bound bound = Bound::kExact;
};

// Reads a number as a report prints it: a plain Decimal, or one with 千 (10^3), 万 (10^4), 亿
// (10^8), 万亿 (10^12) or another of their kind behind it, and a word for its bound before (约, 近,
// 超, 超过, 不足, ~, >=, <=) or behind (余, 多, 以上, 以下, 左右). "12.2万" is 122 * 10^3,
// "20.5亿余" is at least 205 * 10^7. Full-width digits count as digits. A thousands separator, a
// unit or anything else is refused with kInvalidData.
Result<PrintedValue> parse_printed_value(std::string_view text);

// The value for readers of "language": "12.2万" in Chinese and "122000" otherwise, with the word
// for its bound ("20.5亿余", "at least 2050000000").
std::string print_value(const Decimal& value, Bound bound, std::string_view language);

// A publication that values were taken from. "Entered by hand" is a source too.
struct SourceDocument {
  SourceCode code;
  std::string title{};
  std::string document_number{};  // "浦政发〔2024〕1号"
  std::string publisher{};
  // The vintage of every value the document carries. Empty where it is not known: such a source
  // gives way to every dated one, and is left out when a store is read as of a day.
  std::optional<PartialDate> published{};
  std::string url{};
  std::string sha256{};  // of the file, 64 hexadecimal digits, or empty
  std::string note{};

  friend bool operator==(const SourceDocument&, const SourceDocument&) = default;
};

// One value as a source printed it. The agency, the indicator and the source are named where
// an observation is used: in a Batch, a Series, a Revision.
struct Observation {
  Year year;
  std::optional<Decimal> value{};  // empty exactly when the status says why
  Bound bound = Bound::kExact;
  ObsStatusSet status{};
  std::optional<Decimal> numerator{}, denominator{};  // the counts, where the source prints them
  std::string locator{};  // where in the source: a chapter, a page, a cell
  std::string note{};
};
// By every field; decimals by their printed form.
bool operator==(const Observation& a, const Observation& b);

// What an agency should reach.
enum class TargetDirection : std::uint8_t {
  kAtLeast,  // "at_least"
  kAtMost,   // "at_most"
};
std::string_view to_string(TargetDirection direction) noexcept;
Result<TargetDirection> parse_target_direction(std::string_view text);

// A target: for one agency, or for all of a kind (exactly one of the two is given).
struct Target {
  std::optional<AgencyCode> agency{};
  std::optional<AgencyKind> agency_kind{};
  IndicatorCode indicator;
  Year year;
  TargetDirection direction = TargetDirection::kAtLeast;
  Decimal value;
  SourceCode source;
  std::string note{};
};
bool operator==(const Target& a, const Target& b);

}  // namespace annals
