#include "storage/history.h"

#include <optional>
#include <string>

#include "storage/errors.h"
#include "storage/revisions.h"

namespace annals::storage {

std::vector<RecordedWrite> load_writes(Connection& connection) {
  std::vector<RecordedWrite> result;
  Cursor cursor = connection.cursor(
      "SELECT b.id, b.recorded_at, b.author, b.reason, b.program, s.code FROM batch AS b "
      "JOIN source AS s ON s.id = b.source_id ORDER BY b.id");
  while (cursor.step()) {
    result.push_back({{.id = cursor.integer(0),
                       .recorded_at = parse_timestamp(cursor.text(1)).value(),
                       .author = cursor.text(2),
                       .reason = cursor.text(3),
                       .program = cursor.text(4)},
                      SourceCode(cursor.text(5))});
  }
  return result;
}

void each_revision(Connection& connection,
                   const std::function<Result<void>(const RecordedRevision&)>& visit) {
  // The joins are nested in the order of the result, so that nothing is sorted or kept.
  Cursor cursor = connection.cursor(
      "SELECT a.id, i.id, o.year, o.batch_id, o.mantissa, o.exponent, o.obs_status, o.bound, "
      "o.retracted, o.has_detail, a.code, i.code FROM agency AS a CROSS JOIN indicator AS i "
      "CROSS JOIN observation AS o ON o.agency_id = a.id AND o.indicator_id = i.id "
      "ORDER BY a.code, i.code, o.year, o.batch_id");
  std::optional<RecordedRevision> revision;
  SeriesKey key{0, 0};
  while (cursor.step()) {
    const SeriesKey next{cursor.integer(0), cursor.integer(1)};
    if (!revision || next != key) {
      revision = RecordedRevision{.agency = AgencyCode(cursor.view(10)),
                                  .indicator = IndicatorCode(cursor.view(11)),
                                  .observation = {.year = kFirstYear}};
      key = next;
    }
    const StoredRevision stored = read_revision(cursor, 2);
    revision->write = stored.batch_id;
    revision->observation = observation_of(connection, key, stored);
    revision->retracted = stored.retracted;
    if (const Result<void> done = visit(*revision); !done) throw Failure{done.error()};
  }
}

}  // namespace annals::storage
