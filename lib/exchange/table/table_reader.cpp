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

std::string cells_word(std::size_t n) { return std::to_string(n) + (n == 1 ? " cell" : " cells"); }

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
    if (const auto& failure = vocabulary_.failure()) return *failure;
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
  // What is wrong with the whole table, at each of its rows.
  const bool of_table = place.line == 0;
  auto& all = of_table ? told_of_table_ : told_;
  std::pair told(place.column, error.message);
  if (of_table) log_->reject(rows_.line(), error.message);
  if (std::find(all.begin(), all.end(), told) != all.end()) return;
  all.push_back(std::move(told));
  log_->add_issue(place, error);
}

TablePlace TableReader::place_or(std::optional<std::size_t> column, Role role) const {
  return column ? place(*column) : place(role);
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
       [&](std::string_view text) { return read_status(text, rules_.eurostat_flags); });
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

}  // namespace annals::exchange
