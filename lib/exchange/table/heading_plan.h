// What one choice of headings says of a table.
#pragma once

#include <annals/import_table.h>

#include <cstddef>
#include <span>

#include "exchange/table/table_plan.h"
#include "exchange/table/vocabulary.h"

namespace annals::exchange {

struct HeadingPlan {
  bool complete = false;  // the table can be read by it
  TablePlan plan;
  Error obstacle;              // if not complete: what is missing
  std::size_t understood = 0;  // the number of headings that say something
};
HeadingPlan plan_headings(std::span<const HeadingRow> headings, const TableMapping& mapping,
                          const Vocabulary& vocabulary);

}  // namespace annals::exchange
