#include "storage/scan.h"

#include <algorithm>
#include <utility>

#include "storage/packed_key.h"
#include "storage/packed_table.h"

namespace annals::storage {

bool everything_is_seen(const ReadOptions& options) {
  return !options.as_of && !options.recorded_by;
}

IndicatorScan::IndicatorScan(Connection& connection, Registry& registry,
                             const Known<Indicator>& indicator,
                             const std::vector<Known<Agency>>& agencies, const ReadOptions& options)
    : indicator_(indicator) {
  // Mostly enough, so that nothing is moved.
  constexpr std::size_t kBytesOfASeries = 128;
  const std::size_t expected =
      agencies.empty() ? registry.agency_order({}).ids.size() : agencies.size();
  rows_.reserve(expected);
  bytes_.reserve(expected * kBytesOfASeries);
  if (!everything_is_seen(options)) {
    read_history(connection, registry, agencies, options);
  } else if (agencies.empty()) {
    read_range(connection);
  } else {
    read_each(connection, agencies);
  }
  bytes_.append(Unpacker::kRoomBehind, '\0');
}

void IndicatorScan::add(std::int64_t agency_id, std::string_view bytes) {
  rows_.push_back({agency_id, bytes_.size(), bytes.size()});
  bytes_ += bytes;
  const YearRange years = years_of(bytes);
  years_.first = std::min(years_.first, years.first);
  years_.last = std::max(years_.last, years.last);
}

// In the order of the table's key, so that it is one range of it.
void IndicatorScan::read_range(Connection& connection) {
  PackedRange range(connection, {0, indicator_.id}, {kMaxAgencyId, indicator_.id});
  while (range.next()) add(range.agency_id(), range.content());
}

void IndicatorScan::read_each(Connection& connection, const std::vector<Known<Agency>>& agencies) {
  for (const Known<Agency>& agency : agencies) {
    const auto bytes = read_packed(connection, {agency.id, indicator_.id});
    if (bytes) add(agency.id, *bytes);
  }
}

void IndicatorScan::read_history(Connection& connection, Registry& registry,
                                 const std::vector<Known<Agency>>& agencies,
                                 const ReadOptions& options) {
  std::vector<std::int64_t> ids;
  for (const Known<Agency>& agency : agencies) ids.push_back(agency.id);
  if (agencies.empty()) {
    PackedRange range(connection, {0, indicator_.id}, {kMaxAgencyId, indicator_.id});
    while (range.next()) ids.push_back(range.agency_id());
  }
  std::vector<StoredRevision> revisions;
  std::string bytes;
  for (const std::int64_t id : ids) {
    revisions.clear();
    scan_series(connection, {id, indicator_.id}, options.years, revisions);
    const std::vector<PackedYear> years = seen(revisions, registry, options);
    if (years.empty()) continue;
    bytes.clear();
    pack(years, bytes);
    add(id, bytes);
  }
}

void IndicatorScan::sort_by_code(Registry& registry) {
  std::vector<std::int64_t> ids;
  for (const Row& row : rows_) ids.push_back(row.agency_id);
  const AgencyOrder& order = registry.agency_order(ids);
  std::vector<std::pair<std::uint32_t, Row>> placed;
  placed.reserve(rows_.size());
  std::size_t at = 0;
  for (const Row& row : rows_) {
    while (order.ids[at] != row.agency_id) ++at;
    placed.emplace_back(order.places[at], row);
  }
  std::sort(placed.begin(), placed.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i] = placed[i].second;
}

Selected look_up(Connection& connection, Registry& registry, const SeriesSelection& selection) {
  Selected result;
  for (const AgencyCode& code : selection.agencies) {
    result.agencies.push_back(registry.agency(code));
  }
  for (const IndicatorCode& code : selection.indicators) {
    result.indicators.push_back(registry.indicator(code));
  }
  if (result.indicators.empty()) {
    Cursor cursor = connection.cursor(
        "SELECT i.id FROM indicator AS i WHERE EXISTS (SELECT 1 FROM packed_series AS p "
        "WHERE p.id BETWEEN i.id << 32 AND i.id << 32 | 4294967295) ORDER BY i.code");
    while (cursor.step()) result.indicators.push_back(registry.indicator(cursor.integer(0)));
  }
  return result;
}

}  // namespace annals::storage
