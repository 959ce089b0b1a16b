#include "storage/planned_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>

namespace annals::storage {
namespace {

// Fewer are sorted by comparison.
constexpr std::size_t kManyRows = 4096;

bool before(const PlannedRow& a, const PlannedRow& b) {
  return std::tie(a.source, a.agency_id, a.indicator_id, a.year) <
         std::tie(b.source, b.agency_id, b.indicator_id, b.year);
}

// Digits of 16 bits of the key, the lowest first.
constexpr std::size_t kDigits = 6;
std::uint16_t digit(const PlannedRow& row, std::size_t i) {
  switch (i) {
    case 0:
      return static_cast<std::uint16_t>(row.year);
    case 1:
      return static_cast<std::uint16_t>(row.indicator_id);
    case 2:
      return static_cast<std::uint16_t>(row.indicator_id >> 16);
    case 3:
      return static_cast<std::uint16_t>(row.agency_id);
    case 4:
      return static_cast<std::uint16_t>(row.agency_id >> 16);
    default:
      return row.source;
  }
}

// One pass of a radix sort, which keeps the order of equal digits.
void distribute(const std::vector<PlannedRow>& rows, std::vector<PlannedRow>& sorted,
                std::size_t which) {
  std::vector<std::size_t> next(std::size_t{1} << 16);
  for (const PlannedRow& row : rows) ++next[digit(row, which)];
  std::size_t begin = 0;
  for (std::size_t& each : next) begin += std::exchange(each, begin);
  for (const PlannedRow& row : rows) sorted[next[digit(row, which)]++] = row;
}

}  // namespace

// A report comes by agency, year and indicator: that takes three passes over the rows, each reading
// and writing every row once.
void sort_planned(std::vector<PlannedRow>& rows) {
  if (std::is_sorted(rows.begin(), rows.end(), before)) return;
  if (rows.size() < kManyRows) return std::stable_sort(rows.begin(), rows.end(), before);
  std::array<bool, kDigits> differs{};
  for (const PlannedRow& row : rows) {
    for (std::size_t i = 0; i < kDigits; ++i) {
      differs[i] |= digit(row, i) != digit(rows.front(), i);
    }
  }
  std::vector<PlannedRow> other(rows.size());
  for (std::size_t i = 0; i < kDigits; ++i) {
    if (!differs[i]) continue;
    distribute(rows, other, i);
    rows.swap(other);
  }
}

}  // namespace annals::storage
