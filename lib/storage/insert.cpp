#include "storage/insert.h"

#include <algorithm>

namespace annals::storage {
namespace {

bool has_detail(const PlannedRow& row, std::span<const Batch> batches) {
  const Batch& batch = batches[row.batch];
  const Batch::Detail* detail = batch.detail(batch.rows()[row.row]);
  return detail && !detail->empty();
}

}  // namespace

void insert_observations(Connection& connection, std::int64_t batch_id,
                         std::span<const PlannedRow> rows, std::span<const Batch> batches) {
  const PlannedTable::Filling filling(connection.planned(), rows, batches);
  connection
      .cursor(
          "INSERT INTO observation (agency_id, indicator_id, year, batch_id, mantissa, exponent, "
          "obs_status, bound, retracted, has_detail) "
          "SELECT agency_id, indicator_id, year, ?1, mantissa, exponent, obs_status, bound, "
          "retracted, has_detail FROM planned")
      .put(batch_id)
      .run();
  if (std::none_of(rows.begin(), rows.end(),
                   [&](const PlannedRow& row) { return has_detail(row, batches); })) {
    return;
  }
  connection
      .cursor(
          "INSERT INTO observation_detail (agency_id, indicator_id, year, batch_id, "
          "numerator_mantissa, numerator_exponent, denominator_mantissa, denominator_exponent, "
          "locator, note) "
          "SELECT agency_id, indicator_id, year, ?1, numerator_mantissa, numerator_exponent, "
          "denominator_mantissa, denominator_exponent, locator, note FROM planned "
          "WHERE has_detail")
      .put(batch_id)
      .run();
}

}  // namespace annals::storage
