#include "storage/write.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <string>
#include <vector>

#include "support/court.h"
#include "support/raw_sql.h"
#include "support/room.h"

TEST_SUITE_BEGIN("write");

namespace annals::storage {
namespace {

using test::kCases;
using test::kCourt;
using test::kRate;
using test::Room;
using test::says;
using test::shown;

std::string asked(Room& room, const char* sql) {
  return test::rows_of(room.connection.database(), sql);
}

TEST_CASE("write: no write is recorded before the one that precedes it, whatever the clock says") {
  Room room;
  room.write(says("r1", 2020, "1"));
  room.connection.database().exec("UPDATE batch SET recorded_at = '2999-01-31T08:30:00.000Z'");
  room.write(says("r1", 2020, "2"));
  CHECK(asked(room, "SELECT DISTINCT recorded_at FROM batch") == "2999-01-31T08:30:00.000Z");
}

TEST_CASE("write: a moment is written as in the schema, to the millisecond") {
  Room room;
  room.write(says("r1", 2020, "1"));
  CHECK(asked(room,
              "SELECT recorded_at GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:"
              "[0-5][0-9]:[0-6][0-9].[0-9][0-9][0-9]Z' FROM batch") == "1");
}

TEST_CASE("write: no batch is recorded where nothing changes") {
  Room room;
  room.write(says("r1", 2020, "1"));
  CHECK(shown(room.write(says("r1", 2020, "1"))) == "1 unchanged");
  CHECK(asked(room, "SELECT count(*) FROM batch") == "1");
}

TEST_CASE("write: each source that changes anything has a batch of its own") {
  Room room;
  room.write(std::vector{says("r1", 2020, "1"), says("r2", 2020, "2"), says("r1", 2021, "3")});
  CHECK(asked(room,
              "SELECT s.code, count(*) FROM observation AS o "
              "JOIN batch AS b ON b.id = o.batch_id JOIN source AS s ON s.id = b.source_id "
              "GROUP BY b.id ORDER BY b.id") == "r1|2\nr2|1");
}

TEST_CASE("write: the words of other sources are not this source's") {
  Room room;
  room.write(says("r1", 2020, "1"));
  CHECK(shown(room.write(says("r2", 2020, "1"))) == "1 inserted");
  CHECK(shown(room.write(says("r1", 2020, "1"))) == "1 unchanged");
  CHECK(shown(room.write(says("r1", 2020, "2"))) == "1 revised");
  CHECK(shown(room.write(says("r2", 2020, "1"))) == "1 unchanged");
}

TEST_CASE("write: rows are stored as the schema says") {
  Room room;
  Batch batch(test::source("r1"));
  batch.add(kCourt, kRate, test::observation(2020, "97.30"))
      .add(kCourt, kCases, test::observation(2020, "", "PL"));
  room.write(batch);
  room.write(test::retracts("r1", 2020, "why"));
  CHECK(asked(room,
              "SELECT year, batch_id, mantissa, exponent, obs_status, bound, retracted, "
              "has_detail FROM observation ORDER BY indicator_id, batch_id") ==
        "2020|1|9730|-2|A|0|0|0\n2020|2|NULL|NULL|A|0|1|1\n2020|1|NULL|NULL|LP|0|0|0");
  CHECK(asked(room, "SELECT note FROM observation_detail") == "why");
}

// The inserter takes rows by sixteen; every remainder must come through.
TEST_CASE("write: any number of rows is written") {
  for (int rows = 0; rows <= 50; ++rows) {
    Room room;
    Batch batch(test::source("r1"));
    for (int i = 0; i < rows; ++i) {
      Observation each = test::observation(2000 + i, std::to_string(i));
      if (i % 2 == 1) each.note = std::to_string(i);
      batch.add(kCourt, kRate, each);
    }
    CHECK(room.write(batch).inserted == static_cast<std::size_t>(rows));
    CHECK(asked(room, "SELECT count(*), ifnull(sum(mantissa), 0) FROM observation") ==
          std::to_string(rows) + "|" + std::to_string(rows * (rows - 1) / 2));
    CHECK(asked(room,
                "SELECT count(*) FROM observation AS o JOIN observation_detail AS d "
                "USING (agency_id, indicator_id, year, batch_id) "
                "WHERE o.has_detail = 1 AND d.note = o.mantissa") == std::to_string(rows / 2));
  }
}

TEST_CASE("write: constraints and foreign keys stand after a write of many rows") {
  Room room;
  Batch large(test::source("large"));
  for (int year = 1; year <= 2'999; ++year) {
    for (const char* agency : {"court", "tax"}) {
      large.add(AgencyCode(agency), IndicatorCode("cases"), test::observation(year, "5"));
    }
  }
  CHECK(room.write(large).inserted == 5'998);
  const auto insert = [&](const std::string& values) {
    return room.connection.database().tryExec(
        "INSERT INTO observation (agency_id, indicator_id, year, batch_id, mantissa, exponent, "
        "obs_status, bound, retracted, has_detail) VALUES (" +
        values + ")");
  };
  CHECK(insert("1, 1, 2020, 1, 5, 0, 'A', 9, 0, 0") == SQLITE_CONSTRAINT_CHECK);
  CHECK(insert("99, 1, 2020, 1, 5, 0, 'A', 0, 0, 0") == SQLITE_CONSTRAINT_FOREIGNKEY);
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
