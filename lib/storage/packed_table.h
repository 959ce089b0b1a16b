// The table of packed series: what is current, kept beside the history and derived from it.
#pragma once

#include <annals/defect.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"
#include "storage/cursor.h"
#include "storage/packed_row.h"
#include "storage/packed_series.h"
#include "storage/planned_row.h"
#include "storage/registry.h"

namespace annals::storage {

// The packed form of a series, with Unpacker::kRoomBehind behind it, valid until the next call for
// the connection; empty if there is no such series.
std::optional<std::string_view> read_packed(Connection& connection, const SeriesKey& key);

// The packed series of one indicator, in the order of the table's key.
class PackedRange {
 public:
  // From one agency to another, both included. REQUIRES: the same indicator.
  PackedRange(Connection& connection, const SeriesKey& first, const SeriesKey& last);

  // False at the end. Throws Failure with kInvalidData where the rows do not ascend: in a damaged
  // file they need not.
  bool next();
  std::int64_t agency_id() const noexcept { return agency_id_; }
  // Valid until the next series is asked for.
  std::string_view content() const { return cursor_.blob(1); }

 private:
  Cursor cursor_;
  std::int64_t indicator_id_;
  std::int64_t agency_id_, last_;
};

// What is current, of all revisions of a series as scan_series() gives them.
std::vector<PackedYear> weighed(std::span<const StoredRevision> revisions, Registry& registry);

// The same of what a reading with these options sees: years of which it sees none are left out.
std::vector<PackedYear> seen(std::span<const StoredRevision> revisions, Registry& registry,
                             const ReadOptions& options);

// Packed series on their way into the table, which they reach in the order of its key.
class PackedRows {
 public:
  bool empty() const noexcept { return rows_.empty(); }
  // Bytes held.
  std::size_t size() const noexcept { return bytes_.size(); }

  // REQUIRES: at least one year.
  void add(const SeriesKey& key, std::span<const PackedYear> years);
  // Puts them into the table, in place of those there, and forgets them.
  void write(Connection& connection);

 private:
  std::vector<PackedRow> rows_;
  std::string bytes_;
};

// Makes the whole table anew from the history; the number of series that it had wrong or not at
// all, or had too much. Within the transaction that is open.
std::size_t rebuild_packed(Connection& connection, Registry& registry);

// To be called when the day on which a source was published has changed: weighs anew, within the
// transaction that is open, every observation with several revisions.
void weigh_anew(Connection& connection, Registry& registry);

// Adds what the table has that does not follow from the history.
void check_packed(Connection& connection, Registry& registry, std::vector<Defect>& defects);

}  // namespace annals::storage
