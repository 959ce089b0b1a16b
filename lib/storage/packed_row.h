// Packed series as a table that a statement can select from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "storage/row_table.h"

namespace annals::storage {

struct PackedRow {
  std::int64_t key;            // see packed_key.h
  std::size_t offset, length;  // of the packed form, in the bytes of all
};

// The table "packed", with the columns of packed_series.
struct PackedRowView {
  std::span<const PackedRow> rows;
  std::string_view bytes;

  static constexpr const char* kName = "packed";
  static constexpr const char* kDeclaration = "CREATE TABLE packed (id INTEGER, content BLOB)";

  std::size_t size() const noexcept { return rows.size(); }

  class At {
   public:
    explicit At(const PackedRowView& packed) noexcept : packed_(packed) {}
    void move_to(std::size_t position) noexcept { row_ = &packed_.rows[position]; }
    int put(sqlite3_context* context, int column) const noexcept {
      if (column == 0) {
        sqlite3_result_int64(context, row_->key);
      } else {
        // The bytes live in the rows, longer than the statement.
        sqlite3_result_blob64(context, packed_.bytes.data() + row_->offset, row_->length,
                              SQLITE_STATIC);
      }
      return SQLITE_OK;
    }

   private:
    const PackedRowView& packed_;
    const PackedRow* row_ = nullptr;
  };
};

using PackedRowTable = RowTable<PackedRowView>;

}  // namespace annals::storage
