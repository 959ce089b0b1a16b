// The rows of a write as a table that a statement can select from.
#pragma once

#include <annals/batch.h>

#include <cstddef>
#include <cstdint>
#include <span>

#include "storage/planned_row.h"
#include "storage/row_table.h"

namespace annals::storage {

// The table "planned", with the columns of observation and observation_detail.
struct PlannedRows {
  std::span<const PlannedRow> rows;
  std::span<const Batch> batches;
  // Those of the batches in the store: one for each of "batches", or one for all.
  std::span<const std::int64_t> ids;

  static constexpr const char* kName = "planned";
  static constexpr const char* kDeclaration =
      "CREATE TABLE planned (agency_id INTEGER, indicator_id INTEGER, year INTEGER, "
      "batch_id INTEGER, mantissa INTEGER, exponent INTEGER, obs_status TEXT, bound INTEGER, "
      "retracted INTEGER, has_detail INTEGER, numerator_mantissa INTEGER, "
      "numerator_exponent INTEGER, denominator_mantissa INTEGER, denominator_exponent INTEGER, "
      "locator TEXT, note TEXT)";

  std::size_t size() const noexcept { return rows.size(); }

  // A row and what all its columns come from.
  class At {
   public:
    explicit At(const PlannedRows& planned) noexcept : planned_(planned) {}
    void move_to(std::size_t position) noexcept;
    int put(sqlite3_context* context, int column) const noexcept;

   private:
    const PlannedRows& planned_;
    const PlannedRow* planned_row_ = nullptr;
    const Batch::Row* row_ = nullptr;
    const Batch::Detail* detail_ = nullptr;
  };
};

using PlannedTable = RowTable<PlannedRows>;

}  // namespace annals::storage
