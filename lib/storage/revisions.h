// Rows of the table of observations, and the rule by which one of them is current.
#pragma once

#include <annals/batch.h>
#include <annals/observation.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "storage/connection.h"
#include "storage/planned_row.h"
#include "storage/registry.h"

namespace annals::storage {

// One revision as stored, without its detail.
struct StoredRevision {
  std::int64_t batch_id = 0;
  std::optional<Decimal> value;
  std::int16_t year = 0;
  ObsStatusSet status;
  Bound bound = Bound::kExact;
  bool retracted = false;
  bool has_detail = false;
};

// What a row of a batch becomes; "detail" may be null.
StoredRevision stored_revision(std::int64_t batch_id, const Batch::Row& row,
                               const Batch::Detail* detail);

// From the columns year, batch_id, mantissa, exponent, obs_status, bound, retracted, has_detail,
// the first of them at "column".
StoredRevision read_revision(const Cursor& cursor, int column);

// All revisions of a series within "years", by year and then as recorded, into "revisions".
void scan_series(Connection& connection, const SeriesKey& key, YearRange years,
                 std::vector<StoredRevision>& revisions);

// Fills in what few observations have.
void read_detail(Connection& connection, const SeriesKey& key, const StoredRevision& revision,
                 Observation& observation);

// The observation a revision stands for, with its detail.
Observation observation_of(Connection& connection, const SeriesKey& key,
                           const StoredRevision& revision);

// True if the revision is seen at all by a reading with these options.
bool is_seen(const KnownBatch& batch, const ReadOptions& options);

// The position of the current one among the revisions of one observation, in the order recorded:
// each source's word is its latest revision, unless retracted; of the sources the one published
// last counts, and between equals the one recorded last. Empty if none is left.
std::optional<std::size_t> current_among(std::span<const StoredRevision> revisions,
                                         Registry& registry, const ReadOptions& options);

// The end of the run of revisions that share the year of the one at "begin".
std::size_t end_of_year(std::span<const StoredRevision> revisions, std::size_t begin);

}  // namespace annals::storage
