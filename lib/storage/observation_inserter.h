// Adds revisions to the table of observations, many at a time.
#pragma once

#include <annals/batch.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "storage/connection.h"
#include "storage/revisions.h"

namespace annals::storage {

class ObservationInserter {
 public:
  // All rows become revisions of one batch.
  ObservationInserter(Connection& connection, std::int64_t batch_id);

  // The row and the detail must live until the next flush(). "detail" may be null.
  void add(const SeriesKey& key, const Batch::Row& row, const Batch::Detail* detail);
  // Writes what is pending. To be called at the end.
  void flush();

 private:
  struct Pending {
    SeriesKey key;
    const Batch::Row* row;
    const Batch::Detail* detail;
  };
  void put_row(Cursor& cursor, const Pending& pending) const;
  void insert_detail(const Pending& pending);

  Connection& connection_;
  std::int64_t batch_id_;
  std::vector<Pending> pending_;
};

}  // namespace annals::storage
