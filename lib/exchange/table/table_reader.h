// The values of a table, row by row.
#pragma once

#include <annals/import_table.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/table/cell_value.h"
#include "exchange/table/rows.h"
#include "exchange/table/table_log.h"
#include "exchange/table/table_plan.h"
#include "exchange/table/vocabulary.h"

namespace annals::exchange {

// One value of the table, ready to be written.
struct ReadValue {
  AgencyUse* agency = nullptr;
  IndicatorUse* indicator = nullptr;
  SourceUse* source = nullptr;
  Observation observation{.year = Year(0)};
  std::size_t column = 0;
};

// Reads the rows below the headings. What is wrong goes to the log, if there is one, and nothing of
// a row in which something is wrong is given. REQUIRES: all that is passed outlives it.
class TableReader {
 public:
  TableReader(Rows& rows, const TablePlan& plan, const TableMapping& mapping,
              Vocabulary& vocabulary, TableLog* log);

  // Goes to the next row, whose values are then in values(): none of a row that says nothing or is
  // bad. False at the end. Fails as the disk and the store do.
  Result<bool> next();
  const std::vector<ReadValue>& values() const noexcept { return values_; }
  // The rows that were read, good or bad.
  std::size_t rows_read() const noexcept { return rows_read_; }

 private:
  // What a row says of all of its values.
  struct RowWords {
    std::string_view agency, agency_name, indicator, indicator_name, unit;
    std::string packed_agency, packed_indicator;
    std::optional<Year> year{};
    std::optional<ObsStatusSet> status{};
    std::optional<Bound> bound{};
    std::optional<Decimal> numerator{}, denominator{};
  };

  bool blank() const;
  bool is_remark();
  bool has_good_width();
  void read_row();
  void read_values(const RowWords& words);
  RowWords read_words();
  void read_packed(RowWords& words);
  void read_value(const RowWords& words, std::size_t column);
  void read_cell(const RowWords& words, ReadValue& value);
  std::optional<int> power_of(const RowWords& words, const ReadValue& value);
  void add_details(const RowWords& words, const CellValue& cell, ReadValue& value);
  void read_beside(const ColumnPlan& plan, std::optional<Bound>& bound,
                   std::optional<ObsStatusSet>& status);
  bool says_nothing(const RowWords& words, std::size_t column) const;

  AgencyUse* agency_of(const RowWords& words, std::size_t column);
  IndicatorUse* indicator_of(const RowWords& words, std::size_t column);
  SourceUse* source_of();
  void unknown();
  void nothing(Role role);

  std::string_view cell(std::size_t column) const;
  std::string_view cell(Role role) const;
  TablePlace place(std::size_t column) const;
  TablePlace place(Role role) const;
  TablePlace place_or(std::optional<std::size_t> column, Role role) const;
  TablePlace place_of(const std::string& heading, std::size_t column, Role role) const;
  TablePlace place_or_table(Role role) const;
  void fail(const TablePlace& place, const Error& error);
  template <typename T, typename Parse>
  void read(std::size_t column, std::optional<T>& target, Parse parse);
  template <typename T, typename Parse>
  void read(Role role, std::optional<T>& target, Parse parse);

  static std::size_t position(Role role) noexcept { return static_cast<std::size_t>(role); }

  Rows& rows_;
  const TablePlan& plan_;
  const TableMapping& mapping_;
  Vocabulary& vocabulary_;
  TableLog* log_;
  ValueRules rules_;
  std::vector<std::optional<std::size_t>> columns_;  // by role
  std::vector<ReadValue> values_;
  std::size_t rows_read_ = 0;
  bool ok_ = true;
  bool statuses_beside_ = false;  // some values have a column of statuses of their own
  // The columns and messages of what was told, of this row and of the whole table.
  std::vector<std::pair<std::size_t, std::string>> told_, told_of_table_;
};

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

}  // namespace annals::exchange
