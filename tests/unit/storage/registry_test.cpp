#include "storage/registry.h"

#include <doctest/doctest.h>

#include <string>

#include "storage/definition_versions.h"
#include "support/court.h"
#include "support/room.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

TEST_SUITE_BEGIN("registry");

namespace annals::storage {
namespace {

using test::kCourt;
using test::kRate;
using test::Room;

TEST_CASE("registry: what was looked up is kept until it is refreshed") {
  const test::TempDir folder;
  Room room(folder / "store.db");
  Connection other(folder / "store.db", {});
  room.registry.refresh();
  CHECK_FALSE(room.registry.agency(kCourt).value->last_year);

  Agency closed = test::agency("court");
  closed.last_year = Year(2020);
  define(other, closed, Redefine::kReplace);
  CHECK_FALSE(room.registry.agency(kCourt).value->last_year);
  room.connection.user_version();  // any statement notices that the file has changed
  CHECK(room.registry.refresh());
  CHECK(room.registry.agency(kCourt).value->last_year == Year(2020));
  CHECK_FALSE(room.registry.refresh());
}

TEST_CASE("registry: breaks, sources and indicators are refreshed too") {
  const test::TempDir folder;
  Room room(folder / "store.db");
  Connection other(folder / "store.db", {});
  room.write(test::says("r1", 2020, "1"));
  const std::int64_t indicator = room.registry.indicator(kRate).id;
  const std::int64_t source = source_id(room.connection, SourceCode("r1"));
  CHECK(room.registry.breaks(indicator).empty());
  CHECK_FALSE(room.registry.batch(1).known_from);

  define(other, SeriesBreak{.indicator = kRate, .first_year = Year(2015)}, Redefine::kRefuse);
  define(other, test::source("r1", "2024"), Redefine::kReplace);
  define(other, test::indicator("rate", IndicatorKind::kScore), Redefine::kReplace);
  room.connection.user_version();
  CHECK(room.registry.refresh());
  CHECK(room.registry.breaks(indicator).size() == 1);
  CHECK(room.registry.batch(1).known_from == parse_date("2024-12-31").value());
  CHECK(room.registry.source(source).value->published.has_value());
  CHECK(room.registry.indicator(kRate).value->kind == IndicatorKind::kScore);
}

TEST_CASE("registry: writes of its own connection are a change") {
  Room room;
  room.registry.refresh();
  CHECK_FALSE(room.registry.refresh());
  room.define(test::agency("new"));
  CHECK(room.registry.refresh());
}

TEST_CASE("registry: what is not defined is not kept as such") {
  Room room;
  CHECK(test::failure_of([&] { return room.registry.agency(AgencyCode("new")).id; }) ==
        "not_found: agency \"new\" is not defined");
  room.define(test::agency("new"));
  CHECK(room.registry.agency(AgencyCode("new")).value->code == AgencyCode("new"));
}

TEST_CASE("registry: a code and its id lead to one definition") {
  Room room;
  const Known<Agency>& by_code = room.registry.agency(kCourt);
  CHECK(room.registry.agency(by_code.id).value == by_code.value);
}

TEST_CASE("registry: a batch tells its write, its source and from when it is known") {
  Room room;
  room.write(test::says(test::source("r1", "2024-05"), 2020, "1"));
  const KnownBatch& batch = room.registry.batch(1);
  CHECK(batch.write->id == 1);
  CHECK(batch.write->author == "tester");
  CHECK(batch.source->code == SourceCode("r1"));
  CHECK(batch.known_from == parse_date("2024-05-31").value());
}

TEST_CASE("registry: a batch that is not there is damage") {
  Room room;
  CHECK(test::failure_of([&] { return room.registry.batch(9).source_id; }) ==
        "invalid_data: the store has values without their batch");
}

}  // namespace
}  // namespace annals::storage

TEST_SUITE_END();
