#include "storage/revision_parts.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/room.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("revision_parts");

namespace annals::storage {
namespace {

using test::kCases;
using test::kCourt;
using test::kRate;
using test::kTax;
using test::Room;

// A store with values of three sources, revised, retracted and with details, over seven writes.
void fill(Store& store) {
  std::mt19937 random(41);
  const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
  test::define_court(store);
  for (int write = 0; write < 7; ++write) {
    Batch batch(test::source("report-" + std::to_string(below(3)), "2024"));
    for (int year = 2000; year < 2020; ++year) {
      for (const AgencyCode& agency : {kCourt, kTax}) {
        if (below(3) == 0) continue;
        Observation said = test::observation(year, std::to_string(below(4)), below(5) ? "" : "P");
        if (below(4) == 0) said.locator = "page " + std::to_string(below(9));
        batch.add(agency, below(2) == 0 ? kRate : kCases, said);
      }
    }
    store.write(batch).value();
  }
  for (const Revision& each : store.history(kCourt, kRate).value()) {
    if (!each.current || below(3) != 0) continue;
    store.write(Batch(each.source->code).retract(kCourt, kRate, each.observation.year, "wrong"))
        .value();
  }
}

// All tables that a history fills, by what their rows name.
std::string values_in(SQLite::Database& database) {
  return test::rows_of(database,
                       "SELECT a.code, i.code, o.year, o.batch_id, mantissa, exponent, obs_status, "
                       "bound, retracted, has_detail, locator, note "
                       "FROM observation AS o JOIN agency AS a ON a.id = o.agency_id "
                       "JOIN indicator AS i ON i.id = o.indicator_id "
                       "LEFT JOIN observation_detail USING (agency_id, indicator_id, year, "
                       "batch_id) ORDER BY 1, 2, 3, 4") +
         "\n" +
         test::rows_of(database,
                       "SELECT a.code, i.code, hex(content) FROM packed_series AS p "
                       "JOIN agency AS a ON a.id = p.id & 4294967295 "
                       "JOIN indicator AS i ON i.id = p.id >> 32 ORDER BY 1, 2");
}

// What a room holds that took the history in parts of so many rows.
std::string taken_over(const Store& store, std::size_t rows_of_a_part) {
  Room room;
  for (const SourceDocument& each : store.sources().value()) room.define(each);
  const std::vector<RecordedWrite> writes = store.writes().value();
  WriteScope scope(room.connection);
  for (const RecordedWrite& each : writes) {
    room.connection
        .cursor(
            "INSERT INTO batch SELECT ?1, id, '2024-01-31T08:30:00.000Z', '', '', '' "
            "FROM source WHERE code = ?2")
        .put(each.record.id)
        .put(each.source.str())
        .run();
  }
  RevisionParts parts(room.connection, room.registry, rows_of_a_part);
  store
      .each_revision([&](const RecordedRevision& revision) -> Result<void> {
        parts.settle();
        const SeriesKey key{room.registry.agency(revision.agency).id,
                            room.registry.indicator(revision.indicator).id};
        parts.add(key, writes[static_cast<std::size_t>(revision.write - 1)], revision);
        return {};
      })
      .value();
  parts.finish();
  scope.commit();
  return values_in(room.connection.database());
}

TEST_CASE("revision_parts: a history comes out as it went in, whatever the size of the parts") {
  const test::TempDir folder;
  Store store = Store::open(folder / "store.db").value();
  fill(store);
  SQLite::Database database((folder / "store.db").string());
  const std::string expected = values_in(database);
  REQUIRE(store.revision_count().value() > 150);
  for (const std::size_t rows : {1U, 2U, 7U, 100U, 1'000U}) {
    CAPTURE(rows);
    CHECK(taken_over(store, rows) == expected);
  }
}

TEST_CASE("revision_parts: what the thread that writes meets is thrown to who waits for it") {
  Room room;
  const RecordedWrite unknown{.record = {.id = 7}, .source = SourceCode("report")};
  WriteScope scope(room.connection);
  RevisionParts parts(room.connection, room.registry, 1);
  const SeriesKey key{room.registry.agency(kCourt).id, room.registry.indicator(kRate).id};
  const auto add = [&](int year) {
    parts.add(key, unknown,
              {.agency = kCourt,
               .indicator = kRate,
               .write = 7,
               .observation = test::observation(year, "1")});
  };
  add(2020);
  add(2021);  // passes 2020 on
  CHECK_THROWS_AS(parts.settle(), SQLite::Exception);
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
