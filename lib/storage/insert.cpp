#include "storage/insert.h"

#include <algorithm>

namespace annals::storage {
namespace {

bool has_detail(const PlannedRow& row, std::span<const Batch> batches) {
  const Batch& batch = batches[row.batch];
  const Batch::Detail* detail = batch.detail(batch.rows()[row.row]);
  return detail && !detail->empty();
}

// What all rows say is said once, and four columns need not be asked of each of them.
void insert_plain(Connection& connection, std::int64_t batch_id) {
  connection
      .cursor(
          "INSERT INTO observation (agency_id, indicator_id, year, batch_id, mantissa, exponent) "
          "SELECT agency_id, indicator_id, year, ?1, mantissa, exponent FROM planned")
      .put(batch_id)
      .run();
}

void insert_any(Connection& connection) {
  connection
      .cursor(
          "INSERT INTO observation (agency_id, indicator_id, year, batch_id, mantissa, exponent, "
          "obs_status, bound, retracted, has_detail) "
          "SELECT agency_id, indicator_id, year, batch_id, mantissa, exponent, obs_status, bound, "
          "retracted, has_detail FROM planned")
      .run();
}

void insert_details(Connection& connection) {
  connection
      .cursor(
          "INSERT INTO observation_detail (agency_id, indicator_id, year, batch_id, "
          "numerator_mantissa, numerator_exponent, denominator_mantissa, denominator_exponent, "
          "locator, note) "
          "SELECT agency_id, indicator_id, year, batch_id, numerator_mantissa, numerator_exponent, "
          "denominator_mantissa, denominator_exponent, locator, note FROM planned "
          "WHERE has_detail")
      .run();
}

}  // namespace

void insert_observations(Connection& connection, std::span<const PlannedRow> rows,
                         std::span<const Batch> batches, std::span<const std::int64_t> ids) {
  const PlannedTable::Filling filling(connection.planned(), {rows, batches, ids});
  const bool plain = ids.size() == 1 && std::all_of(rows.begin(), rows.end(),
                                                    [](const auto& row) { return row.plain; });
  if (plain) return insert_plain(connection, ids.front());
  insert_any(connection);
  const bool details = std::any_of(rows.begin(), rows.end(), [&](const PlannedRow& row) {
    return !row.plain && has_detail(row, batches);
  });
  if (details) insert_details(connection);
}

}  // namespace annals::storage
