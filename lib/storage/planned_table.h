// The rows of a write as a table that a statement can select from.
#pragma once

#include <annals/batch.h>

#include <cstdint>
#include <span>

#include "storage/planned_row.h"

struct sqlite3;

namespace annals::storage {

// A virtual table "planned" of one connection, with the columns of observation and
// observation_detail. It reads the batches in place; nothing is copied.
class PlannedTable {
 public:
  // Makes the table known to the connection, without rows. REQUIRES: lives as long as the
  // connection has statements.
  explicit PlannedTable(sqlite3* database);
  PlannedTable(const PlannedTable&) = delete;
  PlannedTable& operator=(const PlannedTable&) = delete;

  // Gives the table rows for as long as it lives.
  class Filling {
   public:
    // "ids" are those of the batches in the store: one for each of "batches", or one for all.
    Filling(PlannedTable& table, std::span<const PlannedRow> rows, std::span<const Batch> batches,
            std::span<const std::int64_t> ids) noexcept
        : table_(table) {
      table_.rows_ = rows;
      table_.batches_ = batches;
      table_.ids_ = ids;
    }
    Filling(const Filling&) = delete;
    Filling& operator=(const Filling&) = delete;
    ~Filling() { table_.rows_ = {}; }

   private:
    PlannedTable& table_;
  };

  std::span<const PlannedRow> rows() const noexcept { return rows_; }
  std::span<const Batch> batches() const noexcept { return batches_; }
  std::int64_t batch_id(const PlannedRow& row) const noexcept {
    return ids_.size() == 1 ? ids_.front() : ids_[row.batch];
  }

 private:
  std::span<const PlannedRow> rows_;
  std::span<const Batch> batches_;
  std::span<const std::int64_t> ids_;
};

}  // namespace annals::storage
