// Revisions of a whole history on their way into a store, many at once.
#pragma once

#include <annals/batch.h>
#include <annals/history.h>

#include <cstddef>
#include <cstdint>
#include <future>
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
//
// A part is written by a thread of its own while the next one comes. REQUIRES: who uses the
// connection in between, or asks the registry for what it does not know, calls settle() first.
class RevisionParts {
 public:
  static constexpr std::size_t kRowsOfAPart = 250'000;
  RevisionParts(Connection& connection, Registry& registry,
                std::size_t rows_of_a_part = kRowsOfAPart)
      : connection_(connection), registry_(registry), rows_of_a_part_(rows_of_a_part) {}

  // Keeps a revision of a write, which is in the store, and gives its packed form, until the next
  // call.
  struct Kept {
    const Batch::Row& row;
    const Batch::Detail* detail;
  };
  Kept add(const SeriesKey& key, const RecordedWrite& write, const RecordedRevision& revision);
  // Writes all that is still kept.
  void finish();
  // Waits until the part that is on its way is written. Throws what that threw.
  void settle();

 private:
  struct Part {
    std::vector<Batch> batches;     // one a write
    std::vector<std::int64_t> ids;  // of the writes
    std::unordered_map<std::int64_t, std::uint16_t> positions;
    std::vector<PlannedRow> rows;
    PackedRows packed;

    std::uint16_t position_of(const RecordedWrite& write);
    void write(Connection& connection);
  };
  void end_series();
  void pass_on();

  Connection& connection_;
  Registry& registry_;
  std::size_t rows_of_a_part_;
  SeriesKey key_{};  // of the series that is not complete
  std::vector<StoredRevision> series_;
  bool long_ = false;  // a part was passed on
  Part coming_;
  Part going_;  // what is written, or was last
  // Behind the part that it writes: a future that goes waits for its thread.
  std::future<void> writing_;
};

}  // namespace annals::storage
