#include "exchange/table/table_reader.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "core/text.h"
#include "core/utf8.h"
#include "exchange/records/issues.h"
#include "exchange/table/cell_year.h"
#include "exchange/table/eurostat.h"
#include "exchange/text/spreadsheet_text.h"

namespace annals::exchange {
namespace {

constexpr Role kLastRole = Role::kForPeople;

std::size_t position(Role role) { return static_cast<std::size_t>(role); }

std::string cells_word(std::size_t n) { return std::to_string(n) + (n == 1 ? " cell" : " cells"); }

// Eurostat's own letters are small.
Result<ObsStatusSet> parse_status(std::string_view text, bool eurostat) {
  const bool small = !text.empty() && std::all_of(text.begin(), text.end(),
                                                  [](char c) { return c >= 'a' && c <= 'z'; });
  if (!eurostat || !small) return ObsStatusSet::parse(text);
  ObsStatusSet status;
  const std::string rest = add_eurostat_flags(text, true, status);
  if (rest.empty()) return status;
  return Error{ErrorCode::kInvalidData, core::quoted(text) + " is no flag beside a value"};
}

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

// A count may be printed like a value, but a bound has no place to go.
Result<Decimal> parse_count(std::string_view text, const ValueRules& rules) {
  const auto cell = read_value(text, rules, UnitWords(Indicator{.code = IndicatorCode("count")}));
  if (!cell) return cell.error();
  if (!cell->value || cell->bound != Bound::kExact) {
    return Error{ErrorCode::kInvalidData,
                 core::quoted(text) + " is no exact count: write digits, or leave the cell empty"};
  }
  return *cell->value;
}

}  // namespace

TableReader::TableReader(Rows& rows, const TablePlan& plan, const TableMapping& mapping,
                         Vocabulary& vocabulary, TableLog* log)
    : rows_(rows),
      plan_(plan),
      mapping_(mapping),
      vocabulary_(vocabulary),
      log_(log),
      rules_{MissingMarks(mapping), mapping.decimal_mark, mapping.eurostat_flags || plan.eurostat} {
  for (std::size_t i = 0; i <= position(kLastRole); ++i)
    columns_.push_back(plan.column_of(static_cast<Role>(i)));
  statuses_beside_ =
      std::any_of(plan.columns.begin(), plan.columns.end(),
                  [](const ColumnPlan& column) { return column.status_column.has_value(); });
}

Result<bool> TableReader::next() {
  for (;;) {
    values_.clear();
    auto more = rows_.next();
    if (!more) {
      if (!lies_in_the_data(more.error().code)) return more.error();
      if (rows_.line() > plan_.line() || rows_.broken()) {
        ++rows_read_;
        if (log_ != nullptr) log_->add_issue({rows_.line()}, more.error());
      }
      continue;
    }
    if (!*more) return false;
    if (rows_.line() <= plan_.line() || blank() || is_remark()) continue;
    ++rows_read_;
    read_row();
    return true;
  }
}

bool TableReader::blank() const {
  const auto cells = rows_.cells();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!core::trimmed(cells[i]).empty() || !rows_.fault(i).empty()) return false;
  }
  return true;
}

// A line of text below a table, such as "数据来源：国家统计局": only its first cell is filled, and
// it names nothing that is known.
bool TableReader::is_remark() {
  const auto cells = rows_.cells();
  const std::string_view first = core::trimmed(cells[0]);
  if (first.empty() || plan_.columns.size() < 2) return false;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (!core::trimmed(cells[i]).empty() || !rows_.fault(i).empty()) return false;
  }
  if (vocabulary_.knows_agency(first) || vocabulary_.knows_indicator(first)) return false;
  if (log_ != nullptr) {
    log_->add_notice({rows_.line(), kWholeRow, {}, first},
                     {ErrorCode::kInvalidData, "only the first cell is filled: taken as a remark"});
  }
  return true;
}

bool TableReader::has_good_width() {
  const auto cells = rows_.cells();
  const std::size_t wanted = plan_.columns.size();
  const bool is_text = rows_.sheet().empty();
  bool more = false;
  for (std::size_t i = wanted; i < cells.size(); ++i)
    more = more || !core::trimmed(cells[i]).empty();
  if (!more && (!is_text || cells.size() >= wanted)) return true;
  fail({rows_.line()},
       {ErrorCode::kInvalidData, "the row has " + cells_word(cells.size()) + " and the heading " +
                                     std::to_string(wanted) +
                                     (more ? ": put a cell that holds a separator in quotes"
                                           : ": write a separator for each empty cell as well")});
  return false;
}

void TableReader::read_row() {
  ok_ = true;
  told_.clear();
  if (!has_good_width()) return;
  const RowWords words = read_words();
  if (ok_) {
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      if (plan_.columns[i].role == Role::kValue) read_value(words, i);
    }
  }
  if (!ok_) values_.clear();
}

