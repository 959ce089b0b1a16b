// What is on record of one series while it is written to.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "storage/connection.h"
#include "storage/packed_series.h"
#include "storage/planned_row.h"
#include "storage/registry.h"

namespace annals::storage {

// Knows from the packed series what is current, and asks the history only about observations with
// several revisions.
class SeriesOnRecord {
 public:
  // REQUIRES: while it lives, nothing is added to the history of a series that it turns to again.
  SeriesOnRecord(Connection& connection, Registry& registry);

  // Turns to a series.
  void load(const SeriesKey& key);
  const SeriesKey& key() const noexcept { return key_; }

  // The last word of a source on a year; nullptr if there is none. Valid until load() or add().
  const StoredRevision* word_of(std::int64_t source_id, std::int16_t year);

  // Takes in a revision that the history is about to gain, the only one of its batch and year.
  void add(const StoredRevision& revision);
  // What is current, with what was taken in.
  std::span<const PackedYear> years() const noexcept { return years_; }

 private:
  std::vector<PackedYear>::iterator position_of(std::int16_t year);
  // All revisions of a year, in the order recorded, without those taken in.
  std::span<const StoredRevision> history_of(std::int16_t year);

  Connection& connection_;
  Registry& registry_;
  SeriesKey key_{};
  bool is_new_agency_ = false;  // nothing is on record of the agency of key_
  std::vector<PackedYear> years_;
  std::vector<StoredRevision> history_;
  bool has_history_ = false;  // history_ is loaded
};

}  // namespace annals::storage
