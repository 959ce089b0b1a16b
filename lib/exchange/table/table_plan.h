// How the rows of one table are to be read, as its headings say.
#pragma once

#include <annals/import_table.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/table/table_words.h"
#include "exchange/table/vocabulary.h"

namespace annals::exchange {

// One row of headings.
struct HeadingRow {
  std::size_t line = 0;
  std::vector<std::string> cells;  // trimmed
};

// One column. One of values (Role::kValue) may say in its headings of whom, of what and of when.
struct ColumnPlan {
  Role role = Role::kLeftOut;
  std::string heading;  // all rows of it, with " / " between
  std::string agency{}, indicator{}, unit{};
  std::optional<Year> year{};
  // Columns with the bounds and statuses of these values: "2023_bound" and "2023_status" beside
  // "2023".
  std::optional<std::size_t> bound_column{}, status_column{};
};

struct TablePlan {
  TableLayout layout = TableLayout::kDetect;
  std::vector<ColumnPlan> columns;
  std::vector<HeadingRow> headings;     // one or two
  std::vector<std::string> dimensions;  // of a packed column, the agency's as "geo"
  bool eurostat = false;

  // The line of the last heading.
  std::size_t line() const { return headings.back().line; }
  // The first column of a role; empty if there is none.
  std::optional<std::size_t> column_of(Role role) const;
};

// Looks for the headings among the first rows of a table, or takes those at the line that the
// mapping names. Fails with kInvalidData, saying what is missing, if the table cannot be read by
// any of them, and with kInvalidArgument if the mapping names a column that is not there or says
// something that a column says too.
Result<TablePlan> plan_table(std::span<const HeadingRow> rows, const TableMapping& mapping,
                             const Vocabulary& vocabulary);

}  // namespace annals::exchange
