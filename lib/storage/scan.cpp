#include "storage/scan.h"

#include <algorithm>
#include <utility>

#include "storage/code_order.h"
#include "storage/packed_table.h"

namespace annals::storage {

bool everything_is_seen(const ReadOptions& options) {
  return !options.as_of && !options.recorded_by;
}

IndicatorScan::IndicatorScan(Connection& connection, Registry& registry,
                             const Known<Indicator>& indicator,
                             const std::vector<Known<Agency>>& agencies, const ReadOptions& options)
    : indicator_(indicator) {
  if (!everything_is_seen(options)) {
    read_history(connection, registry, agencies, options);
  } else if (agencies.empty()) {
    read_range(connection, registry);
  } else {
    read_each(connection, agencies);
  }
}

void IndicatorScan::add(const Known<Agency>& agency, std::string_view bytes) {
  rows_.push_back({agency, bytes_.size(), bytes.size()});
  bytes_ += bytes;
}

// In the order of the table's key, so that it is one range of it.
void IndicatorScan::read_range(Connection& connection, Registry& registry) {
  {
    Cursor cursor = connection.cursor(
        "SELECT agency_id, content FROM packed_series WHERE indicator_id = ?1 ORDER BY agency_id");
    cursor.put(indicator_.id);
    while (cursor.step()) add(registry.agency(cursor.integer(0)), cursor.blob(1));
  }
  sort_by_code();
}

void IndicatorScan::read_each(Connection& connection, const std::vector<Known<Agency>>& agencies) {
  for (const Known<Agency>& agency : agencies) {
    Cursor cursor = connection.cursor(
        "SELECT content FROM packed_series WHERE indicator_id = ?1 AND agency_id = ?2");
    cursor.put(indicator_.id).put(agency.id);
    if (cursor.step()) add(agency, cursor.blob(0));
  }
}

void IndicatorScan::read_history(Connection& connection, Registry& registry,
                                 const std::vector<Known<Agency>>& agencies,
                                 const ReadOptions& options) {
  std::vector<Known<Agency>> all;
  if (agencies.empty()) {
    Cursor cursor =
        connection.cursor("SELECT agency_id FROM packed_series WHERE indicator_id = ?1");
    cursor.put(indicator_.id);
    while (cursor.step()) all.push_back(registry.agency(cursor.integer(0)));
  }
  std::vector<StoredRevision> revisions;
  std::string bytes;
  for (const Known<Agency>& agency : agencies.empty() ? all : agencies) {
    revisions.clear();
    scan_series(connection, {agency.id, indicator_.id}, options.years, revisions);
    const std::vector<PackedYear> years = seen(revisions, registry, options);
    if (years.empty()) continue;
    bytes.clear();
    pack(years, bytes);
    add(agency, bytes);
  }
  if (agencies.empty()) sort_by_code();
}

void IndicatorScan::sort_by_code() {
  const auto before = [](const Row& a, const Row& b) {
    return compare_codes(a.agency.value->code.str(), b.agency.value->code.str()) < 0;
  };
  if (!std::is_sorted(rows_.begin(), rows_.end(), before)) {
    std::sort(rows_.begin(), rows_.end(), before);
  }
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
        "WHERE p.indicator_id = i.id) ORDER BY i.code");
    while (cursor.step()) result.indicators.push_back(registry.indicator(cursor.integer(0)));
  }
  return result;
}

}  // namespace annals::storage
