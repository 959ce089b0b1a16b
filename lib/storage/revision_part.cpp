#include "storage/revision_part.h"

#include "storage/insert.h"
#include "storage/planned_order.h"
#include "storage/write_plan.h"

namespace annals::storage {
namespace {

constexpr std::size_t kRowsOfAPart = 250'000;

StoredRevision stored(std::int64_t write, const Batch::Row& row, bool has_detail) {
  StoredRevision revision;
  revision.batch_id = write;
  if (row.has_value) revision.value = row.value;
  revision.year = row.year;
  revision.status = row.status;
  revision.bound = row.bound;
  revision.retracted = row.retracted;
  revision.has_detail = has_detail;
  return revision;
}

}  // namespace

RevisionPart::Kept RevisionPart::add(const SeriesKey& key, const RecordedWrite& write,
                                     const RecordedRevision& revision) {
  if (!(key == key_)) end_series();
  key_ = key;
  if (rows_.size() >= kRowsOfAPart || batches_.size() >= kMaxBatches) this->write();
  const std::uint16_t position = position_of(write);
  Batch& batch = batches_[position];
  const Observation& said = revision.observation;
  if (revision.retracted) {
    batch.retract(revision.agency, revision.indicator, said.year, said.note);
  } else {
    batch.add(revision.agency, revision.indicator, said);
  }
  const Batch::Row& row = batch.rows().back();
  const Batch::Detail* detail = batch.detail(row);
  rows_.push_back({static_cast<std::uint32_t>(key.agency_id),
                   static_cast<std::uint32_t>(key.indicator_id), row.year, position,
                   static_cast<std::uint32_t>(batch.size() - 1), 0, row.retracted, is_plain(row)});
  series_.push_back(stored(write.record.id, row, detail != nullptr));
  return {row, detail};
}

std::uint16_t RevisionPart::position_of(const RecordedWrite& write) {
  if (!ids_.empty() && ids_.back() == write.record.id) {
    return static_cast<std::uint16_t>(ids_.size() - 1);
  }
  const auto [found, is_new] =
      positions_.emplace(write.record.id, static_cast<std::uint16_t>(batches_.size()));
  if (is_new) {
    batches_.emplace_back(write.source);
    ids_.push_back(write.record.id);
  }
  return found->second;
}

void RevisionPart::end_series() {
  if (series_.empty()) return;
  packed_.add(key_, weighed(series_, registry_));
  series_.clear();
}

// Agencies and indicators come by code, and the tables have them by id.
void RevisionPart::write() {
  sort_planned(rows_);
  const RowsProven proven(connection_, rows_.size());
  insert_observations(connection_, rows_, batches_, ids_);
  packed_.write(connection_);
  rows_.clear();
  batches_.clear();
  ids_.clear();
  positions_.clear();
}

void RevisionPart::finish() {
  end_series();
  write();
}

}  // namespace annals::storage
