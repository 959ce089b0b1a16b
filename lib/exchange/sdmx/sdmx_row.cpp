#include "exchange/sdmx/sdmx_row.h"

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "exchange/records/fields.h"
#include "exchange/sdmx/sdmx.h"

namespace annals::exchange {
namespace {

// Columns of the message, which say nothing of an observation that others do not.
constexpr std::string_view kPassedOver[] = {"STRUCTURE_ID", "STRUCTURE_NAME", "SERIES_KEY",
                                            "OBS_KEY"};

// Of ten; more than any Decimal has.
constexpr int kMaxPower = 100;

template <typename Range>
bool contains(const Range& range, std::string_view id) {
  return std::find(std::begin(range), std::end(range), id) != std::end(range);
}

template <typename Range>
bool has_component(const Range& components, std::string_view id) {
  return std::any_of(std::begin(components), std::end(components),
                     [&](const SdmxComponent& component) { return component.id == id; });
}

bool is_read(std::string_view id) {
  return id == "ACTION" || id == "REF_AREA" || id == kSdmxTime.id || id == kSdmxMeasure.id ||
         id == kSdmxUnit.id || has_component(kSdmxDimensions, id) ||
         has_component(kSdmxAttributes, id);
}

// What stands before ": "; all of it where there is none.
std::string_view before_name(std::string_view text) { return text.substr(0, text.find(": ")); }

// What is wrong with the first column, by which a message is known; empty if nothing.
std::optional<Error> wrong_beginning(std::string_view first) {
  if (first == "STRUCTURE" || first == "DATAFLOW" || first.starts_with("STRUCTURE[")) {
    return std::nullopt;
  }
  if (first.starts_with("STRUCTURE;") || first.starts_with("DATAFLOW;")) {
    return Error{ErrorCode::kInvalidData,
                 "the columns are separated by semicolons: save the message with commas"};
  }
  return Error{ErrorCode::kInvalidData,
               "the file is no SDMX-CSV message, whose first column is STRUCTURE or DATAFLOW"};
}

Error not_taken(std::string_view text, std::string_view what) {
  return {ErrorCode::kInvalidData, core::quoted(text) + " " + std::string(what)};
}

// A number with its power of ten: digits that were cut off are put back, and digits that only
// write out a rounded number are taken away. Empty if that is not the same number.
std::optional<Decimal> with_exponent(const Decimal& value, int exponent) {
  std::int64_t mantissa = value.mantissa();
  for (int at = value.exponent(); at < exponent; ++at) {
    if (mantissa % 10 != 0) return std::nullopt;
    mantissa /= 10;
  }
  for (int at = value.exponent(); at > exponent; --at) {
    if (mantissa > Decimal::kMaxMantissa / 10 || mantissa < -Decimal::kMaxMantissa / 10) {
      return std::nullopt;
    }
    mantissa *= 10;
  }
  auto result = Decimal::make(mantissa, exponent);
  if (!result) return std::nullopt;
  return *result;
}

// A number of which "zeros" digits at the end write out that it is rounded: they may be more than
// a Decimal holds.
Result<Decimal> read_number(std::string_view text, int zeros) {
  const auto number = Decimal::parse(text);
  if (number || zeros <= 0) return number;
  const std::string tail(static_cast<std::size_t>(zeros), '0');
  if (!text.ends_with(tail)) return number;
  return Decimal::parse(std::string(text.substr(0, text.size() - tail.size())) + "e" +
                        std::to_string(zeros));
}

// Reads a cell that may be empty, and leaves the target then as it is.
template <typename T, typename Parse>
void read_cell(const SdmxRow& row, std::string_view column, T& target, Parse parse,
               const SdmxFail& fail) {
  const std::string_view text = row.cell(column);
  if (text.empty()) return;
  auto result = parse(text);
  if (result) {
    target = *std::move(result);
  } else {
    fail(column, text, result.error());
  }
}

}  // namespace

SdmxHeading SdmxHeading::read(std::span<const std::string_view> cells) {
  SdmxHeading heading;
  if (auto wrong = wrong_beginning(cells.front())) {
    heading.faults.emplace_back("", *std::move(wrong));
    return heading;
  }
  heading.labelled = std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
    return cell.find(": ") != std::string_view::npos;
  });
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const std::string_view id = before_name(cells[i]);
    if (contains(kPassedOver, id)) continue;
    if (!is_read(id)) {
      heading.unread.emplace_back(cells[i]);
    } else if (!heading.columns.emplace(id, i).second) {
      heading.faults.emplace_back(
          id, Error{ErrorCode::kInvalidData, "the column is there twice: keep one"});
    }
  }
  if (!heading.columns.contains("REPORTING_AGENCY") && heading.columns.contains("REF_AREA")) {
    heading.agency_column = "REF_AREA";
  }
  for (const std::string_view id :
       {heading.agency_column, kSdmxDimensions[2].id, kSdmxTime.id, kSdmxMeasure.id}) {
    if (heading.columns.contains(id)) continue;
    heading.faults.emplace_back(
        id, Error{ErrorCode::kInvalidData, "the column is missing: observations need it"});
  }
  return heading;
}

