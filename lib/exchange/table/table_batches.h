// The values of a table on their way into a store: a batch for each source, and where each value
// was read.
#pragma once

#include <annals/batch.h>
#include <annals/import_table.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "exchange/table/table_log.h"
#include "exchange/table/table_plan.h"
#include "exchange/table/table_reader.h"

namespace annals::exchange {

class TableBatches {
 public:
  void add(const ReadValue& value, std::size_t line);
  std::span<const Batch> batches() const noexcept { return batches_; }
  bool empty() const noexcept { return batches_.empty(); }

  // Tells what a store would refuse; not what it does not know, where "incomplete" says that this
  // follows from a definition that was refused. Of values that contradict one another all rows are
  // rejected, since nobody knows which is right.
  Result<void> examine(const Store& store, const TablePlan& plan, bool incomplete,
                       TableLog& log) const;
  // Tells of rows that say the same as an earlier one and are taken once.
  void tell_repeated(const TablePlan& plan, TableLog& log) const;
  // What stands in rows that were not rejected.
  TableBatches without(const std::map<std::size_t, std::string>& rejected) const;
  // The first values, at most "limit".
  std::vector<TableValue> preview(std::size_t limit, const Rows& rows) const;
  // True if a value is of this agency, indicator or source.
  bool uses(const AgencyCode& agency) const;
  bool uses(const IndicatorCode& indicator) const;
  bool uses(const SourceCode& source) const { return positions_.contains(source); }

 private:
  struct Origin {
    std::uint32_t line, column;
  };
  std::size_t batch_of(const SourceCode& source);
  void tell(const RowIssue& issue, const TablePlan& plan, TableLog& log) const;
  void reject_all(const RowIssue& conflict, TableLog& log) const;

  std::vector<Batch> batches_;
  std::vector<std::vector<Origin>> origins_;  // of the rows of each batch
  std::unordered_map<SourceCode, std::size_t> positions_;
  std::size_t last_ = 0;
};

// A row of a batch as an observation.
Observation observation_of(const Batch& batch, const Batch::Row& row);

}  // namespace annals::exchange
