#include "storage/planned_table.h"

#include <annals/batch.h>
#include <doctest/doctest.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "support/builders.h"
#include "support/raw_sql.h"
#include "support/room.h"

TEST_SUITE_BEGIN("planned_table");

namespace annals::storage {
namespace {

using test::Room;

const AgencyCode kAgency("court");
const IndicatorCode kIndicator("rate");

// What a statement sees of a batch whose rows have the agency id 7 and the indicator id 8.
std::string seen(const Batch& batch, const std::string& columns) {
  Room room;
  std::vector<PlannedRow> rows;
  for (std::uint32_t i = 0; i < batch.size(); ++i) {
    rows.push_back({7, 8, batch.rows()[i].year, 0, i, 0, false, false});
  }
  const std::int64_t id = 9;
  const PlannedTable::Filling filling(room.connection.planned(),
                                      {rows, std::span(&batch, 1), std::span(&id, 1)});
  return test::rows_of(room.connection.database(), "SELECT " + columns + " FROM planned");
}

TEST_CASE("planned_table: ids come from the plan, the rest from the batch, in the plan's order") {
  Batch batch(SourceCode("report"));
  batch.add(kAgency, kIndicator, test::observation(2020, "97.30"));
  batch.add(kAgency, kIndicator, test::observation(2021, "122e3", "P"));
  CHECK(seen(batch,
             "agency_id, indicator_id, year, batch_id, mantissa, exponent, obs_status, bound, "
             "retracted, has_detail") == "7|8|2020|9|9730|-2|A|0|0|0\n7|8|2021|9|122|3|P|0|0|0");
}

TEST_CASE("planned_table: what is not there is NULL") {
  Batch batch(SourceCode("report"));
  batch.add(kAgency, kIndicator, test::observation(2020, "", "L"));
  batch.retract(kAgency, kIndicator, Year(2021));
  CHECK(seen(batch, "mantissa, exponent, obs_status, retracted, numerator_mantissa, locator") ==
        "NULL|NULL|L|0|NULL|NULL\nNULL|NULL|A|1|NULL|NULL");
}

TEST_CASE("planned_table: a row without a detail, or with an empty one, has none of it") {
  Batch batch(SourceCode("report"));
  batch.add(kAgency, kIndicator, test::observation(2020, "1"));
  Observation noted = test::observation(2021, "2");
  noted.note = "as printed";
  batch.add(kAgency, kIndicator, noted);
  CHECK(seen(batch,
             "has_detail, numerator_mantissa, numerator_exponent, denominator_mantissa, "
             "denominator_exponent, locator, note") ==
        "0|NULL|NULL|NULL|NULL|NULL|NULL\n1|NULL|NULL|NULL|NULL||as printed");
}

TEST_CASE("planned_table: a row with a detail has all of it") {
  Observation full = test::observation(2020, "50");
  full.bound = Bound::kAtMost;
  full.numerator = test::dec("1");
  full.denominator = test::dec("2.0");
  full.note = "as printed";
  Batch batch(SourceCode("report"));
  batch.add(kAgency, kIndicator, full);
  CHECK(seen(batch,
             "bound, has_detail, numerator_mantissa, numerator_exponent, "
             "denominator_mantissa, denominator_exponent, locator, note") ==
        "3|1|1|0|20|-1||as printed");
}

TEST_CASE("planned_table: each row has the id of its batch, or all of them the one that is given") {
  std::vector<Batch> batches;
  for (const char* code : {"one", "other"}) {
    batches.emplace_back(SourceCode(code)).add(kAgency, kIndicator, test::observation(2020, "1"));
  }
  const std::vector<PlannedRow> rows{{7, 8, 2020, 1, 0, 0, false, true},
                                     {7, 8, 2020, 0, 0, 0, false, true}};
  Room room;
  const auto ids_seen = [&](const std::vector<std::int64_t>& ids) {
    const PlannedTable::Filling filling(room.connection.planned(), {rows, batches, ids});
    return test::rows_of(room.connection.database(), "SELECT batch_id FROM planned");
  };
  CHECK(ids_seen({11, 22}) == "22\n11");
  CHECK(ids_seen({33}) == "33\n33");
}

TEST_CASE("planned_table: it can be read twice at once") {
  Batch batch(SourceCode("report"));
  batch.add(kAgency, kIndicator, test::observation(2020, "1"));
  batch.add(kAgency, kIndicator, test::observation(2021, "2"));
  CHECK(seen(batch, "(SELECT sum(other.mantissa) FROM planned AS other)") == "3\n3");
}

TEST_CASE("planned_table: there are no rows outside a write") {
  Room room;
  CHECK(test::rows_of(room.connection.database(), "SELECT count(*) FROM planned") == "0");
  {
    Batch batch(SourceCode("report"));
    batch.add(kAgency, kIndicator, test::observation(2020, "1"));
    const std::vector<PlannedRow> rows{{7, 8, 2020, 0, 0, 0, false, true}};
    const std::int64_t id = 9;
    const PlannedTable::Filling filling(room.connection.planned(),
                                        {rows, std::span(&batch, 1), std::span(&id, 1)});
    CHECK(test::rows_of(room.connection.database(), "SELECT count(*) FROM planned") == "1");
  }
  CHECK(test::rows_of(room.connection.database(), "SELECT count(*) FROM planned") == "0");
}

TEST_CASE("planned_table: a view of the file cannot read it") {
  Room room;
  room.connection.database().exec("CREATE VIEW sly AS SELECT note FROM planned");
  CHECK_THROWS_AS(test::rows_of(room.connection.database(), "SELECT * FROM sly"),
                  SQLite::Exception);
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