std::string_view SdmxRow::cell(std::string_view column) const {
  const auto found = heading_.columns.find(column);
  if (found == heading_.columns.end()) return {};
  const std::string_view text = cells_[found->second];
  return text == "#N/A" ? std::string_view{} : text;
}

std::string SdmxRow::code(std::string_view column) const {
  const std::string_view text = cell(column);
  return own_code(heading_.labelled ? before_name(text) : text);
}

Observation SdmxRow::observation(const SdmxFail& fail) const {
  Observation observation{.year = Year(0)};
  const std::string action = code("ACTION");
  if (!action.empty() && action != "R" && action != "M" && action != "A" && action != "I") {
    fail("ACTION", action,
         not_taken(action, "is no action of an import: only A, I, M and R add observations"));
  }
  const std::string frequency = code("FREQ");
  if (!frequency.empty() && frequency != "A") {
    fail("FREQ", frequency,
         not_taken(frequency, "is no frequency of a store: values are yearly, A"));
  }
  if (cell(kSdmxTime.id).empty()) {
    fail(kSdmxTime.id, "", {ErrorCode::kInvalidData, "the cell is empty: fill it"});
  }
  const auto year = [](std::string_view text) {
    const bool reporting = text.ends_with("-A1");  // a year of reporting, as SDMX may write it
    return parse_year(reporting ? text.substr(0, text.size() - 3) : text);
  };
  read_cell(*this, kSdmxTime.id, observation.year, year, fail);
  read_value(observation, fail);
  read_status(observation, fail);
  const auto count = [](std::string_view text) -> Result<std::optional<Decimal>> {
    auto number = Decimal::parse(text);
    if (!number) return number.error();
    return std::optional(*number);
  };
  read_cell(*this, "NUMERATOR", observation.numerator, count, fail);
  read_cell(*this, "DENOMINATOR", observation.denominator, count, fail);
  observation.locator = cell("LOCATOR");
  observation.note = cell("COMMENT_OBS");
  return observation;
}

void SdmxRow::read_value(Observation& observation, const SdmxFail& fail) const {
  const std::string bound = code("BOUND");
  if (!bound.empty()) {
    const auto read = parse_bound(bound);
    read ? void(observation.bound = *read) : fail("BOUND", bound, read.error());
  }
  const std::string_view text = cell(kSdmxMeasure.id);
  if (text.empty() || text == "NaN") {
    if (observation.bound == Bound::kExact) return;
    return fail(
        "BOUND", bound,
        not_taken(bound, "is the bound of a value, and there is none: leave the cell empty"));
  }
  std::optional<int> decimals, multiplier, rounded_to;
  const auto whole = [](std::string_view digits) -> Result<std::optional<int>> {
    const auto read = read_whole(digits);
    if (!read) return read.error();
    if (*read < -kMaxPower || kMaxPower < *read) {
      return not_taken(digits, "is out of range: no number of a store has so many digits");
    }
    return std::optional(*read);
  };
  read_cell(*this, "DECIMALS", decimals, whole, fail);
  read_cell(*this, "UNIT_MULT", multiplier, whole, fail);
  read_cell(*this, "ROUNDED_TO", rounded_to, whole, fail);
  if (rounded_to) *rounded_to -= multiplier.value_or(0);
  const auto number = read_number(text, rounded_to.value_or(0));
  if (!number) return fail(kSdmxMeasure.id, text, number.error());
  // DECIMALS counts the digits of OBS_VALUE as it is written, before it is multiplied.
  std::optional<Decimal> value = *number;
  if (rounded_to) {
    value = with_exponent(*value, *rounded_to);
  } else if (decimals && *decimals > number->decimals()) {
    value = with_exponent(*value, -*decimals);
  }
  if (value && multiplier.value_or(0) != 0) {
    const auto scaled = Decimal::make(value->mantissa(), value->exponent() + *multiplier);
    value = scaled ? std::optional(*scaled) : std::nullopt;
  }
  if (!value) {
    return fail(kSdmxMeasure.id, text,
                not_taken(text, "does not go with its DECIMALS, UNIT_MULT and ROUNDED_TO"));
  }
  observation.value = *value;
}

void SdmxRow::read_status(Observation& observation, const SdmxFail& fail) const {
  const std::string further(cell("FURTHER_STATUS"));
  std::string letters = code("OBS_STATUS");
  // Normal beside another says nothing.
  if (letters == "A" && !further.empty()) letters.clear();
  const auto read = ObsStatusSet::parse(letters + further);
  if (!read) return fail("OBS_STATUS", letters + further, read.error());
  observation.status = *read;
}

}  // namespace annals::exchange
