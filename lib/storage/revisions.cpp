#include "storage/revisions.h"

#include <string>
#include <string_view>
#include <utility>

#include "storage/errors.h"

namespace annals::storage {
namespace {

ObsStatusSet read_status(const Cursor& cursor, int column) {
  const std::string_view letters = cursor.view(column);
  if (letters == "A") return {};
  Result<ObsStatusSet> status = ObsStatusSet::parse(letters);
  if (!status) {
    fail(ErrorCode::kInvalidData, "the store holds the status \"" + std::string(letters) + "\"");
  }
  return *status;
}

// Whose word counts more: a later publication, then a later record.
std::pair<std::optional<Date>, std::int64_t> weight(const KnownBatch& batch) {
  return {batch.known_from, batch.write->id};
}

}  // namespace

StoredRevision stored_revision(std::int64_t batch_id, const Batch::Row& row,
                               const Batch::Detail* detail) {
  StoredRevision revision;
  revision.batch_id = batch_id;
  if (row.has_value) revision.value = row.value;
  revision.year = row.year;
  revision.status = row.status;
  revision.bound = row.bound;
  revision.retracted = row.retracted;
  revision.has_detail = detail != nullptr && !detail->empty();
  return revision;
}

StoredRevision read_revision(const Cursor& cursor, int column) {
  StoredRevision revision;
  revision.year = static_cast<std::int16_t>(cursor.small(column));
  revision.batch_id = cursor.integer(column + 1);
  revision.value = cursor.maybe_decimal(column + 2);
  revision.status = read_status(cursor, column + 4);
  revision.bound = static_cast<Bound>(cursor.small(column + 5));
  revision.retracted = cursor.small(column + 6) != 0;
  revision.has_detail = cursor.small(column + 7) != 0;
  return revision;
}

void scan_series(Connection& connection, const SeriesKey& key, YearRange years,
                 std::vector<StoredRevision>& revisions) {
  Cursor cursor = connection.cursor(
      "SELECT year, batch_id, mantissa, exponent, obs_status, bound, retracted, has_detail "
      "FROM observation WHERE agency_id = ?1 AND indicator_id = ?2 AND year BETWEEN ?3 AND ?4 "
      "ORDER BY year, batch_id");
  cursor.put(key.agency_id)
      .put(key.indicator_id)
      .put(static_cast<int>(years.first))
      .put(static_cast<int>(years.last));
  while (cursor.step()) revisions.push_back(read_revision(cursor, 0));
}

void read_detail(Connection& connection, const SeriesKey& key, const StoredRevision& revision,
                 Observation& observation) {
  Cursor cursor = connection.cursor(
      "SELECT numerator_mantissa, numerator_exponent, denominator_mantissa, "
      "denominator_exponent, locator, note FROM observation_detail "
      "WHERE agency_id = ?1 AND indicator_id = ?2 AND year = ?3 AND batch_id = ?4");
  cursor.put(key.agency_id).put(key.indicator_id).put(revision.year).put(revision.batch_id);
  if (!cursor.step()) return;
  observation.numerator = cursor.maybe_decimal(0);
  observation.denominator = cursor.maybe_decimal(2);
  observation.locator = cursor.text(4);
  observation.note = cursor.text(5);
}

Observation observation_of(Connection& connection, const SeriesKey& key,
                           const StoredRevision& revision) {
  Observation observation{.year = Year(revision.year)};
  observation.value = revision.value;
  observation.bound = revision.bound;
  observation.status = revision.status;
  if (revision.has_detail) read_detail(connection, key, revision, observation);
  return observation;
}

bool is_seen(const KnownBatch& batch, const ReadOptions& options) {
  if (options.recorded_by && batch.write->recorded_at > *options.recorded_by) return false;
  if (options.as_of && (!batch.known_from || *batch.known_from > *options.as_of)) return false;
  return true;
}

std::optional<std::size_t> current_among(std::span<const StoredRevision> revisions,
                                         Registry& registry, const ReadOptions& options) {
  std::vector<std::pair<const KnownBatch*, std::size_t>> words;  // the latest of each source
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    const KnownBatch& batch = registry.batch(revisions[i].batch_id);
    if (!is_seen(batch, options)) continue;
    std::size_t at = 0;
    while (at < words.size() && words[at].first->source_id != batch.source_id) ++at;
    if (at == words.size()) words.emplace_back();
    words[at] = {&batch, i};
  }
  const std::pair<const KnownBatch*, std::size_t>* best = nullptr;
  for (const auto& word : words) {
    if (revisions[word.second].retracted) continue;
    if (!best || weight(*best->first) < weight(*word.first)) best = &word;
  }
  return best ? std::optional(best->second) : std::nullopt;
}

std::size_t end_of_year(std::span<const StoredRevision> revisions, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < revisions.size() && revisions[end].year == revisions[begin].year) ++end;
  return end;
}

}  // namespace annals::storage
