// What the headings of each column say, before it is known how the columns belong together.
#pragma once

#include <annals/import_table.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "exchange/table/table_plan.h"
#include "exchange/table/vocabulary.h"

namespace annals::exchange {

// What the headings of one column name.
struct HeadingKeys {
  std::optional<Year> year{};
  std::string agency{}, indicator{}, other{};  // the last is a word that is not known
  bool ignored = false;                        // the mapping leaves the column out
};

struct HeadingColumns {
  std::vector<ColumnPlan> columns{};  // with the roles that words or the mapping tell
  std::vector<HeadingKeys> keys{};    // of each column
  std::vector<std::string> dimensions{};
  bool eurostat = false;
  std::string ambiguous{};     // a heading that means two things, if there is one
  std::size_t understood = 0;  // the number of columns whose role is told
};
HeadingColumns read_headings(std::span<const HeadingRow> headings, const TableMapping& mapping,
                             const Vocabulary& vocabulary);

}  // namespace annals::exchange
