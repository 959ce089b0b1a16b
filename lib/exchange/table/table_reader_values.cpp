#include <algorithm>
#include <initializer_list>
#include <utility>

#include "core/text.h"
#include "exchange/table/eurostat.h"
#include "exchange/table/table_reader.h"

namespace annals::exchange {
namespace {

ObsStatusSet united(const ObsStatusSet& a, const ObsStatusSet& b) {
  if (a.normal()) return b;
  return b.normal() ? a : ObsStatusSet::parse(a.letters() + b.letters()).value();
}

// The first of several texts that is not empty.
std::string_view first_of(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace

// Where a word stands that a heading or the row says.
TablePlace TableReader::place_of(const std::string& heading, std::size_t column, Role role) const {
  if (heading.empty()) return place_or_table(role);
  return {plan_.line(), column, plan_.columns[column].heading, heading};
}

// The whole table, where its rows do not tell.
TablePlace TableReader::place_or_table(Role role) const {
  return cell(role).empty() ? TablePlace{} : place(role);
}

AgencyUse* TableReader::agency_of(const RowWords& words, std::size_t column) {
  const std::string& heading = plan_.columns[column].agency;
  const std::string_view text =
      first_of({heading, words.agency, words.packed_agency, words.agency_name, mapping_.agency});
  if (text.empty()) {
    nothing(Role::kAgency);
    return nullptr;
  }
  const bool by_column = heading.empty() && !words.agency.empty();
  const Role role = !words.agency.empty()          ? Role::kAgency
                    : !words.packed_agency.empty() ? Role::kPacked
                                                   : Role::kAgencyName;
  AgencyUse* const agency = vocabulary_.agency(
      text, by_column ? words.agency_name : std::string_view{}, place_of(heading, column, role));
  if (agency == nullptr) unknown();
  return agency;
}

IndicatorUse* TableReader::indicator_of(const RowWords& words, std::size_t column) {
  const std::string& heading = plan_.columns[column].indicator;
  const std::string_view text = first_of(
      {heading, mapping_.indicator, words.indicator, words.packed_indicator, words.indicator_name});
  if (text.empty()) {
    nothing(Role::kIndicator);
    return nullptr;
  }
  const bool by_column = heading.empty() && text == words.indicator;
  const Role role = !words.indicator.empty()          ? Role::kIndicator
                    : !words.packed_indicator.empty() ? Role::kPacked
                                                      : Role::kIndicatorName;
  IndicatorUse* const indicator = vocabulary_.indicator(
      text, by_column ? words.indicator_name : std::string_view{},
      first_of({words.unit, plan_.columns[column].unit}), place_of(heading, column, role));
  if (indicator == nullptr) unknown();
  return indicator;
}

SourceUse* TableReader::source_of() {
  const std::string_view text =
      first_of({cell(Role::kSource),
                mapping_.source ? std::string_view(mapping_.source->str()) : std::string_view{}});
  if (text.empty()) {
    fail(place(Role::kSource), {ErrorCode::kInvalidData,
                                "the row names no source, and none is given for the whole table"});
    return nullptr;
  }
  SourceUse* const source = vocabulary_.source(text, place_or_table(Role::kSource));
  if (source == nullptr) unknown();
  return source;
}

void TableReader::read_value(const RowWords& words, std::size_t column) {
  const ColumnPlan& plan = plan_.columns[column];
  const auto year = plan.year ? plan.year : words.year;
  if (!year) return nothing(Role::kYear);
  ReadValue value{agency_of(words, column), indicator_of(words, column), source_of()};
  if (value.agency == nullptr || value.indicator == nullptr || value.source == nullptr) return;
  value.observation.year = *year;
  value.column = column;
  if (says_nothing(words, column)) return;
  if (!rows_.fault(column).empty())
    return fail(place(column), {ErrorCode::kInvalidData, std::string(rows_.fault(column))});
  if (rows_.covered(column)) {
    return fail(place(column), {ErrorCode::kInvalidData,
                                "the cell is merged with another and has no value of its own: "
                                "split it"});
  }
  read_cell(words, value);
}

// The power of ten in which a cell counts, by all that tells its unit: a word for the indicator,
// the heading of the value, and the row or the whole table. Empty if they do not agree.
std::optional<int> TableReader::power_of(const RowWords& words, const ReadValue& value) {
  const ColumnPlan& plan = plan_.columns[value.column];
  if (words.unit.empty() && plan.unit.empty() && value.indicator->told_unit.empty()) return 0;
  struct Told {
    std::string_view unit;
    TablePlace place;
  };
  const Told all[] = {{value.indicator->told_unit, TablePlace{}},
                      {plan.unit, place(value.column)},
                      {words.unit, place_or_table(Role::kUnit)}};
  std::optional<int> power;
  std::string_view first;
  for (const Told& told : all) {
    if (told.unit.empty()) continue;
    const auto own = unit_power(told.unit, value.indicator->unit);
    if (!own) {
      fail(told.place, own.error());
      return std::nullopt;
    }
    if (power && *power != *own) {
      fail(told.place, {ErrorCode::kInvalidData, core::quoted(told.unit) + " contradicts " +
                                                     core::quoted(first) +
                                                     ", which is told as the unit as well: keep "
                                                     "the one that is right"});
      return std::nullopt;
    }
    if (!power) first = told.unit;
    power = *own;
  }
  return power.value_or(0);
}

void TableReader::read_cell(const RowWords& words, ReadValue& value) {
  const auto power = power_of(words, value);
  if (!power) return;
  const auto cell =
      exchange::read_value(this->cell(value.column), rules_, value.indicator->unit, *power);
  if (!cell) return fail(place(value.column), cell.error());
  const auto status = plan_.columns[value.column].status_column;
  const bool reason =
      (words.status && words.status->allows_missing()) || (status && !this->cell(*status).empty());
  if (!cell->said && !reason) return;
  add_details(words, *cell, value);
  if (!ok_) return;
  if (const auto& number = value.observation.value) {
    value.indicator->whole = value.indicator->whole && number->decimals() == 0;
    value.indicator->decimals = std::max(value.indicator->decimals, number->decimals());
  }
  values_.push_back(std::move(value));
}

// What the columns beside one of values say of them goes before what the row says.
void TableReader::read_beside(const ColumnPlan& plan, std::optional<Bound>& bound,
                              std::optional<ObsStatusSet>& status) {
  if (plan.bound_column) read(*plan.bound_column, bound, parse_bound);
  if (plan.status_column) {
    read(*plan.status_column, status,
         [&](std::string_view text) { return read_status(text, rules_.eurostat_flags); });
  }
}

// Where statuses stand beside values, one that is missing has its own, and an empty cell without a
// status says nothing.
bool TableReader::says_nothing(const RowWords& words, std::size_t column) const {
  if (!statuses_beside_ || words.status || !rows_.fault(column).empty()) return false;
  const auto status = plan_.columns[column].status_column;
  return cell(column).empty() && (!status || cell(*status).empty());
}

void TableReader::add_details(const RowWords& words, const CellValue& cell, ReadValue& value) {
  const ColumnPlan& plan = plan_.columns[value.column];
  std::optional<Bound> bound = words.bound;
  std::optional<ObsStatusSet> status = words.status;
  read_beside(plan, bound, status);
  const TablePlace bound_place = place_or(plan.bound_column, Role::kBound);
  Observation& observation = value.observation;
  observation.value = cell.value;
  observation.bound = bound.value_or(cell.bound);
  if (!cell.value && observation.bound != Bound::kExact) {
    fail(bound_place, {ErrorCode::kInvalidData,
                       core::quoted(to_string(observation.bound)) +
                           " is the bound of a value, and there is none: leave the cell empty"});
  }
  if (bound && cell.bound != Bound::kExact && cell.bound != *bound) {
    fail(bound_place, {ErrorCode::kInvalidData, core::quoted(to_string(*bound)) +
                                                    " contradicts the value, which says " +
                                                    core::quoted(to_string(cell.bound))});
  }
  // A status that says why a value is missing says more than the mark in its cell.
  const ObsStatusSet told = status.value_or(ObsStatusSet());
  const bool reason_is_told = !cell.value && told.allows_missing();
  observation.status = reason_is_told ? told : united(cell.status, told);
  observation.numerator = words.numerator;
  observation.denominator = words.denominator;
  observation.locator = this->cell(Role::kLocator);
  observation.note = cell.note;
  const std::string_view note = this->cell(Role::kNote);
  if (!note.empty())
    observation.note = (cell.note.empty() ? "" : cell.note + "; ") + std::string(note);
}

}  // namespace annals::exchange
