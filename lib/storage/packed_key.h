// The key of a packed series: one number, so that a row is found by the shortest way that SQLite
// has, and that by which the series of one indicator lie beside one another, by the ids of
// agencies.
#pragma once

#include <cstdint>
#include <limits>

#include "storage/errors.h"
#include "storage/planned_row.h"

namespace annals::storage {

// Stored; do not change.
inline constexpr int kBitsOfAgency = 32;
inline constexpr std::int64_t kMaxAgencyId = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int64_t kMaxIndicatorId = std::numeric_limits<std::int32_t>::max();

// Throws Failure with kInvalidData for ids that the tables do not take.
inline std::int64_t packed_key(const SeriesKey& series) {
  if (series.agency_id < 0 || series.agency_id > kMaxAgencyId || series.indicator_id < 0 ||
      series.indicator_id > kMaxIndicatorId) {
    fail(ErrorCode::kInvalidData,
         "the store has an agency or an indicator with an id that no store gives; restore it from "
         "a backup");
  }
  return series.indicator_id << kBitsOfAgency | series.agency_id;
}

// Of any number, since a damaged file may hold it.
constexpr SeriesKey series_key(std::int64_t packed) noexcept {
  return {packed & kMaxAgencyId, packed >> kBitsOfAgency};
}

}  // namespace annals::storage
