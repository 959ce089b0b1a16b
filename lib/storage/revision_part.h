// Revisions of a whole history on their way into a store, many at once.
#pragma once

#include <annals/batch.h>
#include <annals/history.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "storage/connection.h"
#include "storage/packed_series.h"
#include "storage/packed_table.h"
#include "storage/planned_row.h"
#include "storage/registry.h"

namespace annals::storage {

// Takes revisions by series, and of one observation in the order recorded, and writes them in parts
// so that memory is bounded; with them the packed form of each series that is complete. What they
// name and say is the caller's to check, within the transaction that is open.
class RevisionPart {
 public:
  explicit RevisionPart(Connection& connection, Registry& registry)
      : connection_(connection), registry_(registry) {}

  // Keeps a revision of a write; the reference is to its packed form, until the next call. The
  // write must be in the store.
  struct Kept {
    const Batch::Row& row;
    const Batch::Detail* detail;
  };
  Kept add(const SeriesKey& key, const RecordedWrite& write, const RecordedRevision& revision);
  // Writes all that is still kept.
  void finish();

 private:
  std::uint16_t position_of(const RecordedWrite& write);
  void end_series();
  void write();

  Connection& connection_;
  Registry& registry_;
  std::vector<Batch> batches_;     // one a write
  std::vector<std::int64_t> ids_;  // of the writes
  std::unordered_map<std::int64_t, std::uint16_t> positions_;
  std::vector<PlannedRow> rows_;
  SeriesKey key_{};  // of the series that is not complete
  std::vector<StoredRevision> series_;
  PackedRows packed_;
};

}  // namespace annals::storage
