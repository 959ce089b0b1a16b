// Digests of what batches recorded.
//
// The digest of a series of a batch is the SHA-256 of the packed form (see packed_series.h) of the
// revisions that the batch has of it, none of them marked as having others beside it; and behind
// it, for each revision with a detail, its numerator and its denominator (each a byte that is 1 if
// it is there and 0 if not, the exponent in a byte and the mantissa in 8, the lowest first, both 0
// if it is not), its locator and its note.
//
// The content of a batch is the SHA-256 of, for each of its series by the codes of indicator and
// agency, these two and the 32 bytes of the series' digest; and then of its source's code,
// recorded_at, author, reason and program. Each text has its length before it, in 4 bytes, the
// lowest first. Codes and no ids, so that what was loaded into another store has the same content.
//
// Stored; do not change.
#pragma once

#include <annals/batch.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/sha256.h"
#include "storage/connection.h"
#include "storage/planned_row.h"
#include "storage/revisions.h"

namespace annals::storage {

// The digest of a series of one batch, by year. "details" are those of the revisions that have one.
core::Digest digest_of(std::span<const StoredRevision> revisions,
                       std::span<const Batch::Detail> details);

// Splits a series by batch: shows the digest of each that has a part in it. "revisions" are all of
// them by year, or all of some batches.
void each_batch(Connection& connection, const SeriesKey& key,
                std::span<const StoredRevision> revisions,
                const std::function<void(std::int64_t batch_id, const core::Digest&)>& visit);

// What the row of a batch says.
struct BatchHead {
  std::string source, recorded_at, author, reason, program;
};
// Throws Failure if it is not there.
BatchHead head_of_batch(Connection& connection, std::int64_t batch_id);

class BatchDigest {
 public:
  // REQUIRES: by the codes of indicators, and then of agencies.
  void add(std::string_view indicator, std::string_view agency, const core::Digest& series);
  // To be called once, at the end.
  core::Digest content(const BatchHead& head);
  // Two bytes of the digest of each series, in their order: enough to tell which of them changed.
  static constexpr std::size_t kBytesOfAPart = 2;
  const std::string& parts() const noexcept { return parts_; }

 private:
  core::Sha256 sha256_;
  std::string parts_;
};
using BatchDigests = std::map<std::int64_t, BatchDigest>;

// The digests of batches that have written to these series and to no others, out of the packed
// series as far as these tell it. Of a series that is not there nothing is told.
BatchDigests digests_of(Connection& connection, std::span<const std::int64_t> batches,
                        std::vector<SeriesKey> series);

}  // namespace annals::storage
