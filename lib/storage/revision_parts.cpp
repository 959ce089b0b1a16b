#include "storage/revision_parts.h"

#include <utility>

#include "storage/insert.h"
#include "storage/planned_order.h"
#include "storage/write_plan.h"

namespace annals::storage {

std::uint16_t RevisionParts::Part::position_of(const RecordedWrite& write) {
  if (!ids.empty() && ids.back() == write.record.id) {
    return static_cast<std::uint16_t>(ids.size() - 1);
  }
  const auto [found, is_new] =
      positions.emplace(write.record.id, static_cast<std::uint16_t>(batches.size()));
  if (is_new) {
    batches.emplace_back(write.source);
    ids.push_back(write.record.id);
  }
  return found->second;
}

// Agencies and indicators come by code, and the tables have them by id.
void RevisionParts::Part::write(Connection& connection) {
  sort_planned(rows);
  const RowsProven proven(connection, rows.size());
  insert_observations(connection, rows, batches, ids);
  packed.write(connection);
}

RevisionParts::Kept RevisionParts::add(const SeriesKey& key, const RecordedWrite& write,
                                       const RecordedRevision& revision) {
  if (!(key == key_)) end_series();
  key_ = key;
  if (coming_.rows.size() >= rows_of_a_part_ || coming_.batches.size() >= kMaxBatches) pass_on();
  const std::uint16_t position = coming_.position_of(write);
  Batch& batch = coming_.batches[position];
  const Observation& said = revision.observation;
  if (revision.retracted) {
    batch.retract(revision.agency, revision.indicator, said.year, said.note);
  } else {
    batch.add(revision.agency, revision.indicator, said);
  }
  const Batch::Row& row = batch.rows().back();
  const Batch::Detail* detail = batch.detail(row);
  coming_.rows.push_back({static_cast<std::uint32_t>(key.agency_id),
                          static_cast<std::uint32_t>(key.indicator_id), row.year, position,
                          static_cast<std::uint32_t>(batch.size() - 1), 0, row.retracted,
                          is_plain(row)});
  series_.push_back(stored_revision(write.record.id, row, detail));
  return {row, detail};
}

void RevisionParts::end_series() {
  if (series_.empty()) return;
  coming_.packed.add(key_, weighed(series_, registry_));
  series_.clear();
}

void RevisionParts::pass_on() {
  settle();
  if (!std::exchange(long_, true)) registry_.learn_all();
  going_ = std::exchange(coming_, {});
  writing_ = std::async(std::launch::async, [this] { going_.write(connection_); });
}

void RevisionParts::settle() {
  if (writing_.valid()) writing_.get();
}

void RevisionParts::finish() {
  end_series();
  settle();
  coming_.write(connection_);
  coming_ = {};
}

}  // namespace annals::storage
