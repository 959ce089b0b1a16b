#include "storage/series_on_record.h"

#include <algorithm>
#include <cstddef>

#include "storage/packed_table.h"

namespace annals::storage {

SeriesOnRecord::SeriesOnRecord(Connection& connection, Registry& registry)
    : connection_(connection), registry_(registry) {}

// Of an agency that is new on record no series is looked for: so it is with each agency of a first
// import.
void SeriesOnRecord::load(const SeriesKey& key) {
  if (key.agency_id != key_.agency_id) {
    Cursor cursor = connection_.cursor("SELECT 1 FROM observation WHERE agency_id = ?1 LIMIT 1");
    is_new_agency_ = !cursor.put(key.agency_id).step();
  }
  key_ = key;
  years_.clear();
  has_history_ = false;
  if (is_new_agency_) return;
  if (const auto packed = read_packed(connection_, key)) unpack(*packed, years_);
}

std::vector<PackedYear>::iterator SeriesOnRecord::position_of(std::int16_t year) {
  // Years mostly arrive in their order, behind those on record.
  if (years_.empty() || years_.back().current.year < year) return years_.end();
  return std::lower_bound(
      years_.begin(), years_.end(), year,
      [](const PackedYear& each, std::int16_t wanted) { return each.current.year < wanted; });
}

std::span<const StoredRevision> SeriesOnRecord::history_of(std::int16_t year) {
  if (!has_history_) {
    history_.clear();
    scan_series(connection_, key_, {}, history_);
    has_history_ = true;
  }
  const auto begin = std::lower_bound(
      history_.begin(), history_.end(), year,
      [](const StoredRevision& each, std::int16_t wanted) { return each.year < wanted; });
  const auto end = std::find_if(begin, history_.end(),
                                [&](const StoredRevision& each) { return each.year != year; });
  return {begin, end};
}

const StoredRevision* SeriesOnRecord::word_of(std::int64_t source_id, std::int16_t year) {
  const auto at = position_of(year);
  if (at == years_.end() || at->current.year != year) return nullptr;
  const auto is_of_source = [&](const StoredRevision& revision) {
    return registry_.batch(revision.batch_id).source_id == source_id;
  };
  if (!at->others) return is_of_source(at->current) ? &at->current : nullptr;
  const auto revisions = history_of(year);
  const auto last = std::find_if(revisions.rbegin(), revisions.rend(), is_of_source);
  return last == revisions.rend() ? nullptr : &*last;
}

void SeriesOnRecord::add(const StoredRevision& revision) {
  const auto at = position_of(revision.year);
  if (at == years_.end() || at->current.year != revision.year) {
    years_.insert(at, {revision, false});
    return;
  }
  std::vector<StoredRevision> revisions;
  if (at->others) {
    const auto history = history_of(revision.year);
    revisions.assign(history.begin(), history.end());
  } else {
    revisions.push_back(at->current);
  }
  revisions.push_back(revision);
  const auto current = current_among(revisions, registry_, {});
  *at = {revisions[current.value_or(revisions.size() - 1)], true};
}

}  // namespace annals::storage
