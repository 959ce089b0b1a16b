// A row of a batch with its ids, ready for sorting and writing.
#pragma once

#include <annals/batch.h>

#include <cstdint>

namespace annals::storage {

// The key of a series.
struct SeriesKey {
  std::int64_t agency_id, indicator_id;

  friend bool operator==(const SeriesKey&, const SeriesKey&) = default;
};

// 20 bytes, since there may be millions.
struct PlannedRow {
  std::uint32_t agency_id, indicator_id;
  std::int16_t year;
  std::uint16_t batch;   // position in the span of batches
  std::uint32_t row;     // position in its batch
  std::uint16_t source;  // position in WritePlan::sources
  bool retracted;
  bool plain;  // an exact value of normal status, and nothing beside it

  SeriesKey key() const noexcept { return {agency_id, indicator_id}; }
};

// What PlannedRow::plain says of a row.
inline bool is_plain(const Batch::Row& row) {
  return row.has_value && !row.retracted && row.bound == Bound::kExact && row.status.normal() &&
         row.detail == Batch::kNoDetail;
}

}  // namespace annals::storage
