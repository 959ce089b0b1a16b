// Reading many series: the packed rows of one indicator at a time, as they lie in the file.
#pragma once

#include <annals/panel.h>
#include <annals/store.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"
#include "storage/packed_series.h"
#include "storage/registry.h"

namespace annals::storage {

// True if a reading leaves out nothing but years, so that the packed series answer it.
bool everything_is_seen(const ReadOptions& options);

// The series of one indicator that have observations, each in its packed form. Where not everything
// is seen, the form is made from the history.
class IndicatorScan {
 public:
  // "agencies" in their order; without any, all that have a series, by id. What is read is kept in
  // memory of the usual sort.
  IndicatorScan(Connection& connection, Registry& registry, const Known<Indicator>& indicator,
                const std::vector<Known<Agency>>& agencies, const ReadOptions& options);
  // A copy that takes as much of "memory" as it needs.
  IndicatorScan(const IndicatorScan& other, std::pmr::memory_resource* memory)
      : indicator_(other.indicator_),
        rows_(other.rows_, memory),
        bytes_(other.bytes_, memory),
        years_(other.years_) {}

  const Known<Indicator>& indicator() const noexcept { return indicator_; }
  std::size_t size() const noexcept { return rows_.size(); }
  std::int64_t agency_id(std::size_t i) const noexcept { return rows_[i].agency_id; }
  // With Unpacker::kRoomBehind behind it.
  std::string_view content(std::size_t i) const noexcept {
    return std::string_view(bytes_).substr(rows_[i].offset, rows_[i].length);
  }
  // What the series take in memory.
  std::size_t bytes() const noexcept { return rows_.size() * sizeof(Row) + bytes_.size(); }
  // From the first year of a series to the last of one; empty if there are none.
  YearRange years() const noexcept { return years_; }

  // From the order of ids to that of codes.
  void sort_by_code(Registry& registry);

 private:
  struct Row {
    std::int64_t agency_id;
    std::size_t offset, length;  // in bytes_
  };
  void read_range(Connection& connection);
  void read_each(Connection& connection, const std::vector<Known<Agency>>& agencies);
  void read_history(Connection& connection, Registry& registry,
                    const std::vector<Known<Agency>>& agencies, const ReadOptions& options);
  void add(std::int64_t agency_id, std::string_view bytes);

  Known<Indicator> indicator_;
  std::pmr::vector<Row> rows_;
  std::pmr::string bytes_;
  YearRange years_{.first = kLastYear, .last = kFirstYear};
};

// What a selection names, looked up.
struct Selected {
  std::vector<Known<Agency>> agencies;  // empty: all
  std::vector<Known<Indicator>> indicators;
};
// All indicators that have series, by code, where none are named. Throws Failure with kNotFound.
Selected look_up(Connection& connection, Registry& registry, const SeriesSelection& selection);

// See Store::panel().
Panel read_panel(Connection& connection, Registry& registry, const SeriesSelection& selection,
                 unsigned threads);

}  // namespace annals::storage