std::string_view TableReader::cell(std::size_t column) const {
  const auto cells = rows_.cells();
  return column < cells.size() ? core::trimmed(cells[column]) : std::string_view{};
}

std::string_view TableReader::cell(Role role) const {
  const auto column = columns_[position(role)];
  return column ? cell(*column) : std::string_view{};
}

TablePlace TableReader::place(std::size_t column) const {
  return {rows_.line(), column, plan_.columns[column].heading, cell(column)};
}

TablePlace TableReader::place(Role role) const {
  const auto column = columns_[position(role)];
  return column ? place(*column) : TablePlace{rows_.line()};
}

void TableReader::fail(const TablePlace& place, const Error& error) {
  ok_ = false;
  if (log_ == nullptr) return;
  // What is wrong with a row is met again at each of its values.
  std::pair told(place.column, error.message);
  if (std::find(told_.begin(), told_.end(), told) != told_.end()) return;
  told_.push_back(std::move(told));
  log_->add_issue(place, error);
}

TablePlace TableReader::place_or(std::optional<std::size_t> column, Role role) const {
  return column ? place(*column) : place(role);
}

template <typename T, typename Parse>
void TableReader::read(std::size_t column, std::optional<T>& target, Parse parse) {
  const std::string_view text = cell(column);
  if (text.empty()) return;
  auto result = parse(text);
  if (result) {
    target = *std::move(result);
  } else {
    fail(place(column), result.error());
  }
}

template <typename T, typename Parse>
void TableReader::read(Role role, std::optional<T>& target, Parse parse) {
  if (const auto column = columns_[position(role)]) read(*column, target, parse);
}

TableReader::RowWords TableReader::read_words() {
  RowWords words;
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    const Role role = plan_.columns[i].role;
    const std::string_view fault = rows_.fault(i);
    if (role == Role::kLeftOut || role == Role::kValue || fault.empty()) continue;
    fail(place(i), {ErrorCode::kInvalidData, std::string(fault)});
  }
  words.agency = cell(Role::kAgency);
  words.agency_name = cell(Role::kAgencyName);
  words.indicator = cell(Role::kIndicator);
  words.indicator_name = cell(Role::kIndicatorName);
  words.unit =
      cell(Role::kUnit).empty() ? std::string_view(mapping_.unit) : restored(cell(Role::kUnit));
  if (columns_[position(Role::kPacked)]) read_packed(words);
  words.year = mapping_.year;
  read(Role::kYear, words.year,
       [&](std::string_view text) { return read_year(text, mapping_.fiscal_year); });
  read(Role::kStatus, words.status,
       [&](std::string_view text) { return parse_status(text, rules_.eurostat_flags); });
  read(Role::kBound, words.bound, parse_bound);
  const auto count = [&](std::string_view text) { return parse_count(text, rules_); };
  read(Role::kNumerator, words.numerator, count);
  read(Role::kDenominator, words.denominator, count);
  return words;
}

// "A,PC,DE" under "freq,unit,geo": the agency is DE and the indicator A.PC.
void TableReader::read_packed(RowWords& words) {
  std::string_view rest = cell(Role::kPacked);
  for (std::size_t i = 0; i < plan_.dimensions.size(); ++i) {
    const std::size_t comma = rest.find(',');
    const std::string_view part = core::trimmed(rest.substr(0, comma));
    const bool last = i + 1 == plan_.dimensions.size();
    if (last != (comma == std::string_view::npos)) {
      return fail(place(Role::kPacked),
                  {ErrorCode::kInvalidData, "the cell has not the " +
                                                std::to_string(plan_.dimensions.size()) +
                                                " parts that its heading names"});
    }
    if (plan_.dimensions[i] == "geo" || (last && words.packed_agency.empty())) {
      words.packed_agency = part;
    } else {
      words.packed_indicator += (words.packed_indicator.empty() ? "" : ".") + std::string(part);
    }
    rest.remove_prefix(last ? rest.size() : comma + 1);
  }
}

void TableReader::unknown() {
  ok_ = false;
  if (log_ != nullptr) log_->reject(rows_.line(), vocabulary_.reason());
}

void TableReader::nothing(Role role) {
  fail(place(role),
       {ErrorCode::kInvalidData, "the row does not name its " + std::string(role_name(role))});
}

// Where a word stands that a heading or the row says.
TablePlace TableReader::place_of(const std::string& heading, std::size_t column, Role role) const {
  if (heading.empty()) return place(role);
  return {plan_.line(), column, plan_.columns[column].heading, heading};
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
  SourceUse* const source = vocabulary_.source(text, place(Role::kSource));
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
  const Told all[] = {{value.indicator->told_unit, place(Role::kIndicator)},
                      {plan.unit, place(value.column)},
                      {words.unit, place(Role::kUnit)}};
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
         [&](std::string_view text) { return parse_status(text, rules_.eurostat_flags); });
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
