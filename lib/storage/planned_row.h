// A row of a batch with its ids, ready for sorting and writing.
#pragma once

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
  std::uint32_t source;  // position in WritePlan::sources

  SeriesKey key() const noexcept { return {agency_id, indicator_id}; }
};

}  // namespace annals::storage
